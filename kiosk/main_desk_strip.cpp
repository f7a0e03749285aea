#include "kiosk/main_desk_strip.h"

namespace kvitok::desk {

namespace {

// Actions of the strip begin here, far from those of any page.
constexpr std::uint32_t first_action = 0x7E00'0000;

constexpr int margin = 20;
constexpr int button_height = 44;
constexpr int gap = 8;
constexpr ui::Font heading{ui::Face::bold, 22};
constexpr ui::Font words{ui::Face::regular, 19};
constexpr ui::Rgba ground{38, 42, 50, 255};
constexpr ui::Rgba face{60, 66, 78, 255};
constexpr ui::Rgba face_pressed{90, 98, 114, 255};
constexpr ui::Rgba bright{240, 242, 246, 255};
constexpr ui::Rgba dim{172, 180, 194, 255};

std::string plug_word(const sim::DeviceState& device) {
    return device.visible ? "" : device.plugged ? "no power" : "unplugged";
}

std::string one_line(std::string text) {
    for (char& letter : text) {
        if (letter == '\n') letter = ' ';
    }
    return text;
}

std::string printer_words(const sim::PrinterState& printer) {
    auto text = plug_word(printer.device);
    if (!text.empty()) return text;
    text = printer.has_paper ? "paper in" : "no paper";
    if (printer.cover_open) text += ", cover open";
    if (printer.cutter_stuck) text += ", cutter stuck";
    return text + ", slips: " + std::to_string(printer.papers);
}

std::string page_of_phone(Surroundings& around) {
    const auto page = around.phone().operate("page", "");
    return page ? page->substr(0, 32) : std::string();
}

StripFacts facts_of(Surroundings& around) {
    const auto state = around.bench().state();
    StripFacts facts;
    facts.terminal = plug_word(state.terminal.device);
    if (facts.terminal.empty()) facts.terminal = one_line(state.terminal.display);
    if (facts.terminal.empty()) facts.terminal = state.terminal.phase;
    facts.printer = printer_words(state.printer);
    facts.scanner = plug_word(state.scanner.device);
    if (facts.scanner.empty()) facts.scanner = "ready";
    facts.reader = plug_word(state.reader.device);
    if (facts.reader.empty())
        facts.reader = state.reader.card.empty() ? "ready" : state.reader.card;
    facts.phone = page_of_phone(around);
    facts.network = around.network().is_up() ? "connected" : "disturbed";
    return facts;
}

}  // namespace

Strip::Strip(Surroundings& around, ui::TextMeasure& measure, std::string account)
    : around_(around), measure_(measure) {
    add_section("Card terminal", &StripFacts::terminal,
                {{"Card: approved", "terminal", "present-card", "approved"},
                 {"Card: declined", "terminal", "present-card", "declined-05"},
                 {"Card: no answer", "terminal", "present-card", "no-answer"},
                 {"Cancel on the terminal", "terminal", "cancel", ""},
                 {"Pull the plug", "terminal", "unplug", ""},
                 {"Plug in", "terminal", "plug", ""}});
    add_section("Receipt printer", &StripFacts::printer,
                {{"Take the paper out", "printer", "paper-out", ""},
                 {"Paper in", "printer", "paper-in", ""},
                 {"Tear off", "printer", "tear", ""},
                 {"Open the cover", "printer", "cover-open", ""},
                 {"Close the cover", "printer", "cover-close", ""},
                 {"Pull the plug", "printer", "unplug", ""},
                 {"Plug in", "printer", "plug", ""}});
    add_section("Bill scanner", &StripFacts::scanner,
                {{"Hold a bill", "scanner", "hold-bill-of", std::move(account)},
                 {"Hold a ticket", "scanner", "hold-bill", "https://example.org/ticket/17"},
                 {"Pull the plug", "scanner", "unplug", ""},
                 {"Plug in", "scanner", "plug", ""}});
    add_section("Card reader", &StripFacts::reader,
                {{"Tap the transport card", "reader", "tap-card", "transport"},
                 {"Tap the telephone", "reader", "tap-card", "phone"},
                 {"Tap the bank card", "reader", "tap-card", "bank"},
                 {"Pull the plug", "reader", "unplug", ""},
                 {"Plug in", "reader", "plug", ""}});
    add_section("Resident's phone", &StripFacts::phone,
                {{"Pay the code", "phone", "pay", ""},
                 {"Decline it", "phone", "decline", ""},
                 {"Pay, no notice comes", "phone", "fault", "no-notice"},
                 {"Pay, stuck on the way", "phone", "fault", "stuck"},
                 {"Settle what is stuck", "phone", "settle", ""},
                 {"No fault", "phone", "fault", "off"}});
    add_section("Network", &StripFacts::network,
                {{"Lose it", "network", "lose", ""}, {"Restore it", "network", "restore", ""}});
    add_section("Power", &StripFacts::last, {{"Cut the power", "power", "cut", ""}});
    look();
}

void Strip::add_section(std::string title, std::string StripFacts::*fact, std::vector<Hand> hands) {
    Section section{std::move(title), fact, {}};
    for (Hand& hand : hands) {
        section.hands.push_back(hands_.size());
        hands_.push_back(std::move(hand));
    }
    sections_.push_back(std::move(section));
}

bool Strip::look() {
    StripFacts facts = facts_of(around_);
    facts.last = facts_.last;
    if (facts == facts_) return false;
    facts_ = std::move(facts);
    return true;
}

bool Strip::operate(ui::Action action) {
    if (action.value < first_action || action.value - first_action >= hands_.size()) return false;
    const Hand& hand = hands_[action.value - first_action];
    const auto done = around_.operate(hand.device, hand.verb, hand.argument);
    facts_.last = hand.label + ": " + one_line(done ? *done : done.error());
    return true;
}

void Strip::add_to(ui::Scene& scene, int left) const {
    scene.width = left + strip_width;
    scene.items.push_back(
        {.kind = ui::Item::Kind::box, .box = {left, 0, strip_width, scene.height}, .fill = ground});
    int top = margin;
    for (const Section& section : sections_) {
        top = add_text(scene, section.title, left + margin, top, heading, bright);
        top = add_text(scene, facts_.*section.fact, left + margin, top, words, dim) + gap / 2;
        const int half = (strip_width - 2 * margin + gap) / 2;
        for (std::size_t i = 0; i < section.hands.size(); ++i) {
            const int column = static_cast<int>(i % 2) * half;
            const int bottom = add_button(scene, section.hands[i], left + margin + column, top);
            if (i % 2 == 1 || i + 1 == section.hands.size()) top = bottom + gap;
        }
        top += margin / 2;
    }
}

int Strip::add_button(ui::Scene& scene, std::size_t hand, int left, int top) const {
    const int width = (strip_width - 2 * margin - gap) / 2;
    const ui::Rect box{left, top, width, button_height};
    const int target = static_cast<int>(scene.hits.size());
    const ui::Action action{first_action + static_cast<std::uint32_t>(hand)};
    scene.hits.push_back({.action = action, .box = box, .label = hands_[hand].label});
    scene.items.push_back({.kind = ui::Item::Kind::box,
                           .box = box,
                           .fill = face,
                           .pressed = face_pressed,
                           .radius = 10,
                           .hit = target});
    const double text_width = measure_.width(hands_[hand].label, words);
    scene.items.push_back({.kind = ui::Item::Kind::text,
                           .box = box,
                           .fill = bright,
                           .hit = target,
                           .pen_x = left + (width - text_width) / 2,
                           .baseline = top + (button_height + words.px) / 2 - 4,
                           .font = words,
                           .text = hands_[hand].label});
    return top + button_height;
}

int Strip::add_text(ui::Scene& scene, const std::string& text, int left, int top, ui::Font font,
                    ui::Rgba colour) const {
    const int height = font.px + 8;
    std::string shown = text;
    const double room = strip_width - 2 * margin;
    while (!shown.empty() && measure_.width(shown, font) > room) {
        // Whole characters only: a byte that continues one goes with its first.
        while ((static_cast<unsigned char>(shown.back()) & 0xC0U) == 0x80U) shown.pop_back();
        shown.pop_back();
    }
    scene.items.push_back({.kind = ui::Item::Kind::text,
                           .box = {left, top, strip_width - 2 * margin, height},
                           .fill = colour,
                           .pen_x = static_cast<double>(left),
                           .baseline = top + font.px,
                           .font = font,
                           .text = std::move(shown)});
    return top + height;
}

}  // namespace kvitok::desk
