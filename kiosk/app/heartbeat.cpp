#include "kiosk/app/heartbeat.h"

namespace kvitok::app {

namespace {

constexpr const char* version = "0.1.0";

std::string word_of(printer::Status status) {
    switch (status) {
        case printer::Status::ready:
            return "ready";
        case printer::Status::low_paper:
            return "low_paper";
        case printer::Status::no_paper:
            return "no_paper";
        case printer::Status::cover_open:
            return "cover_open";
        case printer::Status::cutter:
            return "cutter";
        case printer::Status::jam:
            return "jam";
        case printer::Status::overheated:
            return "overheated";
        case printer::Status::fault:
            return "fault";
        case printer::Status::absent:
            return "absent";
        case printer::Status::unknown:
            return "unknown";
    }
    return "unknown";
}

wire::ManualPayment manual_of(const PaymentRecord& record) {
    return {.id = record.id,
            .number = record.number,
            .account = record.quote.account,
            .amount = record.quote.amount,
            .created = record.created,
            .terminal_serial = record.terminal_serial,
            .terminal_number = record.terminal_number,
            .reason = record.reason,
            .approval = record.approval};
}

void count(wire::Heartbeat& beat, const deliver::Item& item) {
    const auto* record = std::get_if<PaymentRecord>(&item.what);
    if (!record) {
        beat.unsent_readings += 1;
    } else if (record->state == PaymentState::manual) {
        if (beat.manual.size() < wire::max_manual_payments)
            beat.manual.push_back(manual_of(*record));
    } else {
        beat.unsent_payments += 1;
        beat.unsent_sum = beat.unsent_sum + record->quote.amount;
    }
}

}  // namespace

wire::Heartbeat heartbeat_of(const State& state, const journal::ChainHead& head) {
    wire::Heartbeat beat{.terminal = state.site.terminal_number,
                         .version = version,
                         .time = state.now,
                         .journal_events = head.sequence};
    if (!head.hash.empty()) beat.journal_hash = head.hash;
    for (const deliver::Item& item : state.outbox.queue) count(beat, item);
    const Health& health = state.health;
    beat.devices = {{"payment_terminal", "", health.terminal_serial.value_or(""),
                     health.terminal ? "ready" : "absent"},
                    {"printer", "", "", word_of(health.printer)},
                    {"scanner", "", "", health.scanner ? "ready" : "absent"}};
    return beat;
}

}  // namespace kvitok::app
