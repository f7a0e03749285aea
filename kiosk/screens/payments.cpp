// The payments of an account: what moved in a period, and each payment with a copy of its receipt.
#include "kiosk/screens/draft.h"
#include "kiosk/screens/money_words.h"
#include "kiosk/screens/payments_notes.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {
namespace {

ui::Chips windows(Draft& draft, payments::Window now, const Texts& texts) {
    using enum payments::Window;
    const auto chip = [&](payments::Window window, std::string label,
                          ui::Icon icon = ui::Icon::none) {
        return ui::Chip{.label = std::move(label),
                        .selected = window == now,
                        .action = draft.on(payments::Press{payments::ChooseWindow{window}}),
                        .icon = icon};
    };
    return {{chip(three, texts.say<"hist.three">()), chip(six, texts.say<"hist.six">()),
             chip(twelve, texts.say<"hist.year">()),
             chip(chosen, texts.say<"hist.choose">(), ui::Icon::calendar)}};
}

ui::DatedRows list(Draft& draft, const Statement& statement, int utc_offset, const Texts& texts) {
    ui::DatedRows rows{.title = texts.say<"hist.list">(),
                       .total = {texts.say<"hist.total">(), texts.amount(statement.paid)}};
    for (const auto& fact : statement.payments) {
        const Date date = to_local(fact.at, utc_offset).date;
        const bool other_year = date.year != statement.until.year;
        rows.rows.push_back({.date = other_year ? texts.date(date) : texts.date(date).substr(0, 5),
                             .title = where_paid(fact, texts),
                             .hint = how_paid(fact, texts),
                             .value = texts.amount(fact.amount),
                             .icon = ui::Icon::printer,
                             .action = draft.on(payments::Press{payments::PrintCopy{fact.id}}),
                             .action_label = texts.say<"hist.copy">(texts.date(date))});
    }
    return rows;
}

}  // namespace

Screen payments_list(const State& state, const payments::Showing& showing,
                     const Statement& statement, const Texts& texts) {
    Draft draft(state, texts, "payments", ui::Template::table, Ways::all, Whose::current);
    auto& page = draft.page;
    page.title.text = texts.say<"hist.title">();
    draft.add(windows(draft, showing.window, texts));
    for (const auto& invoice : statement.open) draft.add(open_invoice_note(invoice, texts));
    const Date end =
        statement.until == local_now(state).date ? statement.until : plus_days(statement.until, 1);
    draft.add(ui::SignedRows{.title = texts.say<"hist.moves">(),
                             .side = span_of(statement, texts),
                             .rows = movement_rows(statement, texts),
                             .total = {owed_on(statement.closing, end, texts),
                                       texts.sum(magnitude(statement.closing))}},
              ui::Side::act);
    if (statement.payments.empty()) {
        draft.add(ui::Note{.text = texts.say<"hist.empty">()}, ui::Side::act);
    } else {
        draft.add(list(draft, statement, state.site.utc_offset_minutes, texts), ui::Side::act);
    }
    add_section_paper_note(draft, state, texts);
    draft.dock(
        ui::ButtonRow{{button(draft, texts.say<"hist.print">(), ui::Look::outline,
                              payments::Press{payments::PrintStatement{}}, ui::Icon::printer)}});
    return draft.take();
}

}  // namespace kvitok::screens
