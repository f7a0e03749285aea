#include "drivers/sim/ccid_reader.h"

#include <algorithm>

namespace kvitok::sim {
namespace {

constexpr std::size_t head_bytes = 10;
constexpr std::uint8_t mute_slot = 0xFE;
constexpr std::uint8_t busy_slot = 0xE0;
constexpr std::uint8_t bad_slot = 0x05;

void put_le(Bytes& bytes, std::uint32_t value) {
    for (int i = 0; i < 4; ++i) bytes.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

// The class descriptor, 54 bytes (CCID 1.1, 5.1).
Bytes class_descriptor(const CcidOptions& options) {
    std::uint32_t features = static_cast<std::uint32_t>(options.level);
    if (options.negotiates) features |= 0x04BA;
    Bytes bytes{0x36, 0x21, 0x10, 0x01, 0x00, 0x07};
    put_le(bytes, 0x03);      // T=0 and T=1
    put_le(bytes, 4'000);     // clock
    put_le(bytes, 4'000);     // and its maximum
    bytes.push_back(0x00);    // one clock
    put_le(bytes, 10'753);    // data rate
    put_le(bytes, 344'086);   // and its maximum
    bytes.push_back(0x00);    // one data rate
    put_le(bytes, 254);       // IFSD
    put_le(bytes, 0);         // synchronous protocols
    put_le(bytes, 0);         // mechanics
    put_le(bytes, features);  //
    put_le(bytes, options.max_message);
    bytes.insert(bytes.end(), {0xFF, 0xFF, 0x00, 0x00, 0x00, 0x01});
    return bytes;
}

Bytes configuration(const CcidOptions& options) {
    const std::uint8_t pipes = options.event_pipe ? 3 : 2;
    Bytes rest{0x09, 0x04, 0x00, 0x00, pipes, 0x0B, 0x00, 0x00, 0x00};
    const Bytes of_class = class_descriptor(options);
    rest.insert(rest.end(), of_class.begin(), of_class.end());
    rest.insert(rest.end(), {0x07, 0x05, 0x02, 0x02, 0x40, 0x00, 0x00});
    rest.insert(rest.end(), {0x07, 0x05, 0x82, 0x02, 0x40, 0x00, 0x00});
    if (options.event_pipe) rest.insert(rest.end(), {0x07, 0x05, 0x83, 0x03, 0x08, 0x00, 0x10});
    const auto total = static_cast<std::uint8_t>(rest.size() + 9);
    Bytes all{0x09, 0x02, total, 0x00, 0x01, 0x01, 0x00, 0x80, 0x32};
    all.insert(all.end(), rest.begin(), rest.end());
    return all;
}

}  // namespace

void CcidReader::on_plugged(MonoTime) {
    received_.clear();
    answers_.clear();
    events_.clear();
    powered_ = false;
    command_.clear();
    rest_.clear();
    if (card_) tell_change();
}

void CcidReader::on_unplugged(MonoTime) {
    answers_.clear();
    events_.clear();
    powered_ = false;
}

// GET_DESCRIPTOR of the configuration (USB 2.0, 9.4.3).
ControlReply CcidReader::on_control_in(const usb::Setup& setup, std::size_t max, MonoTime) {
    if (setup.request_type != 0x80 || setup.request != 0x06 || setup.value != 0x0200) {
        return {{}, usb::TransferError::stalled};
    }
    Bytes bytes = configuration(options_);
    bytes.resize(std::min(bytes.size(), max));
    return {bytes, {}};
}

ControlReply CcidReader::on_control_out(const usb::Setup&, ByteView, MonoTime) {
    return {{}, usb::TransferError::stalled};
}

OutReply CcidReader::on_out(std::uint8_t, ByteView bytes, MonoTime now) {
    received_.insert(received_.end(), bytes.begin(), bytes.end());
    while (received_.size() >= head_bytes) {
        const std::size_t size =
            head_bytes + received_[1] + (received_[2] << 8) + (received_[3] << 16);
        if (size > options_.max_message) {
            received_.clear();
            return {0, usb::TransferError::stalled};
        }
        if (received_.size() < size) break;
        const Bytes message(received_.begin(),
                            received_.begin() + static_cast<std::ptrdiff_t>(size));
        received_.erase(received_.begin(), received_.begin() + static_cast<std::ptrdiff_t>(size));
        obey(message, now);
    }
    return {bytes.size(), {}};
}

InReply CcidReader::on_in(std::uint8_t, std::size_t max, MonoTime now) {
    if (faults_.take(CcidFault::stall)) return {true, {}, usb::TransferError::stalled};
    if (!answers_.empty() && answers_.front().due <= now) {
        if (faults_.take(CcidFault::babble)) return {true, {}, usb::TransferError::overflowed};
        Bytes& bytes = answers_.front().bytes;
        const auto size = static_cast<std::ptrdiff_t>(std::min(max, bytes.size()));
        Bytes part(bytes.begin(), bytes.begin() + size);
        bytes.erase(bytes.begin(), bytes.begin() + size);
        if (bytes.empty()) answers_.pop_front();
        return {true, std::move(part), {}};
    }
    if (!events_.empty()) {
        Bytes event = std::move(events_.front());
        events_.pop_front();
        return {true, std::move(event), {}};
    }
    return {};
}

void CcidReader::on_time(MonoTime now) {
    if (goes_at_ && *goes_at_ <= now) remove(now);
}

MonoTime CcidReader::next_wake() const {
    MonoTime due = goes_at_.value_or(never);
    if (!answers_.empty()) due = std::min(due, answers_.front().due);
    return due;
}

bool CcidReader::tap(std::string_view name, MonoTime now) {
    if (!lay(name)) return false;
    goes_at_ = now + options_.tap;
    return true;
}

bool CcidReader::hold(std::string_view name, MonoTime) {
    if (!lay(name)) return false;
    goes_at_.reset();
    return true;
}

bool CcidReader::lay(std::string_view name) {
    fresh_ = fresh_ * 1'103'515'245U + 12'345U;
    auto card = make_card(name, fresh_);
    if (!card) return false;
    if (card_) remove({});
    card_ = std::move(card);
    tell_change();
    return true;
}

void CcidReader::remove(MonoTime) {
    goes_at_.reset();
    if (!card_) return;
    card_.reset();
    powered_ = false;
    tell_change();
}

void CcidReader::set_fault(CcidFault fault, int count, MonoTime) {
    if (fault != CcidFault::hardware_error) return faults_.set(fault, count);
    if (count != 0) events_.push_back({0x51, 0x00, sequence_, 0x01});
}

// 6.3.1: present and changed.
void CcidReader::tell_change() {
    if (!options_.event_pipe) return;
    events_.push_back({0x50, static_cast<std::uint8_t>(card_ ? 0x03 : 0x02)});
}

std::uint8_t CcidReader::icc() const {
    if (!card_) return 2;
    return powered_ ? 0 : 1;
}

void CcidReader::answer(std::uint8_t type, std::uint8_t status, std::uint8_t error,
                        std::uint8_t specific, const Bytes& data, MonoTime now) {
    Bytes bytes{type};
    put_le(bytes, static_cast<std::uint32_t>(data.size()));
    bytes.insert(bytes.end(),
                 {slot_, sequence_, static_cast<std::uint8_t>(status | icc()), error, specific});
    bytes.insert(bytes.end(), data.begin(), data.end());
    answers_.push_back({now + options_.answer_after, std::move(bytes)});
}

void CcidReader::obey(ByteView message, MonoTime now) {
    slot_ = message[5];
    sequence_ = message[6];
    if (faults_.take(CcidFault::silent)) return;
    if (faults_.take(CcidFault::stale_answer)) {
        --sequence_;
        answer(0x81, 0, 0, 0, {}, now);
        ++sequence_;
    }
    failed_ = 0;
    chain_ = 0;
    bool refused = false;
    std::uint8_t type = 0x81;
    Bytes data;
    if (slot_ != 0) {
        refused = true;
        failed_ = bad_slot;
    } else if (message[0] == 0x62 || message[0] == 0x6F) {
        type = 0x80;
        if (!card_)
            failed_ = mute_slot;
        else if (faults_.take(CcidFault::busy))
            failed_ = busy_slot;
        else
            data = message[0] == 0x62 ? power_on() : transfer(message);
        if (failed_ == 0 && message[0] == 0x6F && faults_.take(CcidFault::more_time)) {
            answer(type, 0x80, 2, 0, {}, now);
        }
    } else if (message[0] == 0x6C || message[0] == 0x6D || message[0] == 0x61) {
        type = 0x82;
        data = parameters(message);
    } else if (message[0] == 0x63) {
        powered_ = false;
    } else if (message[0] != 0x65) {
        refused = true;  // 6.2.6: error 00, a command that is not known
    }
    const bool failed = refused || failed_ != 0;
    answer(type, failed ? 0x40 : 0x00, failed_, type == 0x82 ? protocol_ : chain_,
           failed ? Bytes{} : data, now);
    if (faults_.take(CcidFault::torn_answer)) {
        auto& torn = answers_.back().bytes;
        torn.resize(torn.size() / 2);
    }
}

Bytes CcidReader::power_on() {
    if (!card_->alive || faults_.take(CcidFault::mute_card)) {
        failed_ = mute_slot;
        return {};
    }
    powered_ = true;
    blocks_.reset();
    blocks_.block = options_.card_block;
    t0_rest_.clear();
    command_.clear();
    rest_.clear();
    protocol_ = static_cast<std::uint8_t>(card_->contactless ? 1 : card_->protocol);
    return card_->atr;
}

Bytes CcidReader::transfer(ByteView message) {
    if (!powered_ || faults_.take(CcidFault::lost_block)) {
        failed_ = mute_slot;
        return {};
    }
    const auto chain = static_cast<std::uint16_t>(message[8] | message[9] << 8);
    const ByteView data = message.subspan(head_bytes);
    return options_.level == CcidLevel::tpdu ? tpdu_transfer(data) : apdu_transfer(chain, data);
}

// 6.1.4: wLevelParameter; 6.2.1: bChainParameter.
Bytes CcidReader::apdu_transfer(std::uint16_t chain, ByteView data) {
    if (chain == 0x0010) return answer_piece();
    if (chain == 0x0000 || chain == 0x0001) command_.clear();
    command_.insert(command_.end(), data.begin(), data.end());
    if (chain == 0x0001 || chain == 0x0003) {
        chain_ = 0x10;
        return {};
    }
    heard_.push_back(command_);
    rest_ = answer_to(*card_, command_);
    rest_begun_ = false;
    return answer_piece();
}

Bytes CcidReader::answer_piece() {
    const std::size_t room = options_.max_message - head_bytes;
    const auto size = static_cast<std::ptrdiff_t>(std::min(room, rest_.size()));
    Bytes piece(rest_.begin(), rest_.begin() + size);
    rest_.erase(rest_.begin(), rest_.begin() + size);
    const bool first = !std::exchange(rest_begun_, true);
    const bool last = rest_.empty();
    chain_ = first ? (last ? 0x00 : 0x01) : (last ? 0x02 : 0x03);
    return piece;
}

Bytes CcidReader::tpdu_transfer(ByteView data) {
    if (!data.empty() && data[0] == 0xFF && data.size() <= 4) return {data.begin(), data.end()};
    if (protocol_ == 1) {
        blocks_.wants_time = blocks_.wants_time || faults_.take(CcidFault::card_wants_time);
        if (data.size() > 4 && data[1] < 0x80)
            heard_.emplace_back(data.begin() + 3, data.end() - 1);
        Bytes block = blocks_.answer(*card_, data);
        if (block.empty()) failed_ = mute_slot;
        if (!block.empty() && faults_.take(CcidFault::damaged_block)) block.back() ^= 0x55;
        return block;
    }
    heard_.emplace_back(data.begin(), data.end());
    if (data.size() >= 5 && data[1] == 0xC0) {
        Bytes answer = std::exchange(t0_rest_, {});
        return answer.size() >= 2 ? answer : Bytes{0x6F, 0x00};
    }
    Bytes answer = answer_to(*card_, data);
    if (answer.size() == 2) return answer;
    t0_rest_ = std::move(answer);
    return {0x61, static_cast<std::uint8_t>(t0_rest_.size() - 2)};
}

// 6.1.5 to 6.1.7: what is set is given back.
Bytes CcidReader::parameters(ByteView message) {
    if (message[0] == 0x61) {
        if (card_ && !card_->contactless) protocol_ = message[7];
        return {message.begin() + head_bytes, message.end()};
    }
    if (protocol_ == 0) return {0x11, 0x00, 0x00, 0x0A, 0x00};
    return {0x11, 0x10, 0x00, 0x4D, 0x00, static_cast<std::uint8_t>(options_.card_block), 0x00};
}

}  // namespace kvitok::sim
