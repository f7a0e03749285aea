// Signing in with name and password.
#include "kiosk/screens/draft.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {
namespace {

// Seconds without a touch after which the cabinet closes; twice as long with any access mode.
int seconds_to_close(const Modes& modes) {
    return modes.large || modes.contrast || modes.reach ? 180 : 90;
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
    const bool bad = place.complaint && place.complaint->why == server::Failure::bad_credentials;
    return bad ? texts.say<"login.check_layout">() : texts.say<"login.lead">();
}

ui::Field user_field(Draft& draft, const place::SignIn& place, const Texts& texts) {
    const auto label = texts.say<"login.user">();
    ui::Field field{.label = label,
                    .value = place.user.text,
                    .focused = place.focus == place::LoginField::user,
                    .action = draft.on(press::FocusField{0})};
    if (place.user_missing) field.error = texts.say<"err.required">(label);
    if (field.focused && !field.value.empty()) field.clear = draft.on(press::Clear{});
    return field;
}

ui::Field password_field(Draft& draft, const State& state, const place::SignIn& place,
                         const Texts& texts) {
    const auto label = texts.say<"login.password">();
    ui::Field field{.label = label,
                    .value = place.password.text,
                    .secret = !place.revealed,
                    .focused = place.focus == place::LoginField::password,
                    .action = draft.on(press::FocusField{1})};
    if (place.password_missing) field.error = texts.say<"err.required">(label);
    if (place.complaint) field.error = complaint(state, *place.complaint, texts);
    field.side = place.revealed ? button(draft, texts.say<"login.hide">(), ui::Look::tint,
                                         press::Reveal{}, ui::Icon::eye_off)
                                : button(draft, texts.say<"login.show">(), ui::Look::tint,
                                         press::Reveal{}, ui::Icon::eye);
    return field;
}

}  // namespace

Screen login(const State& state, const place::SignIn& place, const Texts& texts) {
    Draft draft(state, texts, "login", ui::Template::form, Ways::all, Whose::nobody);
    auto& page = draft.page;
    page.stack = 24;
    page.title.text = texts.say<"login.title">();
    page.title.hint = lead(place, texts);
    draft.add(ui::Fields{{user_field(draft, place, texts)}});
    draft.add(ui::Fields{{password_field(draft, state, place, texts)}}, ui::Side::see, 44);
    draft.add(
        ui::ButtonRow{
            .buttons =
                {{.label = texts.say<"login.forgot">(), .look = ui::Look::tint, .enabled = false},
                 {.label = texts.say<"home.register">(), .look = ui::Look::tint, .enabled = false}},
            .height = ui::RowHeight::small},
        ui::Side::see, 44);
    draft.add(ui::Note{.icon = ui::Icon::shield_outline,
                       .text = texts.say<"login.note">(seconds_to_close(state.session.modes))});
    auto enter = button(draft, texts.say<"login.submit">(), ui::Look::primary, press::Submit{});
    enter.enabled = place.request == 0;
    const bool russian = place.keyboard.layout == Layout::russian;
    draft.dock(ui::Keyboard{.letters = russian ? ui::Letters::russian : ui::Letters::english,
                            .space_label = texts.say<"key.space">(),
                            .enter = enter});
    return draft.take();
}

}  // namespace kvitok::screens
