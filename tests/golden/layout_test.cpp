// Every sample in every language, size and mode: nothing cut, nothing too small, nothing outside.
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kiosk/screens/samples.h"
#include "kiosk/screens/screen_for.h"
#include "tests/golden/unfinished.h"
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

// What is wrong with the page of a sample, on every part of it.
std::vector<std::string> faults_of(const screens::Sample& sample, const Variant& variant,
                                   ui::FontStore& fonts) {
    auto state = sample.state;
    state.session.language = variant.language;
    const auto page = screens::screen_for(state).page;
    auto view = variant.view;
    std::vector<std::string> faults;
    for (int part = 0, parts = 1; part < parts; ++part) {
        view.part = part;
        const auto scene = ui::layout(page, variant.screen, view, fonts);
        parts = scene.parts;
        const auto where = sample.name + " part " + std::to_string(part) + ": ";
        if (parts > 12) faults.push_back(where + "one of " + std::to_string(parts) + " parts");
        if (const auto two = crossing(scene); !two.empty()) faults.push_back(where + two);
        for (const auto& problem : scene.problems) faults.push_back(where + describe(problem));
    }
    return faults;
}

class Layout : public testing::TestWithParam<Variant> {};

TEST_P(Layout, shows_every_screen_whole) {
    ui::FontStore fonts;
    for (const auto& sample : screens::samples()) {
        if (unfinished_layouts().contains(sample.name)) continue;
        for (const auto& fault : faults_of(sample, GetParam(), fonts)) ADD_FAILURE() << fault;
    }
}

TEST(UnfinishedLayouts, are_unfinished) {
    ui::FontStore fonts;
    auto left = unfinished_layouts();
    for (const auto& sample : screens::samples()) {
        if (!left.contains(sample.name)) continue;
        for (const auto& variant : variants()) {
            if (faults_of(sample, variant, fonts).empty()) continue;
            left.erase(sample.name);
            break;
        }
    }
    for (const auto& name : left) ADD_FAILURE() << name << " is whole: take it off the list";
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
