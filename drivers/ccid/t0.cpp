#include "drivers/ccid/t0.h"

#include "drivers/ccid/apdu.h"

namespace kvitok::drivers::ccid {
namespace {

// A card that always has more to fetch would otherwise be asked for ever.
constexpr int most_rounds = 32;

}  // namespace

T0::Step T0::transmit(ByteView command) {
    answer_.clear();
    rounds_ = 0;
    const auto kind = case_of(command);
    if (!kind) return {};
    sent_.assign(command.begin(), command.end());
    if (kind == Case::one) sent_.push_back(0x00);
    if (kind == Case::four) sent_.pop_back();
    return {sent_, {}};
}

T0::Step T0::receive(ByteView answer) {
    if (answer.size() < 2 || ++rounds_ > most_rounds) return {};
    const ByteView data = answer.first(answer.size() - 2);
    const std::uint8_t sw1 = answer[answer.size() - 2];
    const std::uint8_t sw2 = answer.back();
    answer_.insert(answer_.end(), data.begin(), data.end());
    if (sw1 == 0x61) return fetch(sw2);
    if (sw1 == 0x6C && sent_.size() == 5) {  // the wrong length: the same again with the right one
        sent_[4] = sw2;
        return {sent_, {}};
    }
    answer_.push_back(sw1);
    answer_.push_back(sw2);
    return {{}, answer_};
}

T0::Step T0::fetch(std::uint8_t size) {
    sent_ = {0x00, 0xC0, 0x00, 0x00, size};
    return {sent_, {}};
}

}  // namespace kvitok::drivers::ccid
