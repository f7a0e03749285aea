#include "drivers/sim/terminal_unit.h"

#include <algorithm>

namespace kvitok::sim {

TerminalTraits traits_of(TerminalClass kind) {
    const bool two_phase = kind == TerminalClass::two_phase;
    const bool by_number = two_phase || kind == TerminalClass::by_number;
    return {two_phase, by_number, two_phase};
}

TerminalUnit::TerminalUnit(UnitOptions options, Bank& bank)
    : options_(std::move(options)), bank_(bank) {}

bool TerminalUnit::numbered() const {
    return traits_of(options_.kind).query_by_number;
}

bool TerminalUnit::begin(std::uint32_t wanted, Money amount, std::string_view reference,
                         MonoTime now) {
    if (!has_power() || is_running() || wanted <= number() || amount.kopecks <= 0) return false;
    give_back_uncommitted();
    current_ = Operation{wanted, amount, {}, std::string(reference), {}, {}, {}, Fate::open, false};
    if (numbered()) stored_ = current_;
    on_its_way_ = current_;
    phase_ = Phase::waiting;
    phase_ends_ = now + options_.card_patience;
    if (card_in_hand_) present_card(*std::exchange(card_in_hand_, {}), now);
    return true;
}

bool TerminalUnit::commit(std::uint32_t wanted, Money amount) {
    if (!stored_ || stored_->number != wanted) return false;
    if (stored_->fate == Fate::approved && stored_->approved == amount) {
        stored_->fate = Fate::committed;
    }
    return stored_->fate == Fate::committed;
}

bool TerminalUnit::reverse(std::uint32_t wanted, std::string_view rrn) {
    if (options_.kind == TerminalClass::two_phase) {
        if (!stored_ || stored_->number != wanted) return false;
        give_back_uncommitted();
        return stored_->fate == Fate::reversed || stored_->fate == Fate::declined;
    }
    if (bank_.reverse(rrn) == BankReversal::not_found) return false;
    if (stored_ && stored_->rrn == rrn) stored_->fate = Fate::reversed;
    return true;
}

bool TerminalUnit::present_card(CardOutcome outcome, MonoTime now) {
    if (phase_ != Phase::waiting) return false;
    card_ = outcome;
    phase_ = Phase::reading;
    phase_ends_ = now + options_.card_read;
    return true;
}

void TerminalUnit::hold_card_ready(CardOutcome outcome, MonoTime now) {
    if (!present_card(outcome, now)) card_in_hand_ = outcome;
}

void TerminalUnit::cancel(MonoTime now) {
    on_time(now);
    if (phase_ == Phase::waiting) decline("cancelled");
}

void TerminalUnit::power_cut(MonoTime now) {
    if (!has_power()) return;
    current_.reset();
    card_in_hand_.reset();
    phase_ = Phase::resting;
    phase_ends_ = never;
    ++boots_;
    power_back_ = now + options_.restart;
}

// What was on its way when the power went is given back: the terminal never heard of it.
void TerminalUnit::boot() {
    power_back_.reset();
    if (const auto lost = std::exchange(on_its_way_, {})) {
        if (lost->sent_to_bank && options_.kind != TerminalClass::weak) {
            for (const auto& entry : bank_.entries()) {
                const bool same = entry.terminal == options_.serial &&
                                  entry.number == lost->number &&
                                  entry.reference == lost->reference;
                if (same) bank_.reverse(entry.rrn);
            }
        }
        if (numbered()) {
            stored_->fate = Fate::declined;
            stored_->response = "cancelled";
        }
    }
    if (options_.reverse_on_restart) give_back_uncommitted();
}

bool TerminalUnit::foreign_operation(Money amount) {
    if (!has_power() || is_running()) return false;
    give_back_uncommitted();
    current_ = Operation{number() + 1, amount, {}, "foreign", {}, {}, {}, Fate::open, true};
    hear(bank_.authorise(options_.serial, current_->number, amount, amount, "000", "foreign"));
    stored_->fate = Fate::committed;
    return true;
}

void TerminalUnit::replace_by(std::string serial) {
    options_.serial = std::move(serial);
    stored_.reset();
    on_its_way_.reset();
}

Mishap TerminalUnit::mishap(UnitStep step, MonoTime now) {
    const Mishap what = hook_ ? hook_(step) : Mishap::none;
    if (what == Mishap::power_cut) power_cut(now);
    return what;
}

MonoTime TerminalUnit::next_wake() const {
    return power_back_ ? *power_back_ : phase_ends_;
}

void TerminalUnit::on_time(MonoTime now) {
    // Whatever is overdue happens as if it had happened at its own moment.
    for (MonoTime due = next_wake(); due <= now; due = next_wake()) {
        if (power_back_) {
            boot();
        } else {
            end_phase(due);
        }
    }
}

void TerminalUnit::end_phase(MonoTime now) {
    if (phase_ == Phase::waiting) return decline("timeout");
    if (phase_ == Phase::reading) {
        on_its_way_->sent_to_bank = true;
        if (mishap(UnitStep::card_read, now) == Mishap::power_cut) return;
        auto patience = options_.bank;
        if (card_ == CardOutcome::slow) patience = options_.slow_bank;
        if (card_ == CardOutcome::bank_silent) patience = options_.silent_bank;
        phase_ = Phase::at_bank;
        phase_ends_ = now + patience;
        return;
    }
    const auto entry = ask_bank();
    if (mishap(UnitStep::bank_took, now) == Mishap::power_cut) return;
    hear(entry);
    mishap(UnitStep::bank_heard, now);
}

BankEntry TerminalUnit::ask_bank() {
    Money granted = current_->asked;
    std::string_view response = "000";
    if (card_ == CardOutcome::declined_05) response = "005";
    if (card_ == CardOutcome::declined_51) response = "051";
    if (card_ == CardOutcome::bank_silent) response = "091";
    if (response != "000") granted = {};
    if (card_ == CardOutcome::other_amount) granted = granted + Money{100};
    return bank_.authorise(options_.serial, current_->number, current_->asked, granted, response,
                           current_->reference);
}

void TerminalUnit::hear(const BankEntry& entry) {
    phase_ = Phase::resting;
    phase_ends_ = never;
    on_its_way_.reset();
    current_->approved = entry.captured;
    current_->response = entry.response;
    current_->rrn = entry.rrn;
    current_->auth = entry.auth;
    const bool approved = entry.captured.kopecks != 0;
    current_->fate = !approved                                   ? Fate::declined
                     : options_.kind == TerminalClass::two_phase ? Fate::approved
                                                                 : Fate::committed;
    // Class C and D keep only what was positive.
    if (approved || numbered()) stored_ = current_;
}

void TerminalUnit::decline(std::string response) {
    phase_ = Phase::resting;
    phase_ends_ = never;
    on_its_way_.reset();
    current_->fate = Fate::declined;
    current_->response = std::move(response);
    if (numbered()) stored_ = current_;
}

void TerminalUnit::give_back_uncommitted() {
    if (!stored_ || stored_->fate != Fate::approved) return;
    bank_.reverse(stored_->rrn);
    stored_->fate = Fate::reversed;
}

}  // namespace kvitok::sim
