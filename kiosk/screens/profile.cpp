// The user's own data, hidden until asked for; subscription, accounts, deletion.
#include "kiosk/screens/people_parts.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {
namespace {

using people::Edit;

ui::Button edit(Draft& draft, std::string label, Edit what) {
    return button(draft, std::move(label), ui::Look::tint, people::EditField{what});
}

ui::Settings person_panel(Draft& draft, const people::Shown& place, const people::Profile& profile,
                          const Texts& texts) {
    const bool open = place.revealed;
    const auto& name = profile.name;
    const std::string full = name.surname + " " + name.first_name + " " + name.patronymic;
    const std::string change = texts.say<"prof.edit">();
    const std::string changed =
        profile.password_changed
            ? texts.say<"prof.password_at">(texts.date_long(*profile.password_changed))
            : texts.say<"fmt.none">();
    return {.rows = {{.icon = ui::Icon::account_circle,
                      .label = texts.say<"prof.name">(),
                      .value = open ? full : people::masked(name),
                      .button = open ? edit(draft, change, Edit::name)
                                     : button(draft, texts.say<"login.show">(), ui::Look::tint,
                                              people::Reveal{})},
                     {.icon = ui::Icon::email_outline,
                      .label = texts.say<"prof.email">(),
                      .value = open ? profile.email : people::masked_email(profile.email),
                      .button = edit(draft, change, Edit::email)},
                     {.icon = ui::Icon::cellphone,
                      .label = texts.say<"prof.phone">(),
                      .value = open ? people::spaced_phone(profile.phone)
                                    : people::masked_phone(profile.phone),
                      .button = edit(draft, change, Edit::phone)},
                     {.icon = ui::Icon::lock_outline,
                      .label = texts.say<"prof.password">(),
                      .value = changed,
                      .button = edit(draft, texts.say<"prof.change_pw">(), Edit::password)}}};
}

}  // namespace

Screen profile(const State& state, const people::Shown& place, const people::Profile& profile,
               const Texts& texts) {
    Draft draft(state, texts, "profile", ui::Template::list, Ways::all, Whose::nobody);
    draft.page.title.text = texts.say<"prof.title">();
    if (!place.revealed) draft.page.title.side = texts.say<"prof.hidden">();
    if (place.refusal)
        draft.add(ui::Note{.tone = ui::Tone::warn,
                           .icon = ui::Icon::alert,
                           .text = refusal_words(state, *place.refusal, texts)});
    draft.add(person_panel(draft, place, profile, texts));
    draft.add(mailing_panel(draft, profile, texts));
    ui::Settings accounts{.title = texts.say<"prof.accounts">()};
    for (const auto& account : state.session.accounts)
        accounts.rows.push_back(
            {.icon = ui::Icon::home_variant,
             .label = texts.say<"fmt.account">(masked(account.number)),
             .value = address_of(account, texts),
             .button = button(draft, texts.say<"prof.unlink">(), ui::Look::danger,
                              people::Unlink{account.number})});
    if (!accounts.rows.empty()) draft.add(std::move(accounts));
    draft.page.bottom = {button(draft, texts.say<"prof.delete">(), ui::Look::danger,
                                people::Delete{}, ui::Icon::trash)};
    return draft.take();
}

}  // namespace kvitok::screens
