// Proof for a payment that is being checked, was not taken or goes back: number, sum, phone.
#include "kiosk/screens/slips.h"

namespace kvitok::screens {
namespace {

namespace paper = ui::paper;

struct Head {
    std::string title;
    std::string note;
};

Head head_of(SlipKind kind, const Texts& texts) {
    switch (kind) {
        case SlipKind::not_paid:
            return {texts.say<"slip.not_paid">(), texts.say<"slip.not_paid_note">()};
        case SlipKind::refund:
            return {texts.say<"slip.refund">(), texts.say<"slip.refund_note">()};
        case SlipKind::checking:
        case SlipKind::payment:
        case SlipKind::readings:
        case SlipKind::registration:
        case SlipKind::requisites:
        case SlipKind::appeal:
        case SlipKind::order:
        case SlipKind::posted:
        case SlipKind::statement:
        case SlipKind::phone_code:
            return {texts.say<"slip.checking">(), texts.say<"slip.checking_note">()};
    }
    return {};
}

}  // namespace

paper::Document slip_problem(const Slip& slip, const PaymentRecord& record, const Site& site,
                             const Texts& texts) {
    paper::Document document;
    const auto said = head_of(slip.kind, texts);
    const auto& quote = record.quote;
    add_head(document, slip, site, said.title, texts);
    auto& blocks = document.blocks;
    blocks.emplace_back(
        paper::Line{.text = texts.moment(to_local(slip.at, site.utc_offset_minutes))});
    blocks.emplace_back(paper::Rule{});
    blocks.emplace_back(paper::Pair{.label = texts.say<"slip.operation">(),
                                    .value = record.number,
                                    .value_size = paper::Size::strong});
    blocks.emplace_back(paper::Pair{.label = texts.say<"slip.sum">(),
                                    .value = texts.sum(quote.amount + quote.fee),
                                    .value_size = paper::Size::strong});
    blocks.emplace_back(paper::Pair{texts.say<"slip.account">(), grouped(quote.account)});
    blocks.emplace_back(paper::Pair{texts.say<"slip.payee">(), texts.name(quote.payee.company)});
    if (record.approval) {
        blocks.emplace_back(paper::Pair{texts.say<"slip.card">(), record.approval->masked_card});
    }
    blocks.emplace_back(paper::Rule{});
    blocks.emplace_back(paper::Line{.text = said.note, .bold = true});
    blocks.emplace_back(paper::Line{.text = texts.say<"slip.keep_number">()});
    blocks.emplace_back(paper::Rule{});
    add_dispatcher(document, site, texts);
    return document;
}

}  // namespace kvitok::screens
