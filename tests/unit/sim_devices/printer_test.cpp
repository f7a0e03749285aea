#include <png.h>

#include <algorithm>

#include "drivers/sim/escpos_printer.h"
#include "hand.h"

namespace kvitok::sim {
namespace {

const Bytes enable_asb = hex("1d61ff");
const Bytes feed_and_full_cut = hex("1d564100");
constexpr int above_head = 12 * dots_per_mm;

// GS v 0 of `rows` rows, 72 bytes wide, every byte `pattern`.
Bytes raster(int rows, std::uint8_t pattern) {
    Bytes bytes = hex("1d763000 4800");
    bytes.push_back(static_cast<std::uint8_t>(rows));
    bytes.push_back(static_cast<std::uint8_t>(rows >> 8));
    bytes.resize(bytes.size() + 72u * static_cast<std::size_t>(rows), pattern);
    return bytes;
}

Bytes process_id(std::string_view four) {
    Bytes bytes = hex("1d2848060030 30");
    bytes.insert(bytes.end(), four.begin(), four.end());
    return bytes;
}

int black_rows(const Bitmap& picture) {
    int rows = 0;
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            if (picture.black(x, y)) {
                ++rows;
                break;
            }
        }
    }
    return rows;
}

class EscposPrinterTest : public ::testing::Test {
protected:
    EscposPrinterTest() {
        printer.on_paper([this](const PrintedPaper& paper) { papers.push_back(paper); });
        socket.plug();
        port = socket.open();
    }
    void send(ByteView bytes) { write_all(*port, bytes, Milliseconds(5000)); }
    std::string answer(Milliseconds limit = Milliseconds(3000)) {
        return to_hex(read_once(*port, limit));
    }
    std::string ask(std::string_view bytes) {
        send(hex(bytes));
        return answer(Milliseconds(10));
    }
    template <class Work>
    void by_hand(Work work) {
        socket.with_device([&](MonoTime now) { work(now); });
    }
    void settle(Milliseconds by = Milliseconds(3000)) {
        const MonoTime end = time.mono() + by;
        while (true) {
            const MonoTime due = std::min(socket.settle_now(), end);
            if (due == end) break;
            time.advance_to(due);
        }
        time.advance_to(end);
        socket.settle_now();
    }

    VirtualTime time;
    EscposPrinter printer{{}};
    Socket socket{printer, time};
    std::unique_ptr<usb::Port> port;
    std::vector<PrintedPaper> papers;
};

TEST_F(EscposPrinterTest, tells_device_id_and_port_status) {
    Bytes id(200);
    const auto got = port->control_in({0xA1, 0x00, 0, 0}, id, Milliseconds(10));
    ASSERT_TRUE(got.has_value());
    EXPECT_EQ(static_cast<std::size_t>(id[0] << 8 | id[1]), got->bytes);
    const std::string text(id.begin() + 2, id.begin() + static_cast<std::ptrdiff_t>(got->bytes));
    EXPECT_NE(text.find("CMD:ESC/POS;"), std::string::npos);
    Bytes status(1);
    ASSERT_TRUE(port->control_in({0xA1, 0x01, 0, 0}, status, Milliseconds(10)).has_value());
    EXPECT_EQ(status[0], 0x18);
    by_hand([&](MonoTime now) { printer.paper_out(now); });
    ASSERT_TRUE(port->control_in({0xA1, 0x01, 0, 0}, status, Milliseconds(10)).has_value());
    EXPECT_EQ(status[0], 0x30);
    EXPECT_TRUE(port->control_out({0x21, 0x02, 0, 0}, {}, Milliseconds(10)).has_value());
    EXPECT_TRUE(port->control_out({0x23, 0x02, 0, 0}, {}, Milliseconds(10)).has_value());
    EXPECT_FALSE(port->control_out({0x21, 0x33, 0, 0}, {}, Milliseconds(10)).has_value());
}

TEST_F(EscposPrinterTest, short_device_id_leaves_its_last_two_letters_out) {
    by_hand(
        [&](MonoTime now) { printer.set_fault(PrinterFault::short_device_id, every_time, now); });
    Bytes id(200);
    const auto got = port->control_in({0xA1, 0x00, 0, 0}, id, Milliseconds(10));
    EXPECT_EQ(id[got->bytes - 1], 'I') << "…DES:EPSON TM-T20II; lost I;";
}

TEST_F(EscposPrinterTest, answers_real_time_status) {
    EXPECT_EQ(ask("100401"), "16");
    EXPECT_EQ(ask("100402"), "12");
    EXPECT_EQ(ask("100403"), "12");
    EXPECT_EQ(ask("100404"), "12");
    by_hand([&](MonoTime now) { printer.near_end(now); });
    EXPECT_EQ(ask("100404"), "1e");
    by_hand([&](MonoTime now) { printer.paper_out(now); });
    EXPECT_EQ(ask("100401"), "1e");
    EXPECT_EQ(ask("100402"), "32");
    EXPECT_EQ(ask("100404"), "72");
    by_hand([&](MonoTime now) { printer.paper_in(now); });
    by_hand([&](MonoTime now) { printer.open_cover(now); });
    EXPECT_EQ(ask("100402"), "16");
}

