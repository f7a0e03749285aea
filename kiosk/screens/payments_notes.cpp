// Notes of the payments section: phone payments without an end, and the paper on its way.
#include "kiosk/screens/payments_notes.h"

#include "kiosk/screens/payment.h"

namespace kvitok::screens {

ui::Note open_invoice_note(const Invoice& invoice, const Texts& texts) {
    const auto sum = texts.sum(invoice.amount + invoice.fee);
    if (invoice.state == InvoiceState::confirming) {
        return {.tone = ui::Tone::warn,
                .icon = ui::Icon::clock,
                .text = rich(texts.say<"hist.open_confirming">(sum))};
    }
    return {.icon = ui::Icon::qrcode, .text = rich(texts.say<"hist.open_waiting">(sum))};
}

void add_section_paper_note(Draft& draft, const State& state, const Texts& texts) {
    const auto kind = state.paper.slip.kind;
    if (kind != SlipKind::posted && kind != SlipKind::statement) return;
    ui::Note note{.icon = ui::Icon::printer};
    switch (state.paper.state) {
        case PaperState::none:
            return;
        case PaperState::printing:
            note.text = texts.say<"hist.printing">();
            note.windows = waiting_windows(state);
            break;
        case PaperState::printed:
            note.text = texts.say<"hist.printed">();
            break;
        case PaperState::failed:
        case PaperState::unknown:
            note.tone = ui::Tone::warn;
            note.text = texts.say<"hist.not_printed">();
            break;
    }
    draft.add(note);
}

}  // namespace kvitok::screens
