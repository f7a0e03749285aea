#include "kiosk/screens/charges_table.h"

namespace kvitok::screens {
namespace {

std::string or_none(Money money, const Texts& texts) {
    return money == Money{0} ? texts.say<"fmt.none">() : texts.amount(money);
}

}  // namespace

ui::Table charges_table(const AccountCard& card, const ui::AmountPanel& panel, const Texts& texts) {
    using Fit = ui::Table::Fit;
    const auto none = texts.say<"fmt.none">();
    ui::Table table{.title = texts.say<"card.charged_for">(texts.month_year(card.charges.period)),
                    .button = {.label = texts.say<"nav.details">(),
                               .look = ui::Look::tint,
                               .icon = ui::Icon::chevron_right,
                               .icon_after = true,
                               .enabled = false},
                    .columns = {{texts.say<"col.service">()},
                                {texts.say<"col.volume">(), Fit::merge, true},
                                {texts.say<"col.tariff">(), Fit::merge, true},
                                {texts.say<"col.charged">(), Fit::drop_last},
                                {texts.say<"col.recalculated">(), Fit::drop_empty},
                                {texts.say<"col.total">()}},
                    .merged_label = texts.say<"col.volume_tariff">(),
                    .foot = panel.facts,
                    .foot_person = panel.person};
    for (const auto& row : card.charges.rows) {
        table.rows.push_back(
            {texts.name(row.service), row.volume ? texts.volume(*row.volume, row.unit) : none,
             row.tariff ? texts.number(*row.tariff) : none, texts.amount(row.charged),
             or_none(row.recalculated, texts), texts.amount(row.total)});
    }
    table.total = {texts.say<"col.sum">(),
                   "",
                   "",
                   texts.amount(card.charges.charged),
                   or_none(card.charges.recalculated, texts),
                   texts.amount(card.charges.total)};
    return table;
}

}  // namespace kvitok::screens
