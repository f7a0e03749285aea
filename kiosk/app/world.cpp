#include "kiosk/app/world.h"

namespace kvitok::app {

void World::perform(const effect::Command& command) {
    parts_.devices.command(command.command);
}

void World::perform(const effect::Ask& ask) {
    client::Worker& worker = ask.patient ? parts_.net_later : parts_.net_now;
    open_[ask.request] = {expectation_of(ask.question), ask.patient};
    if (worker.ask(ask.request, to_call(ask.question)) == client::Asked::queue_full) {
        parts_.inbox.post(
            NetAnswered{ask.request, client::Failed{.error = client::ClientError::timed_out}});
    }
}

void World::perform(const effect::Forget& forget) {
    const auto open = open_.find(forget.request);
    if (open == open_.end()) return;
    (open->second.patient ? parts_.net_later : parts_.net_now).cancel(forget.request);
    open_.erase(open);
}

void World::perform(const effect::Print& print) {
    parts_.devices.command(
        printer::Command{printer::Print{print.job, parts_.paint_slip(print.slip)}});
}

void World::perform(const effect::Wipe&) {
    parts_.wipe_screen();
}

std::optional<Event> World::understand(const NetAnswered& answered) {
    const auto open = open_.find(answered.request);
    if (open == open_.end()) return std::nullopt;
    const Expectation expected = std::move(open->second.expected);
    open_.erase(open);
    return ServerAnswered{answered.request, to_answer(expected, answered.answer)};
}

}  // namespace kvitok::app
