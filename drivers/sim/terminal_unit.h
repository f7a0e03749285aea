// A payment terminal by behaviour, without bytes: the machine on the desk, which goes on whether or
// not a kiosk is alive. What it remembers survives its own power cuts. Deterministic: time, cards
// and mishaps are given. One thread. Source: the classes of terminals (reliability 1.2) and the
// table of what a driver offers (payments).
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "drivers/sim/bank.h"
#include "drivers/sim/card.h"
#include "drivers/sim/device.h"
#include "kiosk/domain/payment.h"

namespace kvitok::sim {

enum class TerminalClass {
    two_phase,  // A: an approval is given back unless it is committed; answered again by number
    by_number,  // B: an approval is final; answered again by number
    last_only,  // C: an approval is final; only the last positive operation can be asked for
    weak,       // D: nothing can be asked, and what was on its way in a power cut is forgotten
};
inline constexpr std::array<std::pair<std::string_view, TerminalClass>, 4> terminal_class_names{{
    {"two-phase", TerminalClass::two_phase},
    {"by-number", TerminalClass::by_number},
    {"last-only", TerminalClass::last_only},
    {"weak", TerminalClass::weak},
}};
TerminalTraits traits_of(TerminalClass kind);

// Moments at which something may go wrong, in the order of an operation.
enum class UnitStep {
    command_received,  // any command; `lose` means that it never arrived
    card_read,
    bank_took,    // the bank has decided, the terminal has not heard
    bank_heard,   // stored, not yet answered
    answer_sent,  // any command; `lose` means that its answer never arrives
};
enum class Mishap { none, lose, power_cut };
// Asked at every step, in order: a seeded test decides here.
using MishapHook = std::function<Mishap(UnitStep)>;

struct UnitOptions {
    TerminalClass kind = TerminalClass::two_phase;
    std::string serial = "SIM0001";
    std::string terminal_id = "25201221";
    Milliseconds card_patience{60'000};
    Milliseconds card_read{300};
    Milliseconds bank{1'500};
    Milliseconds slow_bank{25'000};
    Milliseconds silent_bank{40'000};
    Milliseconds restart{3'000};
    bool reverse_on_restart = false;  // two-phase: an uncommitted approval
};

class TerminalUnit {
public:
    enum class Fate { open, declined, approved, committed, reversed };
    struct Operation {
        std::uint32_t number = 0;
        Money asked;
        Money approved;
        std::string reference;
        std::string response;
        std::string rrn;
        std::string auth;
        Fate fate = Fate::open;
        bool sent_to_bank = false;
        friend bool operator==(const Operation&, const Operation&) = default;
    };

    TerminalUnit(UnitOptions options, Bank& bank);

    const UnitOptions& options() const { return options_; }
    bool has_power() const { return !power_back_; }
    bool is_running() const { return phase_ != Phase::resting; }
    bool waits_for_card() const { return phase_ == Phase::waiting; }
    bool reads_card() const { return phase_ == Phase::reading; }
    // Counts power cuts: who spoke to it before one is not heard after it.
    int boots() const { return boots_; }

    // Begins an operation; false when another one runs or the number is past. An approval that was
    // never committed is given back first.
    bool begin(std::uint32_t number, Money amount, std::string_view reference, MonoTime now);
    // The operation that runs or ran last since power came, whatever its class remembers.
    const std::optional<Operation>& current() const { return current_; }
    // What it remembers: number and fate of the last operation (C: the last positive one).
    std::uint32_t number() const { return stored_ ? stored_->number : 0; }
    const std::optional<Operation>& stored() const { return stored_; }

    // True when the money is kept: committed now or before.
    bool commit(std::uint32_t number, Money amount);
    // False when it cannot be given back; repeating is harmless.
    bool reverse(std::uint32_t number, std::string_view rrn);

    bool present_card(CardOutcome outcome, MonoTime now);
    void hold_card_ready(CardOutcome outcome, MonoTime now);
    void cancel(MonoTime now);
    void power_cut(MonoTime now);
    // Somebody else pays here; false while an operation runs.
    bool foreign_operation(Money amount);
    void replace_by(std::string serial);

    Mishap mishap(UnitStep step, MonoTime now);
    void on_mishap(MishapHook hook) { hook_ = std::move(hook); }
    void on_time(MonoTime now);
    MonoTime next_wake() const;

private:
    enum class Phase { resting, waiting, reading, at_bank };

    bool numbered() const;
    void end_phase(MonoTime now);
    void hear(const BankEntry& entry);
    void decline(std::string response);
    void give_back_uncommitted();
    void boot();
    BankEntry ask_bank();

    UnitOptions options_;
    Bank& bank_;
    MishapHook hook_;
    // Non-volatile.
    std::optional<Operation> stored_;
    std::optional<Operation> on_its_way_;
    // Volatile.
    std::optional<Operation> current_;
    Phase phase_ = Phase::resting;
    MonoTime phase_ends_ = never;
    CardOutcome card_ = CardOutcome::approved;
    std::optional<CardOutcome> card_in_hand_;
    std::optional<MonoTime> power_back_;
    int boots_ = 0;
};

}  // namespace kvitok::sim
