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

struct Piece {
    std::string text;
    ui::Rect place;
};

std::vector<Piece> pieces_of(const ui::Scene& scene, ui::TextMeasure& measure) {
    std::vector<Piece> pieces;
    for (const auto& item : scene.items) {
        if (item.kind != ui::Item::Kind::text || item.font.face == ui::Face::icons) continue;
        const int top = item.baseline - ui::ascent(item.font);
        const int x = static_cast<int>(std::lround(item.pen_x));
        const int width = static_cast<int>(std::ceil(measure.width(item.text, item.font)));
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
        } else if (things.empty() && thing.place.x == 0 && thing.place.y == 0) {
            continue;
        }
        things.push_back(thing);
    }
    return things;
}

std::string name_of(const MockupThing& thing) {
    if (thing.kind == MockupThing::Kind::text) return thing.text;
    return "box " + coordinates(thing.place);
}

std::vector<Miss> misses(const std::vector<MockupThing>& mockup, const ui::Scene& scene,
                         ui::TextMeasure& measure) {
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
        const auto nearest =
            std::min_element(places.begin(), places.end(), [&](const auto& a, const auto& b) {
                return distance(a, thing.place) < distance(b, thing.place);
            });
        if (nearest != places.end() && distance(*nearest, thing.place) <= tolerance) continue;
        missed.push_back(
            {name_of(thing),
             "wanted at " + coordinates(thing.place) + ", " +
                 (nearest == places.end() ? "is nowhere" : "nearest at " + coordinates(*nearest))});
    }
    return missed;
}

}  // namespace kvitok::golden
