// The strip beside the page: buttons for the devices' hands, as a scene built by hand. Its words
// are for engineers and for visitors of the demo, not for residents.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/main_desk_bench.h"
#include "ui/measure.h"
#include "ui/scene.h"

namespace kvitok::desk {

inline constexpr int strip_width = 360;

// What a button of the strip does.
struct Hand {
    std::string label;
    std::string device;
    std::string verb;
    std::string argument;
};

// What the strip tells of the devices; compared so that only changes are painted.
struct StripFacts {
    std::string terminal;  // what the card terminal's own screen says
    std::string printer;
    std::string scanner;
    std::string reader;
    std::string phone;  // what it has seen
    std::string network;
    std::string last;  // what the latest hand brought about
    friend bool operator==(const StripFacts&, const StripFacts&) = default;
};

class Strip {
public:
    // `account` is the one whose bill is held before the scanner. References outlive it.
    Strip(Surroundings& around, ui::TextMeasure& measure, std::string account);

    // Looks at the devices; true when the strip has changed.
    bool look();
    // Adds the strip to a scene, right of `left`; its targets come last.
    void add_to(ui::Scene& scene, int left) const;
    // Operates what the action means; false when it is not the strip's.
    bool operate(ui::Action action);

private:
    struct Section {
        std::string title;
        std::string StripFacts::*fact;
        std::vector<std::size_t> hands;  // indices into hands_
    };

    void add_section(std::string title, std::string StripFacts::*fact, std::vector<Hand> hands);
    int add_button(ui::Scene& scene, std::size_t hand, int left, int top) const;
    int add_text(ui::Scene& scene, const std::string& text, int left, int top, ui::Font font,
                 ui::Rgba colour) const;

    Surroundings& around_;
    ui::TextMeasure& measure_;
    std::vector<Hand> hands_;
    std::vector<Section> sections_;
    StripFacts facts_;
};

}  // namespace kvitok::desk