TEST_F(EscposPrinterTest, tells_changes_by_itself_as_the_manual_prints_them) {
    send(enable_asb);
    EXPECT_EQ(answer(), "1400000f");
    by_hand([&](MonoTime now) { printer.paper_out(now); });
    EXPECT_EQ(answer(), "1c000c0f");
    by_hand([&](MonoTime now) { printer.paper_in(now); });
    EXPECT_EQ(answer(), "1400000f");
    by_hand([&](MonoTime now) { printer.open_cover(now); });
    EXPECT_EQ(answer(), "3c00000f");
    by_hand([&](MonoTime now) { printer.close_cover(now); });
    EXPECT_EQ(answer(), "1400000f");
    by_hand([&](MonoTime now) { printer.near_end(now); });
    EXPECT_EQ(answer(), "1400030f");
    EXPECT_EQ(answer(), "") << "nothing is told twice";
}

TEST_F(EscposPrinterTest, prints_the_raster_it_is_sent) {
    send(hex("1b40"));
    send(raster(100, 0xA5));
    send(feed_and_full_cut);
    settle();
    ASSERT_EQ(papers.size(), 1u);
    const auto& picture = papers[0].picture;
    EXPECT_EQ(picture.width, 576);
    EXPECT_EQ(picture.height, above_head + 100) << "what is between cutter and head stays inside";
    EXPECT_EQ(black_rows(picture), 100);
    EXPECT_FALSE(picture.black(0, above_head - 1));
    EXPECT_TRUE(picture.black(0, above_head));
    EXPECT_FALSE(picture.black(1, above_head));
    EXPECT_EQ(papers[0].end, PaperEnd::full_cut);
    EXPECT_EQ(printer.unknown_commands(), 0);
}

TEST_F(EscposPrinterTest, a_cut_without_feed_leaves_the_end_on_the_next_piece) {
    send(raster(200, 0xFF));
    send(hex("1d5600"));
    send(feed_and_full_cut);
    settle();
    ASSERT_EQ(papers.size(), 2u);
    EXPECT_EQ(black_rows(papers[0].picture), 200 - above_head);
    EXPECT_EQ(black_rows(papers[1].picture), above_head);
}

TEST_F(EscposPrinterTest, prints_graphics_of_the_other_kind) {
    send(hex("1d284c0b0030703001013101000100 80 1d284c0200 3032"));
    send(feed_and_full_cut);
    settle();
    ASSERT_EQ(papers.size(), 1u);
    EXPECT_EQ(black_rows(papers[0].picture), 1);
    EXPECT_TRUE(papers[0].picture.black(0, above_head));
}

TEST_F(EscposPrinterTest, reads_text_in_pc866) {
    send(hex("1b40 1c2e 1b7411 1b6101 8aa2a8e2aeaa 20 fc37 0a"));
    send(feed_and_full_cut);
    settle();
    ASSERT_EQ(papers.size(), 1u);
    EXPECT_EQ(papers[0].text, "Квиток №7\n");
    EXPECT_GT(black_rows(papers[0].picture), 0);
}

