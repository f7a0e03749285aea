// Nobody has touched the screen for a while: the page is hidden, the session is about to end.
#include "kiosk/screens/draft.h"
#include "kiosk/screens/screens.h"

namespace kvitok::screens {
namespace {

constexpr int countdown_windows = 10;

ui::Paragraph centred(std::string text, ui::TextStyle style, ui::Ink ink) {
    return {.text = std::move(text), .style = style, .ink = ink, .align = ui::Align::center};
}

bool has_unsent_reading(const State& state) {
    const auto* entry = std::get_if<place::EnterReading>(&state.session.place);
    return entry && read_meter::is_started(entry->reading);
}

}  // namespace

Screen inactivity(Screen below, const State& state, const overlay::Inactive& overlay,
                  const Texts& texts) {
    const auto& modes = state.session.modes;
    const int total = modes.large || modes.contrast || modes.reach ? 60 : 30;
    const int left = overlay.seconds_left;
    below.page.name = "inactivity";
    ui::Dialog dialog{.scrim = ui::Scrim::solid, .title = texts.say<"idle.title">()};
    auto& blocks = dialog.blocks;
    blocks.emplace_back(
        centred(state.session.user ? texts.say<"idle.lead">() : texts.say<"idle.lead_guest">(),
                ui::TextStyle::body_l, ui::Ink::ink_2));
    blocks.emplace_back(centred(std::to_string(left), ui::TextStyle::countdown, ui::Ink::ink));
    blocks.emplace_back(
        centred(texts.count<"idle.seconds">(left), ui::TextStyle::body_l, ui::Ink::ink_2),
        ui::Side::see, 8);
    blocks.emplace_back(
        ui::Windows{(left * countdown_windows + total - 1) / total, countdown_windows},
        ui::Side::see, 40);
    if (has_unsent_reading(state)) {
        blocks.emplace_back(
            centred(texts.say<"idle.unsaved">(), ui::TextStyle::body, ui::Ink::ink_2));
    }
    below.meanings.emplace_back(press::Stay{});
    dialog.buttons.push_back({.label = texts.say<"idle.stay">(),
                              .action = {static_cast<std::uint32_t>(below.meanings.size())}});
    below.meanings.emplace_back(press::Finish{});
    dialog.buttons.push_back({.label = texts.say<"nav.exit">(),
                              .action = {static_cast<std::uint32_t>(below.meanings.size())},
                              .look = ui::Look::outline,
                              .icon = ui::Icon::logout});
    below.page.dialog = {dialog};
    return below;
}

}  // namespace kvitok::screens
