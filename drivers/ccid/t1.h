// The block protocol T=1, the host's half, as a reader of TPDU level leaves it to the host. Sans
// I/O: blocks in, blocks out. Source: ISO/IEC 7816-3, 11; rule numbers below are those of 11.6.3.2.
//
//   I-blocks  chained both ways (M), numbered modulo 2; an I-block of the card also acknowledges
//   R-blocks  ask for the block N(R); what is asked for again is sent again
//   S-blocks  RESYNCH, IFS, ABORT, WTX; a request is answered by a response with the same field
//
// A block that does not come, or not whole, is asked for again, three times (rule 7.4.2). Then the
// numbers are set to their beginning by S(RESYNCH), three times at most, and the command begins
// again, once; after that the exchange has failed (rule 6.4).
#pragma once

#include <cstdint>
#include <optional>

#include "drivers/ccid/codec.h"

namespace kvitok::drivers::ccid {

// A block as it is on the line, 11.3, with LRC. Cards that want a CRC are refused before (card.h):
// no public vector tells its byte order, and EMV does not allow it.
struct Block {
    std::uint8_t nad = 0;
    std::uint8_t pcb = 0;
    Bytes information;
};
Bytes encode(const Block& block);
enum class BlockError { cut_off, bad_length, bad_check };
tl::expected<Block, BlockError> parse_block(ByteView bytes);

class T1 {
public:
    enum class State { goes_on, answered, failed, ready };
    struct Step {
        State state = State::goes_on;
        Bytes send;              // goes_on: the next block
        Bytes answer;            // answered
        std::uint8_t waits = 1;  // times the block waiting time; WTX asks for more
    };

    T1() = default;
    explicit T1(std::uint8_t ifsc) : ifsc_(ifsc == 0 ? 32 : ifsc) {}

    // S(IFS request): the size of a block that the host takes, 11.4.2. Ends with `ready`, also when
    // the card will not hear of it: the sizes of the start then stay.
    Step announce(std::uint8_t ifsd);
    Step transmit(ByteView command);
    Step receive(ByteView bytes);
    // Nothing came within the block waiting time.
    Step silent();

private:
    enum class Doing { nothing, announcing, sending, receiving, resynchronising };

    Step send(Bytes block, std::uint8_t waits = 1);
    Step send_information();
    Step ask_again(std::uint8_t why);
    Step resynchronise();
    Step restart();
    Step receive_information(const Block& block);
    Step receive_ready(const Block& block);
    Step receive_supervisory(const Block& block);
    Step fail();

    std::uint8_t ifsc_ = 32;
    Doing doing_ = Doing::nothing;
    std::uint8_t next_sent_ = 0;      // N(S) of our next I-block
    std::uint8_t next_received_ = 0;  // N(S) that the card's next I-block must have
    Bytes command_;
    std::size_t acknowledged_ = 0;  // bytes of the command that the card has
    std::size_t in_flight_ = 0;     // bytes of it in the block that was sent last
    Bytes answer_;
    Bytes last_;  // as it was sent
    int errors_ = 0;
    int resynchronisations_ = 0;
    bool restarted_ = false;
};

}  // namespace kvitok::drivers::ccid
