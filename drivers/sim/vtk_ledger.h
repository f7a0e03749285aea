// What a VTK terminal knows of money: the number and the fate of its last operation, in memory that
// survives its power cuts, and its dealings with the bank. No bytes and no time. One thread.
// Source: VTK protocol 1.12, 3.3-3.6, as in hardware notes A4.3; "inferred" marks what the protocol
// leaves open and a real device must confirm.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "drivers/sim/bank.h"
#include "drivers/sim/card.h"

namespace kvitok::sim {

// How far the last operation got; every step is durable before it shows.
enum class VtkStep { asked, sent_to_bank, declined, approved, finalised, reversed };
inline constexpr std::array<std::pair<std::string_view, VtkStep>, 6> vtk_step_names{{
    {"asked", VtkStep::asked},
    {"sent-to-bank", VtkStep::sent_to_bank},
    {"declined", VtkStep::declined},
    {"approved", VtkStep::approved},
    {"finalised", VtkStep::finalised},
    {"reversed", VtkStep::reversed},
}};

struct VtkOperation {
    VtkStep step = VtkStep::asked;
    Money asked;
    Money approved;
    std::string response;
    std::string rrn;
    std::string auth;
    friend bool operator==(const VtkOperation&, const VtkOperation&) = default;
};

// The non-volatile memory of one terminal.
struct VtkMemory {
    std::uint32_t number = 0;
    std::optional<VtkOperation> last;  // of `number`
    friend bool operator==(const VtkMemory&, const VtkMemory&) = default;
};

class VtkLedger {
public:
    VtkLedger(Bank& bank, std::string serial) : bank_(bank), serial_(std::move(serial)) {}

    // Called after every change of the memory.
    void on_change(std::function<void()> callback) { callback_ = std::move(callback); }

    const VtkMemory& memory() const { return memory_; }
    void restore(VtkMemory memory) { memory_ = std::move(memory); }
    const std::string& serial() const { return serial_; }
    void become(std::string serial, VtkMemory memory);

    enum class Begin { started, repeated, still_running, ignored };
    // VRP(number, amount). `repeated`: the stored answer stands. A number that is already past is
    // ignored (inferred). A new operation first gives back an approval that was never finalised.
    Begin begin(std::uint32_t number, Money amount);
    // The card was read: the request is on its way, and the terminal remembers that.
    void send_to_bank();
    // The bank's side of it: takes the money or not. The terminal has not heard yet.
    BankEntry ask_bank(CardOutcome outcome);
    // The terminal heard: the answer is stored.
    void hear_bank(const BankEntry& entry);
    // Ended before the bank was asked: cancelled, timed out.
    void give_up(std::string response);

    // FIN(number, amount): the amount of the answer; nothing when the number is not the last one's
    // (inferred). The full amount finalises; zero, or another amount (inferred), gives it back.
    std::optional<Money> finish(std::uint32_t number, Money amount);
    // The amount that a VRP of the last number is answered with.
    Money answer() const;

    // After a power cut: an operation that never reached the bank is declined; one that was on its
    // way is given back, because the terminal never heard (a durable reversal).
    void recover(bool reverse_approval);
    void reverse_approval();
    // Somebody else pays at this terminal, from card to finalised.
    void foreign_operation(Money amount);

private:
    void store(VtkStep step);
    void reverse_at_bank();

    Bank& bank_;
    std::string serial_;
    VtkMemory memory_;
    std::function<void()> callback_;
};

}  // namespace kvitok::sim
