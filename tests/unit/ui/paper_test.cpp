#include "ui/paper.h"

#include <gtest/gtest.h>

#include "fixture.h"
#include "ui/qr.h"

namespace kvitok::ui::paper {
namespace {

bool any_black(const Bitmap& bitmap, const Rect& rect) {
    for (int y = rect.y; y < rect.bottom(); ++y)
        for (int x = rect.x; x < rect.right(); ++x)
            if (bitmap.black(x, y)) return true;
    return false;
}

Document slip() {
    return {{Logo{}, Line{"ОАО «Камал»", Size::heading},
             Line{"Терминал № 0007, ул. Гражданская, д. 12", Size::fine}, Rule{},
             Line{"Показания приняты", Size::title}, Line{"22.11.2026, 14:41"}, Rule{},
             Pair{"Номер", "П-261122-0064"}}};
}

TEST(Paper, stands_where_the_drawn_slip_has_it) {
    const Bitmap bitmap = paint_paper(slip(), full_width, fonts());
    EXPECT_EQ(bitmap.width, 576);
    // Rows and columns measured on the drawn slip.
    EXPECT_TRUE(any_black(bitmap, {259, 24, 26, 4}));
    EXPECT_TRUE(any_black(bitmap, {16, 183, 544, 6}));
    EXPECT_TRUE(any_black(bitmap, {116, 212, 343, 30}));
    EXPECT_FALSE(any_black(bitmap, {16, 190, 544, 18}));
    EXPECT_TRUE(any_black(bitmap, {16, 298, 544, 5}));
}

TEST(Paper, keeps_its_margins) {
    const Bitmap bitmap = paint_paper(slip(), full_width, fonts());
    EXPECT_FALSE(any_black(bitmap, {0, 0, 15, bitmap.height}));
    EXPECT_FALSE(any_black(bitmap, {561, 0, 15, bitmap.height}));
    EXPECT_FALSE(any_black(bitmap, {0, 0, 576, 20}));
}

TEST(Paper, draws_a_code_with_its_quiet_zone) {
    const std::string bytes = "https://check.example/t=20261122T1435&s=5589.37";
    const Bitmap bitmap = paint_paper({{Qr{bytes, 6}}}, full_width, fonts());
    const auto code = code_of(bytes);
    const int left = (full_width - code.size * 6) / 2;
    const int top = 24 + 4 * 6;
    EXPECT_EQ(bitmap.height, 24 + (code.size + 8) * 6 + 32);
    EXPECT_FALSE(any_black(bitmap, {0, 0, bitmap.width, top}));
    EXPECT_FALSE(any_black(bitmap, {left - 24, 0, 24, bitmap.height}));
    for (int y = 0; y < code.size; ++y)
        for (int x = 0; x < code.size; ++x)
            ASSERT_EQ(bitmap.black(left + x * 6 + 3, top + y * 6 + 3),
                      code.modules[static_cast<std::size_t>(y * code.size + x)]);
}

TEST(Paper, makes_modules_smaller_rather_than_cut_a_code) {
    const std::string bytes(600, 'x');
    const auto code = code_of(bytes);
    const Bitmap bitmap = paint_paper({{Qr{bytes, 6}}}, 384, fonts());
    EXPECT_EQ(bitmap.height, 24 + (code.size + 8) * (384 / (code.size + 8)) + 32);
}

TEST(Paper, wraps_a_value_that_is_too_long) {
    const Document one{{Pair{"Адрес", "ул. Гражданская"}}};
    const Document two{{Pair{"Адрес", "ул. Гражданская, дом 12, корпус 3, квартира 154"}}};
    EXPECT_EQ(
        paint_paper(two, full_width, fonts()).height - paint_paper(one, full_width, fonts()).height,
        34);
}

TEST(Paper, is_the_same_every_time) {
    EXPECT_EQ(paint_paper(slip(), full_width, fonts()), paint_paper(slip(), full_width, fonts()));
}

TEST(Paper, reads_as_text) {
    EXPECT_EQ(text_of_paper(slip()),
              "[logo]\nОАО «Камал»\nТерминал № 0007, ул. Гражданская, д. 12\n"
              "----------------\nПоказания приняты\n22.11.2026, 14:41\n----------------\n"
              "Номер: П-261122-0064\n");
}

}  // namespace
}  // namespace kvitok::ui::paper
