#include "kiosk/screens/slips.h"

namespace kvitok::screens {

namespace paper = ui::paper;

void add_head(paper::Document& document, const Slip& slip, const Site& site, std::string_view title,
              const Texts& texts) {
    auto& blocks = document.blocks;
    blocks.emplace_back(paper::Logo{});
    blocks.emplace_back(
        paper::Line{.text = texts.name(site.operator_name), .size = paper::Size::heading});
    blocks.emplace_back(paper::Line{
        .text = texts.say<"slip.terminal">(site.terminal_number, texts.name(site.house)),
        .size = paper::Size::fine});
    blocks.emplace_back(paper::Rule{});
    blocks.emplace_back(paper::Line{.text = std::string(title), .size = paper::Size::title});
    if (slip.copy > 0) {
        blocks.emplace_back(
            paper::Line{.text = texts.say<"slip.copy">(), .size = paper::Size::strong});
    }
}

void add_dispatcher(paper::Document& document, const Site& site, const Texts& texts) {
    document.blocks.emplace_back(
        paper::Line{.text = texts.say<"slip.dispatcher">(), .size = paper::Size::fine});
    document.blocks.emplace_back(
        paper::Line{.text = site.dispatcher_phone, .size = paper::Size::strong});
}

paper::Document document_of(const Slip& slip, const Site& site, std::string_view receipt_url) {
    const Texts texts(slip.language);
    if (slip.kind == SlipKind::registration) return slip_registration(slip, site, texts);
    if (slip.kind == SlipKind::readings) return slip_readings(slip, site, texts);
    if (const auto* company = std::get_if<CompanyDetails>(&slip.contact))
        return slip_requisites(slip, *company, site, texts);
    if (const auto* appeal = std::get_if<Appeal>(&slip.contact))
        return slip_appeal(slip, *appeal, site, texts);
    if (const auto* order = std::get_if<ServiceRequest>(&slip.contact))
        return slip_order(slip, *order, site, texts);
    if (slip.fact) return slip_posted(slip, site, receipt_url, texts);
    if (slip.statement) return slip_statement(slip, site, texts);
    if (slip.invoice) return slip_phone_code(slip, site, texts);
    // After a power cut a slip may be known by name only: then the name is what it proves.
    if (!slip.payment) {
        paper::Document document;
        add_head(document, slip, site, texts.say<"slip.operation">(), texts);
        document.blocks.emplace_back(paper::Line{.text = slip.id, .size = paper::Size::fine});
        document.blocks.emplace_back(paper::Rule{});
        add_dispatcher(document, site, texts);
        return document;
    }
    if (slip.kind == SlipKind::payment) {
        return slip_payment(slip, *slip.payment, site, receipt_url, texts);
    }
    return slip_problem(slip, *slip.payment, site, texts);
}

}  // namespace kvitok::screens
