#include "kiosk/screens/consumption.h"

#include <algorithm>
#include <optional>

namespace kvitok::screens {
namespace {

constexpr std::size_t bars = 12;

// Eleven months gone by and this one, as whole numbers of one scale.
ui::BarChart chart(const Meter& meter, std::optional<Decimal> used, const Texts& texts) {
    ui::BarChart chart{.title = texts.say<"entry.chart">(texts.name(meter.unit))};
    auto months = meter.usage;
    if (months.size() > bars - 1) {
        months.erase(months.begin(), months.end() - static_cast<std::ptrdiff_t>(bars - 1));
    }
    months.push_back(used.value_or(Decimal{}));
    Period month = next(meter.previous_period);
    for (std::size_t i = 0; i < months.size(); ++i) {
        chart.labels.insert(chart.labels.begin(), texts.month_letter(month));
        month = previous(month);
    }
    for (const auto& value : months) {
        const auto units = with_places(value, meter.fraction_digits).units;
        chart.values.push_back(static_cast<int>(std::clamp<std::int64_t>(units, 0, 2'000'000'000)));
    }
    if (used) chart.current = texts.volume(*used, meter.unit);
    return chart;
}

}  // namespace

ui::FactsPanel consumption(const read_meter::Typing& form, const Texts& texts) {
    const auto preview = read_meter::preview(form);
    const auto none = texts.say<"fmt.none">();
    ui::FactsPanel panel{
        .facts = {{texts.say<"entry.used">(),
                   preview ? texts.volume(preview->used, form.meter.unit) : none},
                  {texts.say<"entry.cost">(), preview ? texts.sum(preview->estimate) : none}}};
    if (!form.meter.usage.empty()) {
        panel.chart =
            chart(form.meter, preview ? std::optional(preview->used) : std::nullopt, texts);
    }
    return panel;
}

}  // namespace kvitok::screens
