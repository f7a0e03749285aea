#include "tests/sim/witness.h"

#include <algorithm>

namespace kvitok::simulated {

void Witness::complain(std::string what) {
    violations_.push_back(std::move(what));
}

void Witness::committed(const std::vector<journal::Write>& writes) {
    for (const journal::Write& write : writes) {
        if (const auto* payment = std::get_if<journal::PaymentChanged>(&write)) {
            const PaymentRecord& record = payment->record;
            const bool fresh = payments_.insert_or_assign(record.id.hex, record).second;
            if (fresh && !numbers_.insert(record.number).second) {
                complain("two payments are called " + record.number);
            }
        } else if (const auto* reading = std::get_if<journal::ReadingChanged>(&write)) {
            readings_[reading->reading.id] = reading->state;
        }
    }
    const auto open = std::count_if(payments_.begin(), payments_.end(), [](const auto& one) {
        return is_unresolved(one.second.state);
    });
    if (open > 1) complain("I9: two unresolved payments on one terminal");
}

void Witness::said_paid(const PaymentRecord& record, const char* where) {
    if (bank_.net_of(record.id.hex) != record.quote.amount) {
        complain("I7: " + record.number + " is called paid on " + where +
                 ", but the bank has not captured it");
    }
}

void Witness::shown(const State& state) {
    if (!std::holds_alternative<place::Pay>(state.session.place)) return;
    const PaymentRecord* record = pay::record_of(state.pay);
    if (record == nullptr) return;
    if (std::holds_alternative<pay::Paid>(state.pay)) {
        const deliver::Outcome* outcome = deliver::outcome_of(state.outbox, record->id.hex);
        const bool going_back =
            outcome && (std::holds_alternative<server::Failed>(outcome->what) ||
                        std::holds_alternative<server::Refunded>(outcome->what));
        const bool recovered_refund =
            payments_.contains(record->id.hex) &&
            (payments_.at(record->id.hex).state == PaymentState::refunding ||
             payments_.at(record->id.hex).state == PaymentState::refunded);
        if (going_back || recovered_refund) {
            said_refunded_.insert(record->id.hex);
        } else {
            said_paid(*record, "the screen");
        }
    } else if (std::holds_alternative<pay::Declined>(state.pay) ||
               std::holds_alternative<pay::Abandoned>(state.pay) ||
               std::holds_alternative<pay::Reversed>(state.pay)) {
        said_not_charged_.insert(record->id.hex);
    }
}

void Witness::paper(const Slip& slip) {
    if (slip.copy == 0 && ++originals_[slip.id] > 1)
        complain("I5: a second original of " + slip.id);
    if (!slip.payment) return;
    if (slip.kind == SlipKind::payment) said_paid(*slip.payment, "paper");
    if (slip.kind == SlipKind::not_paid) said_not_charged_.insert(slip.payment->id.hex);
    if (slip.kind == SlipKind::refund) said_refunded_.insert(slip.payment->id.hex);
}

const PaymentRecord* Witness::unresolved() const {
    for (const auto& [id, record] : payments_) {
        if (is_unresolved(record.state)) return &record;
    }
    return nullptr;
}

bool Witness::all_final() const {
    return std::all_of(payments_.begin(), payments_.end(),
                       [](const auto& one) { return is_final(one.second.state); }) &&
           std::none_of(readings_.begin(), readings_.end(),
                        [](const auto& one) { return one.second == ReadingState::queued; });
}

std::string Witness::unfinished() const {
    std::string text;
    for (const auto& [id, record] : payments_) {
        if (is_final(record.state)) continue;
        text += " " + record.number + " " + std::string(to_word(record.state));
    }
    for (const auto& [id, state] : readings_) {
        if (state == ReadingState::queued) text += " reading " + id;
    }
    return text;
}

void Witness::check_payment(const std::string& id, const PaymentRecord& record) {
    const Money captured = bank_.net_of(id), booked = ledger_.credited(id);
    const bool done = record.state == PaymentState::delivered;
    const Money expected = done ? record.quote.amount : Money{};
    const std::string name = record.number + " (" + std::string(to_word(record.state)) + "): ";
    const auto entries = bank_.entries();
    const auto captures = std::count_if(entries.begin(), entries.end(), [&](const auto& entry) {
        return entry.reference == id && entry.captured != Money{};
    });
    if (captures > 1) complain("I1: " + name + std::to_string(captures) + " captures");
    if (ledger_.credits_of(id) > 1) complain("I2: " + name + "credited twice");
    if (captured != expected || booked != expected) {
        complain("I3: " + name + "bank " + to_plain(captured) + ", books " + to_plain(booked) +
                 ", journal " + to_plain(expected));
    }
    if (done != (captured == record.quote.amount)) complain("I4: " + name + "done is not captured");
    if (said_not_charged_.contains(id) && captured != Money{}) {
        complain("I6: " + name + "the resident was told that nothing was charged");
    }
    if (said_refunded_.contains(id) && captured != Money{}) {
        complain("I6: " + name + "the resident was told that it goes back");
    }
}

void Witness::check_end() {
    if (!all_final()) complain("I8: not resolved:" + unfinished());
    for (const auto& [id, record] : payments_) check_payment(id, record);
    for (const sim::BankEntry& entry : bank_.entries()) {
        if (entry.reference == "foreign" || payments_.contains(entry.reference)) continue;
        complain("I3: the bank has a payment that the journal never saw: " + entry.rrn);
    }
    for (const auto& [id, state] : readings_) {
        const bool there = ledger_.readings().contains(id);
        if (there != (state == ReadingState::accepted)) complain("reading " + id + " went astray");
    }
    if (ledger_.balance() != Money{}) complain("I11: the books do not add up");
    if (ledger_.alarms() > 0) complain("the server was told two things under one id");
}

}  // namespace kvitok::simulated
