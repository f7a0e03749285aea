#include "ui/paint.h"

#include <gtest/gtest.h>

#include "fixture.h"
#include "samples.h"
#include "ui/png.h"
#include "ui/qr.h"

namespace kvitok::ui {
namespace {

bool same(Picture& a, Picture& b) {
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            if (a.at(x, y) != b.at(x, y)) return false;
    return true;
}

long area(const std::vector<Rect>& rects) {
    long all = 0;
    for (const auto& rect : rects) all += static_cast<long>(rect.w) * rect.h;
    return all;
}

TEST(Dirty, equal_scenes_need_no_paint) {
    EXPECT_TRUE(dirty_between(laid(samples::home()), laid(samples::home())).empty());
}

TEST(Dirty, painting_only_what_changed_gives_the_whole_new_picture) {
    const auto pages = samples::all();
    for (std::size_t i = 1; i < pages.size(); ++i) {
        const Scene before = laid(pages[i - 1]);
        const Scene after = laid(pages[i]);
        Picture patched = picture_of(before, fonts());
        for (const auto& rect : dirty_between(before, after))
            paint(after, patched.pixels(), rect, fonts());
        Picture fresh = picture_of(after, fonts());
        EXPECT_TRUE(same(patched, fresh)) << pages[i - 1].name << " to " << pages[i].name;
    }
}

TEST(Dirty, a_typed_digit_changes_little) {
    const Page one = samples::drum_entry();
    Page two = one;
    std::get<Drum>(two.blocks[0].content).zones[0].digits = "00335117";
    const auto rects = dirty_between(laid(one), laid(two));
    ASSERT_FALSE(rects.empty());
    EXPECT_LT(area(rects), 150 * 150);
}

TEST(Dirty, another_size_means_everything) {
    const auto rects = dirty_between(laid(samples::home()), laid(samples::home(), {1280, 1024}));
    ASSERT_EQ(rects.size(), 1U);
    EXPECT_EQ(rects[0], (Rect{0, 0, 1280, 1024}));
}

TEST(Paint, a_pressed_key_differs_inside_its_box_only) {
    const Scene scene = laid(samples::drum_entry());
    int key = -1;
    for (std::size_t i = 0; i < scene.hits.size(); ++i)
        if (scene.hits[i].label == "5") key = static_cast<int>(i);
    ASSERT_GE(key, 0);
    const Rect box = scene.hits[static_cast<std::size_t>(key)].box;
    const Picture up = picture_of(scene, fonts());
    const Picture down = picture_of(scene, fonts(), key);
    bool differs = false;
    for (int y = 0; y < up.height(); ++y) {
        for (int x = 0; x < up.width(); ++x) {
            if (up.at(x, y) == down.at(x, y)) continue;
            differs = true;
            ASSERT_TRUE(box.contains(x, y)) << x << "," << y;
        }
    }
    EXPECT_TRUE(differs);
}

TEST(Paint, an_opaque_box_has_its_colour_and_soft_corners) {
    Picture picture(40, 40);
    Canvas canvas(picture.pixels(), {0, 0, 40, 40});
    canvas.box({4, 4, 32, 32}, 10, {255, 0, 0, 255});
    EXPECT_EQ(picture.at(20, 20), 0xFFFF0000U);
    EXPECT_EQ(picture.at(4, 4), 0xFF000000U);
    EXPECT_EQ(picture.at(3, 20), 0xFF000000U);
    bool soft = false;
    for (int x = 4; x < 14; ++x) {
        const auto red = (picture.at(x, 5) >> 16) & 0xFF;
        soft = soft || (red > 20 && red < 235);
    }
    EXPECT_TRUE(soft);
}

TEST(Paint, nothing_is_painted_outside_the_clip) {
    const Scene scene = laid(samples::home());
    Picture picture(scene.width, scene.height);
    const Rect clip{100, 300, 200, 200};
    paint(scene, picture.pixels(), clip, fonts());
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            if (clip.contains(x, y)) continue;
            ASSERT_EQ(picture.at(x, y), 0xFF000000U);
        }
    }
}

TEST(Paint, high_contrast_has_no_colour_of_the_light_theme) {
    View view;
    view.modes.contrast = true;
    const Scene scene = laid(samples::drum_entry(), {1080, 1920}, view);
    Picture picture = picture_of(scene, fonts());
    EXPECT_EQ(picture.at(10, 1000), 0xFF000000U);
}

TEST(Png, writes_what_a_reader_expects) {
    Picture picture(3, 2);
    const auto bytes = png_of(picture.pixels());
    ASSERT_TRUE(bytes.has_value());
    EXPECT_EQ(std::string(bytes->begin() + 1, bytes->begin() + 4), "PNG");
    EXPECT_FALSE(write_png("/no/such/folder/a.png", picture.pixels()).has_value());
}

TEST(Fonts, a_missing_file_is_named) {
    FontFiles files;
    files.bold = "/no/such/font.ttf";
    try {
        const FontStore store(files);
        FAIL();
    } catch (const std::runtime_error& error) {
        EXPECT_NE(std::string(error.what()).find("/no/such/font.ttf"), std::string::npos);
    }
}

TEST(Fonts, figures_are_tabular) {
    const Font font{Face::regular, 32};
    for (const char* digit : {"1", "4", "7", "0"})
        EXPECT_DOUBLE_EQ(fonts().width(digit, font), fonts().width("8", font));
}

TEST(Fonts, every_character_of_the_interface_has_a_glyph) {
    for (const char32_t code :
         std::u32string(U"АЯаяЁё₽²³№−–•·×«»≈ 0123456789")) {
        EXPECT_TRUE(fonts().has(code, Face::regular)) << static_cast<int>(code);
    }
}

TEST(Qr, too_much_gives_no_code) {
    EXPECT_EQ(code_of(std::string(4000, 'x')).size, 0);
    EXPECT_EQ(code_of("").size, 0);
    EXPECT_EQ(code_of("A").size, 21);
}

}  // namespace
}  // namespace kvitok::ui
