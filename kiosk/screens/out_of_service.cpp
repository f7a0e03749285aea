// Nothing can be done here just now: only the door of the house is lit.
#include "kiosk/screens/draft.h"
#include "kiosk/screens/screens.h"
#include "ui/qr.h"

namespace kvitok::screens {

Screen out_of_service(const State& state, const Texts& texts) {
    Draft draft(state, texts, "out_of_service", ui::Template::attract, Ways::none, Whose::nobody);
    auto& page = draft.page;
    page.header.address = texts.name(state.site.house);
    page.header.person.clear();
    page.header.date.clear();
    page.access.shown = false;
    auto& night = page.night;
    night.headline = lines(texts.say<"oos.title">());
    night.lead = texts.say<"oos.lead">() + "\n" + texts.say<"oos.lead_other">();
    night.house_rows = 3;
    night.foot_left = texts.say<"oos.terminal">(state.site.terminal_number);
    night.foot_right = texts.say<"oos.code">(service_code(state));
    ui::RowsPanel panel{.prominent = true};
    const std::string phone = phone_of(state);
    if (!phone.empty()) {
        panel.rows.push_back(
            {.icon = ui::Icon::phone, .title = phone, .hint = texts.say<"oos.phone_hint">()});
    }
    if (!state.site.mobile_url.empty()) {
        panel.rows.push_back({.code = ui::code_of(state.site.mobile_url),
                              .title = texts.say<"oos.mobile">(),
                              .hint = texts.say<"oos.mobile_hint">(state.site.mobile_url)});
    }
    if (!panel.rows.empty()) draft.add(panel);
    return draft.take();
}

}  // namespace kvitok::screens
