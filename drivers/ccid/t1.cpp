#include "drivers/ccid/t1.h"

#include <algorithm>

#include "drivers/ccid/apdu.h"

namespace kvitok::drivers::ccid {
namespace {

constexpr int most_errors = 3;
constexpr int most_resynchronisations = 3;

// 11.3.2.2, the protocol control byte.
constexpr std::uint8_t more_follows = 0x20;
constexpr std::uint8_t ready_block = 0x80;
constexpr std::uint8_t supervisory = 0xC0;
constexpr std::uint8_t is_response = 0x20;
constexpr std::uint8_t why_check = 0x01;
constexpr std::uint8_t why_other = 0x02;
enum Subject : std::uint8_t { resynch = 0x00, ifs = 0x01, abort_chain = 0x02, wtx = 0x03 };

std::uint8_t exclusive_or_of(ByteView bytes) {
    std::uint8_t sum = 0;
    for (const std::uint8_t byte : bytes) sum ^= byte;
    return sum;
}

}  // namespace

Bytes encode(const Block& block) {
    Bytes bytes{block.nad, block.pcb, static_cast<std::uint8_t>(block.information.size())};
    bytes.insert(bytes.end(), block.information.begin(), block.information.end());
    bytes.push_back(exclusive_or_of(bytes));
    return bytes;
}

tl::expected<Block, BlockError> parse_block(ByteView bytes) {
    if (bytes.size() < 4) return tl::unexpected(BlockError::cut_off);
    const std::size_t length = bytes[2];
    if (length == 0xFF || bytes.size() != 4 + length) {
        return tl::unexpected(BlockError::bad_length);
    }
    if (exclusive_or_of(bytes) != 0) return tl::unexpected(BlockError::bad_check);
    const ByteView information = bytes.subspan(3, length);
    return Block{bytes[0], bytes[1], Bytes(information.begin(), information.end())};
}

T1::Step T1::announce(std::uint8_t ifsd) {
    doing_ = Doing::announcing;
    errors_ = 0;
    return send(encode({0, supervisory | ifs, {ifsd}}));
}

T1::Step T1::transmit(ByteView command) {
    command_.assign(command.begin(), command.end());
    acknowledged_ = 0;
    errors_ = resynchronisations_ = 0;
    restarted_ = false;
    answer_.clear();
    doing_ = Doing::sending;
    return send_information();
}

T1::Step T1::receive(ByteView bytes) {
    if (doing_ == Doing::nothing) return fail();
    const auto block = parse_block(bytes);
    if (!block) {
        return ask_again(block.error() == BlockError::bad_check ? why_check : why_other);
    }
    if ((block->pcb & 0x80) == 0) return receive_information(*block);
    if ((block->pcb & 0x40) == 0) return receive_ready(*block);
    return receive_supervisory(*block);
}

T1::Step T1::silent() {
    if (doing_ == Doing::nothing) return fail();
    return ask_again(why_other);
}

T1::Step T1::send(Bytes block, std::uint8_t waits) {
    last_ = block;
    return {State::goes_on, std::move(block), {}, waits};
}

T1::Step T1::send_information() {
    const std::size_t left = command_.size() - acknowledged_;
    in_flight_ = std::min<std::size_t>(left, ifsc_);
    const auto begin = command_.begin() + static_cast<std::ptrdiff_t>(acknowledged_);
    Block block;
    block.pcb = static_cast<std::uint8_t>(next_sent_ << 6 | (in_flight_ < left ? more_follows : 0));
    block.information.assign(begin, begin + static_cast<std::ptrdiff_t>(in_flight_));
    next_sent_ ^= 1;
    return send(encode(block));
}

// Rules 7.1 to 7.4: the block that is missing is asked for; a request of the host that was not
// understood is said again.
T1::Step T1::ask_again(std::uint8_t why) {
    if (doing_ == Doing::announcing) {
        if (++errors_ < most_errors) return send(last_);
        doing_ = Doing::nothing;
        return {State::ready, {}, {}, 1};
    }
    if (doing_ == Doing::resynchronising) return resynchronise();
    if (++errors_ > most_errors) return resynchronise();
    const auto pcb = static_cast<std::uint8_t>(ready_block | next_received_ << 4 | why);
    // Not remembered: rule 7.1 has the last I-block sent again when the card asks for it.
    return {State::goes_on, encode({0, pcb, {}}), {}, 1};
}

// Rule 6.4
T1::Step T1::resynchronise() {
    if (++resynchronisations_ > most_resynchronisations || restarted_) return fail();
    doing_ = Doing::resynchronising;
    return send(encode({0, supervisory | resynch, {}}));
}

T1::Step T1::restart() {
    restarted_ = true;
    next_sent_ = next_received_ = 0;
    acknowledged_ = 0;
    errors_ = 0;
    answer_.clear();
    doing_ = Doing::sending;
    return send_information();
}

T1::Step T1::receive_information(const Block& block) {
    const std::uint8_t number = block.pcb >> 6 & 1;
    const bool whole = acknowledged_ + in_flight_ == command_.size();
    const bool due = doing_ == Doing::receiving || (doing_ == Doing::sending && whole);
    if (!due || number != next_received_) return ask_again(why_other);
    if (answer_.size() + block.information.size() > longest_answer) return fail();
    doing_ = Doing::receiving;
    errors_ = 0;
    next_received_ ^= 1;
    answer_.insert(answer_.end(), block.information.begin(), block.information.end());
    if ((block.pcb & more_follows) != 0) {
        const auto pcb = static_cast<std::uint8_t>(ready_block | next_received_ << 4);
        return send(encode({0, pcb, {}}));
    }
    doing_ = Doing::nothing;
    return {State::answered, {}, answer_, 1};
}

// Rules 2.2 and 7.1: N(R) of the block after ours acknowledges it; ours is asked for again.
T1::Step T1::receive_ready(const Block& block) {
    const std::uint8_t wanted = block.pcb >> 4 & 1;
    if (doing_ == Doing::sending && wanted == next_sent_ &&
        acknowledged_ + in_flight_ < command_.size()) {
        acknowledged_ += in_flight_;
        errors_ = 0;
        return send_information();
    }
    if (doing_ == Doing::resynchronising) return resynchronise();
    if (++errors_ > most_errors) return resynchronise();
    return send(last_);
}

T1::Step T1::receive_supervisory(const Block& block) {
    const std::uint8_t subject = block.pcb & 0x1F;
    if ((block.pcb & is_response) != 0) {
        if (subject == resynch && doing_ == Doing::resynchronising) return restart();
        if (subject == ifs && doing_ == Doing::announcing) {
            doing_ = Doing::nothing;
            return {State::ready, {}, {}, 1};
        }
        return ask_again(why_other);
    }
    // Rule 3: the same field comes back; what was sent last stays what it was.
    const auto response = [&](std::uint8_t waits) {
        const auto pcb = static_cast<std::uint8_t>(supervisory | is_response | subject);
        return Step{State::goes_on, encode({0, pcb, block.information}), {}, waits};
    };
    const bool one_byte = block.information.size() == 1 && block.information[0] != 0;
    switch (subject) {
        case ifs:
            if (!one_byte || block.information[0] == 0xFF) return ask_again(why_other);
            ifsc_ = block.information[0];
            return response(1);
        case wtx:
            if (!one_byte) return ask_again(why_other);
            return response(block.information[0]);
        case abort_chain:
            // Rule 9: the command cannot be had any more.
            return fail();
        default:
            return ask_again(why_other);
    }
}

T1::Step T1::fail() {
    doing_ = Doing::nothing;
    return {State::failed, {}, {}, 1};
}

}  // namespace kvitok::drivers::ccid
