#include "config/strings/texts.h"

#include <gtest/gtest.h>

namespace kvitok {
namespace {

const Texts ru(Language::russian);
const Texts en(Language::english);
constexpr Date sunday{2026, 11, 22};

TEST(Texts, say_a_text_with_its_values_in_the_language) {
    EXPECT_EQ(ru.say<"nav.back">(), "Назад");
    EXPECT_EQ(ru.say<"nav.step">(1, 2), "Шаг 1 из\u00a02");
    EXPECT_EQ(en.say<"nav.step">(1, 2), "Step 1 of 2");
}

TEST(Texts, never_read_a_value_as_a_pattern) {
    EXPECT_EQ(ru.say<"oos.terminal">("{0}"), "Терминал №\u00a0{0}");
}

TEST(Texts, choose_the_plural_form_of_the_number) {
    EXPECT_EQ(ru.count<"idle.seconds">(1), "секунду");
    EXPECT_EQ(ru.count<"idle.seconds">(2), "секунды");
    EXPECT_EQ(ru.count<"idle.seconds">(5), "секунд");
    EXPECT_EQ(ru.count<"home.news_new">(21, "май"), "21 новая за\u00a0май");
    EXPECT_EQ(en.count<"idle.seconds">(1), "second");
    EXPECT_EQ(en.count<"idle.seconds">(2), "seconds");
}

TEST(PluralForm, of_russian_looks_at_the_last_two_digits) {
    const auto form = [](int n) { return plural_form(Language::russian, n); };
    for (const int n : {1, 21, 101, 1001}) EXPECT_EQ(form(n), PluralForm::one) << n;
    for (const int n : {2, 3, 4, 22, 104}) EXPECT_EQ(form(n), PluralForm::few) << n;
    for (const int n : {0, 5, 11, 12, 14, 20, 111, 1014}) EXPECT_EQ(form(n), PluralForm::many) << n;
}

TEST(Texts, write_sums_with_groups_and_the_sign_of_the_language) {
    EXPECT_EQ(ru.sum(roubles(5589, 37)), "5\u00a0589,37\u00a0₽");
    EXPECT_EQ(en.sum(roubles(5589, 37)), "₽\u00a05\u00a0589.37");
    EXPECT_EQ(ru.sum(Money{0}), "0,00\u00a0₽");
    EXPECT_EQ(ru.amount(Money{-11840}), "−118,40");
    EXPECT_EQ(ru.amount(Money{-5}), "−0,05");
    EXPECT_EQ(ru.amount(roubles(1234567)), "1\u00a0234\u00a0567,00");
    EXPECT_EQ(ru.round_amount(roubles(60000)), "60\u00a0000");
    EXPECT_EQ(ru.round_amount(roubles(60000, 5)), "60\u00a0000,05");
}

TEST(Texts, write_numbers_with_all_their_decimals) {
    EXPECT_EQ(ru.number({327250, 3}), "327,250");
    EXPECT_EQ(ru.number({142264, 1}), "14\u00a0226,4");
    EXPECT_EQ(ru.number({-5, 2}), "−0,05");
    EXPECT_EQ(en.number({327250, 3}), "327.250");
    EXPECT_EQ(ru.number({42, 0}), "42");
    EXPECT_EQ(ru.volume({7868, 3}, {"м³", "m³"}), "7,868\u00a0м³");
    EXPECT_EQ(en.volume({7868, 3}, {"м³", "m³"}), "7.868\u00a0m³");
}

TEST(Texts, write_dates_in_every_form_of_the_design) {
    EXPECT_EQ(ru.date(sunday), "22.11.2026");
    EXPECT_EQ(ru.date_long(sunday), "22\u00a0ноября 2026");
    EXPECT_EQ(en.date_long(sunday), "22\u00a0November 2026");
    EXPECT_EQ(ru.day({2026, 12, 1}), "1\u00a0декабря");
    EXPECT_EQ(ru.weekday_day(sunday), "воскресенье, 22\u00a0ноября");
    EXPECT_EQ(ru.weekday_short(sunday), "вс, 22\u00a0ноября");
    EXPECT_EQ(en.weekday_short(sunday), "Sun, 22\u00a0Nov");
    EXPECT_EQ(ru.moment({sunday, 14, 5, 0}), "22.11.2026, 14:05");
    EXPECT_EQ(ru.day_time({sunday, 6, 0, 0}), "22\u00a0ноября, 06:00");
}

TEST(Texts, write_months_in_their_cases) {
    const Period october{2026, 10};
    EXPECT_EQ(ru.month(october), "октябрь");
    EXPECT_EQ(ru.month_title(october), "Октябрь");
    EXPECT_EQ(ru.month_title({2026, 1}), "Январь");
    EXPECT_EQ(ru.month_in(october), "октябре");
    EXPECT_EQ(ru.month_year(october), "октябрь 2026");
    EXPECT_EQ(ru.month_short({2029, 12}), "12.2029");
    EXPECT_EQ(ru.month_letter({2026, 12}), "д");
    EXPECT_EQ(en.month_title(october), "October");
}

TEST(Texts, hide_the_flat_that_the_server_does_not_tell) {
    EXPECT_EQ(ru.address({{"ул. Мира, д. 1", ""}, "154"}), "ул. Мира, д. 1, кв.\u00a0154");
    EXPECT_EQ(ru.address({{"ул. Мира, д. 1", ""}, ""}), "ул. Мира, д. 1, кв.\u00a0•••");
}

}  // namespace
}  // namespace kvitok
