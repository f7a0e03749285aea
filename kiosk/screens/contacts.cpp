// Who runs the house and how to reach them.
#include "kiosk/screens/draft.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {

Screen contacts(const State& state, const Texts& texts) {
    Draft draft(state, texts, "contacts", ui::Template::list, Ways::all, Whose::nobody);
    draft.page.title.text = texts.say<"contacts.title">();
    ui::RowsPanel panel{.prominent = true};
    panel.rows.push_back({.icon = ui::Icon::phone,
                          .title = phone_of(state),
                          .hint = texts.say<"contacts.phone_hint">()});
    if (state.house) {
        const auto& notice = state.house->notice;
        panel.rows.push_back({.icon = ui::Icon::clock,
                              .title = texts.name(notice.office_hours),
                              .hint = texts.say<"contacts.office">()});
        panel.rows.push_back({.icon = ui::Icon::map_marker,
                              .title = texts.name(notice.office_address),
                              .hint = texts.say<"contacts.address">()});
        panel.rows.push_back({.icon = ui::Icon::domain,
                              .title = texts.name(notice.company.company),
                              .hint = texts.say<"contacts.company">(notice.company.inn)});
    }
    draft.add(panel);
    if (!state.house) draft.add(ui::Note{.text = texts.say<"contacts.unknown">()});
    return draft.take();
}

}  // namespace kvitok::screens
