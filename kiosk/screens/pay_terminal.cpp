// Step 2 of paying: the payment terminal leads, the screen follows.
#include "kiosk/screens/draft.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/terminal_steps.h"

namespace kvitok::screens {

Screen pay_terminal(const State& state, const pay::Intent& intent, const Texts& texts) {
    Draft draft(state, texts, "pay_terminal", ui::Template::status, Ways::disabled, Whose::current);
    auto& page = draft.page;
    page.title.text = texts.say<"term.title">();
    page.step = {2, 2, texts.say<"nav.step">(2, 2)};
    page.stack = 24;
    const auto sum = texts.sum(intent.record.quote.amount + intent.record.quote.fee);
    const auto said = terminal_words(intent, texts);
    const bool right = state.site.card_terminal_side == Side::right;
    draft.add(ui::DevicePanel{
        .label = texts.say<"pay.total">(),
        .value = sum,
        .instruction = said.instruction,
        .place = right ? texts.say<"term.where_right">() : texts.say<"term.where_below">(),
        .place_icon = right ? ui::Icon::arrow_right_bold : ui::Icon::arrow_down_bold,
        .screen_title = sum,
        .screen_text = said.on_device});
    const int progress = progress_of(intent);
    draft.add(terminal_steps(progress, texts), ui::Side::act);
    const bool cancellable = progress < 2 && !intent.cancelling;
    auto note = texts.say<"term.pin_note">();
    if (intent.cancelling) {
        note = texts.say<"term.cancelling">();
    } else if (!cancellable) {
        note = texts.say<"term.no_cancel">();
    }
    draft.dock(ui::Paragraph{.text = std::move(note),
                             .style = ui::TextStyle::small,
                             .align = ui::Align::center,
                             .icon = ui::Icon::lock_outline});
    if (cancellable) {
        page.bottom = {
            button(draft, texts.say<"term.cancel">(), ui::Look::danger, press::CancelPayment{})};
    }
    return draft.take();
}

}  // namespace kvitok::screens
