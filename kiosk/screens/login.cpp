// Signing in with name and password.
#include "kiosk/screens/form_parts.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {
namespace {

// Seconds without a touch after which the cabinet closes.
int seconds_to_close(const State& state) {
    const auto& modes = state.session.modes;
    const auto& idle = state.site.idle;
    const bool assisted = modes.large || modes.contrast || modes.reach;
    const auto all =
        assisted ? idle.warning_assisted + idle.countdown_assisted : idle.warning + idle.countdown;
    return static_cast<int>(all.count());
}

std::string complaint(const State& state, const Complaint& complaint, const Texts& texts) {
    switch (complaint.why) {
        case server::Failure::bad_credentials:
            return texts.count<"login.bad">(complaint.tries_left);
        case server::Failure::locked:
            return texts.count<"login.locked">(complaint.minutes);
        case server::Failure::not_active:
            return texts.say<"login.not_active">();
        case server::Failure::no_connection:
            return texts.say<"err.network">(phone_of(state));
        default:
            return texts.say<"err.server">(phone_of(state));
    }
}

std::string lead(const place::SignIn& place, const Texts& texts) {
    if (place.request != 0) return texts.say<"login.checking">();
    const auto& password = place.form.fields[place.password];
    const bool bad = password.complaint == form::Complaint::refused && place.complaint &&
                     place.complaint->why == server::Failure::bad_credentials;
    return bad ? texts.say<"login.check_layout">() : texts.say<"login.lead">();
}

}  // namespace

Screen login(const State& state, const place::SignIn& place, const Texts& texts) {
    Draft draft(state, texts, "login", ui::Template::form, Ways::all, Whose::nobody);
    auto& page = draft.page;
    const FormWords words{
        {.label = texts.say<"login.user">(), .letters = ui::Letters::english},
        {.label = texts.say<"login.password">(),
         .refused = place.complaint ? complaint(state, *place.complaint, texts) : std::string(),
         .letters = ui::Letters::english}};
    page.stack = 24;
    page.title.text = texts.say<"login.title">();
    page.title.hint = lead(place, texts);
    add_fields(draft, place.form, words, texts, 44);
    draft.add(ui::ButtonRow{.buttons = {button(draft, texts.say<"login.forgot">(), ui::Look::tint,
                                               people::Forgot{}),
                                        button(draft, texts.say<"home.register">(), ui::Look::tint,
                                               people::Register{})},
                            .height = ui::RowHeight::small},
              ui::Side::see, 44);
    draft.add(ui::Note{.icon = ui::Icon::shield_outline,
                       .text = texts.say<"login.note">(seconds_to_close(state))});
    auto enter = button(draft, texts.say<"login.submit">(), ui::Look::primary, press::Submit{});
    enter.enabled = place.request == 0;
    add_keys(draft, place.form, words, enter, texts);
    return draft.take();
}

}  // namespace kvitok::screens
