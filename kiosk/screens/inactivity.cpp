// The session is about to end: nobody has touched the screen for a while, or it has lasted as long
// as it may. The page is hidden.
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

struct Words {
    std::string title;
    std::string lead;
    std::string stay;
};

Words words(const State& state, overlay::Ending why, const Texts& texts) {
    const bool cabinet = state.session.user.has_value();
    if (why == overlay::Ending::idle) {
        return {texts.say<"idle.title">(),
                cabinet ? texts.say<"idle.lead">() : texts.say<"idle.lead_guest">(),
                texts.say<"idle.stay">()};
    }
    const auto minutes = static_cast<int>(state.site.limits.session.count());
    return {
        texts.say<"idle.over_title">(),
        cabinet ? texts.say<"idle.over_lead">(minutes) : texts.say<"idle.over_lead_guest">(minutes),
        texts.say<"idle.over_stay">()};
}

}  // namespace

Screen inactivity(Screen below, const State& state, const overlay::Inactive& overlay,
                  const Texts& texts) {
    const auto& modes = state.session.modes;
    const bool assisted = modes.large || modes.contrast || modes.reach;
    const auto& idle = state.site.idle;
    const int total =
        static_cast<int>((assisted ? idle.countdown_assisted : idle.countdown).count());
    const int left = overlay.seconds_left;
    const auto said = words(state, overlay.why, texts);
    below.page.name = "inactivity";
    ui::Dialog dialog{.scrim = ui::Scrim::solid, .title = said.title};
    auto& blocks = dialog.blocks;
    blocks.emplace_back(centred(said.lead, ui::TextStyle::body_l, ui::Ink::ink_2));
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
    dialog.buttons.push_back(
        {.label = said.stay, .action = {static_cast<std::uint32_t>(below.meanings.size())}});
    below.meanings.emplace_back(press::Finish{});
    dialog.buttons.push_back({.label = texts.say<"nav.exit">(),
                              .action = {static_cast<std::uint32_t>(below.meanings.size())},
                              .look = ui::Look::outline,
                              .icon = ui::Icon::logout});
    below.page.dialog = {dialog};
    return below;
}

}  // namespace kvitok::screens
