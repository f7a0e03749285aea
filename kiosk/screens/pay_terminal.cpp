// Step 2 of paying: the payment terminal leads, the screen follows.
#include "kiosk/screens/payment.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {
namespace {

// How far the terminal is, from the sum being sent (0) to the bank's answer (3).
int progress_of(const pay::Intent& intent) {
    if (!intent.stage) return 0;
    switch (*intent.stage) {
        case terminal::Stage::present_card:
            return 1;
        case terminal::Stage::card_read:
        case terminal::Stage::enter_pin:
            return 2;
        case terminal::Stage::waiting_for_bank:
        case terminal::Stage::remove_card:
            return 3;
    }
    return 0;
}

struct Words {
    std::string instruction;
    std::string on_device;
};

Words words(const pay::Intent& intent, const Texts& texts) {
    if (!intent.stage) return {texts.say<"term.wait">(), texts.say<"term.screen_wait">()};
    switch (*intent.stage) {
        case terminal::Stage::present_card:
            return {texts.say<"term.present">(), texts.say<"term.screen_present">()};
        case terminal::Stage::card_read:
            return {texts.say<"term.read">(), texts.say<"term.screen_wait">()};
        case terminal::Stage::enter_pin:
            return {texts.say<"term.enter_pin">(), texts.say<"term.screen_pin">()};
        case terminal::Stage::waiting_for_bank:
            return {texts.say<"term.bank">(), texts.say<"term.screen_wait">()};
        case terminal::Stage::remove_card:
            return {texts.say<"term.remove">(), texts.say<"term.screen_remove">()};
    }
    return {};
}

ui::Steps steps(int progress, const Texts& texts) {
    const auto at = [&](int step) {
        if (step < progress) return ui::Steps::State::done;
        return step == progress ? ui::Steps::State::current : ui::Steps::State::ahead;
    };
    return {{{at(0), texts.say<"term.sent">()},
             {at(1), texts.say<"term.present">(), texts.say<"term.present_hint">()},
             {at(2), texts.say<"term.pin">()},
             {at(3), texts.say<"term.bank">(), texts.say<"term.bank_hint">(20)}}};
}

}  // namespace

Screen pay_terminal(const State& state, const pay::Intent& intent, const Texts& texts) {
    Draft draft(state, texts, "pay_terminal", ui::Template::status, Ways::disabled, Whose::current);
    auto& page = draft.page;
    page.title.text = texts.say<"term.title">();
    page.step = {2, 2, texts.say<"nav.step">(2, 2)};
    page.stack = 24;
    const auto sum = texts.sum(intent.record.quote.amount + intent.record.quote.fee);
    const auto said = words(intent, texts);
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
    draft.add(steps(progress, texts), ui::Side::act);
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
