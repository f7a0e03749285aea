// Conversation with a VTK payment terminal: two-phase (an approval must be finalised, or the
// terminal gives the money back), and every operation can be asked for again by its number.
// One thread; reads no clock; fails never: what cannot be done is answered.
// Source: VTK-PROTOCOL-EN 1.12, 4 state machine; the normative table of payments, column VTK.
//
//   command    sends                        answers
//   Prepare    IDL                          Ready{P, P+1} · NotReady{disabled, fault, busy}
//   Authorise  VRP(N, amount)               Approved · Declined · Unknown after the time limit
//   Cancel     ABR                          (of the authorisation: its answer is still awaited)
//   Query      IDL; if P == N: VRP(N)       Approved · Declined · NotSeen (P < N) · Foreign (P > N)
//   Commit     FIN(N, amount), repeated     Committed · CommitRefused · Foreign (P > N) · Unknown
//   Reverse    FIN(N, 0), repeated          Reversed · ReverseRefused (also P > N) · Unknown
//
// P is the terminal's last operation number. A FIN of an earlier one is never answered: after a
// limit has passed IDL is asked first, and tells. Nothing is sent between an approval and its FIN,
// and no keep-alive while a card is awaited.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "drivers/payment_terminal.h"
#include "drivers/vtk/codec.h"
#include "drivers/vtk/receipt.h"

namespace kvitok::drivers::vtk {

// A FIN that is not answered is said again after this time.
inline constexpr Milliseconds final_repeat{8000};
// Eight decimal digits.
inline constexpr std::uint32_t max_number = 99'999'999;

// What is known of the unit before its first byte. `started` and `wall` are the same moment: from
// them the local time is told when the terminal asks for it.
struct Unit {
    std::string model;
    std::string serial;  // as USB says it; empty: the terminal's own (tag 12), or the location
    std::string location;
    MonoTime started;
    TimePoint wall;
    int utc_offset_minutes = 0;
};

class Terminal final : public PaymentTerminal {
public:
    struct Counters {
        std::uint64_t late_answers = 0;    // of another operation, or to nothing
        std::uint64_t unreadable = 0;      // answers without a number or an amount
        std::uint64_t masked_numbers = 0;  // whole card numbers found in receipts, and masked
    };

    explicit Terminal(Unit unit);

    TerminalTraits traits() const override;
    Out on_attached(MonoTime now) override;
    Out on_command(const terminal::Command& command, MonoTime now) override;
    Out on_bytes(std::span<const std::uint8_t> bytes, MonoTime now) override;
    Out on_time(MonoTime now) override;
    MonoTime next_wake() const override;
    bool listens() const override;

    const Counters& counters() const { return counters_; }
    const FrameReader::Counters& line_counters() const { return reader_.counters(); }

private:
    enum class Link { inactive, idle, disabled };

    // What runs. `until` ends it with its negative answer; `again` repeats its request.
    struct Preparing {
        std::uint64_t request;
    };
    struct Authorising {
        std::uint64_t request;
        std::uint32_t number;
        bool aborted = false;
    };
    // The approval stands; the terminal waits for FIN and must not be disturbed.
    struct Delivering {
        std::uint32_t number;
    };
    struct Asking {
        std::uint64_t request;
        std::uint32_t number;
        Money amount;
        std::string serial;
        bool not_seen_once = false;
    };
    struct Repeating {
        std::uint64_t request;
        std::uint32_t number;
    };
    struct Finalising {
        std::uint64_t request;
        std::uint32_t number;
        Money amount;  // 0 gives the money back
        bool reverse = false;
        bool sent = false;
    };
    using Work = std::variant<std::monostate, Preparing, Authorising, Delivering, Asking, Repeating,
                              Finalising>;

    void handle(const terminal::Prepare& command, MonoTime now, Out& out);
    void handle(const terminal::Authorise& command, MonoTime now, Out& out);
    void handle(const terminal::Query& command, MonoTime now, Out& out);
    void handle(const terminal::Commit& command, MonoTime now, Out& out);
    void handle(const terminal::Reverse& command, MonoTime now, Out& out);
    void handle(const terminal::Cancel& command, MonoTime now, Out& out);

    void receive(const Message& message, MonoTime now, Out& out);
    void receive_idle(const Message& message, bool disabled, MonoTime now, Out& out);
    void receive_verdict(const Message& message, MonoTime now, Out& out);
    void receive_final(const Message& message, MonoTime now, Out& out);
    void receive_start(Out& out);
    void receive_connect(const Message& message, Out& out);
    void take_settings(const Message& message);

    void prepared(std::uint64_t request, std::optional<std::uint32_t> number, Out& out);
    void asked(Asking& asking, std::optional<std::uint32_t> number, MonoTime now, Out& out);
    void finalise(std::uint64_t request, std::uint32_t number, Money amount, bool reverse,
                  MonoTime now, Out& out);

    // The terminal has begun another operation since.
    bool is_past(std::uint32_t number) const { return last_number_ && *last_number_ > number; }
    void answer_past(std::uint64_t request, bool reverse, Out& out);

    void send(Message message, Out& out);
    void send_idle(MonoTime now, Out& out);
    void send_request(std::string_view name, std::uint32_t number, Money amount, Out& out);
    void repeat(MonoTime now, Out& out);
    void time_out(MonoTime now, Out& out);
    // Spec 4: after a time limit the state is INACTIVE and the defaults are restored.
    void go_inactive();
    void begin(Work work, MonoTime now, Milliseconds limit, std::optional<Milliseconds> every);
    void end(MonoTime now);
    void answer(std::uint64_t request, terminal::Answer said, Out& out);
    // Something runs; an approval that waits for its FIN does not count as such.
    bool busy() const;
    // No keep-alive may be sent.
    bool quiet() const;
    bool delivers(std::uint32_t number) const;
    void repeat_verdict(std::uint64_t request, std::uint32_t number, Money amount, MonoTime now,
                        Out& out);
    std::string local_time(MonoTime now) const;

    const Unit unit_;
    std::string serial_;
    FrameReader reader_;
    Counters counters_;
    Link link_ = Link::inactive;
    bool announced_ = false;
    std::optional<std::uint32_t> last_number_;  // P
    Milliseconds keepalive_;
    Milliseconds operation_limit_;
    bool wants_local_time_ = false;
    MonoTime now_;
    MonoTime heard_;      // the last whole message
    MonoTime next_idle_;  // the next keep-alive
    bool idle_unanswered_ = false;
    Work work_;
    MonoTime until_;
    std::optional<MonoTime> again_;
    Milliseconds every_{0};
};

}  // namespace kvitok::drivers::vtk
