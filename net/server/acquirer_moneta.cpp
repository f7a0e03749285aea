#include "net/server/acquirer_moneta.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "net/server/crypto.h"

namespace kvitok::server {
namespace {

constexpr Milliseconds call_limit{5'000};
constexpr const char* roubles_code = "RUB";

// Result codes of the answer to a notice.
std::string_view result_of(NoticeAnswer said) {
    switch (said) {
        case NoticeAnswer::paid:
            return "200";
        case NoticeAnswer::processing:
            return "302";
        case NoticeAnswer::unpaid:
            return "402";
        case NoticeAnswer::not_actual:
            break;
    }
    return "500";
}

// Where the acquirer's register sends its receipt.
std::string client_attribute(std::string_view contact) {
    if (contact.empty()) return {};
    const char* kind = contact.find('@') == contact.npos ? "phone" : "email";
    return fmt::format(
        "<MNT_ATTRIBUTES><ATTRIBUTE><KEY>CLIENT</KEY><VALUE>{{\"{}\":\"{}\"}}</VALUE></ATTRIBUTE>"
        "</MNT_ATTRIBUTES>",
        kind, contact);
}

nlohmann::json object_of(std::string_view text) {
    auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object()) throw std::invalid_argument("the acquirer's file is no JSON object");
    return json;
}

std::string word_of(const nlohmann::json& json, const char* key) {
    return json.contains(key) && json[key].is_string() ? json[key].get<std::string>()
                                                       : std::string();
}

}  // namespace

std::string_view to_word(NoticeError error) {
    switch (error) {
        case NoticeError::malformed:
            return "malformed";
        case NoticeError::wrong_signature:
            return "wrong signature";
        case NoticeError::other_shop:
            return "of another shop";
        case NoticeError::other_currency:
            return "in another currency";
        case NoticeError::other_mode:
            break;
    }
    return "of a test, or not of one";
}

MonetaConfig moneta_config_of(std::string_view text) {
    const auto json = object_of(text);
    MonetaConfig config{.shop = word_of(json, "shop"),
                        .sbp_payer = word_of(json, "sbp_payer"),
                        .assistant = word_of(json, "assistant"),
                        .integrity_code = word_of(json, "integrity_code"),
                        .login = {word_of(json, "user"), word_of(json, "password")}};
    if (const auto path = word_of(json, "service_path"); !path.empty()) config.service_path = path;
    config.test_mode = word_of(json, "mode") == "test";
    if (config.shop.empty() || config.integrity_code.empty())
        throw std::invalid_argument("the acquirer's file needs shop and integrity_code");
    return config;
}

MonetaReach moneta_reach_of(std::string_view text) {
    const auto json = object_of(text);
    MonetaReach reach{word_of(json, "address"), word_of(json, "ca_file")};
    if (reach.address.empty() || reach.ca_file.empty())
        throw std::invalid_argument("the acquirer's file needs address and ca_file");
    return reach;
}

MonetaAcquirer::MonetaAcquirer(MonetaConfig config, MakeExchange make_exchange, Acquirer& cards)
    : config_(std::move(config)), make_exchange_(std::move(make_exchange)), cards_(cards) {}

RefundResult MonetaAcquirer::refund(const PaymentId& payment, const Approval& approval) {
    return cards_.refund(payment, approval);
}

bool MonetaAcquirer::offers(PhoneMethod method) const {
    return method == PhoneMethod::sbp ? !config_.sbp_payer.empty() : !config_.assistant.empty();
}

tl::expected<std::string, AcquirerError> MonetaAcquirer::call(std::string body) {
    std::unique_ptr<http::Exchange> exchange;
    {
        const std::lock_guard lock(mutex_);
        if (!idle_.empty()) {
            exchange = std::move(idle_.back());
            idle_.pop_back();
        }
    }
    if (!exchange) exchange = make_exchange_();
    http::Request request{.method = "POST",
                          .path = config_.service_path,
                          .headers = {{"Content-Type", "application/json;charset=UTF-8"}},
                          .body = std::move(body),
                          .limits = {.total = call_limit}};
    auto answer = exchange->perform(request, {});
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(exchange));
    if (!answer) return tl::unexpected(AcquirerError::no_answer);
    // A fault comes with 400 and 500; it is a no only where the text is the acquirer's own.
    if (answer->status == 400 && answer->body.find("faultcode") != std::string::npos)
        return tl::unexpected(AcquirerError::refused);
    if (answer->status != 200) return tl::unexpected(AcquirerError::no_answer);
    return std::move(answer->body);
}

