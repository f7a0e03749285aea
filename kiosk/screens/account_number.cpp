// Typing the account number, or holding the bill before the scanner.
#include "kiosk/screens/draft.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {
namespace {

std::string complaint(const State& state, place::NumberError error, const Texts& texts) {
    switch (error) {
        case place::NumberError::none:
            return {};
        case place::NumberError::not_found:
            return texts.say<"number.not_found">();
        case place::NumberError::unreadable_code:
            return texts.say<"scan.bad">();
        case place::NumberError::other_bill:
            return texts.say<"scan.other">();
        case place::NumberError::no_connection:
            return texts.say<"err.network">(phone_of(state));
        case place::NumberError::too_many:
            return texts.say<"number.too_many">();
    }
    return {};
}

}  // namespace

Screen account_number(const State& state, const place::EnterNumber& place, const Texts& texts) {
    Draft draft(state, texts, "account_number", ui::Template::keypad, Ways::all, Whose::nobody);
    auto& page = draft.page;
    const int digits = static_cast<int>(account_number_digits);
    page.stack = 24;
    page.title = {.text = texts.say<"number.title">(),
                  .hint = texts.say<"number.hint">(digits),
                  .reach_hint = page.title.reach_hint};
    draft.add(ui::DigitCells{.digits = place.digits,
                             .groups = {4, 4, 2},
                             .error = place.error != place::NumberError::none,
                             .hint = complaint(state, place.error, texts)});
    if (state.health.scanner || state.health.starting) {
        draft.add(ui::Note{.icon = ui::Icon::qrcode_scan,
                           .text = texts.say<"number.faster">(),
                           .hint = texts.say<"number.faster_hint">(),
                           .large_icon = true});
    }
    draft.add(ui::Paragraph{.text = texts.say<"number.privacy">(),
                            .style = ui::TextStyle::small,
                            .icon = ui::Icon::lock_outline});
    draft.add(
        ui::Keypad{.corner = ui::Keypad::Corner::clear, .clear_label = texts.say<"key.clear">()},
        ui::Side::act);
    const bool searching = place.request != 0;
    auto go =
        button(draft, searching ? texts.say<"number.searching">() : texts.say<"nav.continue">(),
               ui::Look::primary, press::Submit{});
    go.enabled = place.digits.size() == account_number_digits && !searching;
    page.bottom = {go};
    return draft.take();
}

}  // namespace kvitok::screens
