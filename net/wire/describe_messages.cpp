#include <limits>

#include "net/wire/archive.h"

namespace kvitok::wire {
namespace {

constexpr std::int64_t most_32_bits = std::numeric_limits<std::uint32_t>::max();
constexpr std::int64_t most_64_bits = std::numeric_limits<std::int64_t>::max();

// A word of one of the small enums of the messages.
template <class T, class Parse>
void describe_word(Archive& archive, T& value, Parse parse) {
    std::string text{to_word(value)};
    archive.text(text, 1, 32);
    if (!archive.is_reading() || archive.has_failed()) return;
    if (const auto parsed = parse(text)) {
        value = *parsed;
    } else {
        archive.fail(DecodeError::bad_value);
    }
}

}  // namespace

void describe(Archive& archive, RefundState& value) {
    describe_word(archive, value, parse_refund_state);
}

void describe(Archive& archive, LedgerState& value) {
    describe_word(archive, value, parse_ledger_state);
}

void describe(Archive& archive, Decision& value) {
    describe_word(archive, value, parse_decision);
}

void describe(Archive& archive, ErrorCode& value) {
    std::string text{to_word(value)};
    archive.text(text, 1, 64);
    if (archive.is_reading()) value = parse_error_code(text);
}

void describe(Archive& archive, int& value) {
    std::int64_t wide = value;
    archive.integer(wide, 0, 1'000'000);
    value = static_cast<int>(wide);
}

void describe(Archive& archive, House& value) {
    Object(archive)
        .field("notice", value.notice)
        .field("server_time", value.server_time)
        .text("receipt_url_base", value.receipt_url_base, 0, 256)
        .field("window", value.window)
        .field("pay_min", value.pay_min)
        .field("pay_max", value.pay_max)
        .field("fee", value.fee)
        .field("sbp", value.sbp)
        .field("moneta", value.moneta);
}

void describe(Archive& archive, BillQuery& value) {
    Object(archive)
        .text("pers_acc", value.pers_acc, 0, 64)
        .text("payee_inn", value.payee_inn, 0, 12)
        .text("personal_acc", value.personal_acc, 0, 20)
        .text("bic", value.bic, 0, 9)
        .maybe("sum", value.sum);
}

void describe(Archive& archive, Credentials& value) {
    Object(archive)
        .text("user", value.user, 1, max_user_name)
        .text("password", value.password, 1, max_password);
}

void describe(Archive& archive, SignedIn& value) {
    Object(archive).field("user", value.user).list("accounts", value.accounts, 0, max_accounts);
}

void describe(Archive& archive, AccountList& value) {
    Object(archive).list("accounts", value.accounts, 0, max_accounts);
}

void describe(Archive& archive, MeterList& value) {
    Object(archive).list("meters", value.meters, 0, max_meters).field("window", value.window);
}

void describe(Archive& archive, ReadingTaken& value) {
    Object(archive)
        .text("number", value.number, 1, 64)
        .field("counts_for", value.counts_for)
        .field("charge_date", value.charge_date)
        .hex("id", value.id, 32);
}

void describe(Archive& archive, QuoteRequest& value) {
    Object(archive).field("account", value.account).field("amount", value.amount);
}

void describe(Archive& archive, PaymentPost& value) {
    Object(archive)
        .field("id", value.id)
        .text("number", value.number, 1, 64)
        .field("quote", value.quote)
        .field("approval", value.approval)
        .text("terminal_serial", value.terminal_serial, 0, max_serial)
        .number("terminal_number", value.terminal_number, 0, most_32_bits)
        .field("created", value.created);
}

void describe(Archive& archive, PaymentTaken& value) {
    Object(archive)
        .text("reference", value.reference, 1, 64)
        .field("balance_after", value.balance_after)
        .field("credited_by", value.credited_by)
        .field("payment", value.payment);
}

void describe(Archive& archive, RefundRequest& value) {
    Object(archive).field("payment", value.payment).field("reason", value.reason);
}

void describe(Archive& archive, RefundTaken& value) {
    Object(archive).field("state", value.state).field("payment", value.payment);
}

void describe(Archive& archive, PaymentStatus& value) {
    Object(archive)
        .field("id", value.id)
        .field("state", value.state)
        .field("decision", value.decision)
        .maybe("approval", value.approval);
}

void describe(Archive& archive, ManualPayment& value) {
    Object(archive)
        .field("id", value.id)
        .text("number", value.number, 1, 64)
        .field("account", value.account)
        .field("amount", value.amount)
        .field("created", value.created)
        .text("terminal_serial", value.terminal_serial, 0, max_serial)
        .number("terminal_number", value.terminal_number, 0, most_32_bits)
        .field("reason", value.reason)
        .maybe("approval", value.approval);
}

void describe(Archive& archive, DeviceHealth& value) {
    Object(archive)
        .text("device", value.device, 1, 32)
        .text("model", value.model, 0, 64)
        .text("serial", value.serial, 0, 64)
        .text("status", value.status, 1, 32);
}

void describe(Archive& archive, Heartbeat& value) {
    Object(archive)
        .text("terminal", value.terminal, 1, 32)
        .text("version", value.version, 1, 64)
        .field("time", value.time)
        .number("journal_events", value.journal_events, 0, most_64_bits)
        .hex("journal_hash", value.journal_hash, 64)
        .number("unsent_payments", value.unsent_payments, 0, most_32_bits)
        .field("unsent_sum", value.unsent_sum)
        .number("unsent_readings", value.unsent_readings, 0, most_32_bits)
        .list("manual", value.manual, 0, max_manual_payments)
        .list("devices", value.devices, 0, max_devices);
}

void describe(Archive& archive, HeartbeatTaken& value) {
    Object(archive).field("server_time", value.server_time);
}

void describe(Archive& archive, Health& value) {
    Object(archive).text("status", value.status, 1, 256).text("version", value.version, 0, 64);
}

void describe(Archive& archive, Error& value) {
    Object(archive)
        .field("error", value.code)
        .field("message", value.message)
        .maybe("tries_left", value.tries_left)
        .maybe("minutes", value.minutes);
}

}  // namespace kvitok::wire
