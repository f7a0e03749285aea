// Home without a session: pay by bill, sign in, and what the house has to say.
#include <algorithm>

#include "kiosk/screens/notice.h"
#include "kiosk/screens/screens.h"
#include "ui/qr.h"

namespace kvitok::screens {
namespace {

ui::Hero hero(Draft& draft, const State& state, const Texts& texts) {
    ui::Hero hero{.title = texts.say<"home.pay">()};
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

std::string news_hint(const State& state, const Texts& texts) {
    if (!state.house) return texts.say<"home.news_none">();
    const auto month = period_of(local_now(state).date);
    const auto& news = state.house->notice.news;
    const auto fresh = std::count_if(news.begin(), news.end(), [&](const NewsItem& item) {
        return period_of(item.date) == month;
    });
    if (fresh == 0) return texts.say<"home.news_none">();
    return texts.count<"home.news_new">(fresh, texts.month(month));
}

}  // namespace

Screen home(const State& state, const Texts& texts) {
    Draft draft(state, texts, "home", ui::Template::menu, Ways::none, Whose::nobody);
    draft.page.title.text = texts.say<"home.title">();
    draft.page.stack = 28;
    add_notice(draft, state, texts);
    draft.add(hero(draft, state, texts));
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
    draft.add(ui::HalfTiles{{{.icon = ui::Icon::newspaper,
                              .tint = ui::Tint::other,
                              .title = texts.say<"home.news">(),
                              .hint = news_hint(state, texts),
                              .action = draft.on(press::News{})},
                             {.icon = ui::Icon::phone,
                              .tint = ui::Tint::other,
                              .title = texts.say<"home.contacts">(),
                              .hint = texts.say<"home.contacts_hint">(),
                              .action = draft.on(press::Contacts{})}}},
              ui::Side::act);
    return draft.take();
}

}  // namespace kvitok::screens
