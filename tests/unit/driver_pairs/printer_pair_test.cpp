// The ESC/POS driver against the simulated printer: what was painted is what lands on paper.
#include "desk.h"

namespace kvitok {
namespace {

constexpr std::uint8_t printer_class = 0x07;

Bitmap slip(int height, int seed) {
    Bitmap paper(576, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < paper.width; ++x) {
            if ((x * 7 + y * 13 + seed) % 5 == 0) paper.set_black(x, y);
        }
    }
    return paper;
}

// Whether the whole slip stands on the piece, row by row, from some row on.
bool shows(const Bitmap& piece, const Bitmap& wanted) {
    if (piece.width != wanted.width) return false;
    const auto stride = static_cast<std::size_t>(wanted.stride());
    for (std::size_t at = 0; at + wanted.bytes.size() <= piece.bytes.size(); at += stride) {
        const auto from = piece.bytes.begin() + static_cast<std::ptrdiff_t>(at);
        if (std::equal(wanted.bytes.begin(), wanted.bytes.end(), from)) return true;
    }
    return false;
}

class PrinterPair : public ::testing::Test {
protected:
    explicit PrinterPair(sim::BenchOptions options = {}) : desk(printer_class, std::move(options)) {
        desk.run_for(Milliseconds(10'000));
    }
    template <class Wanted>
    const Wanted* news() const {
        for (auto event = desk.events.rbegin(); event != desk.events.rend(); ++event) {
            const auto* of_printer = std::get_if<printer::Event>(&*event);
            if (of_printer == nullptr) continue;
            if (const auto* one = std::get_if<Wanted>(of_printer)) return one;
        }
        return nullptr;
    }
    std::optional<printer::Status> status() const {
        const auto* changed = news<printer::StatusChanged>();
        return changed ? std::optional(changed->status) : std::nullopt;
    }
    // How the job ended: the confirmation, or why not.
    struct Ended {
        std::optional<printer::Confirmation> printed;
        std::optional<printer::Status> failed;
    };
    Ended wait_for(std::uint64_t job) {
        Ended ended;
        desk.run_until(
            [&] {
                const auto* good = news<printer::Printed>();
                const auto* bad = news<printer::PrintFailed>();
                if (good != nullptr && good->job == job) ended.printed = good->how;
                if (bad != nullptr && bad->job == job) ended.failed = bad->why;
                return ended.printed || ended.failed;
            },
            Milliseconds(120'000));
        return ended;
    }
    Ended print(std::uint64_t job, const Bitmap& paper) {
        desk.command(printer::Command(printer::Print{job, paper}));
        return wait_for(job);
    }
    std::vector<sim::PrintedPaper> papers() {
        desk.run_for(Milliseconds(5'000));
        return desk.bench.papers();
    }

    Desk desk;
    const Bitmap wanted = slip(1500, 1);
};

TEST_F(PrinterPair, is_ready_and_prints_with_confirmation) {
    EXPECT_EQ(status(), printer::Status::ready);
    EXPECT_EQ(print(1, wanted).printed, printer::Confirmation::confirmed);
    const auto all = papers();
    ASSERT_EQ(all.size(), 1u);
    EXPECT_TRUE(shows(all[0].picture, wanted));
    EXPECT_NE(all[0].end, sim::PaperEnd::torn);
    EXPECT_EQ(desk.bench.state().printer.unknown_commands, 0);
}

TEST_F(PrinterPair, two_jobs_are_two_pieces) {
    EXPECT_TRUE(print(1, wanted).printed);
    EXPECT_TRUE(print(2, slip(700, 2)).printed);
    const auto all = papers();
    ASSERT_EQ(all.size(), 2u);
    EXPECT_TRUE(shows(all[1].picture, slip(700, 2)));
}

TEST_F(PrinterPair, paper_out_is_known_before_and_after) {
    desk.hand("printer", "paper-out");
    desk.run_for(Milliseconds(5'000));
    EXPECT_EQ(status(), printer::Status::no_paper);
    desk.hand("printer", "paper-in");
    desk.run_for(Milliseconds(20'000));
    EXPECT_EQ(status(), printer::Status::ready);
    desk.hand("printer", "near-end");
    desk.run_for(Milliseconds(20'000));
    EXPECT_EQ(status(), printer::Status::low_paper);
}

TEST_F(PrinterPair, paper_out_in_the_middle_fails_and_a_retry_is_whole) {
    desk.hand("printer", "paper-out", "60");
    EXPECT_EQ(print(1, wanted).failed, printer::Status::no_paper);
    desk.hand("printer", "paper-in");
    desk.run_for(Milliseconds(20'000));
    EXPECT_TRUE(print(2, wanted).printed);
    const auto all = papers();
    ASSERT_GE(all.size(), 2u);
    EXPECT_EQ(all.front().end, sim::PaperEnd::torn);
    EXPECT_FALSE(shows(all.front().picture, wanted));
    int whole = 0;
    for (const auto& paper : all) whole += shows(paper.picture, wanted);
    EXPECT_EQ(whole, 1) << "the failed job does not come out of the new roll as well";
}

TEST_F(PrinterPair, open_cover_fails_the_job_and_is_told) {
    desk.command(printer::Command(printer::Print{1, wanted}));
    desk.run_for(Milliseconds(300));
    desk.hand("printer", "cover-open");
    EXPECT_EQ(wait_for(1).failed, printer::Status::cover_open);
    desk.hand("printer", "cover-close");
    desk.run_for(Milliseconds(20'000));
    EXPECT_EQ(status(), printer::Status::ready);
    EXPECT_TRUE(print(2, wanted).printed);
    EXPECT_TRUE(shows(papers().back().picture, wanted));
}

TEST_F(PrinterPair, a_stuck_cutter_fails_the_job_and_recovers_by_hand) {
    desk.hand("printer", "fault", "cutter-jam");
    EXPECT_TRUE(print(1, wanted).failed);
    desk.hand("printer", "cover-open");
    desk.run_for(Milliseconds(5'000));
    desk.hand("printer", "cover-close");
    desk.run_for(Milliseconds(30'000));
    EXPECT_EQ(status(), printer::Status::ready);
    EXPECT_TRUE(print(2, wanted).printed);
}

TEST_F(PrinterPair, a_printer_that_stops_in_the_middle_does_not_hang_the_kiosk) {
    desk.hand("printer", "fault", "stop-accepting always");
    EXPECT_TRUE(print(1, wanted).failed);
    desk.hand("printer", "fault", "stop-accepting off");
    desk.run_for(Milliseconds(30'000));
    EXPECT_TRUE(print(2, wanted).printed);
    EXPECT_TRUE(shows(papers().back().picture, wanted));
}

TEST_F(PrinterPair, a_silent_printer_is_not_believed) {
    desk.hand("printer", "fault", "mute always");
    EXPECT_TRUE(print(1, wanted).failed);
    desk.run_for(Milliseconds(20'000));
    EXPECT_EQ(status(), printer::Status::unknown);
}

TEST_F(PrinterPair, unplugged_in_the_middle_fails_and_a_retry_is_whole) {
    for (const std::size_t bytes : {1u, 7u, 9u, 80u, 5'000u, 60'000u, 107'000u}) {
        const std::uint64_t job = bytes;
        desk.hand("printer", "unplug-after", std::to_string(bytes));
        EXPECT_FALSE(print(2 * job, wanted).printed) << bytes;
        desk.hand("printer", "plug");
        desk.run_for(Milliseconds(30'000));
        EXPECT_TRUE(print(2 * job + 1, wanted).printed) << bytes;
        EXPECT_TRUE(shows(papers().back().picture, wanted)) << bytes;
    }
}

class NoProcessId : public PrinterPair {
protected:
    NoProcessId() { desk.hand("printer", "fault", "no-process-id always"); }
};

TEST_F(NoProcessId, without_process_id_the_bytes_are_only_taken) {
    desk.hand("printer", "unplug");
    desk.run_for(Milliseconds(2'000));
    desk.hand("printer", "plug");
    desk.run_for(Milliseconds(20'000));
    EXPECT_EQ(print(1, wanted).printed, printer::Confirmation::taken);
    EXPECT_TRUE(shows(papers().back().picture, wanted));
}

}  // namespace
}  // namespace kvitok
