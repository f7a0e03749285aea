#include "drivers/sim/vtk_wire.h"

#include "hand.h"

namespace kvitok::sim {
namespace {

// Hardware notes A4.5.
constexpr auto vrp_42 = "1f001e96fb01035652500302343204063132353035300901310f06d096d09ad0a3608a";
constexpr auto pos_idle_41 = "1f001797fb010349444c030234310502333006033132300801307ebd";

std::vector<VtkMessage> read(std::string_view text) {
    VtkReader reader;
    return reader.push(hex(text), MonoTime{0});
}

TEST(VtkWire, checks_by_ccitt_false) {
    EXPECT_EQ(vtk_crc(of_text("123456789")), 0x29B1);
}

TEST(VtkWire, reads_the_payment_request_of_the_manual) {
    const auto messages = read(vrp_42);
    ASSERT_EQ(messages.size(), 1u);
    EXPECT_EQ(messages[0].text(vtk::message_name), "VRP");
    EXPECT_EQ(messages[0].number(vtk::operation_number), 42);
    EXPECT_EQ(messages[0].number(vtk::amount), 125050);
    EXPECT_EQ(messages[0].text(vtk::product_name), "ЖКУ");
}

TEST(VtkWire, writes_the_idle_answer_of_the_manual) {
    const VtkMessage idle{{{vtk::message_name, "IDL"},
                           {vtk::operation_number, "41"},
                           {vtk::keepalive, "30"},
                           {vtk::operation_timeout, "120"},
                           {vtk::event_number, "0"}}};
    EXPECT_EQ(to_hex(vtk_frame(vtk::from_terminal, idle)), pos_idle_41);
}

TEST(VtkWire, writes_long_values_with_long_lengths) {
    const auto frame = vtk_frame(vtk::from_terminal, {{{vtk::receipt, std::string(144, 'x')}}});
    EXPECT_EQ(frame[5], 0x13);
    EXPECT_EQ(frame[6], 0x81);
    EXPECT_EQ(frame[7], 144);
    const auto longer = vtk_frame(vtk::from_terminal, {{{vtk::receipt, std::string(300, 'x')}}});
    EXPECT_EQ(longer[6], 0x82);
    EXPECT_EQ(longer[7], 1);
    EXPECT_EQ(longer[8], 44);
}

TEST(VtkWire, reads_frames_in_any_pieces_and_after_noise) {
    VtkReader reader;
    std::size_t read = 0;
    for (const auto byte : hex(std::string("00ff55") + vrp_42 + "aa" + vrp_42)) {
        read += reader.push(std::array{byte}, MonoTime{0}).size();
    }
    EXPECT_EQ(read, 2u);
    EXPECT_EQ(reader.ignored(), 0);
}

TEST(VtkWire, ignores_bad_checksums_foreign_directions_and_malformed_fields) {
    auto damaged = std::string(vrp_42);
    damaged.back() = 'b';
    EXPECT_TRUE(read(damaged).empty());
    EXPECT_TRUE(read(pos_idle_41).empty());
    // The manual's own example lacks the length byte of tag 04.
    EXPECT_TRUE(read("1f000f96fb0103565250030135043930 3030f404").empty());
}

TEST(VtkWire, forgets_half_a_frame_after_eight_seconds) {
    VtkReader reader;
    const auto frame = hex(vrp_42);
    const auto head = ByteView(frame).first(10);
    EXPECT_TRUE(reader.push(head, MonoTime{0}).empty());
    EXPECT_EQ(reader.next_wake(), MonoTime{8000});
    EXPECT_EQ(reader.push(frame, MonoTime{8000}).size(), 1u);
    EXPECT_EQ(reader.ignored(), 1);
}

TEST(VtkWire, half_a_frame_swallows_the_beginning_of_the_next) {
    VtkReader reader;
    const auto frame = hex(vrp_42);
    EXPECT_TRUE(reader.push(ByteView(frame).first(10), MonoTime{0}).empty());
    EXPECT_TRUE(reader.push(frame, MonoTime{100}).empty());
    EXPECT_EQ(reader.push(frame, MonoTime{200}).size(), 1u);
}

}  // namespace
}  // namespace kvitok::sim
