// A CCID card reader with one slot that takes cards with contacts and without. It has a response
// pipe and, unless told otherwise, an event pipe; both come out of on_in, an event never within a
// response. No thread; time is passed in. Source: CCID 1.1 and hardware notes B2-B4, read apart
// from the driver.
#pragma once

#include <array>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "drivers/sim/ccid_card.h"
#include "drivers/sim/device.h"
#include "drivers/sim/faults.h"

namespace kvitok::sim {

enum class CcidFault {
    mute_card,        // no answer to power on
    more_time,        // asks for time before it answers
    card_wants_time,  // T=1: S(WTX)
    stale_answer,     // an answer to an earlier command comes first
    silent,           // no answer
    busy,             // the slot is busy
    hardware_error,   // says so on the event pipe
    stall,
    babble,
    torn_answer,    // half a message, and no more
    damaged_block,  // what the card said came with a wrong check
    lost_block,     // the card did not hear, or was not heard
};
inline constexpr std::array<std::pair<std::string_view, CcidFault>, 12> ccid_fault_names{{
    {"mute-card", CcidFault::mute_card},
    {"more-time", CcidFault::more_time},
    {"card-wants-time", CcidFault::card_wants_time},
    {"stale-answer", CcidFault::stale_answer},
    {"silent", CcidFault::silent},
    {"busy", CcidFault::busy},
    {"hardware-error", CcidFault::hardware_error},
    {"stall", CcidFault::stall},
    {"babble", CcidFault::babble},
    {"torn-answer", CcidFault::torn_answer},
    {"damaged-block", CcidFault::damaged_block},
    {"lost-block", CcidFault::lost_block},
}};

enum class CcidLevel : std::uint32_t { tpdu = 0x10000, short_apdu = 0x20000, extended = 0x40000 };

struct CcidOptions {
    usb::DeviceInfo info{0x072F, 0x2200, "RDR0117", "1-1.4"};
    CcidLevel level = CcidLevel::short_apdu;
    bool negotiates = true;  // voltage, speed and parameters are the reader's business
    bool event_pipe = true;
    std::uint32_t max_message = 271;
    std::size_t card_block = 32;    // T=1: a card's longest block
    Milliseconds answer_after{15};  // to every command
    Milliseconds tap{2'000};        // how long a tapped card lies there
};

class CcidReader final : public Device {
public:
    explicit CcidReader(CcidOptions options) : options_(std::move(options)) {}

    const usb::DeviceInfo& info() const override { return options_.info; }
    usb::Interface interface() const override { return {0, 0x0B, 0x00, 0x00}; }
    void on_plugged(MonoTime now) override;
    void on_unplugged(MonoTime now) override;
    ControlReply on_control_in(const usb::Setup& setup, std::size_t max, MonoTime now) override;
    ControlReply on_control_out(const usb::Setup& setup, ByteView data, MonoTime now) override;
    OutReply on_out(std::uint8_t endpoint, ByteView bytes, MonoTime now) override;
    InReply on_in(std::uint8_t endpoint, std::size_t max, MonoTime now) override;
    void on_time(MonoTime now) override;
    MonoTime next_wake() const override;

    // Lays the card on the reader; a card that lay there goes. False for an unknown name.
    bool tap(std::string_view name, MonoTime now);   // goes by itself
    bool hold(std::string_view name, MonoTime now);  // stays until it is removed
    void remove(MonoTime now);
    std::string card() const { return card_ ? card_->name : std::string(); }

    void set_fault(CcidFault fault, int count, MonoTime now);
    const std::map<CcidFault, int>& faults() const { return faults_.all(); }
    // Every command that reached a card, since the reader was made.
    const std::vector<Bytes>& heard() const { return heard_; }

private:
    // A message on its way to the host.
    struct Message {
        MonoTime due;
        Bytes bytes;
    };

    void obey(ByteView message, MonoTime now);
    Bytes power_on();
    Bytes transfer(ByteView message);
    Bytes apdu_transfer(std::uint16_t chain, ByteView data);
    Bytes answer_piece();
    Bytes tpdu_transfer(ByteView data);
    Bytes parameters(ByteView message);
    void answer(std::uint8_t type, std::uint8_t status, std::uint8_t error, std::uint8_t specific,
                const Bytes& data, MonoTime now);
    std::uint8_t icc() const;
    void tell_change();
    bool lay(std::string_view name);

    CcidOptions options_;
    std::optional<CcidCard> card_;
    std::optional<MonoTime> goes_at_;
    bool powered_ = false;
    std::uint32_t fresh_ = 0x00A1B2;
    CardBlocks blocks_;
    Bytes t0_rest_;  // what GET RESPONSE will fetch
    Bytes command_;  // chained, so far
    Bytes rest_;     // of a chained answer
    bool rest_begun_ = false;
    std::uint8_t protocol_ = 0;
    std::uint8_t slot_ = 0;
    std::uint8_t sequence_ = 0;
    std::uint8_t failed_ = 0;  // error of the command at work, if it failed
    std::uint8_t chain_ = 0;   // bChainParameter of its answer
    Bytes received_;
    std::deque<Message> answers_;
    std::deque<Bytes> events_;
    FaultSet<CcidFault> faults_;
    std::vector<Bytes> heard_;
};

}  // namespace kvitok::sim
