// Every mock-up of the main job against the screen of its sample: the same texts in the same places
// and every box within the tolerance. What deviates on purpose stands in `deviations`, each with
// its reason; a deviation that is no longer one fails as well.
#include "tests/golden/mockup.h"

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "kiosk/screens/samples.h"
#include "kiosk/screens/screen_for.h"
#include "tests/golden/deviations.h"
#include "tests/golden/unfinished.h"
#include "tests/source_folder.h"
#include "ui/layout.h"

namespace kvitok::golden {
namespace {

const std::filesystem::path boxes = test::source_folder() / "tests/golden/boxes";

struct Case {
    const char* mockup;
    const char* sample;
    ui::Screen screen{1080, 1920};
    Language language = Language::russian;
    ui::Modes modes{};
    Compare how = Compare::places;
};

// At 1080x1920 places are compared. Other sizes and the modes that move blocks are laid out by the
// rules of design 3, not after a picture: there the words are compared, and layout_test holds that
// all of them fit.
const Case cases[] = {
    {"attract", "attract"},
    {"home", "home"},
    {"home_1280x1024", "home", {1280, 1024}, Language::russian, {}, Compare::words},
    {"home_en", "home", {1080, 1920}, Language::english},
    {"home_reach", "home", {1080, 1920}, Language::russian, {.reach = true}, Compare::words},
    {"account_number", "account_number"},
    {"login", "login"},
    {"register", "register_person"},
    {"profile", "profile"},
    {"accounts", "accounts"},
    {"account_card", "account_card"},
    {"account_card_1280x1024", "account_card", {1280, 1024}, Language::russian, {}, Compare::words},
    {"account_card_1920x1080", "account_card", {1920, 1080}, Language::russian, {}, Compare::words},
    {"meters", "meters"},
    {"meters_large", "meters", {1080, 1920}, Language::russian, {.large = true}, Compare::words},
    {"meter_entry", "meter_entry"},
    {"meter_entry_1280x1024", "meter_entry", {1280, 1024}, Language::russian, {}, Compare::words},
    {"meter_entry_en", "meter_entry", {1080, 1920}, Language::english},
    {"meter_entry_hc", "meter_entry", {1080, 1920}, Language::russian, {.contrast = true}},
    {"meter_check", "meter_check"},
    {"meter_done", "readings_done"},
    {"pay_amount", "pay_amount"},
    {"pay_terminal", "pay_terminal"},
    {"pay_sbp", "pay_sbp"},
    {"payments", "payments", {1080, 1920}, Language::russian, {}, Compare::words},
    {"pay_success", "pay_success"},
    {"pay_problem", "pay_problem"},
    {"pay_pending", "pay_pending"},
    {"requisites", "requisites"},
    {"news", "news"},
    {"appeals", "appeals"},
    {"appeal_chat", "appeal_chat"},
    {"services", "services"},
    {"inactivity", "inactivity"},
    {"out_of_service", "out_of_service"},
};

class Mockup : public testing::TestWithParam<Case> {};

TEST_P(Mockup, has_its_texts_and_boxes_in_the_same_places_on_the_screen) {
    const auto& it = GetParam();
    auto all = screens::samples();
    const auto sample = std::find_if(all.begin(), all.end(),
                                     [&](const auto& one) { return one.name == it.sample; });
    ASSERT_NE(sample, all.end());
    sample->state.session.language = it.language;
    ui::View view;
    view.modes = it.modes;
    ui::FontStore fonts;
    const auto scene = ui::layout(screens::screen_for(sample->state).page, it.screen, view, fonts);
    auto mockup = read_mockup(boxes / (std::string(it.mockup) + ".tsv"));
    if (std::string_view(it.mockup) == "inactivity") mockup = over_scrim(std::move(mockup));
    std::set<std::string> excused = deviations_of(it.mockup);
    std::set<std::string> used;
    const auto missed = misses(mockup, scene, fonts, it.how);
    if (unfinished_mockups().contains(it.mockup)) {
        EXPECT_FALSE(missed.empty()) << "meets its mock-up: take it off the list";
        return;
    }
    for (const auto& miss : missed) {
        if (excused.contains(miss.thing)) {
            used.insert(miss.thing);
        } else {
            ADD_FAILURE() << miss.thing << ": " << miss.nearest;
        }
    }
    for (const auto& thing : excused) {
        EXPECT_TRUE(used.contains(thing)) << "no deviation any more: " << thing;
    }
}

INSTANTIATE_TEST_SUITE_P(Boxes, Mockup, testing::ValuesIn(cases),
                         [](const auto& one) { return std::string(one.param.mockup); });

TEST(MockupComparison, notices_a_text_that_is_moved_or_missing_and_a_box_of_another_size) {
    ui::FontStore fonts;
    const ui::Font font{ui::Face::regular, 30};
    ui::Scene scene{.width = 1080, .height = 1920};
    scene.items.push_back({.kind = ui::Item::Kind::text,
                           .pen_x = 100,
                           .baseline = 200,
                           .font = font,
                           .text = "Назад"});
    scene.items.push_back({.box = {10, 10, 300, 100}});
    const int width = static_cast<int>(fonts.width("Назад", font));
    const ui::Rect place{100, 200 - ui::ascent(font), width, ui::ascent(font) + ui::descent(font)};
    const auto missed = [&](MockupThing thing) { return misses({thing}, scene, fonts).size(); };
    using Kind = MockupThing::Kind;
    auto moved = place;
    EXPECT_EQ(missed({Kind::text, place, "Назад"}), 0u);
    moved.x += tolerance;
    EXPECT_EQ(missed({Kind::text, moved, "Назад"}), 0u);
    moved.x += 1;
    EXPECT_EQ(missed({Kind::text, moved, "Назад"}), 1u);
    EXPECT_EQ(missed({Kind::text, place, "Вперёд"}), 1u);
    EXPECT_EQ(missed({Kind::box, {10, 10, 300, 108}, ""}), 0u);
    EXPECT_EQ(missed({Kind::box, {10, 10, 300, 109}, ""}), 1u);
}

}  // namespace
}  // namespace kvitok::golden
