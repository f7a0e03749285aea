#include "drivers/sim/vtk_terminal.h"

#include <algorithm>

#include "hand.h"

namespace kvitok::sim {
namespace {

// Hardware notes A4.5; numbers and amounts as there: operation 42, 1 250.50.
const Bytes idle = hex("1f000796fb010349444c714e");
const Bytes disable = hex("1f000796fb0103444953a69d");
const Bytes abort_operation = hex("1f000796fb010341425281b6");
const Bytes vrp_42 = hex("1f001e96fb01035652500302343204063132353035300901310f06d096d09ad0a3608a");
const Bytes fin_42 = hex("1f001396fb010346494e030234320406313235303530179a");
const Bytes fin_42_zero = hex("1f000e96fb010346494e030234320401301627");
constexpr auto fin_ok = "1f001397fb010346494e030234320406313235303530c985";
constexpr auto fin_refused = "1f000e97fb010346494e030234320401306d46";
constexpr auto declined_without_receipt = "1f000e97fb0103565250030234320401300d30";

const Money asked{125'050};

class VtkTerminalTest : public ::testing::Test {
protected:
    explicit VtkTerminalTest(VtkOptions options = {}) : terminal(options, bank) {
        terminal.restore({{"VT25201221", VtkMemory{41, std::nullopt}}});
        socket.plug();
        attach();
    }
    void attach() {
        port = socket.open();
        ASSERT_NE(port, nullptr);
        open_line(*port);
    }
    Bytes ask(ByteView frame, Milliseconds limit = Milliseconds(200)) {
        write_all(*port, frame);
        return read_line(*port, time, limit);
    }
    void present(CardOutcome outcome) {
        const bool taken =
            socket.with_device([&](MonoTime now) { return terminal.present_card(outcome, now); });
        EXPECT_TRUE(taken);
    }
    void fault(VtkFault fault, int count = 1) {
        socket.with_device([&](MonoTime now) { terminal.set_fault(fault, count, now); });
    }
    // Idle, VRP, card: the answer of the VRP.
    Bytes pay(CardOutcome outcome, Milliseconds limit = Milliseconds(3000)) {
        ask(idle);
        EXPECT_TRUE(ask(vrp_42).empty());
        present(outcome);
        return read_line(*port, time, limit);
    }
    // The plug goes out and in, the power comes back, the machine greets.
    void reattach() {
        time.advance(Milliseconds(5000));
        socket.unplug();
        socket.plug();
        attach();
        ask(idle);
    }
    static std::string text(const Bytes& line) { return std::string(line.begin(), line.end()); }

    VirtualTime time;
    Bank bank;
    VtkTerminal terminal;
    Socket socket{terminal, time};
    std::unique_ptr<usb::Port> port;
};

class PlainTerminal : public VtkTerminalTest {
protected:
    PlainTerminal()
        : VtkTerminalTest([] {
              VtkOptions options;
              options.keepalive_s = 30;
              options.operation_timeout_s = 120;
              options.receipt_when_declined = false;
              return options;
          }()) {}
};

TEST_F(PlainTerminal, answers_idle_as_the_manual_prints_it) {
    EXPECT_EQ(to_hex(ask(idle)), "1f001797fb010349444c030234310502333006033132300801307ebd");
    EXPECT_EQ(terminal.phase(), VtkPhase::idle);
}

TEST_F(PlainTerminal, declines_as_the_manual_prints_it) {
    EXPECT_EQ(to_hex(pay(CardOutcome::declined_51)), declined_without_receipt);
    EXPECT_EQ(bank.total(), Money{});
    EXPECT_EQ(terminal.display(), "Отказ: недостаточно средств");
}

TEST_F(VtkTerminalTest, approval_carries_a_receipt_with_a_masked_card) {
    const auto answer = pay(CardOutcome::approved);
    EXPECT_NE(text(answer).find("PAN:************4417\n"), std::string::npos);
    EXPECT_NE(text(answer).find("RRN:028810000045\n"), std::string::npos);
    EXPECT_NE(text(answer).find("AUTH ID:005991\n"), std::string::npos);
    EXPECT_NE(text(answer).find("TERMINAL:25201221\n"), std::string::npos);
    const auto head = hex("1381");
    const auto tag_13 = std::search(answer.begin(), answer.end(), head.begin(), head.end());
    EXPECT_NE(tag_13, answer.end()) << "the receipt's length takes the long form";
    EXPECT_EQ(bank.total(), asked);
}

TEST_F(VtkTerminalTest, finalises_once_and_repeats_the_answer) {
    pay(CardOutcome::approved);
    EXPECT_EQ(to_hex(ask(fin_42)), fin_ok);
    EXPECT_EQ(to_hex(ask(fin_42)), fin_ok);
    EXPECT_EQ(to_hex(ask(fin_42_zero)), fin_ok) << "what is finalised stays so";
    EXPECT_EQ(bank.total(), asked);
    EXPECT_EQ(bank.entries().size(), 1u);
}

TEST_F(VtkTerminalTest, fin_of_zero_gives_the_money_back) {
    pay(CardOutcome::approved);
    EXPECT_EQ(to_hex(ask(fin_42_zero)), fin_refused);
    EXPECT_EQ(to_hex(ask(fin_42)), fin_refused);
    EXPECT_EQ(bank.total(), Money{});
}

TEST_F(VtkTerminalTest, repeats_the_stored_answer_for_the_same_number) {
    const auto first = pay(CardOutcome::approved);
    EXPECT_EQ(ask(vrp_42), first);
    EXPECT_EQ(bank.entries().size(), 1u);
}

TEST_F(VtkTerminalTest, a_lost_answer_is_found_by_number) {
    fault(VtkFault::lost_answer);
    EXPECT_TRUE(pay(CardOutcome::approved).empty());
    EXPECT_EQ(bank.total(), asked);
    EXPECT_NE(text(ask(idle)).find("\x03\x02"
                                   "42"),
              std::string::npos);
    EXPECT_NE(text(ask(vrp_42)).find("APPROVED"), std::string::npos);
    EXPECT_EQ(to_hex(ask(fin_42)), fin_ok);
    EXPECT_EQ(bank.total(), asked);
}

TEST_F(VtkTerminalTest, a_lost_fin_answer_is_repeated) {
    fault(VtkFault::lost_fin_answer);
    pay(CardOutcome::approved);
    EXPECT_TRUE(ask(fin_42).empty());
    EXPECT_EQ(to_hex(ask(fin_42)), fin_ok);
}

TEST_F(VtkTerminalTest, a_new_operation_gives_back_an_approval_without_fin) {
    pay(CardOutcome::approved);
    fault(VtkFault::foreign_operation);
    const auto entries = bank.entries();
    ASSERT_EQ(entries.size(), 2u);
    EXPECT_EQ(entries[0].net(), Money{});
    EXPECT_EQ(entries[1].net(), Money{10'000});
    EXPECT_EQ(terminal.memory().number, 43u);
    EXPECT_TRUE(ask(fin_42).empty()) << "nothing is said of an operation that is past";
    EXPECT_TRUE(ask(vrp_42).empty());
}

TEST_F(VtkTerminalTest, power_cut_before_the_bank_declines) {
    fault(VtkFault::power_cut_before_capture);
    pay(CardOutcome::approved);
    Bytes buffer(64);
    EXPECT_EQ(port->in(buffer, Milliseconds(1)).error().error, usb::TransferError::gone);
    reattach();
    EXPECT_EQ(terminal.memory().number, 42u) << "the number survives the power cut";
    EXPECT_NE(text(ask(vrp_42))
                  .find("\x04\x01"
                        "0"),
              std::string::npos);
    EXPECT_EQ(bank.total(), Money{});
}

TEST_F(VtkTerminalTest, power_cut_while_the_bank_answers_gives_back) {
    fault(VtkFault::power_cut_during_bank);
    pay(CardOutcome::approved);
    EXPECT_EQ(bank.total(), asked);
    reattach();
    EXPECT_EQ(bank.total(), Money{}) << "the durable reversal was sent on restart";
    EXPECT_NE(text(ask(vrp_42))
                  .find("\x04\x01"
                        "0"),
              std::string::npos);
}

TEST_F(VtkTerminalTest, power_cut_after_the_bank_keeps_the_approval) {
    fault(VtkFault::power_cut_after_capture);
    pay(CardOutcome::approved);
    reattach();
    EXPECT_NE(text(ask(vrp_42)).find("APPROVED"), std::string::npos);
    EXPECT_EQ(to_hex(ask(fin_42)), fin_ok);
    EXPECT_EQ(bank.total(), asked);
}

TEST_F(VtkTerminalTest, power_cut_before_the_fin_answer_keeps_the_fin) {
    fault(VtkFault::power_cut_before_fin_answer);
    pay(CardOutcome::approved);
    EXPECT_TRUE(ask(fin_42).empty());
    reattach();
    EXPECT_EQ(to_hex(ask(fin_42)), fin_ok);
    EXPECT_EQ(bank.total(), asked);
}

class ReversingTerminal : public VtkTerminalTest {
protected:
    ReversingTerminal()
        : VtkTerminalTest([] {
              VtkOptions options;
              options.reverse_on_restart = true;
              options.reverse_after = Milliseconds(30'000);
              return options;
          }()) {}
};

TEST_F(ReversingTerminal, restart_reverses_and_then_refuses_the_fin) {
    fault(VtkFault::power_cut_after_capture);
    pay(CardOutcome::approved);
    reattach();
    EXPECT_EQ(bank.total(), Money{});
    EXPECT_NE(text(ask(vrp_42)).find("APPROVED"), std::string::npos) << "the stored answer";
    EXPECT_EQ(to_hex(ask(fin_42)), fin_refused);
}

TEST_F(ReversingTerminal, an_approval_without_fin_is_reversed_in_time) {
    pay(CardOutcome::approved);
    time.advance(Milliseconds(27'000));
    socket.settle_now();
    EXPECT_EQ(bank.total(), asked);
    time.advance(Milliseconds(3'000));
    socket.settle_now();
    EXPECT_EQ(bank.total(), Money{});
}

TEST_F(VtkTerminalTest, unplugged_terminal_goes_on_with_the_card) {
    ask(idle);
    ask(vrp_42);
    present(CardOutcome::approved);
    socket.unplug();
    time.advance(Milliseconds(10'000));
    reattach();
    EXPECT_EQ(bank.total(), asked);
    EXPECT_NE(text(ask(vrp_42)).find("APPROVED"), std::string::npos);
}

TEST_F(VtkTerminalTest, plug_comes_out_in_the_middle_of_an_answer) {
    fault(VtkFault::unplug_in_answer);
    const auto half = pay(CardOutcome::approved);
    EXPECT_GT(half.size(), 20u);
    EXPECT_LT(half.size(), 120u);
    EXPECT_FALSE(socket.visible());
    reattach();
    EXPECT_NE(text(ask(vrp_42)).find("RESPONSE CODE:000\n"), std::string::npos);
}

TEST_F(VtkTerminalTest, waits_in_vain_for_a_card_and_declines) {
    ask(idle);
    ask(vrp_42);
    EXPECT_EQ(terminal.display(), "К оплате 1250.50 ₽. Приложите карту");
    const auto answer = read_line(*port, time, Milliseconds(61'000));
    EXPECT_NE(text(answer).find("\x04\x01"
                                "0"),
              std::string::npos);
    EXPECT_TRUE(bank.entries().empty());
}

TEST_F(VtkTerminalTest, abort_stops_only_before_the_card) {
    ask(idle);
    ask(vrp_42);
    EXPECT_NE(text(ask(abort_operation)).find("VRP"), std::string::npos);
    EXPECT_FALSE(socket.with_device(
        [&](MonoTime now) { return terminal.present_card(CardOutcome::approved, now); }));
    EXPECT_TRUE(bank.entries().empty());
}

TEST_F(VtkTerminalTest, abort_after_the_card_is_too_late) {
    ask(idle);
    ask(vrp_42);
    present(CardOutcome::approved);
    write_all(*port, abort_operation);
    EXPECT_NE(text(read_line(*port, time, Milliseconds(3000))).find("APPROVED"), std::string::npos);
}

TEST_F(VtkTerminalTest, takes_no_payment_when_disabled_or_not_greeted) {
    EXPECT_TRUE(ask(vrp_42).empty());
    EXPECT_EQ(terminal.phase(), VtkPhase::inactive);
    EXPECT_NE(text(ask(disable)).find("DIS"), std::string::npos);
    ask(vrp_42);
    EXPECT_EQ(terminal.phase(), VtkPhase::disabled);
    EXPECT_EQ(terminal.memory().number, 41u);
}

TEST_F(VtkTerminalTest, a_silent_machine_is_gone_after_three_keepalives_and_eight_seconds) {
    ask(idle);
    time.advance(Milliseconds(37'500));
    socket.settle_now();
    EXPECT_EQ(terminal.phase(), VtkPhase::idle);
    time.advance(Milliseconds(500));
    socket.settle_now();
    EXPECT_EQ(terminal.phase(), VtkPhase::inactive);
}

TEST_F(VtkTerminalTest, late_damaged_and_noisy_answers) {
    fault(VtkFault::late_answer);
    EXPECT_TRUE(pay(CardOutcome::approved).empty());
    EXPECT_NE(text(read_line(*port, time, Milliseconds(20'000))).find("APPROVED"),
              std::string::npos);
    const auto good = ask(vrp_42);
    fault(VtkFault::crc_error);
    const auto damaged = ask(vrp_42);
    ASSERT_EQ(damaged.size(), good.size());
    EXPECT_NE(damaged.back(), good.back());
    fault(VtkFault::garbage);
    const auto noisy = ask(vrp_42);
    EXPECT_GT(noisy.size(), good.size());
    EXPECT_TRUE(std::equal(good.rbegin(), good.rend(), noisy.rbegin()));
}

TEST_F(VtkTerminalTest, stall_and_babble_strike_the_transfer) {
    Bytes buffer(64);
    fault(VtkFault::stall);
    EXPECT_EQ(port->in(buffer, Milliseconds(10)).error().error, usb::TransferError::stalled);
    fault(VtkFault::babble);
    write_all(*port, idle);
    EXPECT_EQ(port->in(buffer, Milliseconds(10)).error().error, usb::TransferError::overflowed);
    EXPECT_FALSE(ask(idle).empty());
}

TEST_F(VtkTerminalTest, another_terminal_in_its_place_has_its_own_memory) {
    fault(VtkFault::other_serial, every_time);
    reattach();
    EXPECT_EQ(port->info().serial, "VT25201221-2");
    EXPECT_EQ(terminal.memory().number, 0u);
    fault(VtkFault::other_serial, 0);
    reattach();
    EXPECT_EQ(port->info().serial, "VT25201221");
    EXPECT_EQ(terminal.memory().number, 41u);
}

TEST_F(VtkTerminalTest, hears_nothing_at_a_wrong_baud_rate) {
    port->control_out({0x40, 0x03, 0x4138, 0}, {}, Milliseconds(10)).value();
    EXPECT_TRUE(ask(idle).empty());
    open_line(*port);
    EXPECT_FALSE(ask(idle).empty());
}

TEST_F(VtkTerminalTest, asks_for_the_time_until_told) {
    VtkOptions options;
    options.clock_unset = true;
    VtkTerminal dateless(options, bank);
    Socket place(dateless, time);
    place.plug();
    port = place.open();
    open_line(*port);
    EXPECT_NE(text(ask(idle)).find("19700101T000000+0300"), std::string::npos);
    const auto told =
        ask(hex("1f001d96fb010349444c11143230323630393135543036323034352b30333030e1a2"));
    EXPECT_EQ(text(told).find("1970"), std::string::npos);
    port.reset();
}

}  // namespace
}  // namespace kvitok::sim
