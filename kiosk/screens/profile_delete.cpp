// Deleting the cabinet: what becomes of the data is said before, and the password asked for again.
#include "kiosk/screens/people_parts.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {

Screen profile_delete(const State& state, const people::Deleting& place, const Texts& texts) {
    Draft draft(state, texts, "profile_delete", ui::Template::form, Ways::all, Whose::nobody);
    draft.page.title.text = texts.say<"prof.delete_title">();
    draft.add(ui::Note{
        .tone = ui::Tone::warn, .icon = ui::Icon::alert, .text = texts.say<"prof.delete_ask">()});
    const FormWords words{
        {.label = texts.say<"login.password">(),
         .refused = place.refusal ? refusal_words(state, *place.refusal, texts) : std::string(),
         .letters = ui::Letters::english}};
    add_fields(draft, place.form, words, texts);
    add_refusal_note(draft, state, place.form, place.refusal, texts);
    auto enter =
        send_button(draft, place.form, texts.say<"prof.delete_go">(), place.request, texts);
    add_keys(draft, place.form, words, enter, texts);
    return draft.take();
}

Screen unlink_confirm(Screen below, const people::Unlinking& place, const Texts& texts) {
    below.page.name = "unlink_confirm";
    ui::Dialog dialog{.icon = ui::Icon::alert, .title = texts.say<"prof.unlink_title">()};
    dialog.blocks.emplace_back(ui::Paragraph{
        .text = texts.say<"prof.unlink_ask">(texts.say<"fmt.account">(masked(place.account))),
        .style = ui::TextStyle::body_l,
        .ink = ui::Ink::ink});
    const auto add = [&](std::string label, people::Press press, ui::Look look) {
        below.meanings.emplace_back(std::move(press));
        dialog.buttons.push_back({.label = std::move(label),
                                  .action = {static_cast<std::uint32_t>(below.meanings.size())},
                                  .look = look,
                                  .enabled = place.request == 0});
    };
    add(texts.say<"prof.unlink_keep">(), people::Keep{}, ui::Look::primary);
    add(texts.say<"prof.unlink">(), people::Confirm{}, ui::Look::danger);
    below.page.dialog = {dialog};
    return below;
}

}  // namespace kvitok::screens
