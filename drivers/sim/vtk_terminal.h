// A payment terminal that speaks VTK behind an FT232R, as the bus sees it: the chip, the line, the
// frames, the keepalive and the card held before it. Its memory survives its own power cuts; the
// plug only carries data, the terminal has power of its own.
// No thread; time is passed in. Faults have names. Source: hardware notes A4, A5.1.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "drivers/sim/faults.h"
#include "drivers/sim/ftdi.h"
#include "drivers/sim/vtk_ledger.h"
#include "drivers/sim/vtk_wire.h"

namespace kvitok::sim {

enum class VtkFault {
    lost_answer,      // the answer to a VRP or FIN is never sent
    lost_vrp_answer,  // the same, of one kind only
    lost_fin_answer,
    mute,         // nothing at all is answered
    late_answer,  // VRP and FIN are answered after VtkOptions::late_by
    crc_error,    // the answer to a VRP or FIN is damaged
    garbage,      // noise on the line before the answer
    framing_error,
    stall,                     // an IN transfer ends with STALL
    babble,                    // an IN transfer overflows; what it carried is lost
    unplug_in_answer,          // the plug comes out when half of the answer is through
    power_cut_before_capture,  // when the card was read
    power_cut_during_bank,     // the bank took the money, the terminal had not heard
    power_cut_after_capture,   // the terminal had heard and not answered
    power_cut_before_fin_answer,
    refuse_fin,         // the terminal gives the money back instead of finalising
    foreign_operation,  // at once: somebody else pays at this terminal
    other_serial,       // at once: another terminal stands in its place
};
inline constexpr std::array<std::pair<std::string_view, VtkFault>, 18> vtk_fault_names{{
    {"lost-answer", VtkFault::lost_answer},
    {"lost-vrp-answer", VtkFault::lost_vrp_answer},
    {"lost-fin-answer", VtkFault::lost_fin_answer},
    {"mute", VtkFault::mute},
    {"late-answer", VtkFault::late_answer},
    {"crc-error", VtkFault::crc_error},
    {"garbage", VtkFault::garbage},
    {"framing-error", VtkFault::framing_error},
    {"stall", VtkFault::stall},
    {"babble", VtkFault::babble},
    {"unplug-in-answer", VtkFault::unplug_in_answer},
    {"power-cut-before-capture", VtkFault::power_cut_before_capture},
    {"power-cut-during-bank", VtkFault::power_cut_during_bank},
    {"power-cut-after-capture", VtkFault::power_cut_after_capture},
    {"power-cut-before-fin-answer", VtkFault::power_cut_before_fin_answer},
    {"refuse-fin", VtkFault::refuse_fin},
    {"foreign-operation", VtkFault::foreign_operation},
    {"other-serial", VtkFault::other_serial},
}};

struct VtkOptions {
    std::string serial = "VT25201221";
    std::string terminal_id = "25201221";
    std::string location = "1-1.1";
    int keepalive_s = 10;
    int operation_timeout_s = 60;
    Milliseconds card_read{300};
    Milliseconds bank{1500};
    Milliseconds slow_bank{25'000};
    Milliseconds silent_bank{40'000};
    Milliseconds late_by{20'000};
    Milliseconds restart{3'000};
    std::optional<Milliseconds> reverse_after;  // an approval that waits for its FIN
    bool reverse_on_restart = false;
    bool idle_packets = true;
    bool terse_idle = false;   // IDL answers carry nothing but the operation number
    bool clock_unset = false;  // asks for the time until it is told
    bool receipt_when_declined = true;
};

enum class VtkPhase { no_power, inactive, idle, disabled, waiting_for_card, reading_card, at_bank };

class VtkTerminal final : public Device {
public:
    VtkTerminal(VtkOptions options, Bank& bank);

    const usb::DeviceInfo& info() const override { return info_; }
    usb::Interface interface() const override { return {0, 0xFF, 0xFF, 0xFF}; }
    bool present() const override { return phase_ != VtkPhase::no_power && !cable_cut_; }
    void on_plugged(MonoTime now) override;
    void on_unplugged(MonoTime now) override;
    ControlReply on_control_in(const usb::Setup& setup, std::size_t max, MonoTime now) override;
    ControlReply on_control_out(const usb::Setup& setup, ByteView data, MonoTime now) override;
    OutReply on_out(std::uint8_t endpoint, ByteView bytes, MonoTime now) override;
    InReply on_in(std::uint8_t endpoint, std::size_t max, MonoTime now) override;
    void on_time(MonoTime now) override;
    MonoTime next_wake() const override;
    MonoTime next_idle_packet() const override { return chip_.next_idle_packet(); }

    // False when no operation waits for a card.
    bool present_card(CardOutcome outcome, MonoTime now);
    // The card is held ready for the operation that asks for one, now or next.
    void hold_card_ready(CardOutcome outcome, MonoTime now);
    void press_cancel(MonoTime now);
    void power_cut(MonoTime now);
    void set_fault(VtkFault fault, int count, MonoTime now);
    const std::map<VtkFault, int>& faults() const { return faults_.all(); }

    VtkPhase phase() const { return phase_; }
    // What its screen says, in the residents' language.
    std::string display() const;
    const VtkMemory& memory() const { return ledger_.memory(); }
    int ignored_messages() const { return reader_.ignored() + out_of_order_; }

    // The memory of every terminal that ever stood here, by serial; called back after a change.
    std::map<std::string, VtkMemory> memories() const;
    void restore(std::map<std::string, VtkMemory> memories);
    void on_memory_change(std::function<void()> callback) { ledger_.on_change(callback); }

private:
    enum class Answer { idle, authorise, finish };
    struct Pending {
        MonoTime at;
        Answer kind;
        Bytes frame;
    };

    void receive(const VtkMessage& message, MonoTime now);
    void receive_idle(const VtkMessage& message, bool disable, MonoTime now);
    void receive_authorise(const VtkMessage& message, MonoTime now);
    void receive_finish(const VtkMessage& message, MonoTime now);
    void abort(MonoTime now);
    void end_phase(MonoTime now);
    void end_reading(MonoTime now);
    void end_bank(MonoTime now);
    void enter(VtkPhase phase, MonoTime until);
    void boot(MonoTime now);
    void answer_authorise(MonoTime now);
    void send(Answer kind, VtkMessage message, MonoTime now);
    void deliver(const Pending& pending);
    std::string receipt() const;
    bool line_is_right() const;
    bool is_running() const;
    MonoTime silence_ends() const;
    MonoTime next_event() const;

    VtkOptions options_;
    usb::DeviceInfo info_;
    FtdiChip chip_;
    VtkReader reader_;
    VtkLedger ledger_;
    FaultSet<VtkFault> faults_;
    std::map<std::string, VtkMemory> elsewhere_;  // memories of terminals that stand elsewhere now
    std::deque<Pending> outbox_;
    VtkPhase phase_ = VtkPhase::inactive;
    MonoTime phase_ends_ = never;
    MonoTime last_heard_;
    MonoTime reversal_due_ = never;
    CardOutcome card_ = CardOutcome::approved;
    std::optional<CardOutcome> card_in_hand_;
    std::string event_number_ = "0";
    std::string product_;
    bool wants_time_ = false;
    bool plugged_ = false;
    bool cable_cut_ = false;
    bool cut_cable_when_drained_ = false;
    int out_of_order_ = 0;
};

}  // namespace kvitok::sim
