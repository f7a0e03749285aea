// The driver's half of the behaviour-level terminal: answers a kiosk's commands from a
// TerminalUnit, as a driver of that class would. It dies with the kiosk; the unit does not. No
// bytes pass. Deterministic; one thread. Source: the table of what a driver offers (payments).
#pragma once

#include <cstdint>
#include <optional>

#include "drivers/payment_terminal.h"
#include "drivers/sim/terminal_unit.h"

namespace kvitok::sim {

class TerminalModel final : public drivers::PaymentTerminal {
public:
    explicit TerminalModel(TerminalUnit& unit) : unit_(unit), boots_(unit.boots()) {}

    TerminalTraits traits() const override { return traits_of(unit_.options().kind); }
    Out on_attached(MonoTime now) override;
    Out on_command(const terminal::Command& command, MonoTime now) override;
    // No bytes ever come.
    Out on_bytes(std::span<const std::uint8_t> bytes, MonoTime now) override;
    Out on_time(MonoTime now) override;
    MonoTime next_wake() const override;

private:
    // The command that runs. Without an answer by the limit it ends as Unknown.
    struct Pending {
        std::uint64_t request = 0;
        std::optional<std::uint32_t> awaits_operation;  // the unit's, whose end is the answer
        std::optional<terminal::Answer> answer;
        MonoTime answer_at = never;
        MonoTime limit = never;
        std::optional<terminal::Stage> told;
    };

    terminal::Answer prepare() const;
    std::optional<terminal::Answer> authorise(const terminal::Authorise& command, MonoTime now);
    terminal::Answer query(const terminal::Query& command) const;
    terminal::Answer query_last(const terminal::Query& command) const;
    terminal::Answer commit(const terminal::Commit& command);
    terminal::Answer reverse(const terminal::Reverse& command);
    terminal::Answer answer_of(const TerminalUnit::Operation& operation) const;
    void finish(terminal::Answer answer, MonoTime now);
    void notice_power(Out& out);
    void notice_progress(Out& out, MonoTime now);

    TerminalUnit& unit_;
    std::optional<Pending> pending_;
    int boots_;
    bool attached_ = false;
};

}  // namespace kvitok::sim
