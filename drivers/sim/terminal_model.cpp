#include "drivers/sim/terminal_model.h"

#include <algorithm>

namespace kvitok::sim {
namespace {

using Fate = TerminalUnit::Fate;

constexpr Milliseconds answer_time{20};
constexpr Milliseconds short_limit{8'000};
constexpr Milliseconds authorise_limit{120'000};

PayReason reason_of(std::string_view response) {
    if (response == "051") return PayReason::not_enough_money;
    if (response == "cancelled" || response == "timeout") return PayReason::cancelled_by_resident;
    return PayReason::declined_by_bank;
}

template <class... Handlers>
struct Overloaded : Handlers... {
    using Handlers::operator()...;
};

std::uint64_t request_of(const terminal::Command& command) {
    return std::visit([](const auto& one) { return one.request; }, command);
}

}  // namespace

TerminalModel::Out TerminalModel::on_attached(MonoTime now) {
    Out out;
    unit_.on_time(now);
    boots_ = unit_.boots();
    pending_.reset();
    attached_ = unit_.has_power();
    if (attached_) {
        out.events.emplace_back(terminal::Attached{"model", unit_.options().serial, traits()});
    }
    return out;
}

TerminalModel::Out TerminalModel::on_command(const terminal::Command& command, MonoTime now) {
    Out out = on_time(now);
    if (std::holds_alternative<terminal::Cancel>(command)) {
        unit_.cancel(now);
        notice_progress(out, now);
        return out;
    }
    const bool is_prepare = std::holds_alternative<terminal::Prepare>(command);
    if (pending_ || !attached_) {
        const auto why =
            pending_ ? terminal::NotReadyReason::busy : terminal::NotReadyReason::absent;
        terminal::Answer answer = terminal::Unknown{};
        if (is_prepare) answer = terminal::NotReady{why};
        out.events.emplace_back(terminal::Answered{request_of(command), answer});
        return out;
    }
    pending_ = Pending{};
    pending_->request = request_of(command);
    const bool is_authorise = std::holds_alternative<terminal::Authorise>(command);
    pending_->limit = now + (is_authorise ? authorise_limit : short_limit);
    if (unit_.mishap(UnitStep::command_received, now) != Mishap::none) {
        notice_power(out);
        return out;
    }
    const auto answer =
        std::visit(Overloaded{
                       [&](const terminal::Prepare&) { return std::optional(prepare()); },
                       [&](const terminal::Authorise& one) { return authorise(one, now); },
                       [&](const terminal::Query& one) { return std::optional(query(one)); },
                       [&](const terminal::Commit& one) { return std::optional(commit(one)); },
                       [&](const terminal::Reverse& one) { return std::optional(reverse(one)); },
                       [](const terminal::Cancel&) { return std::optional<terminal::Answer>(); },
                   },
                   command);
    if (answer) finish(*answer, now);
    notice_power(out);
    notice_progress(out, now);
    return out;
}

TerminalModel::Out TerminalModel::on_bytes(std::span<const std::uint8_t>, MonoTime) {
    return {};
}

TerminalModel::Out TerminalModel::on_time(MonoTime now) {
    Out out;
    unit_.on_time(now);
    notice_power(out);
    notice_progress(out, now);
    if (!pending_) return out;
    if (pending_->answer && pending_->answer_at <= now) {
        out.events.emplace_back(terminal::Answered{pending_->request, *pending_->answer});
        pending_.reset();
    } else if (pending_->limit <= now) {
        out.events.emplace_back(terminal::Answered{pending_->request, terminal::Unknown{}});
        pending_.reset();
    }
    return out;
}

MonoTime TerminalModel::next_wake() const {
    auto wake = unit_.next_wake();
    if (pending_) wake = std::min({wake, pending_->answer_at, pending_->limit});
    return wake;
}

// A power cut ends the command that runs; the unit comes back as a newly attached one.
void TerminalModel::notice_power(Out& out) {
    if (boots_ != unit_.boots()) {
        boots_ = unit_.boots();
        if (pending_) {
            out.events.emplace_back(terminal::Answered{pending_->request, terminal::Unknown{}});
        }
        pending_.reset();
        if (attached_) out.events.emplace_back(terminal::Lost{});
        attached_ = false;
    }
    if (!attached_ && unit_.has_power()) {
        attached_ = true;
        out.events.emplace_back(terminal::Attached{"model", unit_.options().serial, traits()});
    }
}

void TerminalModel::notice_progress(Out& out, MonoTime now) {
    if (!pending_ || !pending_->awaits_operation) return;
    const auto& current = unit_.current();
    if (current && current->number == *pending_->awaits_operation && !unit_.is_running()) {
        pending_->awaits_operation.reset();
        finish(answer_of(*current), now);
        notice_power(out);
        return;
    }
    auto stage = terminal::Stage::waiting_for_bank;
    if (unit_.waits_for_card()) stage = terminal::Stage::present_card;
    if (unit_.reads_card()) stage = terminal::Stage::card_read;
    if (pending_->told == stage) return;
    pending_->told = stage;
    out.events.emplace_back(terminal::Progressed{pending_->request, stage});
}

// The answer is on its way: it may still be lost, and so may be the one who waits for it.
void TerminalModel::finish(terminal::Answer answer, MonoTime now) {
    if (unit_.mishap(UnitStep::answer_sent, now) != Mishap::none) return;
    pending_->answer = std::move(answer);
    pending_->answer_at = now + answer_time;
}

terminal::Answer TerminalModel::prepare() const {
    if (unit_.is_running()) return terminal::NotReady{terminal::NotReadyReason::busy};
    Snapshot snapshot{unit_.number(), "", unit_.stored() ? unit_.stored()->asked : Money{}};
    return terminal::Ready{unit_.options().serial, snapshot, unit_.number() + 1, traits()};
}

std::optional<terminal::Answer> TerminalModel::authorise(const terminal::Authorise& command,
                                                         MonoTime now) {
    if (!unit_.begin(command.number, command.amount, command.payment.hex, now)) {
        return terminal::Unknown{};
    }
    pending_->awaits_operation = command.number;
    return std::nullopt;
}

terminal::Answer TerminalModel::query(const terminal::Query& command) const {
    if (command.serial != unit_.options().serial) return terminal::Foreign{true};
    if (unit_.options().kind == TerminalClass::weak) return terminal::Foreign{};
    if (unit_.is_running()) return terminal::InProgress{};
    if (!traits().query_by_number) return query_last(command);
    if (unit_.number() < command.number) return terminal::NotSeen{};
    if (unit_.number() > command.number) return terminal::Foreign{};
    return answer_of(*unit_.stored());
}

// Only what is newer than the snapshot, next in number and of our amount is taken for ours.
terminal::Answer TerminalModel::query_last(const terminal::Query& command) const {
    if (unit_.number() == command.snapshot.number) return terminal::NotSeen{};
    const auto& last = unit_.stored();
    const bool ours = last && last->number == command.number && last->approved == command.amount;
    if (!ours) return terminal::Foreign{};
    return answer_of(*last);
}

// A two-phase terminal repeats its stored answer even when the money went back since: the commit is
// then refused.
terminal::Answer TerminalModel::answer_of(const TerminalUnit::Operation& operation) const {
    const bool given_back = operation.fate == Fate::reversed && !traits().commit_required;
    if (operation.approved.kopecks == 0 || given_back) {
        return terminal::Declined{reason_of(operation.response)};
    }
    return terminal::Approved{operation.number,
                              {operation.approved, operation.rrn, operation.auth, "•••• 4417, Мир",
                               unit_.options().terminal_id}};
}

terminal::Answer TerminalModel::commit(const terminal::Commit& command) {
    if (unit_.number() > command.number) return terminal::Foreign{};
    if (unit_.number() < command.number) return terminal::Unknown{};
    if (unit_.commit(command.number, command.amount)) return terminal::Committed{};
    return terminal::CommitRefused{};
}

terminal::Answer TerminalModel::reverse(const terminal::Reverse& command) {
    if (unit_.reverse(command.number, command.rrn)) return terminal::Reversed{};
    return terminal::ReverseRefused{};
}

}  // namespace kvitok::sim