TEST_F(EscposPrinterTest, process_id_is_answered_only_when_all_before_is_on_paper) {
    send(raster(1600, 0xFF));
    send(process_id("K001"));
    EXPECT_EQ(answer(Milliseconds(10'000)), "37224b30303100");
    EXPECT_GE(time.mono().ms, 1000) << "200 mm at 200 mm a second";
    EXPECT_LE(time.mono().ms, 1100);
}

TEST_F(EscposPrinterTest, a_model_without_process_id_stays_silent_but_answers_gs_r) {
    by_hand([&](MonoTime now) { printer.set_fault(PrinterFault::no_process_id, every_time, now); });
    send(process_id("K001"));
    EXPECT_EQ(answer(), "");
    send(hex("1d7201"));
    EXPECT_EQ(answer(), "00");
    EXPECT_EQ(printer.unknown_commands(), 0);
}

TEST_F(EscposPrinterTest, paper_ends_in_the_middle_and_the_buffer_fills_up) {
    send(enable_asb);
    answer();
    by_hand([&](MonoTime) { printer.paper_out_after(20); });
    const Bytes job = raster(1000, 0xFF);
    const auto sent = port->out(job, Milliseconds(5000));
    ASSERT_FALSE(sent.has_value());
    EXPECT_EQ(sent.error().error, usb::TransferError::timed_out);
    EXPECT_EQ(sent.error().transferred, 8u + 160 * 72 + 4096);
    EXPECT_EQ(answer(), "1400030f1c000c0f") << "near the end first";
    EXPECT_TRUE(papers.empty());

    by_hand([&](MonoTime now) { printer.paper_in(now); });
    ASSERT_EQ(papers.size(), 1u);
    EXPECT_EQ(papers[0].end, PaperEnd::torn);
    EXPECT_EQ(black_rows(papers[0].picture), 160);
    send(ByteView(job).subspan(sent.error().transferred));
    send(feed_and_full_cut);
    settle();
    ASSERT_EQ(papers.size(), 2u);
    EXPECT_EQ(black_rows(papers[1].picture), 840);
}

TEST_F(EscposPrinterTest, real_time_commands_are_obeyed_while_offline) {
    by_hand([&](MonoTime now) { printer.open_cover(now); });
    send(raster(10, 0xFF));
    EXPECT_EQ(ask("100402"), "16");
    EXPECT_EQ(ask("1014080103140106 0208"), "372500");
    EXPECT_EQ(printer.buffered(), 0u);
    by_hand([&](MonoTime now) { printer.close_cover(now); });
    send(feed_and_full_cut);
    settle();
    ASSERT_EQ(papers.size(), 1u);
    EXPECT_EQ(black_rows(papers[0].picture), 0) << "the cleared raster never prints";
}

TEST_F(EscposPrinterTest, a_stuck_cutter_needs_a_hand_and_then_the_host) {
    by_hand([&](MonoTime now) { printer.set_fault(PrinterFault::cutter_jam, 1, now); });
    send(enable_asb);
    answer();
    send(raster(10, 0xFF));
    send(feed_and_full_cut);
    EXPECT_EQ(answer(), "1c08000f");
    EXPECT_TRUE(papers.empty());
    send(hex("100502"));
    EXPECT_EQ(ask("100403"), "1a") << "still stuck";
    by_hand([&](MonoTime now) { printer.open_cover(now); });
    by_hand([&](MonoTime now) { printer.close_cover(now); });
    EXPECT_TRUE(printer.cutter_is_stuck());
    send(hex("100502"));
    EXPECT_FALSE(printer.cutter_is_stuck());
    send(feed_and_full_cut);
    settle();
    ASSERT_EQ(papers.size(), 1u);
}

TEST_F(EscposPrinterTest, a_printer_that_stops_accepting_times_the_transfer_out) {
    by_hand(
        [&](MonoTime now) { printer.set_fault(PrinterFault::stop_accepting, every_time, now); });
    const auto sent = port->out(enable_asb, Milliseconds(200));
    ASSERT_FALSE(sent.has_value());
    EXPECT_EQ(sent.error().error, usb::TransferError::timed_out);
    EXPECT_EQ(sent.error().transferred, 0u);
    EXPECT_EQ(time.mono(), MonoTime{200});
}

TEST_F(EscposPrinterTest, the_plug_comes_out_after_so_many_bytes) {
    socket.unplug_after(100);
    const auto sent = port->out(raster(10, 0xFF), Milliseconds(200));
    ASSERT_FALSE(sent.has_value());
    EXPECT_EQ(sent.error().error, usb::TransferError::gone);
    EXPECT_EQ(sent.error().transferred, 100u);
    EXPECT_EQ(socket.open(), nullptr);
    socket.plug();
    port = socket.open();
    ASSERT_NE(port, nullptr);
    send(feed_and_full_cut);
    settle();
    ASSERT_EQ(papers.size(), 1u);
    EXPECT_EQ(black_rows(papers[0].picture), 1) << "one whole row had come through";
}

TEST_F(EscposPrinterTest, skips_what_it_does_not_know_and_says_so) {
    send(hex("1b401bff1dff02"));
    settle();
    EXPECT_EQ(printer.unknown_commands(), 3);
    EXPECT_EQ(printer.buffered(), 0u);
}

TEST(Png, is_read_back_dot_by_dot_by_libpng) {
    Bitmap picture(19, 7);
    for (int y = 0; y < 7; ++y) {
        for (int x = 0; x < 19; ++x) {
            if ((x * y + x) % 3 == 0) picture.set_black(x, y);
        }
    }
    const Bytes file = to_png(picture);
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    ASSERT_TRUE(png_image_begin_read_from_memory(&image, file.data(), file.size()));
    EXPECT_EQ(image.width, 19u);
    EXPECT_EQ(image.height, 7u);
    image.format = PNG_FORMAT_GRAY;
    Bytes dots(PNG_IMAGE_SIZE(image));
    ASSERT_TRUE(png_image_finish_read(&image, nullptr, dots.data(), 0, nullptr));
    for (int y = 0; y < 7; ++y) {
        for (int x = 0; x < 19; ++x) {
            EXPECT_EQ(dots[static_cast<std::size_t>(y * 19 + x)], picture.black(x, y) ? 0 : 255);
        }
    }
}

}  // namespace
}  // namespace kvitok::sim
