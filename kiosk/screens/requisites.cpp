// The bank details of the company that keeps the account, and how to reach it.
#include "kiosk/screens/draft.h"
#include "kiosk/screens/screens.h"
#include "ui/qr.h"

namespace kvitok::screens {

Screen requisites(const State& state, const CompanyDetails& company, const Texts& texts) {
    Draft draft(state, texts, "requisites", ui::Template::table, Ways::all, Whose::current);
    auto& page = draft.page;
    page.title.text = texts.say<"req.title">();
    draft.add(ui::Sheet{
        .icon = ui::Icon::domain,
        .title = texts.name(company.company.company),
        .hint = texts.say<"req.role">(),
        .rows = {
            {texts.say<"req.inn">(), company.company.inn + " / " + company.kpp},
            {texts.say<"req.account">(), in_fours(company.bank_account)},
            {texts.say<"req.bank">(), texts.say<"req.bank_bic">(company.bank_name, company.bic)},
            {texts.say<"req.corr">(), in_fours(company.corr_account)}}});
    draft.add(ui::IconLines{{{ui::Icon::map_marker, texts.name(company.office_address)},
                             {ui::Icon::clock, texts.name(company.office_hours)},
                             {ui::Icon::phone, unbroken(company.phone),
                              texts.say<"contacts.phone_hint">()},
                             {ui::Icon::email_outline, company.email}}},
              ui::Side::act);
    if (!company.code.empty()) {
        draft.add(ui::QrPanel{.code = ui::code_of(company.code),
                              .title = texts.say<"req.save">(),
                              .hint = texts.say<"req.save_hint">(),
                              .large = true},
                  ui::Side::act);
    }
    const bool printing = state.paper.state == PaperState::printing;
    page.bottom = {button(draft,
                          printing ? texts.say<"paper.printing">() : texts.say<"req.print">(),
                          ui::Look::primary, contact::PrintRequisites{}, ui::Icon::printer)};
    page.bottom.front().enabled = !printing && printer::can_print(state.health.printer);
    return draft.take();
}

}  // namespace kvitok::screens
