#include "kiosk/domain/clock.h"

#include <gtest/gtest.h>

#include <deque>

#include "kiosk/domain/bitmap.h"
#include "kiosk/domain/check.h"
#include "kiosk/domain/printing.h"

namespace kvitok {
namespace {

// Delivers the numbers it was given, most significant byte first.
class Dice final : public Random {
public:
    explicit Dice(std::deque<std::uint64_t> numbers) : numbers_(std::move(numbers)) {}
    void fill(std::span<std::byte> out) override {
        ASSERT_EQ(out.size(), 8U);
        ASSERT_FALSE(numbers_.empty());
        for (std::size_t i = 0; i < 8; ++i) {
            out[i] = static_cast<std::byte>(numbers_.front() >> (56 - 8 * i));
        }
        numbers_.pop_front();
    }
    std::size_t left() const { return numbers_.size(); }

private:
    std::deque<std::uint64_t> numbers_;
};

TEST(Uniform, stays_below_its_bound) {
    Dice dice({0, 9, 10, 12345});
    EXPECT_EQ(uniform(dice, 10), 0U);
    EXPECT_EQ(uniform(dice, 10), 9U);
    EXPECT_EQ(uniform(dice, 10), 0U);
    EXPECT_EQ(uniform(dice, 10), 5U);
}

TEST(Uniform, throws_again_where_small_numbers_would_be_favoured) {
    Dice dice({UINT64_MAX, UINT64_MAX - 5, 7});
    EXPECT_EQ(uniform(dice, 10), 7U);
    EXPECT_EQ(dice.left(), 0U);
}

TEST(UniformDeathTest, aborts_for_an_empty_range) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    Dice dice({1});
    EXPECT_DEATH(static_cast<void>(uniform(dice, 0)), "bound is positive");
}

TEST(CheckDeathTest, says_what_failed_and_where) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_DEATH(check(1 > 2, "one is less than two"), "one is less than two.*clock_test.cpp");
    check(2 > 1, "two is more than one");
}

TEST(Bitmap, keeps_the_leftmost_dot_in_the_highest_bit) {
    Bitmap paper(10, 2);
    ASSERT_EQ(paper.stride(), 2);
    ASSERT_EQ(paper.bytes.size(), 4U);
    paper.set_black(0, 0);
    paper.set_black(9, 1);
    EXPECT_EQ(paper.bytes, (std::vector<std::uint8_t>{0x80, 0x00, 0x00, 0x40}));
    for (int y = 0; y < 2; ++y) {
        for (int x = 0; x < 10; ++x) {
            EXPECT_EQ(paper.black(x, y), (x == 0 && y == 0) || (x == 9 && y == 1));
        }
    }
}

TEST(Printer, prints_only_when_ready_or_low_on_paper) {
    using printer::Status;
    EXPECT_TRUE(can_print(Status::ready));
    EXPECT_TRUE(can_print(Status::low_paper));
    for (const Status status :
         {Status::no_paper, Status::cover_open, Status::cutter, Status::jam, Status::overheated,
          Status::fault, Status::absent, Status::unknown}) {
        EXPECT_FALSE(can_print(status));
    }
}

}  // namespace
}  // namespace kvitok
