#include "ui/layout.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "fixture.h"
#include "samples.h"
#include "ui/readout.h"

namespace kvitok::ui {
namespace {

constexpr Screen screens[] = {{1080, 1920}, {1280, 1024}, {1920, 1080}};

std::vector<View> all_views() {
    std::vector<View> views;
    for (int bits = 0; bits < 8; ++bits) {
        View view;
        view.modes = {(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0};
        views.push_back(view);
    }
    return views;
}

std::string name_of(const Page& page, const Screen& screen, const View& view) {
    return page.name + " " + std::to_string(screen.width) + "x" + std::to_string(screen.height) +
           (view.modes.large ? " large" : "") + (view.modes.contrast ? " contrast" : "") +
           (view.modes.reach ? " reach" : "") + " part " + std::to_string(view.part);
}

bool has_box(const Scene& scene, const Rect& wanted, int tolerance = 8) {
    const auto near = [&](int a, int b) { return std::abs(a - b) <= tolerance; };
    return std::any_of(scene.items.begin(), scene.items.end(), [&](const Item& item) {
        return item.kind == Item::Kind::box && near(item.box.x, wanted.x) &&
               near(item.box.y, wanted.y) && near(item.box.right(), wanted.right()) &&
               near(item.box.bottom(), wanted.bottom());
    });
}

std::set<std::string> labels_of(const Scene& scene) {
    std::set<std::string> labels;
    for (const auto& hit : scene.hits) labels.insert(hit.label);
    return labels;
}

TEST(Layout, fits_every_sample_in_every_size_and_mode) {
    for (const auto& page : samples::all()) {
        for (const auto& screen : screens) {
            for (auto view : all_views()) {
                const int parts = laid(page, screen, view).parts;
                for (view.part = 0; view.part < parts; ++view.part) {
                    const Scene scene = laid(page, screen, view);
                    for (const auto& problem : scene.problems)
                        ADD_FAILURE() << name_of(page, screen, view) << ": "
                                      << static_cast<int>(problem.kind) << " " << problem.what;
                }
            }
        }
    }
}

TEST(Layout, leaves_no_target_below_the_floor_and_none_over_another) {
    for (const auto& page : samples::all()) {
        const Scene scene = laid(page);
        for (std::size_t i = 0; i < scene.hits.size(); ++i) {
            EXPECT_GE(std::min(scene.hits[i].box.w, scene.hits[i].box.h), min_target_px);
            for (std::size_t j = i + 1; j < scene.hits.size(); ++j) {
                const auto both = intersection(scene.hits[i].box, scene.hits[j].box);
                // Targets may lie inside a larger one, as the button of a field does.
                if (both.empty() || both == scene.hits[j].box) continue;
                ADD_FAILURE() << page.name << ": " << scene.hits[i].label << " overlaps "
                              << scene.hits[j].label;
            }
        }
    }
}

TEST(Layout, is_a_function_of_its_arguments) {
    for (const auto& page : samples::all()) {
        const Scene first = laid(page);
        const Scene second = laid(page);
        ASSERT_EQ(first.items.size(), second.items.size());
        EXPECT_TRUE(std::equal(first.items.begin(), first.items.end(), second.items.begin()));
    }
}

TEST(Layout, puts_the_first_page_where_the_mock_up_has_it) {
    const Scene scene = laid(samples::home());
    for (const Rect& box :
         {Rect{48, 244, 984, 96}, Rect{48, 368, 984, 576}, Rect{92, 780, 896, 120},
          Rect{48, 972, 984, 224}, Rect{48, 1224, 984, 224}, Rect{48, 1476, 478, 248},
          Rect{554, 1476, 478, 248}, Rect{48, 1821, 180, 88}, Rect{843, 1821, 189, 88}})
        EXPECT_TRUE(has_box(scene, box)) << box.x << "," << box.y;
}

TEST(Layout, puts_keys_and_the_primary_button_where_the_mock_ups_have_them) {
    const Scene drum = laid(samples::drum_entry());
    EXPECT_TRUE(has_box(drum, {48, 1056, 320, 104}));
    EXPECT_TRUE(has_box(drum, {48, 1528, 984, 120}));
    EXPECT_TRUE(has_box(drum, {127, 424, 92, 124}, 2));
    const Scene number = laid(samples::number_entry());
    EXPECT_TRUE(has_box(number, {48, 944, 320, 128}));
    EXPECT_TRUE(has_box(number, {80, 328, 73, 120}));
    const Scene login = laid(samples::login());
    EXPECT_TRUE(has_box(login, {0, 1120, 1080, 552}));
    EXPECT_TRUE(has_box(login, {842, 1560, 218, 96}));
}

TEST(Layout, drops_columns_until_the_table_fits) {
    const auto header = [](const Scene& scene) {
        std::vector<std::string> labels;
        for (const auto& reading : scene.readings)
            if (reading.kind == Reading::Kind::cell && reading.row == -1)
                labels.push_back(reading.text);
        return labels;
    };
    const auto narrow = header(laid(samples::overview()));
    EXPECT_EQ(narrow, (std::vector<std::string>{"Услуга", "Объём × тариф, ₽",
                                                "Итого, ₽"}));
    const auto wide = header(laid(samples::overview(), {1920, 1080}));
    EXPECT_GE(wide.size(), 5U);
}

TEST(Layout, shows_everything_of_a_long_page_in_its_parts) {
    const auto whole = labels_of(laid(samples::counters()));
    View view;
    view.modes.large = true;
    std::set<std::string> seen;
    const int parts = laid(samples::counters(), {1080, 1920}, view).parts;
    ASSERT_GT(parts, 1);
    for (view.part = 0; view.part < parts; ++view.part)
        seen.merge(labels_of(laid(samples::counters(), {1080, 1920}, view)));
    for (const auto& label : whole) EXPECT_TRUE(seen.contains(label)) << label;
}

TEST(Layout, shows_the_last_part_when_asked_beyond_it) {
    View view;
    view.modes.large = true;
    view.part = 99;
    const Scene scene = laid(samples::counters(), {1080, 1920}, view);
    EXPECT_EQ(scene.part, scene.parts - 1);
}

TEST(Layout, keeps_every_target_low_in_reach_mode) {
    View view;
    view.modes.reach = true;
    for (const auto& page : samples::all()) {
        if (page.layout == Template::attract) continue;
        const Scene scene = laid(page, {1080, 1920}, view);
        if (!page.dialog.empty()) continue;
        for (const auto& hit : scene.hits)
            EXPECT_GE(hit.box.y, 1920 - 1070) << page.name << ": " << hit.label;
    }
}

TEST(Layout, hides_the_page_behind_a_solid_scrim) {
    const Scene scene = laid(samples::inactivity());
    EXPECT_EQ(text_of(scene).find("335,118"), std::string::npos);
    EXPECT_EQ(scene.hits.size(), 2U);
}

TEST(Layout, lets_only_the_dialog_be_pressed) {
    const Scene scene = laid(samples::drum_check());
    ASSERT_EQ(scene.hits.size(), 2U);
    EXPECT_EQ(scene.hits[0].label, "Исправить");
    EXPECT_EQ(scene.hit_at(200, 1100), -1);
}

TEST(Layout, says_when_a_word_cannot_fit) {
    Page page = samples::home();
    page.title.text = std::string(60, 'W');
    const Scene scene = laid(page);
    ASSERT_FALSE(scene.problems.empty());
    EXPECT_EQ(scene.problems[0].kind, Problem::Kind::text_cut);
}

TEST(Layout, survives_broken_text) {
    Page page = samples::login();
    page.title.text = "\xFF\xC3";
    page.context.left = std::string("\0\x01", 2);
    EXPECT_FALSE(laid(page).items.empty());
}

TEST(Scale, follows_the_design) {
    EXPECT_DOUBLE_EQ(scale_of({1080, 1920}), 1.0);
    EXPECT_DOUBLE_EQ(scale_of({1280, 1024}), 0.8);
    EXPECT_DOUBLE_EQ(scale_of({1920, 1080}), 0.84375);
    EXPECT_FALSE(usable({320, 240}));
    EXPECT_TRUE(usable({768, 1366}));
}

}  // namespace
}  // namespace kvitok::ui
