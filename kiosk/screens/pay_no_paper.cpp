// There is no paper: said before any money moves, and the safe answer is not to pay.
#include "kiosk/screens/payment.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {

Screen pay_no_paper(const State& state, const pay::AskPaper& asking, const Texts& texts) {
    auto screen = pay_preparing(state, asking.prepared, texts);
    screen.page.name = "pay_no_paper";
    screen.meanings.emplace_back(press::DeclineNoPaper{});
    const ui::Action stop{static_cast<std::uint32_t>(screen.meanings.size())};
    screen.meanings.emplace_back(press::AcceptNoPaper{});
    const ui::Action go{static_cast<std::uint32_t>(screen.meanings.size())};
    const bool has_link = state.house && !state.house->receipt_url.empty();
    ui::Dialog dialog{.icon = ui::Icon::printer, .title = texts.say<"paper.title">()};
    dialog.blocks.emplace_back(ui::Paragraph{
        .text = has_link ? texts.say<"paper.text">() : texts.say<"paper.text_no_link">(),
        .style = ui::TextStyle::body_l,
        .ink = ui::Ink::ink});
    dialog.buttons = {{.label = texts.say<"paper.stop">(), .action = stop},
                      {.label = texts.say<"paper.go">(), .action = go, .look = ui::Look::outline}};
    screen.page.dialog = {dialog};
    return screen;
}

}  // namespace kvitok::screens
