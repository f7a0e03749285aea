// MerchantAPI v2 in JSON: the envelopes of requests, and what answers say.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "net/server/moneta.h"

namespace kvitok::server::moneta {
namespace {

using Json = nlohmann::json;

constexpr std::string_view sbp_code = "https://qr.nspk.ru/";
constexpr const char* version = "VERSION_2";

// '/' may stand escaped or not; the codec reads both.
std::string json_text(std::string_view text) {
    return Json(std::string(text)).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string envelope(const Login& login, std::string_view method, std::string_view fields) {
    const auto token = fmt::format(R"("UsernameToken":{{"Username":{},"Password":{}}})",
                                   json_text(login.user), json_text(login.password));
    return fmt::format(
        R"({{"Envelope":{{"Header":{{"Security":{{{}}}}},"Body":{{"{}":{{{}}}}}}}}})", token,
        method, fields);
}

// The object of that name in the answer's body; null when it is a fault or no JSON.
Json answer_in(std::string_view body, const char* name) {
    const Json whole = Json::parse(body, nullptr, false);
    const Json* at = &whole;
    for (const char* key : {"Envelope", "Body", name}) {
        if (!at->is_object() || !at->contains(key)) return nullptr;
        at = &(*at)[key];
    }
    return *at;
}

// A text, or a whole number as its digits.
std::string word_in(const Json& object, const char* key) {
    if (!object.is_object() || !object.contains(key)) return {};
    const Json& value = object[key];
    if (value.is_string()) return value.get<std::string>();
    return value.is_number_integer() ? value.dump() : std::string();
}

std::string attribute(const Json& holder, std::string_view key) {
    if (!holder.is_object() || !holder.contains("attribute") || !holder["attribute"].is_array())
        return {};
    for (const Json& one : holder["attribute"])
        if (word_in(one, "key") == key) return word_in(one, "value");
    return {};
}

// "10", "10.5" and "10.50": attributes drop zeros at the end.
std::optional<Money> sum_of_attribute(std::string text) {
    const auto point = text.find('.');
    if (point == text.npos) {
        text += ".00";
    } else if (text.size() == point + 2) {
        text += "0";
    }
    return parse_money_text(text);
}

std::optional<Operation> operation_of(const Json& json) {
    const auto state = state_of(attribute(json, "statusid"));
    const auto amount = sum_of_attribute(attribute(json, "sourceamount"));
    if (!state || !amount || attribute(json, "sourcecurrencycode") != "RUB") return std::nullopt;
    return Operation{*state, word_in(json, "id"), *amount};
}

}  // namespace

std::optional<OperationState> state_of(std::string_view status) {
    if (status == "CREATED" || status == "INPROGRESS") return OperationState::waiting;
    if (status == "TAKENOUT" || status == "FROZEN" || status == "TAKENIN_NOTSENT")
        return OperationState::confirming;
    if (status == "SUCCEED") return OperationState::paid;
    if (status == "CANCELED") return OperationState::cancelled;
    return std::nullopt;
}

std::string invoice_request(const Login& login, const InvoiceWords& words) {
    return envelope(
        login, "InvoiceRequest",
        fmt::format(R"("version":"{}","payer":{},"payee":{},"amount":{},"clientTransaction":{},)"
                    R"("description":{},"operationInfo":{{"attribute":[)"
                    R"({{"key":"CUSTOMFIELD:QRTTL","value":"{}"}}]}})",
                    version, json_text(words.payer), json_text(words.payee),
                    money_text(words.amount), json_text(words.transaction),
                    json_text(words.description), words.life_minutes));
}

std::string find_request(const Login& login, std::string_view account,
                         std::string_view transaction) {
    return envelope(login, "FindOperationsListByCTIDRequest",
                    fmt::format(R"("version":"{}","accountId":{},"clientTransaction":{},)"
                                R"("pager":{{"pageNumber":1,"pageSize":10}})",
                                version, json_text(account), json_text(transaction)));
}

std::string cancel_request(const Login& login, std::string_view operation) {
    return envelope(
        login, "CancelTransactionRequest",
        fmt::format(R"("version":"{}","transactionId":{})", version, json_text(operation)));
}

std::optional<InvoiceAnswer> parse_invoice(std::string_view body, std::string_view transaction) {
    const Json answer = answer_in(body, "InvoiceResponse");
    if (!answer.is_object() || word_in(answer, "clientTransaction") != transaction)
        return std::nullopt;
    if (word_in(answer, "status") != "CREATED") return std::nullopt;
    InvoiceAnswer found{word_in(answer, "transaction"), {}};
    if (!answer.contains("operationInfo")) return found;
    const Json& info = answer["operationInfo"];
    if (!info.is_object() || !info.contains("attribute") || !info["attribute"].is_array())
        return found;
    for (const Json& one : info["attribute"]) {
        const std::string value = word_in(one, "value");
        if (value.starts_with(sbp_code)) found.code = value;
    }
    return found;
}

std::optional<Operation> parse_operations(std::string_view body, std::string_view transaction) {
    const Json answer = answer_in(body, "FindOperationsListByCTIDResponse");
    if (!answer.is_object()) return std::nullopt;
    if (word_in(answer, "size") == "0") return Operation{};
    if (!answer.contains("operation") || !answer["operation"].is_array()) return std::nullopt;
    std::optional<Operation> found;
    for (const Json& json : answer["operation"]) {
        if (attribute(json, "clienttransaction") != transaction) continue;
        const auto one = operation_of(json);
        if (!one) return std::nullopt;
        const bool better =
            !found ||
            (found->state != OperationState::paid &&
             (one->state == OperationState::paid || found->state == OperationState::cancelled));
        if (better) found = one;
    }
    return found;
}

bool parse_cancelled(std::string_view body) {
    return answer_in(body, "CancelTransactionResponse").is_object();
}

}  // namespace kvitok::server::moneta
