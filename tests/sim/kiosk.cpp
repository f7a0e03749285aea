#include "tests/sim/kiosk.h"

#include "tests/sim/stage.h"

namespace kvitok::simulated {

namespace {

std::string_view name_of(const terminal::Command& command) {
    constexpr std::string_view names[] = {"prepare", "authorise", "query",
                                          "commit",  "reverse",   "cancel"};
    static_assert(std::size(names) == std::variant_size_v<terminal::Command>);
    return names[command.index()];
}

}  // namespace

Kiosk::Kiosk(World& world, Clock& clock, std::uint64_t chance_seed)
    : world_(world),
      chance_(chance_seed),
      runner_(initial_state({}, clock.wall()), clock, chance_, *this, *this) {}

void Kiosk::plug(bool in, MonoTime now) {
    if (!in) {
        if (terminal_) world_.post({terminal::Lost{}});
        terminal_.reset();
        return;
    }
    terminal_ = std::make_unique<sim::TerminalModel>(world_.unit());
    world_.post(terminal_->on_attached(now).events);
}

void Kiosk::commit(std::uint64_t ticket, std::vector<journal::Write> writes) {
    world_.commit(ticket, std::move(writes));
}

void Kiosk::perform(const effect::Command& command) {
    world_.cut_maybe("before a command");
    world_.note("to terminal:", name_of(command.command));
    if (terminal_) return world_.post(terminal_->on_command(command.command, world_.now()).events);
    // As the worker of a device that is gone answers.
    const auto request = std::visit([](const auto& one) { return one.request; }, command.command);
    if (std::holds_alternative<terminal::Cancel>(command.command)) return;
    terminal::Answer answer = terminal::Unknown{};
    if (std::holds_alternative<terminal::Prepare>(command.command)) {
        answer = terminal::NotReady{terminal::NotReadyReason::absent};
    }
    world_.post({terminal::Answered{request, answer}});
}

void Kiosk::perform(const effect::Ask& ask) {
    world_.cut_maybe("before a question");
    world_.ask(ask);
}

void Kiosk::perform(const effect::Print& print) {
    world_.cut_maybe("before a paper");
    world_.print(print);
}

}  // namespace kvitok::simulated
