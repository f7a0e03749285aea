// The bank details of a company on paper, with the payment code to be filled in by a bank's app.
#include "kiosk/screens/draft.h"
#include "kiosk/screens/slips.h"

namespace kvitok::screens {

namespace paper = ui::paper;

paper::Document slip_requisites(const Slip& slip, const CompanyDetails& company, const Site& site,
                                const Texts& texts) {
    paper::Document document;
    add_head(document, slip, site, texts.say<"req.title">(), texts);
    auto& blocks = document.blocks;
    const auto pair = [&](std::string label, std::string value) {
        blocks.emplace_back(paper::Pair{std::move(label), std::move(value)});
    };
    blocks.emplace_back(
        paper::Line{.text = texts.name(company.company.company), .size = paper::Size::heading});
    pair(texts.say<"req.inn">(), company.company.inn + " / " + company.kpp);
    pair(texts.say<"req.account">(), in_fours(company.bank_account));
    pair(texts.say<"req.bank">(), texts.say<"req.bank_bic">(company.bank_name, company.bic));
    pair(texts.say<"req.corr">(), in_fours(company.corr_account));
    pair(texts.say<"slip.account">(), grouped(slip.account));
    blocks.emplace_back(paper::Rule{});
    blocks.emplace_back(paper::Line{.text = office_of(company, texts), .align = ui::Align::start});
    blocks.emplace_back(
        paper::Line{.text = texts.name(company.office_hours), .align = ui::Align::start});
    blocks.emplace_back(paper::Line{.text = company.email, .align = ui::Align::start});
    blocks.emplace_back(paper::Rule{});
    if (!company.code.empty()) {
        blocks.emplace_back(paper::Qr{.bytes = company.code});
        blocks.emplace_back(
            paper::Line{.text = texts.say<"req.slip_code">(), .size = paper::Size::fine});
    }
    add_dispatcher(document, site, texts);
    return document;
}

}  // namespace kvitok::screens
