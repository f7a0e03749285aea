// Any period: the first month, then the last one.
#include <algorithm>

#include "kiosk/screens/draft.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {
namespace {

constexpr int shown_years = 5;

ui::Fields ends(Draft& draft, const payments::Choosing& choice, const Texts& texts) {
    const auto field = [&](payments::End end, std::string label, Period month) {
        return ui::Field{.label = std::move(label),
                         .value = texts.month_year(month),
                         .focused = choice.end == end,
                         .action = draft.on(payments::Press{payments::ChooseEnd{end}})};
    };
    return {{field(payments::End::from, texts.say<"period.from">(), choice.from),
             field(payments::End::to, texts.say<"period.to">(), choice.to)}};
}

ui::Chips years(Draft& draft, const payments::Choosing& choice) {
    ui::Chips chips;
    const int first = std::max(choice.first.year, choice.last.year - shown_years + 1);
    for (int year = first; year <= choice.last.year; ++year) {
        chips.chips.push_back({.label = std::to_string(year),
                               .selected = year == choice.year,
                               .action = draft.on(payments::Press{payments::ChooseYear{year}})});
    }
    return chips;
}

}  // namespace

Screen payments_period(const State& state, const payments::Choosing& choice, const Texts& texts) {
    Draft draft(state, texts, "payments_period", ui::Template::form, Ways::all, Whose::current);
    auto& page = draft.page;
    page.title.text = texts.say<"period.title">();
    draft.add(ends(draft, choice, texts));
    draft.add(years(draft, choice));
    const int months_in_a_row = state.session.modes.large ? 2 : 3;
    const Period now = choice.end == payments::End::from ? choice.from : choice.to;
    for (int row = 0; row < 12 / months_in_a_row; ++row) {
        ui::ButtonRow buttons{.buttons = {}, .height = ui::RowHeight::small};
        for (int i = 1; i <= months_in_a_row; ++i) {
            const Period month{choice.year, row * months_in_a_row + i};
            auto one = button(draft, texts.month_title(month),
                              month == now ? ui::Look::primary : ui::Look::outline,
                              payments::Press{payments::ChooseMonth{month.month}});
            one.enabled = payments::may_choose(choice, month.month);
            buttons.buttons.push_back(std::move(one));
        }
        draft.add(std::move(buttons));
    }
    page.bottom = {button(draft, texts.say<"period.show">(), ui::Look::primary,
                          payments::Press{payments::ShowChosen{}})};
    return draft.take();
}

}  // namespace kvitok::screens
