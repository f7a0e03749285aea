#include "kiosk/screens/readings.h"

#include <algorithm>

namespace kvitok::screens {
namespace {

// The digits of a number on a face of `whole` and `fraction` cells, without comma.
std::string face(Decimal value, int whole, int fraction) {
    auto digits = std::to_string(with_places(value, fraction).units);
    const auto cells = static_cast<std::size_t>(whole + fraction);
    if (digits.size() < cells) digits.insert(0, cells - digits.size(), '0');
    return digits.substr(digits.size() - cells);
}

// What is typed, the whole part to the right of its cells; red cells not typed stay blank.
ui::Drum::Zone typed_zone(const read_meter::Typing& form, std::size_t zone) {
    const auto& typed = form.typed[zone];
    const auto comma = typed.find(',');
    const auto whole = typed.substr(0, comma);
    const auto fraction = comma == std::string::npos ? std::string() : typed.substr(comma + 1);
    const auto whole_cells = static_cast<std::size_t>(form.meter.whole_digits);
    const auto fraction_cells = static_cast<std::size_t>(form.meter.fraction_digits);
    const auto zeros = whole_cells - std::min(whole_cells, whole.size());
    ui::Drum::Zone shown{.digits = std::string(zeros, '0') + whole + fraction,
                         .fraction = form.meter.fraction_digits,
                         .dim = static_cast<int>(zeros)};
    shown.digits.resize(whole_cells + fraction_cells, ' ');
    const auto cursor = comma == std::string::npos
                            ? whole_cells - 1
                            : whole_cells + std::min(fraction.size(), fraction_cells - 1);
    if (zone == form.zone) shown.cursor = static_cast<int>(cursor);
    return shown;
}

}  // namespace

std::string joined(const std::vector<Decimal>& values, const Texts& texts) {
    std::string all;
    for (const auto& value : values) {
        if (!all.empty()) all += " / ";
        all += texts.number(value);
    }
    return all;
}

std::string joined(const std::vector<Decimal>& values, const Name& unit, const Texts& texts) {
    if (values.size() == 1) return texts.volume(values.front(), unit);
    return joined(values, texts) + "\u00a0" + texts.name(unit);
}

Decimal total_used(const HandedReading& handed) {
    Decimal total{0, handed.meter.fraction_digits};
    for (const auto& used : handed.used) total = total + used;
    return total;
}

ReadingState state_of(const std::vector<HandedReading>& readings) {
    const auto any = [&](ReadingState state) {
        return std::any_of(readings.begin(), readings.end(),
                           [&](const HandedReading& handed) { return handed.state == state; });
    };
    if (any(ReadingState::refused)) return ReadingState::refused;
    return any(ReadingState::queued) ? ReadingState::queued : ReadingState::accepted;
}

ui::Drum drum(const read_meter::Typing& form, const Texts& texts) {
    ui::Drum drum{.title = texts.say<"entry.now">(), .comma = texts.say<"fmt.decimal">()};
    const auto& meter = form.meter;
    if (meter.fraction_digits > 0) drum.hint = texts.say<"entry.red_optional">();
    for (std::size_t i = 0; i < meter.zones.size(); ++i) {
        auto zone = typed_zone(form, i);
        zone.label = texts.name(meter.zones[i].name);
        if (is_known(meter)) {
            zone.previous_label =
                texts.say<"entry.previous">(texts.month_in(meter.previous_period));
            zone.previous =
                face(meter.zones[i].previous, meter.whole_digits, meter.fraction_digits);
        }
        drum.zones.push_back(std::move(zone));
    }
    return drum;
}

}  // namespace kvitok::screens
