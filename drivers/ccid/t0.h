// The protocol T=0 as a reader of TPDU level leaves it to the host: the reader handles procedure
// bytes, the host cuts a command into transfers and fetches the answer. Sans I/O.
// Source: ISO/IEC 7816-3, 10.3 and 12.2; GET RESPONSE: ISO/IEC 7816-4, 7.6.1.
#pragma once

#include <optional>

#include "drivers/ccid/codec.h"

namespace kvitok::drivers::ccid {

class T0 {
public:
    // Either the next TPDU, or the whole answer with its status; neither: the card talks nonsense.
    struct Step {
        std::optional<Bytes> send;
        std::optional<Bytes> answer;
    };
    // A command that has no case is answered by a Step with neither.
    Step transmit(ByteView command);
    Step receive(ByteView answer);

private:
    Step fetch(std::uint8_t size);

    Bytes sent_;
    Bytes answer_;
    int rounds_ = 0;
};

}  // namespace kvitok::drivers::ccid
