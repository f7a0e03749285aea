#include "kiosk/main_desk_acquirer.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <fstream>
#include <map>

namespace kvitok::desk {

namespace {

using nlohmann::json;

constexpr std::int64_t an_hour = 3'600'000;
constexpr Milliseconds notice_limit{3'000};
constexpr std::array faults{
    "no-notice", "double-notice", "wrong-signature", "late", "stuck", "silent", "off"};

std::string digest(const std::string& text) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
    unsigned size = 0;
    EVP_Digest(text.data(), text.size(), out.data(), &size, EVP_md5(), nullptr);
    std::string hex;
    for (unsigned i = 0; i < size; ++i) {
        constexpr auto digits = "0123456789abcdef";
        hex += digits[out[i] / 16];
        hex += digits[out[i] % 16];
    }
    return hex;
}

// The check digits of an СБП address, by the bits of a shift register.
std::string check_digits(const std::string& address) {
    unsigned shift = 0xFFFF;
    for (const char each : address) {
        const auto letter = static_cast<unsigned char>(each);
        for (int bit = 7; bit >= 0; --bit) {
            const unsigned in = (letter >> bit) & 1u, out = (shift >> 15) & 1u;
            shift = (shift << 1) & 0xFFFFu;
            if (in != out) shift ^= 0x1021u;
        }
    }
    std::array<char, 5> text{};
    std::snprintf(text.data(), text.size(), "%04X", shift);
    return text.data();
}

std::string plain(const std::string& escaped) {
    std::string out;
    for (std::size_t i = 0; i < escaped.size(); ++i) {
        const bool code = escaped[i] == '%' && i + 2 < escaped.size();
        out +=
            code ? static_cast<char>(std::stoi(escaped.substr(i + 1, 2), nullptr, 16)) : escaped[i];
        if (code) i += 2;
    }
    return out;
}

std::map<std::string, std::string> query_of(const std::string& address) {
    std::map<std::string, std::string> found;
    std::size_t at = address.find('?');
    while (at != std::string::npos && at + 1 < address.size()) {
        const auto end = std::min(address.find('&', at + 1), address.size());
        const auto pair = address.substr(at + 1, end - at - 1);
        const auto equals = pair.find('=');
        if (equals != std::string::npos)
            found[pair.substr(0, equals)] = plain(pair.substr(equals + 1));
        at = end < address.size() ? end : std::string::npos;
    }
    return found;
}

std::string kopecks_of(std::string roubles) {
    std::erase(roubles, '.');
    const auto first = std::min(roubles.find_first_not_of('0'), roubles.size() - 1);
    return roubles.substr(first);
}

// A number of roubles in JSON, with its two places.
std::string roubles_of(const json& amount) {
    std::string text = amount.is_string() ? amount.get<std::string>() : amount.dump();
    const auto point = text.find('.');
    if (point == std::string::npos) return text + ".00";
    return text.size() - point == 2 ? text + "0" : text;
}

class ToPhoneBank final : public http::Exchange {
public:
    explicit ToPhoneBank(PhoneBank& bank) : bank_(bank) {}
    tl::expected<http::Response, http::ExchangeError> perform(const http::Request& request,
                                                              std::stop_token) override {
        if (bank_.is_silent()) return tl::unexpected(http::ExchangeError::timed_out);
        return http::Response{
            200, {{"Content-Type", "application/json"}}, bank_.answer(request.body)};
    }

private:
    PhoneBank& bank_;
};

}  // namespace

PhoneBank::PhoneBank(std::filesystem::path memory, const Clock& clock)
    : memory_(std::move(memory)), clock_(clock) {
    load();
}

std::unique_ptr<http::Exchange> PhoneBank::make_exchange() {
    return std::make_unique<ToPhoneBank>(*this);
}

void PhoneBank::connect(std::unique_ptr<http::Exchange> server) {
    const std::lock_guard lock(wire_);
    server_ = std::move(server);
}

void PhoneBank::look_at(std::string code) {
    const std::lock_guard lock(mutex_);
    if (!code.empty()) seen_ = std::move(code);
}

bool PhoneBank::is_silent() const {
    const std::lock_guard lock(mutex_);
    return fault_ == "silent";
}

std::string PhoneBank::answer(const std::string& body) {
    const std::lock_guard lock(mutex_);
    const json request = json::parse(body, nullptr, false);
    json said = {{"fault", {{"faultcode", "Client"}, {"faultstring", "unknown request"}}}};
    if (request.is_object() && request.contains("Envelope")) {
        const json& asked = request["Envelope"]["Body"];
        if (asked.contains("InvoiceRequest"))
            said = {{"InvoiceResponse", invoice(asked["InvoiceRequest"])}};
        if (asked.contains("FindOperationsListByCTIDRequest"))
            said = {{"FindOperationsListByCTIDResponse",
                     list(asked["FindOperationsListByCTIDRequest"])}};
        if (asked.contains("CancelTransactionRequest"))
            said = cancel(asked["CancelTransactionRequest"]);
    }
    return json{{"Envelope", {{"Body", said}}}}.dump();
}

nlohmann::json PhoneBank::invoice(const json& request) {
    const std::string transaction = request.value("clientTransaction", "");
    auto known = std::find_if(operations_.begin(), operations_.end(),
                              [&](const auto& one) { return one.transaction == transaction; });
    if (known == operations_.end()) {
        Operation made{.id = 416'490 + static_cast<std::int64_t>(operations_.size()),
                       .transaction = transaction,
                       .amount = roubles_of(request["amount"]),
                       .status = "CREATED"};
        std::string id = digest(transaction + "qr");
        std::transform(id.begin(), id.end(), id.begin(), ::toupper);
        made.code = "https://qr.nspk.ru/AD" + id.substr(0, 30) +
                    "?type=02&bank=100000000061&sum=" + kopecks_of(made.amount) + "&cur=RUB";
        made.code += "&crc=" + check_digits(made.code);
        operations_.push_back(made);
        save();
        known = operations_.end() - 1;
    }
    const json code = {{"key", "SBPQRURL"}, {"value", known->code}};
    const json info = {{"id", known->id}, {"attribute", json::array({code})}};
    return {{"status", "CREATED"},
            {"transaction", std::to_string(known->id)},
            {"clientTransaction", transaction},
            {"operationInfo", info}};
}

nlohmann::json PhoneBank::list(const json& request) const {
    const std::string transaction = request.value("clientTransaction", "");
    json found = json::array();
    for (const Operation& one : operations_) {
        if (one.transaction != transaction) continue;
        const auto attribute = [](const char* key, const std::string& value) {
            return json{{"key", key}, {"value", value}};
        };
        const json all = json::array(
            {attribute("statusid", one.status), attribute("sourceamount", one.amount),
             attribute("sourcecurrencycode", "RUB"), attribute("clienttransaction", transaction)});
        found.push_back({{"id", one.id}, {"attribute", all}});
    }
    return {{"size", found.size()}, {"totalSize", found.size()}, {"operation", found}};
}

nlohmann::json PhoneBank::cancel(const json& request) {
    const std::string id = request.value("transactionId", "");
    for (Operation& one : operations_) {
        if (std::to_string(one.id) != id || one.status != "CREATED") continue;
        one.status = "CANCELED";
        save();
        return {{"CancelTransactionResponse", {{"transactionId", id}}}};
    }
    return {{"fault", {{"faultcode", "Client"}, {"faultstring", "cannot be cancelled"}}}};
}

tl::expected<std::string, std::string> PhoneBank::operate(std::string_view verb,
                                                          std::string_view argument) {
    if (verb == "pay") return pay();
    if (verb == "decline") return decline();
    if (verb == "refund") return refund();
    if (verb == "settle") return settle();
    const std::lock_guard lock(mutex_);
    if (verb == "page") {
        const auto query = query_of(seen_);
        const auto sum = query.find(query.contains("sum") ? "sum" : "MNT_AMOUNT");
        if (seen_.empty()) return std::string("the camera has seen no code");
        return seen_.substr(0, seen_.find('?')) +
               (sum == query.end() ? std::string() : ", " + sum->first + " " + sum->second);
    }
    if (verb != "fault")
        return tl::unexpected(
            std::string("the phone knows: pay, decline, refund, settle, page, "
                        "fault"));
    if (std::find(faults.begin(), faults.end(), argument) == faults.end())
        return tl::unexpected(
            std::string("the faults are: no-notice, double-notice, "
                        "wrong-signature, late, stuck, silent, off"));
    fault_ = argument == "off" ? std::string() : std::string(argument);
    return "fault " + std::string(argument);
}

// The page for a card: its address proves itself, and the shop is asked before money is taken.
PhoneBank::Operation* PhoneBank::open_page(const std::string& address) {
    auto query = query_of(address);
    const std::string proof =
        digest(query["MNT_ID"] + query["MNT_TRANSACTION_ID"] + query["MNT_AMOUNT"] +
               query["MNT_CURRENCY_CODE"] + query["MNT_SUBSCRIBER_ID"] + query["MNT_TEST_MODE"] +
               integrity_code);
    if (query["MNT_ID"] != shop || query["MNT_SIGNATURE"] != proof) return nullptr;
    operations_.push_back({.id = 416'490 + static_cast<std::int64_t>(operations_.size()),
                           .transaction = query["MNT_TRANSACTION_ID"],
                           .amount = query["MNT_AMOUNT"],
                           .status = "CREATED",
                           .code = address});
    return &operations_.back();
}

PhoneBank::Operation* PhoneBank::seen_operation() {
    for (Operation& one : operations_)
        if (one.code == seen_) return &one;
    return seen_.starts_with(assistant) ? open_page(seen_) : nullptr;
}

PhoneBank::Done PhoneBank::pay() {
    std::unique_lock lock(mutex_);
    Operation* const one = seen_operation();
    if (!one) return tl::unexpected(std::string("the phone knows no such code"));
    if (one->status != "CREATED") return tl::unexpected("this code is " + one->status);
    const std::int64_t id = one->id;
    if (one->code.starts_with(assistant)) {
        const Operation asked = *one;
        lock.unlock();
        if (!accepted(asked, "CHECK")) return tl::unexpected(std::string("the shop says no"));
        lock.lock();
    }
    const auto at = [&]() -> Operation& {
        return *std::find_if(operations_.begin(), operations_.end(),
                             [&](const auto& each) { return each.id == id; });
    };
    Operation& paid = at();
    paid.status = fault_ == "no-notice" ? "SUCCEED"
                  : fault_ == "stuck"   ? "FROZEN"
                                        : "TAKENIN_NOTSENT";
    paid.wrong_signature = fault_ == "wrong-signature";
    paid.notices = fault_ == "no-notice" || fault_ == "stuck" ? 0
                   : fault_ == "double-notice"                ? 2
                                                              : 1;
    paid.notice_at = clock_.wall().ms + (fault_ == "late" ? an_hour : 0);
    save();
    lock.unlock();
    tick();
    lock.lock();
    return "paid, " + at().status;
}

PhoneBank::Done PhoneBank::decline() {
    const std::lock_guard lock(mutex_);
    Operation* const one = seen_operation();
    if (!one || one->status != "CREATED")
        return tl::unexpected(std::string("there is nothing to decline"));
    one->status = "CANCELED";
    save();
    return std::string("declined");
}

PhoneBank::Done PhoneBank::refund() {
    const std::lock_guard lock(mutex_);
    for (auto one = operations_.rbegin(); one != operations_.rend(); ++one) {
        if (one->status != "SUCCEED") continue;
        one->status = "CANCELED";
        save();
        return std::string("refunded");
    }
    return tl::unexpected(std::string("nothing was paid"));
}

PhoneBank::Done PhoneBank::settle() {
    {
        const std::lock_guard lock(mutex_);
        for (Operation& one : operations_) {
            if (one.status != "FROZEN" && one.status != "TAKENIN_NOTSENT") continue;
            one.status = "TAKENIN_NOTSENT";
            one.wrong_signature = false;
            one.notices = 1;
            one.notice_at = clock_.wall().ms;
        }
    }
    tick();
    return std::string("settled");
}

void PhoneBank::tick() {
    std::vector<std::int64_t> due;
    {
        const std::lock_guard lock(mutex_);
        for (Operation& one : operations_) {
            if (one.notices == 0 || one.notice_at > clock_.wall().ms) continue;
            for (; one.notices > 0; --one.notices) due.push_back(one.id);
        }
    }
    for (const std::int64_t id : due) send_notice(id);
}

void PhoneBank::send_notice(std::int64_t id) {
    const auto find = [&] {
        return std::find_if(operations_.begin(), operations_.end(),
                            [&](const auto& one) { return one.id == id; });
    };
    std::unique_lock lock(mutex_);
    const Operation told = *find();
    lock.unlock();
    if (!accepted(told, "")) return;
    lock.lock();
    if (find()->status == "TAKENIN_NOTSENT") find()->status = "SUCCEED";
    save();
}

std::string PhoneBank::form_of(const Operation& operation, std::string_view command) const {
    const std::string asked(command);
    const std::string id = asked.empty() ? std::to_string(operation.id) : "";
    std::string proof = digest(asked + shop + operation.transaction + id + operation.amount +
                               "RUB" + "0" + integrity_code);
    if (operation.wrong_signature) std::reverse(proof.begin(), proof.end());
    return "MNT_COMMAND=" + asked + "&MNT_ID=" + shop +
           "&MNT_TRANSACTION_ID=" + operation.transaction + "&MNT_OPERATION_ID=" + id +
           "&MNT_AMOUNT=" + operation.amount + "&MNT_CURRENCY_CODE=RUB&MNT_TEST_MODE=0" +
           "&MNT_SIGNATURE=" + proof;
}

// Whether the shop answers as it should, in words that prove themselves.
bool PhoneBank::accepted(const Operation& operation, std::string_view command) const {
    const std::lock_guard lock(wire_);
    if (!server_) return false;
    const auto answer =
        server_->perform({.method = "POST",
                          .path = "/acquirer/moneta",
                          .headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
                          .body = form_of(operation, command),
                          .limits = {.total = notice_limit}},
                         {});
    if (!answer || answer->status != 200) return false;
    const std::string result = command.empty() ? "200" : "402";
    const std::string proof = digest(result + shop + operation.transaction + integrity_code);
    return answer->body.find("<MNT_RESULT_CODE>" + result + "<") != std::string::npos &&
           answer->body.find("<MNT_SIGNATURE>" + proof + "<") != std::string::npos;
}

void PhoneBank::save() const {
    json all = json::array();
    for (const Operation& one : operations_) {
        all.push_back({one.id, one.transaction, one.amount, one.status, one.code, one.notice_at,
                       one.notices, one.wrong_signature});
    }
    std::ofstream(memory_) << all.dump();
}

void PhoneBank::load() {
    std::ifstream file(memory_);
    const json all = json::parse(file, nullptr, false);
    if (!all.is_array()) return;
    for (const json& one : all) {
        if (!one.is_array() || one.size() != 8) continue;
        operations_.push_back({.id = one[0].get<std::int64_t>(),
                               .transaction = one[1].get<std::string>(),
                               .amount = one[2].get<std::string>(),
                               .status = one[3].get<std::string>(),
                               .code = one[4].get<std::string>(),
                               .notice_at = one[5].get<std::int64_t>(),
                               .notices = one[6].get<int>(),
                               .wrong_signature = one[7].get<bool>()});
    }
}

}  // namespace kvitok::desk
