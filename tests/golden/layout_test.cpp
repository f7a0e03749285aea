// Every sample in every language, size and mode: nothing cut, nothing too small, nothing outside.
#include <set>

#include <gtest/gtest.h>

#include "kiosk/screens/samples.h"
#include "kiosk/screens/screen_for.h"
#include "tests/golden/variants.h"
#include "ui/font.h"

namespace kvitok::golden {
namespace {

bool holds(const ui::Rect& outer, const ui::Rect& inner) {
    return ui::intersection(outer, inner) == inner;
}

// Targets may stand within each other, but never cross: one would hide a part of the other.
std::string crossing(const ui::Scene& scene) {
    for (const auto& a : scene.hits) {
        for (const auto& b : scene.hits) {
            const bool apart = ui::intersection(a.box, b.box).empty();
            if (!apart && !holds(a.box, b.box) && !holds(b.box, a.box)) {
                return a.label + " crosses " + b.label;
            }
        }
    }
    return {};
}

class Layout : public testing::TestWithParam<Variant> {};

TEST_P(Layout, shows_every_screen_whole) {
    const auto& variant = GetParam();
    ui::FontStore fonts;
    for (auto& [name, state] : screens::samples()) {
        state.session.language = variant.language;
        const auto page = screens::screen_for(state).page;
        auto view = variant.view;
        for (int part = 0, parts = 1; part < parts; ++part) {
            view.part = part;
            const auto scene = ui::layout(page, variant.screen, view, fonts);
            parts = scene.parts;
            EXPECT_LE(parts, 12) << name;
            EXPECT_EQ(crossing(scene), "") << name << " part " << part;
            for (const auto& problem : scene.problems) {
                ADD_FAILURE() << name << " part " << part << ": " << describe(problem);
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Screens, Layout, testing::ValuesIn(variants()), [](const auto& one) {
    std::string name = one.param.name;
    for (char& c : name) {
        if (c == '.') c = '_';
    }
    return "at_" + name;
});

TEST(Samples, have_names_of_their_own) {
    std::set<std::string> names;
    for (const auto& sample : screens::samples()) {
        EXPECT_TRUE(names.insert(sample.name).second) << sample.name;
    }
}

}  // namespace
}  // namespace kvitok::golden
