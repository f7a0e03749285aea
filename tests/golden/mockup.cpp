#include "tests/golden/mockup.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <sstream>
#include <stdexcept>

namespace kvitok::golden {
namespace {

// Without any blanks: lines break where they may, and a no-break space is a space in the mock-up.
std::string squeezed(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == ' ' || text[i] == '\n') continue;
        if (text.substr(i, 2) == "\u00a0") {
            ++i;
            continue;
        }
        out += text[i];
    }
    return out;
}

std::string with_plain_spaces(std::string text) {
    const std::string_view no_break = "\u00a0";
    for (auto at = text.find(no_break); at != std::string::npos; at = text.find(no_break, at)) {
        text.replace(at, no_break.size(), " ");
    }
    return text;
}

struct Piece {
    std::string text;
    ui::Rect place;
};

std::vector<Piece> pieces_of(const ui::Scene& scene, ui::TextMeasure& measure) {
    std::vector<Piece> pieces;
    for (const auto& item : scene.items) {
        if (item.kind != ui::Item::Kind::text || item.font.face == ui::Face::icons) continue;
        const int top = item.baseline - ui::ascent(item.font);
        // A blank at either end of a run is not part of what is seen.
        const auto first = item.text.find_first_not_of(' ');
        if (first == std::string::npos) continue;
        const auto seen = item.text.substr(first, item.text.find_last_not_of(' ') + 1 - first);
        const double blank = measure.width(item.text.substr(0, first), item.font);
        const int x = static_cast<int>(std::lround(item.pen_x + blank));
        const int width = static_cast<int>(std::ceil(measure.width(seen, item.font)));
        pieces.push_back(
            {squeezed(item.text), {x, top, width, ui::ascent(item.font) + ui::descent(item.font)}});
    }
    return pieces;
}

int distance(const ui::Rect& a, const ui::Rect& b) {
    return std::max({std::abs(a.x - b.x), std::abs(a.y - b.y), std::abs(a.right() - b.right()),
                     std::abs(a.bottom() - b.bottom())});
}

std::string coordinates(const ui::Rect& box) {
    std::ostringstream out;
    out << box.x << ' ' << box.y << ' ' << box.w << ' ' << box.h;
    return out.str();
}

// A text that begins where it should may end a little elsewhere: rasterisers round advances.
int distance_of_text(const ui::Rect& found, ui::Rect wanted) {
    const int slack = wanted.w / 50 + 12;
    if (std::abs(found.right() - wanted.right()) <= slack) wanted.w = found.right() - wanted.x;
    return distance(found, wanted);
}

// The places where the text stands, as neighbouring pieces that spell it.
std::vector<ui::Rect> places_of(const std::string& text, const std::vector<Piece>& pieces) {
    std::vector<ui::Rect> places;
    for (std::size_t first = 0; first < pieces.size(); ++first) {
        std::string spelled;
        ui::Rect place;
        for (std::size_t i = first; i < pieces.size() && spelled.size() < text.size(); ++i) {
            spelled += pieces[i].text;
            place = i == first ? pieces[i].place : ui::united(place, pieces[i].place);
            if (spelled == text) places.push_back(place);
            if (!text.starts_with(spelled)) break;
        }
    }
    return places;
}

}  // namespace

std::vector<MockupThing> read_mockup(const std::filesystem::path& file) {
    std::ifstream in(file);
    if (!in) throw std::runtime_error(file.string() + ": cannot be read");
    std::vector<MockupThing> things;
    std::string line;
    std::getline(in, line);  // names of the columns
    while (std::getline(in, line)) {
        std::vector<std::string> cells;
        std::istringstream row(line);
        for (std::string cell; std::getline(row, cell, '\t');) cells.push_back(cell);
        if (cells.size() < 6 || cells[0] == "icon") continue;
        MockupThing thing{.place = {std::stoi(cells[1]), std::stoi(cells[2]), std::stoi(cells[3]),
                                    std::stoi(cells[4])}};
        if (cells[0] == "text") {
            thing.kind = MockupThing::Kind::text;
            thing.text = cells.size() > 8 ? cells[8] : "";
        } else if (cells[5] == "-" ||
                   (things.empty() && thing.place.x == 0 && thing.place.y == 0)) {
            continue;
        }
        things.push_back(thing);
    }
    return things;
}

std::string name_of(const MockupThing& thing) {
    if (thing.kind == MockupThing::Kind::text) return with_plain_spaces(thing.text);
    return "box " + coordinates(thing.place);
}

std::vector<Miss> misses(const std::vector<MockupThing>& mockup, const ui::Scene& scene,
                         ui::TextMeasure& measure, Compare how) {
    const auto pieces = pieces_of(scene, measure);
    std::vector<Miss> missed;
    for (const auto& thing : mockup) {
        std::vector<ui::Rect> places;
        if (thing.kind == MockupThing::Kind::text) {
            places = places_of(squeezed(thing.text), pieces);
        } else {
            for (const auto& item : scene.items) {
                if (item.kind == ui::Item::Kind::box) places.push_back(item.box);
            }
        }
        const bool is_text = thing.kind == MockupThing::Kind::text;
        if (how == Compare::words && (!is_text || !places.empty())) continue;
        const auto far = [&](const ui::Rect& place) {
            return is_text ? distance_of_text(place, thing.place) : distance(place, thing.place);
        };
        const auto nearest =
            std::min_element(places.begin(), places.end(),
                             [&](const auto& a, const auto& b) { return far(a) < far(b); });
        if (nearest != places.end() && far(*nearest) <= tolerance) continue;
        missed.push_back(
            {name_of(thing),
             "wanted at " + coordinates(thing.place) + ", " +
                 (nearest == places.end() ? "is nowhere" : "nearest at " + coordinates(*nearest))});
    }
    return missed;
}

std::vector<MockupThing> over_scrim(std::vector<MockupThing> mockup) {
    const auto scrim = std::find_if(mockup.rbegin(), mockup.rend(), [](const MockupThing& thing) {
        return thing.kind == MockupThing::Kind::box && thing.place.x == 0 && thing.place.y == 0 &&
               thing.place.h > 1000;
    });
    mockup.erase(mockup.begin(), scrim.base());
    return mockup;
}

}  // namespace kvitok::golden
