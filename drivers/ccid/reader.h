// Conversation with a CCID reader: notices cards in its slots, asks each what it is, once, and
// switches it off again. One thread; reads no clock.
// Source: CCID 1.1, 6; numbers of libccid where the specification leaves them open.
//
//   attached    GetSlotStatus of each slot, which also flushes what an earlier owner left behind
//   afterwards  NotifySlotChange; where a reader has no event pipe, GetSlotStatus every 250 ms
//   card comes  card.h: power on, questions, result; then IccPowerOff
//   card goes   CardRemoved, if it had been told
//
// One command runs at a time (bMaxCCIDBusySlots of most readers is 1). An answer with another
// sequence number is stale and dropped. A reader that asks for more time gets it, but no card keeps
// it for more than fifteen seconds. Three answers missing in a row are a fault; the reader is asked
// on, and attached again when it answers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "drivers/card_reader.h"
#include "drivers/ccid/card.h"
#include "drivers/ccid/codec.h"

namespace kvitok::drivers::ccid {

// A unit, as its descriptors and the catalog have it.
struct Profile {
    std::string model;
    std::string serial;
    Traits traits;
    std::uint8_t slots = 1;  // the first so many are used: a last one may hold a security module
};

class Reader final : public CardReader {
public:
    struct Counters {
        std::uint64_t stale = 0;   // answers to an earlier command
        std::uint64_t silent = 0;  // commands without an answer
    };

    explicit Reader(Profile profile);

    Out on_attached(MonoTime now) override;
    Out on_bytes(std::span<const std::uint8_t> transfer, MonoTime now) override;
    Out on_time(MonoTime now) override;
    MonoTime next_wake() const override;

    const Counters& counters() const { return counters_; }

private:
    struct Slot {
        bool present = false;
        bool told = false;  // CardTapped was posted for the card that lies there
        bool ask_status = true;
        bool ask_card = false;
        bool switch_off = false;
        int tries = 0;  // to read this card
    };
    enum class Purpose { status, card, off };
    // The command that runs.
    struct Pending {
        Purpose purpose = Purpose::status;
        std::uint8_t slot = 0;
        std::uint8_t sequence = 0;
        Command command;
        Milliseconds limit{0};
        MonoTime until;
        int busy = 0;
    };

    void receive(const Response& answer, MonoTime now, Out& out);
    void receive(const SlotChange& change, MonoTime now, Out& out);
    void receive(const HardwareError& error, MonoTime now, Out& out);
    void finish(const Pending& done, const Response& answer, MonoTime now, Out& out);
    void card_step(std::uint8_t slot, CardTalk::Step step, MonoTime now, Out& out);
    void told(std::uint8_t slot, reader::CardTapped card, Out& out);
    void presence(std::uint8_t slot, bool present, bool changed, Out& out);
    void next(MonoTime now, Out& out);
    void send(Purpose purpose, std::uint8_t slot, Command command, std::uint8_t waits, MonoTime now,
              Out& out);
    void send_again(Pending pending, MonoTime now, Out& out);
    void silent(MonoTime now, Out& out);
    void fault(reader::Fault what, Out& out);

    const Profile profile_;
    ResponseReader reader_;
    std::vector<Slot> slots_;
    std::optional<Pending> pending_;
    std::optional<Pending> waiting_;  // the reader was busy: said again at next_try_
    MonoTime next_try_{0};
    MonoTime next_poll_{0};
    std::optional<CardTalk> talk_;
    MonoTime talk_until_{0};
    std::uint8_t next_sequence_ = 0;
    int silent_in_a_row_ = 0;
    bool faulted_ = false;
    Counters counters_;
};

}  // namespace kvitok::drivers::ccid
