// Cards for the simulated reader, by name, and what they answer. Pure. They are read from the same
// standards as the driver, on their own: ISO/IEC 7816-3 and -4, PC/SC part 3, EMV 4.3 book 1, 12.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/sim/device.h"

namespace kvitok::sim {

struct CcidCard {
    std::string name;
    bool contactless = true;
    bool alive = true;     // answers to power on
    bool commands = true;  // knows ISO 7816-4; a memory card does not
    bool payment = false;  // has a payment environment
    int protocol = 1;      // of a card with contacts
    Bytes atr;
    Bytes identifier;  // of a contactless card
};

// The drawer of cards at the desk. `fresh` is what a card that makes its identifier up uses now.
//   transport, transport-2   memory cards, identifier of 4 bytes
//   social                   a card with commands, identifier of 7 bytes
//   phone                    identifier of 4 bytes made up anew at every tap
//   bank                     a contactless bank card
//   bank-chip, bank-chip-t1  bank cards with contacts, T=0 and T=1
//   club-chip                a card with contacts that names nobody
//   worn                     does not answer
std::optional<CcidCard> make_card(std::string_view name, std::uint32_t fresh);
const std::vector<std::string_view>& card_names();

// What comes back to a whole command: from the card, or for GET DATA of a contactless card from the
// reader itself (PC/SC part 3, 3.2.2.1.3).
Bytes answer_to(const CcidCard& card, ByteView command);

// The card's half of T=1: blocks in, blocks out; cuts its answer into blocks of at most `block`
// bytes.
class CardBlocks {
public:
    // An empty answer: the card stays mute.
    Bytes answer(const CcidCard& card, ByteView block);
    void reset() { *this = CardBlocks(); }

    std::size_t block = 32;
    bool wants_time = false;  // asks for more time before its next answer

private:
    Bytes information(const CcidCard& card, std::uint8_t pcb, ByteView data);
    Bytes next_piece();

    std::uint8_t heard_ = 0;  // number that the host's next block has
    std::uint8_t said_ = 0;   // number of the card's next block
    Bytes command_;
    Bytes rest_;  // of the answer, not yet said
    Bytes last_;
};

}  // namespace kvitok::sim
