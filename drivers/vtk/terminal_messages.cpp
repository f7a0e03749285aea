// What the terminal says, and what follows from it.
#include <utility>

#include "drivers/vtk/terminal.h"

namespace kvitok::drivers::vtk {
namespace {

std::optional<std::uint32_t> number_of(const Message& message) {
    const auto number = message.number(tag_number, 8);
    if (!number) return std::nullopt;
    return static_cast<std::uint32_t>(*number);
}

std::optional<Money> amount_of(const Message& message) {
    const auto amount = message.number(tag_amount, 12);
    if (!amount) return std::nullopt;
    return Money{static_cast<std::int64_t>(*amount)};
}

// A name for the unit out of whatever text it describes itself with.
std::string printable(const std::string& text) {
    std::string name;
    for (const char c : text) {
        if (c > ' ' && c <= '~' && name.size() < 32) name.push_back(c);
    }
    return name;
}

}  // namespace

void Terminal::receive(const Message& message, MonoTime now, Out& out) {
    if (message.discriminator != from_terminal) return;
    heard_ = now;
    take_settings(message);
    const std::string name = message.name();
    if (name == "IDL" || name == "DIS") {
        receive_idle(message, name == "DIS", now, out);
    } else if (name == "VRP") {
        receive_verdict(message, now, out);
    } else if (name == "FIN") {
        receive_final(message, now, out);
    } else if (name == "STA") {
        receive_start(out);
    } else if (name == "CON") {
        receive_connect(message, out);
    }
}

void Terminal::take_settings(const Message& message) {
    if (const auto number = number_of(message)) last_number_ = *number;
    const auto keepalive = message.number(tag_keepalive, 3);
    if (keepalive && *keepalive > 0) {
        keepalive_ = std::chrono::seconds(static_cast<std::int64_t>(*keepalive));
    }
    const auto limit = message.number(tag_operation_timeout, 3);
    if (limit && *limit > 0) {
        operation_limit_ = std::chrono::seconds(static_cast<std::int64_t>(*limit));
    }
    const auto time = message.text(tag_local_time);
    wants_local_time_ = time && !time->starts_with('2');
}

void Terminal::receive_idle(const Message& message, bool disabled, MonoTime now, Out& out) {
    link_ = disabled ? Link::disabled : Link::idle;
    idle_unanswered_ = false;
    if (!announced_) {
        if (serial_.empty()) {
            serial_ = printable(message.text(tag_system).value_or(std::string()));
            if (serial_.empty()) serial_ = unit_.location;
        }
        announced_ = true;
        out.events.emplace_back(terminal::Attached{unit_.model, serial_, traits()});
    }
    const auto number = number_of(message);
    if (const auto* preparing = std::get_if<Preparing>(&work_)) {
        const std::uint64_t request = preparing->request;
        end(now);
        prepared(request, number, out);
    } else if (auto* asking = std::get_if<Asking>(&work_)) {
        asked(*asking, number, now, out);
    } else if (auto* final = std::get_if<Finalising>(&work_); final != nullptr && !final->sent) {
        Finalising work = *final;
        if (is_past(work.number)) {
            end(now);
            answer_past(work.request, work.reverse, out);
            return;
        }
        work.sent = true;
        begin(work, now, operation_limit_, final_repeat);
        send_request("FIN", work.number, work.amount, out);
    }
}

// Whatever became of our approval, this terminal will not tell any more.
void Terminal::answer_past(std::uint64_t request, bool reverse, Out& out) {
    answer(request,
           reverse ? terminal::Answer(terminal::ReverseRefused{})
                   : terminal::Answer(terminal::Foreign{}),
           out);
}

void Terminal::prepared(std::uint64_t request, std::optional<std::uint32_t> number, Out& out) {
    if (link_ == Link::disabled) {
        answer(request, terminal::NotReady{terminal::NotReadyReason::disabled}, out);
        return;
    }
    // The number may stand in any message; the last one heard is as good as this answer's.
    const auto last = number ? number : last_number_;
    if (!last || *last >= max_number) {
        answer(request, terminal::NotReady{terminal::NotReadyReason::fault}, out);
        return;
    }
    answer(request, terminal::Ready{serial_, Snapshot{*last, {}, Money{}}, *last + 1, traits()},
           out);
}

void Terminal::asked(Asking& asking, std::optional<std::uint32_t> number, MonoTime now, Out& out) {
    if (!number) {
        ++counters_.unreadable;
        return;
    }
    if (asking.serial != serial_) {
        const std::uint64_t request = asking.request;
        end(now);
        answer(request, terminal::Foreign{.other_serial = true}, out);
        return;
    }
    if (*number == asking.number && link_ == Link::idle) {
        const Asking known = asking;
        repeat_verdict(known.request, known.number, known.amount, now, out);
        return;
    }
    // "Not seen" frees the resident to pay again: the answer may be a late one to an earlier
    // keep-alive, so it is asked for twice.
    if (*number < asking.number && !asking.not_seen_once) {
        asking.not_seen_once = true;
        send_idle(now, out);
        return;
    }
    const std::uint64_t request = asking.request;
    const std::uint32_t wanted = asking.number;
    end(now);
    if (*number < wanted) {
        answer(request, terminal::NotSeen{}, out);
    } else if (*number > wanted) {
        answer(request, terminal::Foreign{}, out);
    } else {
        answer(request, terminal::Unknown{}, out);
    }
}

// The terminal answers a repeated VRP of its last number from its memory (3.3).
void Terminal::repeat_verdict(std::uint64_t request, std::uint32_t number, Money amount,
                              MonoTime now, Out& out) {
    begin(Repeating{request, number}, now, operation_limit_, std::nullopt);
    send_request("VRP", number, amount, out);
}

void Terminal::receive_verdict(const Message& message, MonoTime now, Out& out) {
    const auto* authorising = std::get_if<Authorising>(&work_);
    const auto* repeating = std::get_if<Repeating>(&work_);
    if (authorising == nullptr && repeating == nullptr) {
        ++counters_.late_answers;
        return;
    }
    const auto number = number_of(message);
    const auto amount = amount_of(message);
    if (!number || !amount) {
        ++counters_.unreadable;
        return;
    }
    if (*number != (authorising != nullptr ? authorising->number : repeating->number)) {
        ++counters_.late_answers;
        return;
    }
    const std::uint64_t request =
        authorising != nullptr ? authorising->request : repeating->request;
    const bool aborted = authorising != nullptr && authorising->aborted;
    const Receipt receipt = parse_receipt(message.text(tag_receipt).value_or(std::string()));
    counters_.masked_numbers += receipt.masked_numbers;
    if (*amount != Money{}) {
        begin(Delivering{*number}, now, operation_limit_, std::nullopt);
        answer(request,
               terminal::Approved{*number, Approval{*amount, receipt.rrn, receipt.auth_code,
                                                    receipt.masked_card, receipt.terminal_id}},
               out);
        return;
    }
    PayReason reason = PayReason::declined_by_bank;
    if (receipt.response_code == 51) reason = PayReason::not_enough_money;
    if (aborted) reason = PayReason::cancelled_by_resident;
    end(now);
    send_idle(now, out);
    answer(request, terminal::Declined{reason}, out);
}

void Terminal::receive_final(const Message& message, MonoTime now, Out& out) {
    const auto* running = std::get_if<Finalising>(&work_);
    const auto number = number_of(message);
    if (running == nullptr || !running->sent || (number && *number != running->number)) {
        ++counters_.late_answers;
        return;
    }
    const auto amount = amount_of(message);
    if (!number || !amount) {
        ++counters_.unreadable;
        return;
    }
    const Finalising work = *running;
    end(now);
    send_idle(now, out);
    const bool as_asked = *amount == work.amount;
    if (work.reverse) {
        answer(work.request,
               as_asked ? terminal::Answer(terminal::Reversed{})
                        : terminal::Answer(terminal::ReverseRefused{}),
               out);
        return;
    }
    answer(work.request,
           as_asked ? terminal::Answer(terminal::Committed{})
                    : terminal::Answer(terminal::CommitRefused{}),
           out);
}

void Terminal::receive_start(Out& out) {
    const auto* running = std::get_if<Authorising>(&work_);
    if (running == nullptr) return;
    out.events.emplace_back(terminal::Progressed{running->request, terminal::Stage::card_read});
}

// We lend the terminal no network: its connection is refused at once, as the protocol asks.
void Terminal::receive_connect(const Message& message, Out& out) {
    constexpr std::size_t status_at = 7;
    const auto wanted = message.text(tag_destination);
    if (!wanted || wanted->empty()) return;
    std::string destination = wanted->substr(0, status_at);
    destination.resize(status_at + 1, '\0');
    Message reply = vtk::message("CON");
    reply.add(tag_destination, std::string_view(destination));
    send(std::move(reply), out);
}

}  // namespace kvitok::drivers::vtk
