// What was handed in, meter by meter, as receipts/slip_meter_readings of the design.
#include "kiosk/screens/draft.h"
#include "kiosk/screens/readings.h"
#include "kiosk/screens/slips.h"

namespace kvitok::screens {
namespace {

namespace paper = ui::paper;

// One zone of a meter; the label names the zone when there are several.
void add_zone(paper::Document& document, const HandedReading& handed, std::size_t i,
              const Texts& texts) {
    const auto& meter = handed.meter;
    const auto& zone = meter.zones[i];
    auto& blocks = document.blocks;
    if (meter.zones.size() > 1) {
        blocks.emplace_back(
            paper::Line{.text = texts.name(zone.name), .bold = true, .align = ui::Align::start});
    }
    blocks.emplace_back(
        paper::Pair{.label = texts.say<"slip.now">(),
                    .value = is_known(meter) ? texts.number(handed.reading.values[i])
                                             : texts.volume(handed.reading.values[i], meter.unit),
                    .value_size = paper::Size::strong});
    if (!is_known(meter)) return;
    blocks.emplace_back(paper::Pair{texts.say<"slip.was">(), texts.number(zone.previous)});
    blocks.emplace_back(paper::Pair{.label = texts.say<"slip.used">(),
                                    .value = texts.volume(handed.used[i], meter.unit),
                                    .bold = true});
}

void add_meter(paper::Document& document, const HandedReading& handed, const Texts& texts) {
    auto& blocks = document.blocks;
    blocks.emplace_back(paper::Line{.text = meter_name(handed.meter, texts),
                                    .size = paper::Size::heading,
                                    .align = ui::Align::start});
    if (is_known(handed.meter)) {
        blocks.emplace_back(paper::Line{.text = texts.say<"slip.meter">(handed.meter.serial),
                                        .size = paper::Size::fine,
                                        .align = ui::Align::start});
    }
    for (std::size_t i = 0; i < handed.meter.zones.size(); ++i) {
        add_zone(document, handed, i, texts);
    }
}

}  // namespace

paper::Document slip_readings(const Slip& slip, const Site& site, const Texts& texts) {
    paper::Document document;
    const bool accepted = state_of(slip.readings) == ReadingState::accepted;
    add_head(document, slip, site,
             accepted ? texts.say<"slip.accepted">() : texts.say<"slip.stored">(), texts);
    auto& blocks = document.blocks;
    blocks.emplace_back(
        paper::Line{.text = texts.moment(to_local(slip.at, site.utc_offset_minutes))});
    blocks.emplace_back(paper::Rule{});
    blocks.emplace_back(paper::Pair{texts.say<"slip.number">(), slip.id});
    blocks.emplace_back(paper::Pair{texts.say<"slip.account">(), grouped(slip.account)});
    if (!texts.name(slip.address.street_and_house).empty()) {
        blocks.emplace_back(paper::Pair{texts.say<"slip.address">(), texts.address(slip.address)});
    }
    if (slip.readings.empty()) {
        blocks.emplace_back(paper::Rule{});
        add_dispatcher(document, site, texts);
        return document;
    }
    const auto month = slip.readings.front().reading.counts_for;
    blocks.emplace_back(paper::Pair{texts.say<"slip.period">(), texts.month_year(month)});
    for (const auto& handed : slip.readings) {
        blocks.emplace_back(paper::Rule{});
        add_meter(document, handed, texts);
    }
    blocks.emplace_back(paper::Rule{paper::Stroke::solid});
    blocks.emplace_back(paper::Line{.text = accepted
                                                ? texts.say<"slip.charges_for">(texts.month(month))
                                                : texts.say<"slip.stored_note">()});
    blocks.emplace_back(paper::Line{.text = texts.say<"slip.keep">(), .bold = true});
    add_dispatcher(document, site, texts);
    return document;
}

}  // namespace kvitok::screens
