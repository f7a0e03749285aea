#include "kiosk/screens/payment.h"

namespace kvitok::screens {

PaperState paper_of(const State& state, const PaymentRecord& record, SlipKind kind) {
    const auto& slip = state.paper.slip;
    const bool ours = slip.kind == kind && slip.payment && slip.payment->id == record.id;
    return ours ? state.paper.state : PaperState::none;
}

ui::Windows waiting_windows(const State& state) {
    const int total = 5;
    return {1 + state.session.tick % total, total};
}

void add_paper_note(Draft& draft, const State& state, const PaymentRecord& record, SlipKind kind,
                    const PaperWords& words) {
    ui::Note note{.icon = ui::Icon::printer};
    switch (paper_of(state, record, kind)) {
        case PaperState::none:
            return;
        case PaperState::printing:
            note.text = words.printing;
            note.windows = waiting_windows(state);
            break;
        case PaperState::printed:
            note.text = words.printed;
            note.windows = {5, 5};
            break;
        case PaperState::failed:
        case PaperState::unknown:
            note.tone = ui::Tone::warn;
            note.text = words.failed;
            break;
    }
    draft.add(note);
}

ui::Explanation explanation(const Texts& texts, std::string_view what, std::string_view money,
                            std::string_view what_to_do) {
    return {{{.heading = texts.say<"bad.what">(), .text = rich(what)},
             {.icon = ui::Icon::shield_outline,
              .tint = ui::Tint::ok,
              .heading = texts.say<"bad.money">(),
              .text = rich(money)},
             {.icon = ui::Icon::format_list_numbers,
              .heading = texts.say<"bad.do">(),
              .text = rich(what_to_do)}}};
}

ui::SplitLine operation_line(const State& state, const PaymentRecord& record, const Texts& texts) {
    return {.left = {ui::Icon::none, rich(texts.say<"bad.operation">(record.number))},
            .right = {ui::Icon::phone, rich(texts.say<"bad.phone">(phone_of(state)))},
            .inset = true};
}

Money least_sum(const State& state) {
    return state.house ? state.house->pay_min : roubles(10);
}

Money most_sum(const State& state) {
    return state.house ? state.house->pay_max : roubles(60'000);
}

}  // namespace kvitok::screens
