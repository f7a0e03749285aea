// The questions to one card, from power on to what it is. Sans I/O: messages to the reader out,
// answers in. Source: CCID 1.1, 6.1; ISO/IEC 7816-3; PC/SC part 3.
//
//   power on    5 V, 3 V, 1.8 V in turn where the reader does not choose by itself
//   TPDU level  what the reader negotiated, or PPS and SetParameters; S(IFS) for T=1
//   question 1  does it have a payment environment? Then it is a bank card, and asked no more
//   question 2  of a card without contacts: its identifier
//
// A card with contacts has no identifier that may be asked for: it is nameless, or a bank card.
#pragma once

#include <cstdint>
#include <optional>

#include "drivers/ccid/atr.h"
#include "drivers/ccid/codec.h"
#include "drivers/ccid/exchange.h"
#include "kiosk/domain/reader.h"

namespace kvitok::drivers::ccid {

// What is known of the reader: its own descriptor, and its catalog row.
struct Traits {
    ClassDescriptor descriptor;
    // TPDU level: commands to a card without contacts go as they are, not in T=1 blocks.
    bool bare_contactless = false;
};

class CardTalk {
public:
    struct Step {
        std::optional<Command> send;
        std::uint8_t waits = 1;  // times the usual time limit
        std::optional<reader::CardTapped> result;
    };

    explicit CardTalk(const Traits& traits) : traits_(traits) {}

    Step start();
    // The answer to what was sent last; never one that asks for more time.
    Step receive(const Response& answer);

private:
    enum class Stage {
        powering,
        asking_parameters,
        proposing,  // PPS
        setting_parameters,
        announcing,  // the size of a block
        asking_environment,
        asking_identifier,
    };

    Step power();
    Step powered(const Response& answer);
    Step prepare_protocol();
    Step propose();
    Step set();
    Step open_link(std::uint8_t protocol, std::uint8_t ifsc);
    Step ask_environment();
    Step ask_identifier();
    Step pass(Exchange::Step step);
    Step answered(ByteView answer);
    Step not_answered();
    static Step end(reader::CardKind kind);

    const Traits traits_;
    Stage stage_ = Stage::powering;
    std::size_t voltage_ = 0;
    bool default_speed_ = false;  // the card did not take the proposal
    Atr atr_;
    std::optional<Exchange> exchange_;
};

}  // namespace kvitok::drivers::ccid
