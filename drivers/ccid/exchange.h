// One command to a card and its whole answer, as the reader's level of exchange has it. Sans I/O:
// messages to the reader out, data blocks in. Source: CCID 1.1, 3.2 (levels of exchange), 6.1.4 and
// 6.2.1 (chaining).
//
//   short APDU      the command as it is, the answer as it is
//   extended APDU   the same, in chained messages where it is longer than one
//   TPDU            T=0 (t0.h) or T=1 (t1.h) between this and the card
#pragma once

#include <cstdint>
#include <optional>
#include <variant>

#include "drivers/ccid/codec.h"
#include "drivers/ccid/t0.h"
#include "drivers/ccid/t1.h"

namespace kvitok::drivers::ccid {

// How commands reach the card. `pieces`: bytes of a command in one message of a chain.
struct Bare {
    std::size_t piece = 261;
};
using Link = std::variant<Bare, T0, T1>;

class Exchange {
public:
    enum class State { goes_on, answered, failed };
    struct Step {
        State state = State::failed;
        Command send;            // goes_on
        Bytes answer;            // answered; its last two bytes are the status
        std::uint8_t waits = 1;  // goes_on: times the usual time limit
    };

    explicit Exchange(Link link) : link_(std::move(link)) {}

    // T=1 only, once after power on: tells the card the size of a block. Ends `answered`, empty.
    Step announce(std::uint8_t ifsd);
    Step transmit(Bytes command);
    // A data block of this exchange, 6.2.1, that has not failed.
    Step receive(const Response& block);
    // The card said nothing, or what the reader could not understand.
    Step silent();

private:
    Step receive_bare(const Bare& link, const Response& block);
    Step next_piece(const Bare& link);

    Link link_;
    Bytes command_;
    std::size_t sent_ = 0;
    Bytes answer_;
};

}  // namespace kvitok::drivers::ccid
