// What is said between a shop and MONETA, as text: signatures, notices, MerchantAPI v2 in JSON, and
// the address of the MONETA.Assistant page. Pure; any thread. Sources: docs.moneta.ru, "payments",
// "assistant", "sbp"; the shop protocol of payanyway.ru.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "net/server/acquirer.h"

namespace kvitok::server::moneta {

// "5589.37": roubles with a point and two places; nothing for any other form.
std::string money_text(Money amount);
std::optional<Money> parse_money_text(std::string_view text);

// The parameters that signatures are made of; an absent one is empty.
struct Parameters {
    std::string command;  // MNT_COMMAND: "CHECK" before money is taken
    std::string shop;     // MNT_ID
    std::string transaction;
    std::string operation;
    std::string amount;
    std::string currency;
    std::string subscriber;
    std::string test_mode;  // "0" or "1"
    std::string signature;
};

// MD5 as 32 lower-case hex digits, of the values in the protocol's order and the integrity code.
std::string checkout_signature(const Parameters& given, std::string_view code);
std::string notice_signature(const Parameters& given, std::string_view code);
// Of a reply; `result` is "200" and the like.
std::string reply_signature(std::string_view result, std::string_view shop,
                            std::string_view transaction, std::string_view code);

// The MNT_ values of an application/x-www-form-urlencoded text; nothing if it is none or names a
// value twice.
std::optional<Parameters> parse_form(std::string_view form);

// The page on which a phone pays by card; signed.
std::string assistant_address(std::string_view base, const Parameters& given,
                              std::string_view description, std::string_view code);

// Requests of MerchantAPI v2: whole bodies.
struct Login {
    std::string user;
    std::string password;
};
struct InvoiceWords {
    std::string payer;  // the acquirer's account of СБП payers
    std::string payee;  // the shop's account
    std::string transaction;
    Money amount;
    std::string description;
    int life_minutes = 10;
};
std::string invoice_request(const Login& login, const InvoiceWords& words);
std::string find_request(const Login& login, std::string_view account,
                         std::string_view transaction);
std::string cancel_request(const Login& login, std::string_view operation);

// What the answers say; nothing for a fault or another text.
struct InvoiceAnswer {
    std::string operation;
    std::string code;  // the СБП address among the attributes; empty if there is none
};
std::optional<InvoiceAnswer> parse_invoice(std::string_view body, std::string_view transaction);
// Unheard when the list is empty. The newest operation of the transaction counts; a paid one
// before any other.
std::optional<Operation> parse_operations(std::string_view body, std::string_view transaction);
bool parse_cancelled(std::string_view body);

// "SUCCEED" and its like; nothing for an unknown word.
std::optional<OperationState> state_of(std::string_view status);

}  // namespace kvitok::server::moneta
