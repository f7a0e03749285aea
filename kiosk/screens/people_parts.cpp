#include "kiosk/screens/people_parts.h"

#include <algorithm>

namespace kvitok::screens {

std::string refusal_words(const State& state, const people::Refusal& refusal, const Texts& texts) {
    switch (refusal.why) {
        case server::Failure::code_wrong:
            return texts.count<"code.wrong">(refusal.tries_left);
        case server::Failure::code_over:
            return texts.say<"code.over">();
        case server::Failure::password_weak:
            return texts.say<"reg.password_weak">();
        case server::Failure::password_wrong:
            return texts.count<"prof.password_wrong">(refusal.tries_left);
        case server::Failure::taken:
            return texts.say<"reg.taken">();
        case server::Failure::locked:
            return texts.count<"people.often">(refusal.minutes);
        case server::Failure::no_connection:
            return texts.say<"err.network">(phone_of(state));
        default:
            return texts.say<"err.server">(phone_of(state));
    }
}

FieldWords new_password_words(const State& state, const std::optional<people::Refusal>& refusal,
                              const Texts& texts) {
    return {.label = texts.say<"reg.password">(),
            .hint = texts.say<"reg.password_hint">(static_cast<int>(people::least_password)),
            .refused =
                refusal ? refusal_words(state, *refusal, texts) : texts.say<"reg.password_weak">(),
            .letters = ui::Letters::english};
}

FieldWords password_again_words(const Texts& texts) {
    return {.label = texts.say<"reg.password2">(),
            .refused = texts.say<"reg.password_diff">(),
            .letters = ui::Letters::english};
}

void add_refusal_note(Draft& draft, const State& state, const form::Form& form,
                      const std::optional<people::Refusal>& refusal, const Texts& texts) {
    const bool said = std::any_of(form.fields.begin(), form.fields.end(), [](const auto& field) {
        return field.complaint != form::Complaint::none;
    });
    if (!refusal || said) return;
    draft.add(ui::Note{.tone = ui::Tone::warn,
                       .icon = ui::Icon::alert,
                       .text = refusal_words(state, *refusal, texts)});
}

ui::Button send_button(Draft& draft, const form::Form& form, std::string submit,
                       std::uint64_t request, const Texts& texts) {
    auto enter = next_or_submit(draft, form, std::move(submit), texts);
    if (request != 0) enter.enabled = false;
    return enter;
}

ui::Settings mailing_panel(Draft& draft, const people::Profile& profile, const Texts& texts) {
    const bool on = profile.bills_by_mail;
    return {.title = texts.say<"prof.mailing">(),
            .rows = {{.label = texts.say<"prof.mail_bills">(),
                      .value = texts.say<"prof.mail_bills_hint">(1, 2),
                      .state = on ? ui::Settings::Switch::on : ui::Settings::Switch::off,
                      .spoken = on ? texts.say<"prof.on">() : texts.say<"prof.off">(),
                      .action = draft.on(people::ToggleBills{})}}};
}

}  // namespace kvitok::screens
