#include "drivers/ccid/reader.h"

#include <algorithm>
#include <utility>

namespace kvitok::drivers::ccid {
namespace {

constexpr Milliseconds usual_limit{3000};
constexpr Milliseconds card_limit{15'000};
constexpr Milliseconds poll_every{250};
// A net under a reader that tells of changes.
constexpr Milliseconds check_every{30'000};
constexpr Milliseconds busy_pause{100};
constexpr Milliseconds silent_pause{1000};
constexpr int most_busy = 20;
constexpr int most_tries = 2;
constexpr int silent_is_fault = 3;

}  // namespace

Reader::Reader(Profile profile)
    : profile_(std::move(profile)),
      reader_(profile_.traits.descriptor.max_message),
      slots_(std::clamp<std::size_t>(profile_.slots, 1,
                                     std::size_t{1} + profile_.traits.descriptor.max_slot)) {}

CardReader::Out Reader::on_attached(MonoTime now) {
    Out out;
    out.events.emplace_back(reader::Attached{profile_.model, profile_.serial});
    next(now, out);
    return out;
}

CardReader::Out Reader::on_bytes(std::span<const std::uint8_t> transfer, MonoTime now) {
    Out out;
    for (const News& news : reader_.feed(transfer)) {
        std::visit([&](const auto& one) { receive(one, now, out); }, news);
    }
    next(now, out);
    return out;
}

CardReader::Out Reader::on_time(MonoTime now) {
    Out out;
    if (pending_ && now >= pending_->until) silent(now, out);
    if (now >= next_poll_) {
        for (Slot& slot : slots_) slot.ask_status = true;
    }
    next(now, out);
    return out;
}

MonoTime Reader::next_wake() const {
    if (pending_) return pending_->until;
    const bool idle = !waiting_ && std::none_of(slots_.begin(), slots_.end(), [](const Slot& slot) {
        return slot.ask_status || slot.ask_card || slot.switch_off;
    });
    return idle ? next_poll_ : next_try_;
}

void Reader::receive(const Response& answer, MonoTime now, Out& out) {
    if (!pending_ || answer.sequence != pending_->sequence || answer.slot != pending_->slot) {
        ++counters_.stale;
        return;
    }
    silent_in_a_row_ = 0;
    if (std::exchange(faulted_, false)) {
        out.events.emplace_back(reader::Attached{profile_.model, profile_.serial});
    }
    if (answer.outcome == Outcome::more_time) {
        const bool too_long = pending_->purpose == Purpose::card && now >= talk_until_;
        const int times = std::max<int>(answer.error, 1);
        if (!too_long) pending_->until = now + pending_->limit * times;
        return;
    }
    Pending done = std::move(*pending_);
    pending_.reset();
    const bool busy =
        answer.outcome == Outcome::failed &&
        (answer.error == slot_error::busy || answer.error == slot_error::busy_with_sequence);
    if (busy && done.busy < most_busy) {
        ++done.busy;
        waiting_ = std::move(done);
        next_try_ = now + busy_pause;
        return;
    }
    if (answer.outcome == Outcome::failed && answer.error == slot_error::hardware) {
        fault(reader::Fault::hardware, out);
    }
    finish(done, answer, now, out);
}

void Reader::receive(const SlotChange& change, MonoTime, Out& out) {
    if (change.slot >= slots_.size()) return;
    presence(change.slot, change.present, change.changed, out);
}

void Reader::receive(const HardwareError&, MonoTime, Out& out) {
    fault(reader::Fault::hardware, out);
}

void Reader::finish(const Pending& done, const Response& answer, MonoTime now, Out& out) {
    Slot& slot = slots_[done.slot];
    switch (done.purpose) {
        case Purpose::status:
            slot.ask_status = false;
            next_poll_ =
                now + (profile_.traits.descriptor.tells_changes ? check_every : poll_every);
            // A slot that the reader does not have, or cannot speak of, holds no card.
            presence(done.slot, answer.outcome == Outcome::done && answer.icc != Icc::absent, false,
                     out);
            return;
        case Purpose::off:
            return;
        case Purpose::card:
            break;
    }
    if (!talk_) return;
    if (answer.outcome == Outcome::failed && answer.icc == Icc::absent) {
        talk_.reset();
        return presence(done.slot, false, false, out);
    }
    if (now >= talk_until_) {
        return card_step(done.slot, {{}, 1, reader::CardTapped{}}, now, out);
    }
    card_step(done.slot, talk_->receive(answer), now, out);
}

void Reader::card_step(std::uint8_t slot, CardTalk::Step step, MonoTime now, Out& out) {
    if (step.send) {
        return send(Purpose::card, slot, std::move(*step.send), step.waits, now, out);
    }
    talk_.reset();
    slots_[slot].switch_off = true;
    if (step.result) told(slot, std::move(*step.result), out);
}

void Reader::told(std::uint8_t slot, reader::CardTapped card, Out& out) {
    Slot& at = slots_[slot];
    // What slipped while the hand was still moving is asked once more.
    if (card.kind == reader::CardKind::unreadable && at.tries < most_tries) {
        at.ask_card = true;
        return;
    }
    at.told = true;
    out.events.emplace_back(std::move(card));
}

void Reader::presence(std::uint8_t slot, bool present, bool changed, Out& out) {
    Slot& at = slots_[slot];
    const bool exchanged = present && at.present && changed && at.told;
    if (present == at.present && !exchanged) return;
    if (std::exchange(at.told, false)) out.events.emplace_back(reader::CardRemoved{});
    at.present = present;
    at.ask_card = present;
    at.switch_off = false;
    at.tries = 0;
}

void Reader::next(MonoTime now, Out& out) {
    if (pending_ || now < next_try_) return;
    if (waiting_) return send_again(std::move(*std::exchange(waiting_, std::nullopt)), now, out);
    for (std::uint8_t i = 0; i < slots_.size(); ++i) {
        Slot& slot = slots_[i];
        if (std::exchange(slot.switch_off, false)) {
            return send(Purpose::off, i, power_off(), 1, now, out);
        }
        if (std::exchange(slot.ask_card, false)) {
            ++slot.tries;
            talk_.emplace(profile_.traits);
            talk_until_ = now + card_limit;
            return card_step(i, talk_->start(), now, out);
        }
        if (slot.ask_status) return send(Purpose::status, i, get_slot_status(), 1, now, out);
    }
}

void Reader::send(Purpose purpose, std::uint8_t slot, Command command, std::uint8_t waits,
                  MonoTime now, Out& out) {
    const Milliseconds limit = usual_limit * std::max<int>(waits, 1);
    send_again({purpose, slot, 0, std::move(command), limit, {}, 0}, now, out);
}

void Reader::send_again(Pending pending, MonoTime now, Out& out) {
    pending.sequence = next_sequence_++;
    pending.until = now + pending.limit;
    const Bytes message = encode(pending.command, pending.slot, pending.sequence);
    out.bytes.insert(out.bytes.end(), message.begin(), message.end());
    pending_ = std::move(pending);
}

// The reader itself does not answer: what the card was asked is not known any more.
void Reader::silent(MonoTime now, Out& out) {
    ++counters_.silent;
    reader_.forget();
    const Pending lost = std::move(*std::exchange(pending_, std::nullopt));
    slots_[lost.slot].ask_status = true;
    next_try_ = now + silent_pause;
    if (lost.purpose == Purpose::card)
        card_step(lost.slot, {{}, 1, reader::CardTapped{}}, now, out);
    if (++silent_in_a_row_ >= silent_is_fault) fault(reader::Fault::silent, out);
}

void Reader::fault(reader::Fault what, Out& out) {
    if (std::exchange(faulted_, true)) return;
    out.events.emplace_back(reader::Faulted{what});
}

}  // namespace kvitok::drivers::ccid
