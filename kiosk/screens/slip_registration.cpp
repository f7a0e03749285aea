// Reminds of the letter that opens the cabinet. No name, no password, no address.
#include "kiosk/screens/slips.h"

namespace kvitok::screens {

ui::paper::Document slip_registration(const Slip& slip, const Site& site, const Texts& texts) {
    namespace paper = ui::paper;
    paper::Document document;
    add_head(document, slip, site, texts.say<"slip.registration">(), texts);
    auto& blocks = document.blocks;
    blocks.emplace_back(
        paper::Line{.text = texts.moment(to_local(slip.at, site.utc_offset_minutes))});
    blocks.emplace_back(paper::Rule{});
    blocks.emplace_back(
        paper::Line{.text = texts.say<"slip.registration_do">(), .align = ui::Align::start});
    if (slip.valid_to) {
        blocks.emplace_back(
            paper::Pair{.label = texts.say<"slip.registration_until">(),
                        .value = texts.moment(to_local(*slip.valid_to, site.utc_offset_minutes)),
                        .bold = true});
    }
    blocks.emplace_back(paper::Rule{});
    add_dispatcher(document, site, texts);
    return document;
}

}  // namespace kvitok::screens