tl::expected<PhoneOrderTaken, AcquirerError> MonetaAcquirer::order(const PhoneOrder& order) {
    if (!offers(order.method)) return tl::unexpected(AcquirerError::not_offered);
    if (order.method == PhoneMethod::moneta) {
        const moneta::Parameters given{.shop = config_.shop,
                                       .transaction = order.payment.hex,
                                       .amount = moneta::money_text(order.total),
                                       .currency = roubles_code,
                                       .test_mode = config_.test_mode ? "1" : "0"};
        return PhoneOrderTaken{
            {},
            moneta::assistant_address(config_.assistant, given, order.description,
                                      config_.integrity_code)};
    }
    const auto body = call(moneta::invoice_request(
        config_.login, {config_.sbp_payer, config_.shop, order.payment.hex, order.total,
                        order.description, order.life_minutes}));
    if (!body) return tl::unexpected(body.error());
    const auto answer = moneta::parse_invoice(*body, order.payment.hex);
    if (!answer) return tl::unexpected(AcquirerError::no_answer);
    return PhoneOrderTaken{answer->operation, answer->code};
}

tl::expected<Operation, AcquirerError> MonetaAcquirer::find(const PaymentId& payment) {
    const auto body = call(moneta::find_request(config_.login, config_.shop, payment.hex));
    if (!body) return tl::unexpected(body.error());
    const auto operation = moneta::parse_operations(*body, payment.hex);
    if (!operation) return tl::unexpected(AcquirerError::no_answer);
    return *operation;
}

tl::expected<void, AcquirerError> MonetaAcquirer::cancel(const PaymentId& payment,
                                                         const std::string& operation) {
    std::string id = operation;
    if (id.empty()) {
        const auto found = find(payment);
        if (!found) return tl::unexpected(found.error());
        // Nobody has opened the page: there is nothing to end, and the acquirer will ask us first.
        if (found->state == OperationState::unheard) return {};
        id = found->id;
    }
    const auto body = call(moneta::cancel_request(config_.login, id));
    if (!body) return tl::unexpected(body.error());
    if (!moneta::parse_cancelled(*body)) return tl::unexpected(AcquirerError::no_answer);
    return {};
}

tl::expected<Notice, NoticeError> MonetaAcquirer::read_notice(std::string_view form) const {
    const auto given = moneta::parse_form(form);
    if (!given) return tl::unexpected(NoticeError::malformed);
    if (!equal_in_constant_time(moneta::notice_signature(*given, config_.integrity_code),
                                given->signature))
        return tl::unexpected(NoticeError::wrong_signature);
    if (given->shop != config_.shop) return tl::unexpected(NoticeError::other_shop);
    if (given->currency != roubles_code) return tl::unexpected(NoticeError::other_currency);
    if ((given->test_mode == "1") != config_.test_mode)
        return tl::unexpected(NoticeError::other_mode);
    const auto amount = moneta::parse_money_text(given->amount);
    const bool known = given->command.empty() || given->command == "CHECK";
    if (!amount || !known || (given->command.empty() && given->operation.empty()))
        return tl::unexpected(NoticeError::malformed);
    return Notice{!given->command.empty(), {given->transaction}, given->operation, *amount};
}

std::string MonetaAcquirer::reply_to(const Notice& notice, NoticeAnswer said,
                                     std::string_view contact) const {
    const std::string_view result = result_of(said);
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><MNT_RESPONSE><MNT_ID>{}</MNT_ID>"
        "<MNT_TRANSACTION_ID>{}</MNT_TRANSACTION_ID><MNT_RESULT_CODE>{}</MNT_RESULT_CODE>"
        "<MNT_SIGNATURE>{}</MNT_SIGNATURE>{}</MNT_RESPONSE>",
        config_.shop, notice.payment.hex, result,
        moneta::reply_signature(result, config_.shop, notice.payment.hex, config_.integrity_code),
        client_attribute(contact));
}

}  // namespace kvitok::server
