#include "drivers/sim/vtk_terminal.h"

#include <algorithm>

#include "kiosk/domain/check.h"

namespace kvitok::sim {
namespace {

constexpr std::uint16_t ftdi_vendor = 0x0403;
constexpr std::uint16_t ft232r_product = 0x6001;
constexpr Milliseconds second{1000};

VtkMessage message_named(std::string_view name) {
    return {{{vtk::message_name, std::string(name)}}};
}

}  // namespace

VtkTerminal::VtkTerminal(VtkOptions options, Bank& bank)
    : options_(std::move(options)),
      info_{ftdi_vendor, ft232r_product, options_.serial, options_.location},
      ledger_(bank, options_.serial),
      wants_time_(options_.clock_unset) {
    chip_.send_idle_packets(options_.idle_packets);
}

void VtkTerminal::on_plugged(MonoTime now) {
    on_time(now);
    plugged_ = true;
    cable_cut_ = false;
    chip_.power_on(now);
}

void VtkTerminal::on_unplugged(MonoTime now) {
    on_time(now);
    plugged_ = false;
    chip_.drop_pending();
}

ControlReply VtkTerminal::on_control_in(const usb::Setup& setup, std::size_t max, MonoTime now) {
    on_time(now);
    return chip_.control_in(setup, max);
}

ControlReply VtkTerminal::on_control_out(const usb::Setup& setup, ByteView data, MonoTime now) {
    on_time(now);
    return chip_.control_out(setup, data);
}

OutReply VtkTerminal::on_out(std::uint8_t, ByteView bytes, MonoTime now) {
    on_time(now);
    if (line_is_right()) {
        for (const auto& message : reader_.push(bytes, now)) receive(message, now);
        on_time(now);
    }
    return {bytes.size(), {}};
}

InReply VtkTerminal::on_in(std::uint8_t, std::size_t max, MonoTime now) {
    on_time(now);
    if (faults_.take(VtkFault::stall)) return {true, {}, usb::TransferError::stalled};
    if (!chip_.empty() && faults_.take(VtkFault::babble)) {
        chip_.drop_pending();
        return {true, {}, usb::TransferError::overflowed};
    }
    auto reply = chip_.read(max, now);
    if (cut_cable_when_drained_ && chip_.empty()) {
        cut_cable_when_drained_ = false;
        cable_cut_ = true;
    }
    return reply;
}

// Whatever is overdue happens as if it had happened at its own moment.
void VtkTerminal::on_time(MonoTime now) {
    for (MonoTime due = next_event(); due <= now; due = next_event()) {
        if (phase_ends_ == due) {
            end_phase(due);
        } else if (!outbox_.empty() && outbox_.front().at == due) {
            const Pending answer = std::move(outbox_.front());
            outbox_.pop_front();
            deliver(answer);
        } else if (reversal_due_ == due) {
            reversal_due_ = never;
            ledger_.reverse_approval();
        } else {
            enter(VtkPhase::inactive, never);
        }
    }
    reader_.on_time(now);
}

MonoTime VtkTerminal::next_event() const {
    return std::min(
        {phase_ends_, outbox_.empty() ? never : outbox_.front().at, reversal_due_, silence_ends()});
}

MonoTime VtkTerminal::next_wake() const {
    return std::min(next_event(), reader_.next_wake());
}

// Nothing received for 3 keepalive intervals and 8 s: the machine is gone.
MonoTime VtkTerminal::silence_ends() const {
    if (phase_ != VtkPhase::idle && phase_ != VtkPhase::disabled) return never;
    return last_heard_ + second * (3 * options_.keepalive_s + 8);
}

void VtkTerminal::receive(const VtkMessage& message, MonoTime now) {
    last_heard_ = now;
    const auto name = message.text(vtk::message_name);
    if (message.text(vtk::local_time).starts_with('2')) wants_time_ = false;
    if (!message.text(vtk::product_name).empty()) {
        product_ = message.text(vtk::product_name);
    }
    if (name == "IDL" || name == "DIS") {
        receive_idle(message, name == "DIS", now);
    } else if (name == "VRP") {
        receive_authorise(message, now);
    } else if (name == "FIN") {
        receive_finish(message, now);
    } else if (name == "ABR") {
        abort(now);
    } else {
        ++out_of_order_;
    }
}

void VtkTerminal::receive_idle(const VtkMessage& message, bool disable, MonoTime now) {
    if (!is_running()) enter(disable ? VtkPhase::disabled : VtkPhase::idle, never);
    if (const auto event = message.text(vtk::event_number); !event.empty()) event_number_ = event;
    auto answer = message_named(disable ? "DIS" : "IDL");
    answer.fields.emplace_back(vtk::operation_number, std::to_string(memory().number));
    if (!options_.terse_idle) {
        answer.fields.emplace_back(vtk::keepalive, std::to_string(options_.keepalive_s));
        answer.fields.emplace_back(vtk::operation_timeout,
                                   std::to_string(options_.operation_timeout_s));
        answer.fields.emplace_back(vtk::event_number, event_number_);
    }
    if (wants_time_) answer.fields.emplace_back(vtk::local_time, "19700101T000000+0300");
    send(Answer::idle, std::move(answer), now);
}

void VtkTerminal::receive_authorise(const VtkMessage& message, MonoTime now) {
    const auto number = message.number(vtk::operation_number);
    const auto amount = message.number(vtk::amount);
    if (phase_ == VtkPhase::inactive || phase_ == VtkPhase::disabled || !number || !amount ||
        *number > 99'999'999) {
        ++out_of_order_;
        return;
    }
    // Another number while the card is asked for: the protocol has one operation at a time.
    const auto wanted = static_cast<std::uint32_t>(*number);
    if (is_running() && wanted != memory().number) {
        ++out_of_order_;
        return;
    }
    switch (ledger_.begin(wanted, Money{*amount})) {
        case VtkLedger::Begin::started:
            reversal_due_ = never;
            enter(VtkPhase::waiting_for_card, now + second * options_.operation_timeout_s);
            if (card_in_hand_) present_card(*std::exchange(card_in_hand_, {}), now);
            break;
        case VtkLedger::Begin::repeated:
            answer_authorise(now);
            break;
        case VtkLedger::Begin::still_running:
            break;
        case VtkLedger::Begin::ignored:
            ++out_of_order_;
            break;
    }
}

void VtkTerminal::receive_finish(const VtkMessage& message, MonoTime now) {
    const auto number = message.number(vtk::operation_number);
    const auto amount = message.number(vtk::amount);
    if (phase_ == VtkPhase::inactive || is_running() || !number || !amount) {
        ++out_of_order_;
        return;
    }
    if (*number == memory().number && memory().last && memory().last->step == VtkStep::approved &&
        faults_.take(VtkFault::refuse_fin)) {
        ledger_.reverse_approval();
    }
    const auto taken = ledger_.finish(static_cast<std::uint32_t>(*number), Money{*amount});
    if (!taken) {
        ++out_of_order_;
        return;
    }
    reversal_due_ = never;
    if (faults_.take(VtkFault::power_cut_before_fin_answer)) return power_cut(now);
    auto answer = message_named("FIN");
    answer.fields.emplace_back(vtk::operation_number, std::to_string(*number));
    answer.fields.emplace_back(vtk::amount, std::to_string(taken->kopecks));
    send(Answer::finish, std::move(answer), now);
}

// Too late once the card was read: the answer of the bank stands.
void VtkTerminal::abort(MonoTime now) {
    if (phase_ != VtkPhase::waiting_for_card) return;
    ledger_.give_up("cancelled");
    enter(VtkPhase::idle, never);
    answer_authorise(now);
}

bool VtkTerminal::present_card(CardOutcome outcome, MonoTime now) {
    if (phase_ != VtkPhase::waiting_for_card) return false;
    card_ = outcome;
    enter(VtkPhase::reading_card, now + options_.card_read);
    return true;
}

void VtkTerminal::hold_card_ready(CardOutcome outcome, MonoTime now) {
    if (!present_card(outcome, now)) card_in_hand_ = outcome;
}

void VtkTerminal::press_cancel(MonoTime now) {
    on_time(now);
    abort(now);
}

void VtkTerminal::end_phase(MonoTime now) {
    switch (phase_) {
        case VtkPhase::no_power:
            return boot(now);
        case VtkPhase::waiting_for_card:
            ledger_.give_up("timeout");
            enter(VtkPhase::idle, never);
            last_heard_ = now;
            return answer_authorise(now);
        case VtkPhase::reading_card:
            return end_reading(now);
        case VtkPhase::at_bank:
            return end_bank(now);
        case VtkPhase::inactive:
        case VtkPhase::idle:
        case VtkPhase::disabled:
            break;
    }
    check(false, "a phase without an end ended");
}

void VtkTerminal::end_reading(MonoTime now) {
    if (faults_.take(VtkFault::power_cut_before_capture)) return power_cut(now);
    ledger_.send_to_bank();
    auto patience = options_.bank;
    if (card_ == CardOutcome::slow) patience = options_.slow_bank;
    if (card_ == CardOutcome::bank_silent) patience = options_.silent_bank;
    enter(VtkPhase::at_bank, now + patience);
}

void VtkTerminal::end_bank(MonoTime now) {
    const auto entry = ledger_.ask_bank(card_);
    if (faults_.take(VtkFault::power_cut_during_bank)) return power_cut(now);
    ledger_.hear_bank(entry);
    if (faults_.take(VtkFault::power_cut_after_capture)) return power_cut(now);
    enter(VtkPhase::idle, never);
    last_heard_ = now;
    if (options_.reverse_after && memory().last->step == VtkStep::approved) {
        reversal_due_ = now + *options_.reverse_after;
    }
    if (card_ != CardOutcome::no_answer) answer_authorise(now);
}

void VtkTerminal::enter(VtkPhase phase, MonoTime until) {
    phase_ = phase;
    phase_ends_ = until;
}

void VtkTerminal::power_cut(MonoTime now) {
    if (phase_ == VtkPhase::no_power) return;
    outbox_.clear();
    reader_.reset();
    chip_.drop_pending();
    cut_cable_when_drained_ = false;
    reversal_due_ = never;
    enter(VtkPhase::no_power, now + options_.restart);
}

void VtkTerminal::boot(MonoTime now) {
    enter(VtkPhase::inactive, never);
    chip_.power_on(now);
    event_number_ = "0";
    product_.clear();
    wants_time_ = options_.clock_unset;
    ledger_.recover(options_.reverse_on_restart);
    if (options_.reverse_after && memory().last && memory().last->step == VtkStep::approved) {
        reversal_due_ = now + *options_.reverse_after;
    }
}

void VtkTerminal::set_fault(VtkFault fault, int count, MonoTime now) {
    on_time(now);
    if (fault == VtkFault::foreign_operation) {
        if (count != 0 && !is_running()) ledger_.foreign_operation(Money{10'000});
    } else if (fault == VtkFault::other_serial) {
        const auto wanted = count == 0 ? options_.serial : options_.serial + "-2";
        if (wanted == ledger_.serial()) return;
        power_cut(now);
        elsewhere_[ledger_.serial()] = memory();
        ledger_.become(wanted, elsewhere_[wanted]);
        elsewhere_.erase(wanted);
        info_.serial = wanted;
    } else {
        faults_.set(fault, count);
    }
}

void VtkTerminal::answer_authorise(MonoTime now) {
    auto answer = message_named("VRP");
    const auto amount = ledger_.answer();
    answer.fields.emplace_back(vtk::operation_number, std::to_string(memory().number));
    answer.fields.emplace_back(vtk::amount, std::to_string(amount.kopecks));
    if (memory().last && !memory().last->rrn.empty() &&
        (amount.kopecks != 0 || options_.receipt_when_declined)) {
        answer.fields.emplace_back(vtk::receipt, receipt());
    }
    send(Answer::authorise, std::move(answer), now);
}

void VtkTerminal::send(Answer kind, VtkMessage message, MonoTime now) {
    if (faults_.take(VtkFault::mute)) return;
    MonoTime at = now;
    if (kind != Answer::idle) {
        if (faults_.take(VtkFault::lost_answer)) return;
        if (kind == Answer::authorise && faults_.take(VtkFault::lost_vrp_answer)) return;
        if (kind == Answer::finish && faults_.take(VtkFault::lost_fin_answer)) return;
        if (faults_.take(VtkFault::late_answer)) at = now + options_.late_by;
    }
    const auto later = std::find_if(outbox_.begin(), outbox_.end(),
                                    [&](const Pending& other) { return other.at > at; });
    outbox_.insert(later, {at, kind, vtk_frame(vtk::from_terminal, message)});
}

void VtkTerminal::deliver(const Pending& pending) {
    if (!plugged_ || cable_cut_) return;
    Bytes frame = pending.frame;
    if (pending.kind != Answer::idle) {
        if (faults_.take(VtkFault::crc_error)) frame.back() ^= 0x55;
        if (faults_.take(VtkFault::garbage)) {
            const Bytes noise{0x00, 0xFF, 0x96, 0x55, 0xAA, 0x97, 0xFB, 0x01, 0x03};
            frame.insert(frame.begin(), noise.begin(), noise.end());
        }
        if (faults_.take(VtkFault::framing_error)) chip_.mark_framing_error();
        if (faults_.take(VtkFault::unplug_in_answer)) {
            frame.resize(frame.size() / 2);
            cut_cable_when_drained_ = true;
        }
    }
    if (!line_is_right()) {
        chip_.mark_framing_error();
        frame.assign(frame.size(), 0xFF);
    }
    chip_.push(frame);
}

bool VtkTerminal::line_is_right() const {
    // A serial line tolerates two per cent.
    const int baud = chip_.baud();
    return chip_.is_8n1() && baud > 112'900 && baud < 117'500;
}

bool VtkTerminal::is_running() const {
    return phase_ == VtkPhase::waiting_for_card || phase_ == VtkPhase::reading_card ||
           phase_ == VtkPhase::at_bank;
}

std::map<std::string, VtkMemory> VtkTerminal::memories() const {
    auto all = elsewhere_;
    all[ledger_.serial()] = memory();
    return all;
}

void VtkTerminal::restore(std::map<std::string, VtkMemory> memories) {
    ledger_.restore(memories[ledger_.serial()]);
    memories.erase(ledger_.serial());
    elsewhere_ = std::move(memories);
    ledger_.recover(options_.reverse_on_restart);
}

}  // namespace kvitok::sim
