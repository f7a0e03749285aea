// A server without a network for tests: the demo's books in memory, a clock that tests move, chance
// from a seed.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <random>

#include "kiosk/domain/check.h"
#include "net/server/core.h"
#include "net/server/crypto.h"
#include "net/server/demo.h"
#include "net/server/store_ledger.h"
#include "net/wire/codec.h"
#include "net/wire/messages.h"

namespace kvitok::server {

struct TestClock : Clock {
    TimePoint now = demo_now();
    TimePoint wall() const override { return now; }
    MonoTime mono() const override { return {now.ms}; }
    void advance(Milliseconds by) { now = now + by; }
};

struct TestRandom : Random {
    std::mt19937_64 engine{42};
    void fill(std::span<std::byte> out) override {
        for (std::byte& byte : out) byte = static_cast<std::byte>(engine());
    }
};

struct TestLog : Log {
    std::string text;
    void write(Severity, std::string_view message) override {
        text += message;
        text += '\n';
    }
};

// Gives money back only when told to. Of phone payments it says what the test has put into it.
struct TestAcquirer : Acquirer {
    RefundResult result = RefundResult::refunded;
    std::map<std::string, int> asked;
    std::map<std::string, Operation> operations;
    bool reachable = true;
    bool cancels = true;
    std::string code = "https://qr.nspk.ru/AD100023V96ORJUR98CRVT2RR91R3UNA";
    int orders = 0;
    int finds = 0;
    std::vector<std::string> cancelled;

    RefundResult refund(const PaymentId& payment, const Approval&) override {
        ++asked[payment.hex];
        return result;
    }
    bool offers(PhoneMethod method) const override { return method == PhoneMethod::sbp; }
    tl::expected<PhoneOrderTaken, AcquirerError> order(const PhoneOrder& order) override {
        if (!reachable) return tl::unexpected(AcquirerError::no_answer);
        ++orders;
        const std::string operation = "op" + std::to_string(orders);
        operations[order.payment.hex] = {OperationState::waiting, operation, order.total};
        return PhoneOrderTaken{operation, code};
    }
    tl::expected<Operation, AcquirerError> find(const PaymentId& payment) override {
        ++finds;
        if (!reachable) return tl::unexpected(AcquirerError::no_answer);
        return operations[payment.hex];
    }
    tl::expected<void, AcquirerError> cancel(const PaymentId& payment,
                                             const std::string&) override {
        if (!reachable) return tl::unexpected(AcquirerError::no_answer);
        if (!cancels) return tl::unexpected(AcquirerError::refused);
        cancelled.push_back(payment.hex);
        operations[payment.hex].state = OperationState::cancelled;
        return {};
    }
};

// The demo with few flats and months, made once and copied for each test.
inline const Store& small_demo() {
    static const std::unique_ptr<Store> store = [] {
        auto made = std::make_unique<Store>(":memory:");
        TestRandom random;
        load_demo(*made, random, *make_quick_hasher(), {.flats = 24, .months = 12});
        return made;
    }();
    return *store;
}

inline const std::string guide{demo_guide_account};
inline const std::string neighbour{demo_neighbour_account};

struct World : testing::Test {
    TestClock clock;
    TestRandom random;
    TestLog log;
    TestAcquirer acquirer;
    std::unique_ptr<PasswordHasher> hasher = make_quick_hasher();
    std::unique_ptr<Store> store = small_demo().copy_in_memory();
    Core core{*store, clock, random, *hasher, acquirer, log};

    Response send(std::string method, std::string target, std::string body = {},
                  std::string key = {}, std::string bearer = {}) {
        Request request;
        request.method = std::move(method);
        request.target = std::move(target);
        request.body = std::move(body);
        request.idempotency_key = std::move(key);
        request.bearer = std::move(bearer);
        request.device = demo_device;
        return core.handle(request);
    }
    Response get(std::string target, std::string bearer = {}) {
        return send("GET", std::move(target), {}, {}, std::move(bearer));
    }
    Response sign_in(std::string_view name, std::string_view password) {
        return send("POST", "/v1/sessions",
                    wire::to_json(wire::Credentials{std::string(name), std::string(password)}));
    }
    std::string token_of(std::string_view name, std::string_view password) {
        return read<wire::SignedIn>(sign_in(name, password)).user.token;
    }
    template <class Message>
    Message read(const Response& response) {
        auto message = wire::from_json<Message>(response.body);
        EXPECT_TRUE(message.has_value()) << response.status << " " << response.body;
        return message.value_or(Message{});
    }
    wire::ErrorCode error_of(const Response& response) {
        const auto error = read<wire::Error>(response);
        EXPECT_EQ(response.status, wire::status_of(error.code));
        return error.code;
    }
    Money owed(const std::string& account) { return balance_of(*store, resident_book({account})); }

    Response ask_quote(const std::string& account, Money amount) {
        return send("POST", "/v1/quotes", wire::to_json(wire::QuoteRequest{{account}, amount}));
    }
    // A payment of a quote as a terminal would post it.
    wire::PaymentPost payment_of(const Quote& quote) {
        wire::PaymentPost post;
        post.id = {random_hex(random, 16)};
        post.number = "261122-0317";
        post.quote = quote;
        post.approval = {quote.amount + quote.fee, "632614000317", "704118", "•••• 4417, Мир",
                         "00000007"};
        post.terminal_serial = "VTK-1";
        post.terminal_number = 318;
        post.created = clock.now;
        return post;
    }
    wire::PaymentPost paid(const std::string& account, Money amount) {
        return payment_of(read<Quote>(ask_quote(account, amount)));
    }
    Response post(const wire::PaymentPost& payment) {
        return send("POST", "/v1/payments", wire::to_json(payment), payment.id.hex);
    }
};

}  // namespace kvitok::server
