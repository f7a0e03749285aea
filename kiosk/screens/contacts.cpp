// Who runs the house and how to reach them, and who answers for what is told here.
#include "kiosk/screens/draft.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {

std::string office_of(const CompanyDetails& company, const Texts& texts) {
    const auto& address = texts.name(company.office_address);
    if (company.postcode.empty()) return address;
    return texts.say<"contacts.postal">(company.postcode, address);
}

Screen contacts(const State& state, const Texts& texts) {
    Draft draft(state, texts, "contacts", ui::Template::list, Ways::all, Whose::nobody);
    draft.page.title.text = texts.say<"contacts.title">();
    ui::RowsPanel panel{.prominent = true};
    panel.rows.push_back({.icon = ui::Icon::phone,
                          .title = phone_of(state),
                          .hint = texts.say<"contacts.phone_hint">()});
    if (state.house) {
        const auto& notice = state.house->notice;
        const CompanyDetails company{.postcode = notice.postcode,
                                     .office_address = notice.office_address};
        panel.rows.push_back({.icon = ui::Icon::clock,
                              .title = texts.name(notice.office_hours),
                              .hint = texts.say<"contacts.office">()});
        panel.rows.push_back({.icon = ui::Icon::map_marker,
                              .title = office_of(company, texts),
                              .hint = texts.say<"contacts.address">()});
        if (!notice.email.empty()) {
            panel.rows.push_back({.icon = ui::Icon::email_outline,
                                  .title = notice.email,
                                  .hint = texts.say<"contacts.email">()});
        }
        panel.rows.push_back({.icon = ui::Icon::domain,
                              .title = texts.name(notice.company.company),
                              .hint = texts.say<"contacts.company">(notice.company.inn)});
    }
    draft.add(panel);
    if (!state.house) draft.add(ui::Note{.text = texts.say<"contacts.unknown">()});
    draft.add(ui::Note{.text = texts.say<"contacts.responsible">()});
    return draft.take();
}

}  // namespace kvitok::screens
