// The geometry of a mock-up (boxes/*.tsv: one box, text or icon a line, in pixels) and how far a
// scene is from it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "ui/font.h"
#include "ui/scene.h"

namespace kvitok::golden {

struct MockupThing {
    enum class Kind { box, text };
    Kind kind = Kind::box;
    ui::Rect place;    // of a text: its line boxes, from ascender to descender
    std::string text;  // of a text
};

// Boxes and texts of the file; the page's own background, icons, and what has no fill (cells of a
// table, whose lines a scene draws row by row) are left out.
std::vector<MockupThing> read_mockup(const std::filesystem::path& file);

// «Назад», «box 48 296 984 350»: the name of a thing in messages and tables; with plain spaces.
std::string name_of(const MockupThing& thing);

inline constexpr int tolerance = 8;  // px, each edge

// What of the mock-up the scene does not have within the tolerance; with what is nearest, for the
// message.
struct Miss {
    std::string thing;
    std::string nearest;
};
enum class Compare { places, words };  // words: every text is somewhere
std::vector<Miss> misses(const std::vector<MockupThing>& mockup, const ui::Scene& scene,
                         ui::TextMeasure& measure, Compare how = Compare::places);

// What stands over the last scrim of the mock-up: a solid one hides the page below.
std::vector<MockupThing> over_scrim(std::vector<MockupThing> mockup);

}  // namespace kvitok::golden
