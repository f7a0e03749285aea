// A section that is being fetched, or could not be.
#include "kiosk/screens/payment.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {

Screen loading(const State& state, std::string name, const Texts& texts) {
    Draft draft(state, texts, std::move(name), ui::Template::list, Ways::all, Whose::current);
    draft.add(ui::Progress{.icon = ui::Icon::clock,
                           .title = texts.say<"load.title">(),
                           .windows = waiting_windows(state)});
    return draft.take();
}

Screen not_loaded(const State& state, std::string name, server::Failure why, const Texts& texts) {
    Draft draft(state, texts, std::move(name), ui::Template::list, Ways::all, Whose::current);
    draft.page.title.text = texts.say<"load.failed">();
    const auto said = [&] {
        if (why == server::Failure::no_connection) return texts.say<"err.network">(phone_of(state));
        if (why == server::Failure::not_found) return texts.say<"number.not_found">();
        return texts.say<"err.server">(phone_of(state));
    }();
    draft.add(ui::Note{.tone = ui::Tone::warn,
                       .icon = ui::Icon::alert_circle_outline,
                       .text = said,
                       .style = ui::TextStyle::body});
    draft.page.bottom = {
        button(draft, texts.say<"nav.retry">(), ui::Look::primary, press::Retry{})};
    return draft.take();
}

}  // namespace kvitok::screens
