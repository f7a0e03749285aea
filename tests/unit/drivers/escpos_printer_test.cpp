#include "drivers/escpos/printer.h"

#include <gtest/gtest.h>

#include "tests/unit/drivers/bytes.h"

namespace kvitok::drivers::escpos {
namespace {

using namespace std::chrono_literals;
namespace p = printer;

Bitmap slip(int height = 100) {
    Bitmap paper(576, height);
    for (int y = 0; y < height; ++y) paper.set_black(y % 576, y);
    return paper;
}

// A printer and the time; the test plays the device by hand.
struct Bench {
    Printer printer;
    MonoTime now{5000};
    Bytes sent;  // all that went out since the last clear
    std::vector<p::Event> events;
    std::size_t unsent = 0;

    explicit Bench(ProcessIdSupport support = ProcessIdSupport::yes)
        : printer(Profile{.model = "TM-T20", .serial = "J1", .process_id = support}) {}

    void take(const ReceiptPrinter::Out& out) {
        sent.insert(sent.end(), out.bytes.begin(), out.bytes.end());
        unsent += out.bytes.size();
        events.insert(events.end(), out.events.begin(), out.events.end());
    }
    void hear(std::string_view hex) { take(printer.on_bytes(from_hex(hex), now)); }
    // The line takes everything, also what follows from that.
    void flow() {
        while (unsent > 0) {
            const std::size_t bytes = std::exchange(unsent, 0);
            take(printer.on_sent(bytes, now));
        }
    }
    void pass(Milliseconds time) {
        const MonoTime until = now + time;
        while (printer.next_wake() <= until) {
            now = std::max(now, printer.next_wake());
            take(printer.on_time(now));
        }
        now = until;
    }
    void forget() {
        sent.clear();
        events.clear();
    }
    void be_ready() {
        take(printer.on_attached(now));
        for (int question = 1; question <= 4; ++question) {
            flow();
            hear("12");
        }
        hear("1400000f");
        forget();
    }
    void print(std::uint64_t job, int height = 100) {
        take(printer.on_command(p::Print{job, slip(height)}, now));
    }
    bool has_sent(std::string_view hex) const {
        return to_hex(sent).find(hex) != std::string::npos;
    }
    template <class One>
    const One* event() const {
        for (const auto& one : events) {
            if (const auto* found = std::get_if<One>(&one)) return found;
        }
        return nullptr;
    }
};

TEST(EscposPrinter, sets_up_the_printer_and_asks_how_it_is) {
    Bench bench;
    bench.take(bench.printer.on_attached(bench.now));
    EXPECT_EQ(to_hex(bench.sent),
              "1b40"
              "1d61ff"
              "100401");
    ASSERT_NE(bench.event<p::Attached>(), nullptr);
    EXPECT_EQ(bench.event<p::Attached>()->model, "TM-T20");
    EXPECT_EQ(bench.event<p::StatusChanged>()->status, p::Status::unknown);
}

TEST(EscposPrinter, asks_the_four_questions_one_after_the_other) {
    Bench bench;
    bench.take(bench.printer.on_attached(bench.now));
    bench.flow();
    bench.forget();
    for (const std::string_view next : {"100402", "100403", "100404"}) {
        bench.hear("12");
        bench.flow();
        EXPECT_EQ(to_hex(bench.sent), next);
        EXPECT_TRUE(bench.events.empty());
        bench.forget();
    }
    bench.hear("12");
    ASSERT_NE(bench.event<p::StatusChanged>(), nullptr);
    EXPECT_EQ(bench.event<p::StatusChanged>()->status, p::Status::ready);
}

TEST(EscposPrinter, sends_fs_point_after_every_initialisation_where_needed) {
    Printer printer(Profile{.cancel_kanji = true});
    EXPECT_TRUE(to_hex(printer.on_attached({}).bytes).starts_with("1b401c2e"));
}

TEST(EscposPrinter, tells_every_change_of_its_status_once) {
    Bench bench;
    bench.be_ready();
    bench.hear("3c00000f 3c00000f 1400000f 1400030f 1c000c0f");
    std::vector<p::Status> seen;
    for (const auto& event : bench.events) seen.push_back(std::get<p::StatusChanged>(event).status);
    EXPECT_EQ(seen, (std::vector{p::Status::cover_open, p::Status::ready, p::Status::low_paper,
                                 p::Status::no_paper}));
}

TEST(EscposPrinter, does_not_know_its_status_after_three_seconds_without_an_answer) {
    Bench bench;
    bench.be_ready();
    bench.pass(14'999ms);
    EXPECT_TRUE(bench.sent.empty());
    bench.pass(1ms);
    EXPECT_EQ(to_hex(bench.sent), "100401");
    bench.flow();
    bench.pass(2'999ms);
    EXPECT_TRUE(bench.events.empty());
    bench.pass(1ms);
    ASSERT_NE(bench.event<p::StatusChanged>(), nullptr);
    EXPECT_EQ(bench.event<p::StatusChanged>()->status, p::Status::unknown);
    bench.forget();
    bench.hear("1400000f");
    EXPECT_EQ(bench.event<p::StatusChanged>()->status, p::Status::ready);
}

TEST(EscposPrinter, prints_in_bands_cuts_and_waits_for_its_id) {
    Bench bench;
    bench.be_ready();
    bench.print(1, 100);
    // 56 rows of 72 bytes, behind the initialisation.
    EXPECT_EQ(bench.sent.size(), 2u + 8u + 56u * 72u);
    bench.flow();
    EXPECT_EQ(bench.sent.size(), 2u + 8u + 56u * 72u + 8u + 44u * 72u + 4u + 11u);
    EXPECT_TRUE(
        bench.has_sent("1d564200"
                       "1d28480600303030303031"));
    EXPECT_TRUE(bench.events.empty());
    bench.hear("3722 30303031 00");
    ASSERT_NE(bench.event<p::Printed>(), nullptr);
    EXPECT_EQ(bench.event<p::Printed>()->job, 1u);
    EXPECT_EQ(bench.event<p::Printed>()->how, p::Confirmation::confirmed);
}

TEST(EscposPrinter, hands_out_the_next_band_only_when_all_before_is_gone) {
    Bench bench;
    bench.be_ready();
    bench.print(1, 100);
    bench.take(bench.printer.on_sent(2, bench.now));
    const std::size_t first = bench.sent.size();
    EXPECT_EQ(first, 2u + 8u + 56u * 72u);
    bench.take(bench.printer.on_sent(1000, bench.now));
    bench.take(bench.printer.on_sent(8 + 56 * 72 - 1001, bench.now));
    EXPECT_EQ(bench.sent.size(), first);
    bench.take(bench.printer.on_sent(1, bench.now));
    EXPECT_GT(bench.sent.size(), first);
}

TEST(EscposPrinter, another_id_confirms_nothing) {
    Bench bench;
    bench.be_ready();
    bench.print(1);
    bench.flow();
    bench.hear("3722 30303032 00 3722 30303030 00 00");
    EXPECT_EQ(bench.event<p::Printed>(), nullptr);
}

TEST(EscposPrinter, an_id_that_is_lost_fails_the_job_at_its_time_limit) {
    Bench bench;
    bench.be_ready();
    bench.print(9, 800);  // 100 mm: 2 s and 10 s
    bench.flow();
    bench.pass(11'999ms);
    EXPECT_EQ(bench.event<p::PrintFailed>(), nullptr);
    bench.pass(1ms);
    ASSERT_NE(bench.event<p::PrintFailed>(), nullptr);
    EXPECT_EQ(bench.event<p::PrintFailed>()->job, 9u);
    EXPECT_EQ(bench.event<p::PrintFailed>()->why, p::Status::unknown);
    EXPECT_EQ(bench.event<p::Printed>(), nullptr);
}

TEST(EscposPrinter, paper_that_ends_in_the_middle_fails_the_job_and_clears_what_is_left) {
    Bench bench;
    bench.be_ready();
    bench.print(3, 300);
    bench.take(bench.printer.on_sent(2, bench.now));
    const std::size_t handed_out = bench.sent.size();
    bench.hear("1c000c0f");
    ASSERT_NE(bench.event<p::PrintFailed>(), nullptr);
    EXPECT_EQ(bench.event<p::PrintFailed>()->why, p::Status::no_paper);
    EXPECT_EQ(bench.sent.size(), handed_out + 3);
    EXPECT_TRUE(to_hex(bench.sent).ends_with("100502"));
    // The line comes free again: no more of the slip follows.
    bench.flow();
    EXPECT_EQ(bench.sent.size(), handed_out + 3);
    bench.forget();
    bench.hear("1400000f");
    EXPECT_EQ(to_hex(bench.sent),
              "100502"
              "1b40"
              "1d61ff");
    bench.hear("3722 30303031 00");
    EXPECT_EQ(bench.event<p::Printed>(), nullptr);
}

TEST(EscposPrinter, a_new_job_after_a_lost_one_begins_with_a_clean_printer) {
    Bench bench;
    bench.be_ready();
    bench.print(1);
    bench.flow();
    bench.pass(11s);
    ASSERT_NE(bench.event<p::PrintFailed>(), nullptr);
    bench.flow();
    bench.forget();
    bench.print(2);
    bench.flow();
    EXPECT_TRUE(to_hex(bench.sent)
                    .starts_with("100502"
                                 "1b40"
                                 "1d61ff"
                                 "1d7630"));
    bench.hear("1400000f");
    EXPECT_EQ(bench.event<p::PrintFailed>(), nullptr);
    EXPECT_FALSE(to_hex(bench.sent).ends_with("1d61ff"));
    bench.hear("3722 30303032 00");
    EXPECT_EQ(bench.event<p::Printed>()->job, 2u);
}

TEST(EscposPrinter, any_fault_before_the_confirmation_makes_the_slip_suspect) {
    for (const auto& [status, why] :
         {std::pair{"3c00000f", p::Status::cover_open}, std::pair{"1c08000f", p::Status::cutter},
          std::pair{"1c40000f", p::Status::overheated}}) {
        Bench bench;
        bench.be_ready();
        bench.print(1);
        bench.flow();
        bench.hear(status);
        bench.hear("3722 30303031 00");
        ASSERT_NE(bench.event<p::PrintFailed>(), nullptr);
        EXPECT_EQ(bench.event<p::PrintFailed>()->why, why);
        EXPECT_EQ(bench.event<p::Printed>(), nullptr);
    }
}

TEST(EscposPrinter, low_paper_still_prints) {
    Bench bench;
    bench.be_ready();
    bench.hear("1400030f");
    bench.print(1);
    bench.flow();
    bench.hear("3722 30303031 00");
    EXPECT_NE(bench.event<p::Printed>(), nullptr);
}

TEST(EscposPrinter, begins_no_job_that_cannot_end) {
    Bench bench;
    bench.take(bench.printer.on_attached(bench.now));
    bench.flow();
    bench.forget();
    bench.print(1);
    EXPECT_EQ(bench.event<p::PrintFailed>()->why, p::Status::unknown);
    bench.hear("1c000c0f");
    bench.forget();
    bench.print(2);
    EXPECT_EQ(bench.event<p::PrintFailed>()->why, p::Status::no_paper);
    EXPECT_TRUE(bench.sent.empty());
}

TEST(EscposPrinter, refuses_pictures_it_cannot_print_and_a_second_job) {
    Bench bench;
    bench.be_ready();
    Bitmap torn = slip();
    torn.bytes.pop_back();
    for (const Bitmap& bad : {Bitmap(), Bitmap(577, 10), Bitmap(576, 0), torn}) {
        bench.forget();
        bench.take(bench.printer.on_command(p::Print{4, bad}, bench.now));
        ASSERT_NE(bench.event<p::PrintFailed>(), nullptr);
        EXPECT_TRUE(bench.sent.empty());
    }
    bench.forget();
    bench.print(5);
    bench.print(6);
    ASSERT_NE(bench.event<p::PrintFailed>(), nullptr);
    EXPECT_EQ(bench.event<p::PrintFailed>()->job, 6u);
    bench.flow();
    bench.hear("3722 30303031 00");
    EXPECT_EQ(bench.event<p::Printed>()->job, 5u);
}

TEST(EscposPrinter, finds_out_once_whether_ids_are_answered) {
    Bench bench(ProcessIdSupport::probe);
    bench.be_ready();
    EXPECT_EQ(bench.printer.confirms(), std::nullopt);
    bench.hear("3722 30303030 00");
    EXPECT_EQ(bench.printer.confirms(), true);
    bench.flow();
    bench.print(1);
    bench.flow();
    bench.hear("3722 30303031 00");
    EXPECT_EQ(bench.event<p::Printed>()->how, p::Confirmation::confirmed);
}

TEST(EscposPrinter, falls_back_to_the_sensor_where_ids_are_not_answered) {
    Bench bench(ProcessIdSupport::probe);
    bench.be_ready();
    bench.flow();
    bench.print(1);
    bench.flow();
    EXPECT_TRUE(bench.sent.empty());
    bench.pass(1s);
    EXPECT_EQ(bench.printer.confirms(), false);
    bench.flow();
    EXPECT_TRUE(to_hex(bench.sent)
                    .ends_with("1d564200"
                               "1d7201"));
    bench.hear("00");
    ASSERT_NE(bench.event<p::Printed>(), nullptr);
    EXPECT_EQ(bench.event<p::Printed>()->how, p::Confirmation::taken);
}

TEST(EscposPrinter, the_sensor_may_say_that_the_paper_is_out) {
    Bench bench(ProcessIdSupport::no);
    bench.be_ready();
    bench.print(1);
    bench.flow();
    bench.hear("0c");
    ASSERT_NE(bench.event<p::PrintFailed>(), nullptr);
    EXPECT_EQ(bench.event<p::PrintFailed>()->why, p::Status::no_paper);
}

TEST(EscposPrinter, asks_nothing_while_a_picture_is_on_its_way) {
    Bench bench;
    bench.be_ready();
    bench.print(1, 4000);
    bench.take(bench.printer.on_sent(2, bench.now));
    bench.sent.clear();
    bench.pass(9s);
    bench.take(bench.printer.on_command(p::AskStatus{}, bench.now));
    EXPECT_TRUE(bench.sent.empty());
    EXPECT_NE(bench.event<p::StatusChanged>(), nullptr);
}

TEST(EscposPrinter, answers_how_it_is_at_once) {
    Bench bench;
    bench.be_ready();
    bench.take(bench.printer.on_command(p::AskStatus{}, bench.now));
    ASSERT_NE(bench.event<p::StatusChanged>(), nullptr);
    EXPECT_EQ(bench.event<p::StatusChanged>()->status, p::Status::ready);
    EXPECT_EQ(to_hex(bench.sent), "100401");
}

}  // namespace
}  // namespace kvitok::drivers::escpos
