// A reading has been typed and not submitted: asked once before it is lost.
#include "kiosk/screens/draft.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {

Screen leave_confirm(Screen below, const Texts& texts) {
    below.page.name = "leave_confirm";
    ui::Dialog dialog{.icon = ui::Icon::alert, .title = texts.say<"leave.title">()};
    dialog.blocks.emplace_back(ui::Paragraph{
        .text = texts.say<"leave.text">(), .style = ui::TextStyle::body_l, .ink = ui::Ink::ink});
    below.meanings.emplace_back(press::Stay{});
    dialog.buttons.push_back({.label = texts.say<"leave.stay">(),
                              .action = {static_cast<std::uint32_t>(below.meanings.size())}});
    below.meanings.emplace_back(press::Leave{});
    dialog.buttons.push_back({.label = texts.say<"leave.go">(),
                              .action = {static_cast<std::uint32_t>(below.meanings.size())},
                              .look = ui::Look::outline});
    below.page.dialog = {dialog};
    return below;
}

}  // namespace kvitok::screens
