// Home without a session: pay by bill, sign in, and what the house has to say.
#include "kiosk/screens/notice.h"
#include "kiosk/screens/screens.h"
#include "ui/qr.h"

namespace kvitok::screens {
namespace {

ui::Hero hero(Draft& draft, const State& state, const Texts& texts) {
    ui::Hero hero{.title = state.site.sections.payment ? texts.say<"home.pay">()
                                                       : texts.say<"home.readings">()};
    if (state.health.scanner || state.health.starting) {
        const bool below = state.site.scanner_side == Side::below;
        hero.lead = below ? texts.say<"home.pay_hint">() : texts.say<"home.pay_hint_right">();
        hero.short_lead =
            below ? texts.say<"home.pay_hint_short">() : texts.say<"home.pay_hint_short_right">();
        hero.hint = below ? texts.say<"home.scanner_below">() : texts.say<"home.scanner_right">();
        hero.hint_icon = below ? ui::Icon::arrow_down_bold : ui::Icon::arrow_right_bold;
        // A code of the kind that a bill bears, without anybody's data.
        hero.picture = ui::code_of("ST00012|Name=-|PersonalAcc=-|BankName=-|BIC=-|CorrespAcc=0");
    } else {
        hero.lead = texts.say<"home.pay_by_number">();
        hero.short_lead = hero.lead;
    }
    hero.button = button(draft, texts.say<"home.enter_number">(), ui::Look::outline,
                         press::EnterNumber{}, ui::Icon::keyboard);
    return hero;
}

void add_cabinet(Draft& draft, const Texts& texts) {
    draft.add(ui::WideTile{{.icon = ui::Icon::login,
                            .title = texts.say<"home.login">(),
                            .hint = texts.say<"home.login_hint">(),
                            .action = draft.on(press::SignIn{})}},
              ui::Side::act);
    draft.add(ui::WideTile{{.icon = ui::Icon::account_plus,
                            .title = texts.say<"home.register">(),
                            .hint = texts.say<"home.register_hint">(),
                            .action = draft.on(people::Register{})}},
              ui::Side::act);
}

}  // namespace

Screen home(const State& state, const Texts& texts) {
    Draft draft(state, texts, "home", ui::Template::menu, Ways::none, Whose::nobody);
    const auto& offered = state.site.sections;
    draft.page.title.text = texts.say<"home.title">();
    draft.page.stack = 28;
    add_notice(draft, state, texts);
    if (offered.payment || offered.readings) draft.add(hero(draft, state, texts));
    if (offered.login) add_cabinet(draft, texts);
    ui::Tile contacts{.icon = ui::Icon::phone,
                      .tint = ui::Tint::other,
                      .title = texts.say<"home.contacts">(),
                      .hint = texts.say<"home.contacts_hint">(),
                      .action = draft.on(press::Contacts{})};
    if (offered.news) {
        ui::Tile news{.icon = ui::Icon::newspaper,
                      .tint = ui::Tint::other,
                      .title = texts.say<"home.news">(),
                      .hint = news_hint(state, texts),
                      .action = draft.on(press::News{})};
        draft.add(ui::HalfTiles{{news, contacts}}, ui::Side::act);
    } else {
        draft.add(ui::WideTile{contacts}, ui::Side::act);
    }
    return draft.take();
}

}  // namespace kvitok::screens
