#include "drivers/ccid/exchange.h"

#include <algorithm>
#include <utility>

#include "drivers/ccid/apdu.h"

namespace kvitok::drivers::ccid {
namespace {

// bChainParameter, 6.2.1.
constexpr std::uint8_t answer_begins = 0x01;
constexpr std::uint8_t answer_ends = 0x02;
constexpr std::uint8_t answer_goes_on = 0x03;
constexpr std::uint8_t next_please = 0x10;

Exchange::Step of_t0(const T0::Step& step) {
    if (step.answer) return {Exchange::State::answered, {}, *step.answer, 1};
    if (!step.send) return {};
    return {Exchange::State::goes_on, xfr_block(*step.send, 0, Chain::whole), {}, 1};
}

Exchange::Step of_t1(T1::Step step) {
    switch (step.state) {
        case T1::State::goes_on:
            return {Exchange::State::goes_on,
                    xfr_block(std::move(step.send), step.waits > 1 ? step.waits : 0, Chain::whole),
                    {},
                    step.waits};
        case T1::State::answered:
        case T1::State::ready:
            return {Exchange::State::answered, {}, std::move(step.answer), 1};
        case T1::State::failed:
            break;
    }
    return {};
}

}  // namespace

Exchange::Step Exchange::announce(std::uint8_t ifsd) {
    auto* t1 = std::get_if<T1>(&link_);
    if (t1 == nullptr) return {State::answered, {}, {}, 1};
    return of_t1(t1->announce(ifsd));
}

Exchange::Step Exchange::transmit(Bytes command) {
    if (auto* t0 = std::get_if<T0>(&link_)) return of_t0(t0->transmit(command));
    if (auto* t1 = std::get_if<T1>(&link_)) return of_t1(t1->transmit(command));
    command_ = std::move(command);
    sent_ = 0;
    answer_.clear();
    return next_piece(std::get<Bare>(link_));
}

Exchange::Step Exchange::receive(const Response& block) {
    if (auto* t0 = std::get_if<T0>(&link_)) return of_t0(t0->receive(block.data));
    if (auto* t1 = std::get_if<T1>(&link_)) return of_t1(t1->receive(block.data));
    return receive_bare(std::get<Bare>(link_), block);
}

Exchange::Step Exchange::silent() {
    if (auto* t1 = std::get_if<T1>(&link_)) return of_t1(t1->silent());
    return {};
}

Exchange::Step Exchange::next_piece(const Bare& link) {
    const std::size_t size = std::min(link.piece, command_.size() - sent_);
    const bool first = sent_ == 0;
    const bool last = sent_ + size == command_.size();
    const Chain chain =
        first ? (last ? Chain::whole : Chain::begins) : (last ? Chain::ends : Chain::goes_on);
    const auto begin = command_.begin() + static_cast<std::ptrdiff_t>(sent_);
    sent_ += size;
    return {State::goes_on,
            xfr_block(Bytes(begin, begin + static_cast<std::ptrdiff_t>(size)), 0, chain),
            {},
            1};
}

Exchange::Step Exchange::receive_bare(const Bare& link, const Response& block) {
    if (sent_ < command_.size()) {
        return block.specific == next_please ? next_piece(link) : Step{};
    }
    if (answer_.size() + block.data.size() > longest_answer) return {};
    const bool first = answer_.empty();
    answer_.insert(answer_.end(), block.data.begin(), block.data.end());
    switch (block.specific) {
        case 0x00:
            if (!first) return {};
            [[fallthrough]];
        case answer_ends:
            return {State::answered, {}, std::move(answer_), 1};
        case answer_begins:
        case answer_goes_on:
            if ((block.specific == answer_begins) != first || block.data.empty()) return {};
            return {State::goes_on, xfr_block({}, 0, Chain::next), {}, 1};
        default:
            return {};
    }
}

}  // namespace kvitok::drivers::ccid
