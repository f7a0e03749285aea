#include "drivers/sim/ccid_card.h"

#include <algorithm>

namespace kvitok::sim {
namespace {

const Bytes memory_card_atr{0x3B, 0x8F, 0x80, 0x01, 0x80, 0x4F, 0x0C, 0xA0, 0x00, 0x00,
                            0x03, 0x06, 0x03, 0x00, 0x01, 0x00, 0x00, 0x00, 0x00, 0x6A};
const Bytes smart_card_atr{0x3B, 0x81, 0x80, 0x01, 0x80, 0x80};
const Bytes bare_atr{0x3B, 0x80, 0x80, 0x01, 0x01};
const Bytes t0_atr{0x3B, 0x60, 0x00, 0x00};
const Bytes t1_atr{0x3B, 0xE0, 0x00, 0xFF, 0x81, 0x31, 0x7C, 0x41, 0x92};
const Bytes fast_atr{0x3B, 0xDA, 0x18, 0xFF, 0x81, 0xB1, 0xFE, 0x75, 0x1F, 0x03, 0x00,
                     0x31, 0xF5, 0x73, 0xC7, 0x8A, 0x40, 0x00, 0x90, 0x00, 0xB0};

Bytes status(std::uint8_t first, std::uint8_t second) {
    return {first, second};
}

// A directory entry that names the environment and nothing else.
Bytes environment(ByteView name) {
    Bytes answer{0x6F, static_cast<std::uint8_t>(name.size() + 2), 0x84,
                 static_cast<std::uint8_t>(name.size())};
    answer.insert(answer.end(), name.begin(), name.end());
    answer.push_back(0x90);
    answer.push_back(0x00);
    return answer;
}

Bytes with_sum(Bytes block) {
    std::uint8_t sum = 0;
    for (const std::uint8_t byte : block) sum = static_cast<std::uint8_t>(sum ^ byte);
    block.push_back(sum);
    return block;
}

bool sum_fits(ByteView block) {
    std::uint8_t sum = 0;
    for (const std::uint8_t byte : block) sum = static_cast<std::uint8_t>(sum ^ byte);
    return sum == 0;
}

Bytes made_up(std::uint32_t fresh) {
    return {0x08, static_cast<std::uint8_t>(fresh >> 16), static_cast<std::uint8_t>(fresh >> 8),
            static_cast<std::uint8_t>(fresh)};
}

}  // namespace

const std::vector<std::string_view>& card_names() {
    static const std::vector<std::string_view> all{"transport",    "transport-2", "social",
                                                   "phone",        "bank",        "bank-chip",
                                                   "bank-chip-t1", "club-chip",   "worn"};
    return all;
}

std::optional<CcidCard> make_card(std::string_view name, std::uint32_t fresh) {
    CcidCard card{.name = std::string(name)};
    if (name == "transport" || name == "transport-2") {
        card.commands = false;
        card.atr = memory_card_atr;
        card.identifier =
            name == "transport" ? Bytes{0x3A, 0x7C, 0x19, 0xE4} : Bytes{0x5B, 0x02, 0xC8, 0x11};
    } else if (name == "social") {
        card.atr = smart_card_atr;
        card.identifier = {0x04, 0x51, 0x2B, 0x9A, 0x77, 0x3D, 0x80};
    } else if (name == "phone" || name == "bank") {
        card.atr = bare_atr;
        card.payment = name == "bank";
        card.identifier = made_up(fresh);
    } else if (name == "bank-chip" || name == "bank-chip-t1") {
        card.contactless = false;
        card.payment = true;
        card.protocol = name == "bank-chip" ? 0 : 1;
        card.atr = card.protocol == 0 ? t0_atr : t1_atr;
    } else if (name == "club-chip") {
        card.contactless = false;
        card.atr = fast_atr;
    } else if (name == "worn") {
        card.alive = false;
    } else {
        return std::nullopt;
    }
    return card;
}

Bytes answer_to(const CcidCard& card, ByteView command) {
    if (command.size() < 4) return status(0x67, 0x00);
    if (card.contactless && command[0] == 0xFF && command[1] == 0xCA) {
        if (command[2] != 0x00) return status(0x6A, 0x81);
        Bytes identifier = card.identifier;
        identifier.insert(identifier.end(), {0x90, 0x00});
        return identifier;
    }
    if (!card.commands) return status(0x6A, 0x81);
    if (command[0] == 0xFF || command[1] != 0xA4) return status(0x6D, 0x00);
    if (command.size() < 6 || command.size() < std::size_t{5} + command[4]) {
        return status(0x67, 0x00);
    }
    const ByteView name = command.subspan(5, command[4]);
    const std::string_view wanted = card.contactless ? "2PAY.SYS.DDF01" : "1PAY.SYS.DDF01";
    const bool known =
        card.payment && std::equal(name.begin(), name.end(), wanted.begin(), wanted.end());
    return known ? environment(name) : status(0x6A, 0x82);
}

Bytes CardBlocks::answer(const CcidCard& card, ByteView bytes) {
    if (bytes.size() < 4 || bytes.size() != std::size_t{4} + bytes[2] || !sum_fits(bytes)) {
        return with_sum({0x00, static_cast<std::uint8_t>(0x81 | heard_ << 4), 0x00});
    }
    const std::uint8_t pcb = bytes[1];
    const ByteView data = bytes.subspan(3, bytes[2]);
    if (pcb < 0x80) return information(card, pcb, data);
    if (pcb < 0xC0) {  // R: the host asks for the block with this number
        const std::uint8_t wanted = pcb >> 4 & 1;
        const bool acknowledges = wanted == said_ && !rest_.empty();
        return acknowledges ? next_piece() : last_;
    }
    if (pcb == 0xC0) {
        const std::size_t size = block;
        reset();
        block = size;
        return with_sum({0x00, 0xE0, 0x00});
    }
    if (pcb == 0xC1 && data.size() == 1) {
        block = std::min<std::size_t>(block, data[0]);
        return with_sum({0x00, 0xE1, 0x01, data[0]});
    }
    if (pcb == 0xE3) return next_piece();
    return {};
}

Bytes CardBlocks::information(const CcidCard& card, std::uint8_t pcb, ByteView data) {
    if ((pcb >> 6 & 1) != heard_) {
        return with_sum({0x00, static_cast<std::uint8_t>(0x82 | heard_ << 4), 0x00});
    }
    heard_ ^= 1;
    command_.insert(command_.end(), data.begin(), data.end());
    if ((pcb & 0x20) != 0) {
        last_ = with_sum({0x00, static_cast<std::uint8_t>(0x80 | heard_ << 4), 0x00});
        return last_;
    }
    rest_ = answer_to(card, command_);
    command_.clear();
    if (std::exchange(wants_time, false)) return with_sum({0x00, 0xC3, 0x01, 0x02});
    return next_piece();
}

Bytes CardBlocks::next_piece() {
    const std::size_t size = std::min(block, rest_.size());
    const bool more = size < rest_.size();
    Bytes piece{0x00, static_cast<std::uint8_t>(said_ << 6 | (more ? 0x20 : 0x00)),
                static_cast<std::uint8_t>(size)};
    piece.insert(piece.end(), rest_.begin(), rest_.begin() + static_cast<std::ptrdiff_t>(size));
    rest_.erase(rest_.begin(), rest_.begin() + static_cast<std::ptrdiff_t>(size));
    said_ ^= 1;
    last_ = with_sum(std::move(piece));
    return last_;
}

}  // namespace kvitok::sim
