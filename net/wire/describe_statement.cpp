#include "net/wire/archive.h"

namespace kvitok::wire {
namespace {

// A word of one of the enums of statements and invoices.
template <class T, class Parse>
void describe_money_word(Archive& archive, T& value, Parse parse) {
    std::string text{to_word(value)};
    archive.text(text, 1, 32);
    if (!archive.is_reading() || archive.has_failed()) return;
    if (const auto parsed = parse(text)) {
        value = *parsed;
    } else {
        archive.fail(DecodeError::bad_value);
    }
}

void describe(Archive& archive, Channel& value) {
    describe_money_word(archive, value, parse_channel);
}
void describe(Archive& archive, PostedState& value) {
    describe_money_word(archive, value, parse_posted_state);
}
void describe(Archive& archive, MoveKind& value) {
    describe_money_word(archive, value, parse_move_kind);
}
void describe(Archive& archive, PhoneMethod& value) {
    describe_money_word(archive, value, parse_phone_method);
}
void describe(Archive& archive, InvoiceState& value) {
    describe_money_word(archive, value, parse_invoice_state);
}

template <class T>
void word_field(Archive& archive, std::string_view key, T& value) {
    if (!archive.enter(key, Presence::required)) return;
    describe(archive, value);
    archive.leave();
}

constexpr std::size_t longest_code = 512;
constexpr std::size_t longest_contact = 64;
constexpr std::int64_t longest_life_s = 129'600 * 60;

}  // namespace

void describe(Archive& archive, PostedFact& value) {
    Object object(archive);
    object.field("id", value.id).text("number", value.number, 1, 64).field("at", value.at);
    word_field(archive, "channel", value.channel);
    word_field(archive, "state", value.state);
    object.field("amount", value.amount)
        .field("fee", value.fee)
        .field("balance_after", value.balance_after)
        .field("period", value.period)
        .field("approval", value.approval);
}

void describe(Archive& archive, Move& value) {
    Object object(archive);
    word_field(archive, "kind", value.kind);
    object.field("period", value.period)
        .field("service", value.service)
        .field("reason", value.reason)
        .field("amount", value.amount);
}

void describe(Archive& archive, Invoice& value) {
    Object object(archive);
    object.field("id", value.id)
        .text("number", value.number, 1, 64)
        .field("account", value.account)
        .field("payee", value.payee)
        .field("amount", value.amount)
        .field("fee", value.fee)
        .field("balance_after", value.balance_after)
        .field("period", value.period);
    word_field(archive, "method", value.method);
    word_field(archive, "state", value.state);
    object.text("code", value.code, 0, longest_code)
        .number("seconds_left", value.seconds_left, 0, longest_life_s)
        .field("created", value.created)
        .text("operation", value.operation, 0, max_rrn);
}

void describe(Archive& archive, Statement& value) {
    Object(archive)
        .field("account", value.account)
        .field("payee", value.payee)
        .field("from", value.from)
        .field("to", value.to)
        .field("until", value.until)
        .field("first", value.first)
        .field("last", value.last)
        .field("opening", value.opening)
        .list("moves", value.moves, 0, max_moves)
        .field("paid", value.paid)
        .field("closing", value.closing)
        .list("payments", value.payments, 0, max_payments)
        .list("open", value.open, 0, max_open_invoices);
}

void describe(Archive& archive, StatementQuery& value) {
    Object(archive)
        .field("account", value.account)
        .number("months", value.months, 0, max_statement_months)
        .maybe("from", value.from)
        .maybe("to", value.to);
}

void describe(Archive& archive, InvoiceOrder& value) {
    Object object(archive);
    object.field("id", value.id)
        .field("account", value.account)
        .field("amount", value.amount)
        .field("fee", value.fee);
    word_field(archive, "method", value.method);
    object.text("contact", value.contact, 0, longest_contact);
}

}  // namespace kvitok::wire
