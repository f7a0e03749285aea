#include "kiosk/screens/terminal_steps.h"

namespace kvitok::screens {

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

TerminalWords terminal_words(const pay::Intent& intent, const Texts& texts) {
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

ui::Steps terminal_steps(int progress, const Texts& texts) {
    const auto at = [&](int step) {
        if (step < progress) return ui::Steps::State::done;
        return step == progress ? ui::Steps::State::current : ui::Steps::State::ahead;
    };
    return {{{at(0), texts.say<"term.sent">()},
             {at(1), texts.say<"term.present">(), texts.say<"term.present_hint">()},
             {at(2), texts.say<"term.pin">()},
             {at(3), texts.say<"term.bank">(), texts.say<"term.bank_hint">(20)}}};
}

}  // namespace kvitok::screens
