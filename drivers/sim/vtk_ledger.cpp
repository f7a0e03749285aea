#include "drivers/sim/vtk_ledger.h"

#include "kiosk/domain/check.h"

namespace kvitok::sim {

void VtkLedger::become(std::string serial, VtkMemory memory) {
    serial_ = std::move(serial);
    memory_ = std::move(memory);
}

VtkLedger::Begin VtkLedger::begin(std::uint32_t number, Money amount) {
    if (number < memory_.number || amount.kopecks <= 0) return Begin::ignored;
    if (number == memory_.number) {
        if (!memory_.last) return Begin::ignored;
        const auto step = memory_.last->step;
        const bool running = step == VtkStep::asked || step == VtkStep::sent_to_bank;
        return running ? Begin::still_running : Begin::repeated;
    }
    reverse_approval();
    memory_.number = number;
    memory_.last = VtkOperation{VtkStep::asked, amount, {}, {}, {}, {}};
    store(VtkStep::asked);
    return Begin::started;
}

void VtkLedger::send_to_bank() {
    store(VtkStep::sent_to_bank);
}

BankEntry VtkLedger::ask_bank(CardOutcome outcome) {
    check(memory_.last.has_value(), "the bank is asked without an operation");
    const Money asked = memory_.last->asked;
    switch (outcome) {
        case CardOutcome::declined_05:
            return bank_.authorise(serial_, memory_.number, asked, {}, "005");
        case CardOutcome::declined_51:
            return bank_.authorise(serial_, memory_.number, asked, {}, "051");
        case CardOutcome::bank_silent:
            return bank_.authorise(serial_, memory_.number, asked, {}, "091");
        case CardOutcome::other_amount: {
            const Money less{asked.kopecks > 100 ? asked.kopecks - 100 : asked.kopecks + 100};
            return bank_.authorise(serial_, memory_.number, asked, less, "000");
        }
        case CardOutcome::approved:
        case CardOutcome::no_answer:
        case CardOutcome::slow:
            break;
    }
    return bank_.authorise(serial_, memory_.number, asked, asked, "000");
}

void VtkLedger::hear_bank(const BankEntry& entry) {
    check(memory_.last.has_value(), "the bank answers without an operation");
    memory_.last->response = entry.response;
    memory_.last->rrn = entry.rrn;
    memory_.last->auth = entry.auth;
    memory_.last->approved = entry.captured;
    store(entry.captured.kopecks != 0 ? VtkStep::approved : VtkStep::declined);
}

void VtkLedger::give_up(std::string response) {
    check(memory_.last.has_value(), "nothing to give up");
    memory_.last->response = std::move(response);
    store(VtkStep::declined);
}

std::optional<Money> VtkLedger::finish(std::uint32_t number, Money amount) {
    if (number != memory_.number || !memory_.last) return std::nullopt;
    if (memory_.last->step == VtkStep::finalised) return memory_.last->approved;
    if (memory_.last->step != VtkStep::approved) return Money{};
    if (amount == memory_.last->approved) {
        store(VtkStep::finalised);
        return amount;
    }
    reverse_approval();
    return Money{};
}

Money VtkLedger::answer() const {
    return memory_.last ? memory_.last->approved : Money{};
}

void VtkLedger::recover(bool reverses_approval) {
    if (!memory_.last) return;
    if (memory_.last->step == VtkStep::asked) return give_up("cancelled");
    if (memory_.last->step == VtkStep::sent_to_bank) {
        reverse_at_bank();
        return give_up("reversed");
    }
    if (reverses_approval) reverse_approval();
}

void VtkLedger::reverse_approval() {
    if (!memory_.last || memory_.last->step != VtkStep::approved) return;
    // The bank first: repeating a reversal is harmless, forgetting one is not.
    bank_.reverse(memory_.last->rrn);
    store(VtkStep::reversed);
}

void VtkLedger::foreign_operation(Money amount) {
    begin(memory_.number + 1, amount);
    send_to_bank();
    const auto entry = bank_.authorise(serial_, memory_.number, amount, amount, "000", "foreign");
    hear_bank(entry);
    store(VtkStep::finalised);
}

void VtkLedger::store(VtkStep step) {
    check(memory_.last.has_value(), "a step without an operation");
    memory_.last->step = step;
    if (callback_) callback_();
}

// The terminal never learned the bank's reference, so it reverses by its own number.
void VtkLedger::reverse_at_bank() {
    for (const auto& entry : bank_.entries()) {
        if (entry.terminal == serial_ && entry.number == memory_.number) bank_.reverse(entry.rrn);
    }
}

}  // namespace kvitok::sim
