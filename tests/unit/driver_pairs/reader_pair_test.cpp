// The CCID driver against the simulated reader, at every level of exchange.
#include <algorithm>

#include "desk.h"

namespace kvitok {
namespace {

using reader::CardKind;

std::vector<reader::CardTapped> tapped(const Desk& desk) {
    std::vector<reader::CardTapped> all;
    for (const auto& event : desk.events) {
        const auto* said = std::get_if<reader::Event>(&event);
        const auto* card = said == nullptr ? nullptr : std::get_if<reader::CardTapped>(said);
        if (card != nullptr) all.push_back(*card);
    }
    return all;
}

template <class Kind>
int heard_of(const Desk& desk) {
    return static_cast<int>(
        std::count_if(desk.events.begin(), desk.events.end(), [](const auto& e) {
            const auto* said = std::get_if<reader::Event>(&e);
            return said != nullptr && std::holds_alternative<Kind>(*said);
        }));
}

struct ReaderKind {
    std::string_view name;
    sim::CcidOptions options;
    friend std::ostream& operator<<(std::ostream& out, const ReaderKind& one) {
        return out << one.name;
    }
};
std::vector<ReaderKind> reader_kinds() {
    using sim::CcidLevel;
    sim::CcidOptions small;
    small.level = CcidLevel::extended;
    small.max_message = 24;  // everything is chained
    return {
        {"short_apdu", {.level = CcidLevel::short_apdu}},
        {"without_event_pipe", {.level = CcidLevel::short_apdu, .event_pipe = false}},
        {"extended_apdu", {.level = CcidLevel::extended, .max_message = 522}},
        {"chained", small},
        {"tpdu", {.level = CcidLevel::tpdu}},
        {"tpdu_by_hand", {.level = CcidLevel::tpdu, .negotiates = false}},
        {"tpdu_short_blocks", {.level = CcidLevel::tpdu, .negotiates = false, .card_block = 5}}};
}

class ReaderPair : public ::testing::TestWithParam<ReaderKind> {
protected:
    static sim::BenchOptions options() {
        sim::BenchOptions all;
        all.reader = GetParam().options;
        return all;
    }
    static std::vector<reader::CardTapped> after_tap(Desk& desk, std::string_view card) {
        desk.run_for(Milliseconds(500));
        desk.hand("reader", "tap-card", card);
        desk.run_for(Milliseconds(5'000));
        return tapped(desk);
    }
};
INSTANTIATE_TEST_SUITE_P(Levels, ReaderPair, ::testing::ValuesIn(reader_kinds()),
                         [](const auto& one) { return std::string(one.param.name); });

TEST_P(ReaderPair, every_card_of_the_drawer_is_what_it_is) {
    const std::vector<std::pair<std::string_view, CardKind>> all{
        {"transport", CardKind::lasting},    {"transport-2", CardKind::lasting},
        {"social", CardKind::lasting},       {"phone", CardKind::random},
        {"bank", CardKind::payment},         {"bank-chip", CardKind::payment},
        {"bank-chip-t1", CardKind::payment}, {"club-chip", CardKind::nameless},
        {"worn", CardKind::unreadable}};
    ASSERT_EQ(all.size(), sim::card_names().size());
    for (const auto& [card, kind] : all) {
        Desk desk(0x0B, options());
        const auto cards = after_tap(desk, card);
        ASSERT_EQ(cards.size(), 1U) << card;
        EXPECT_EQ(cards[0].kind, kind) << card;
        EXPECT_EQ(cards[0].identifier.empty(), kind != CardKind::lasting) << card;
        EXPECT_EQ(heard_of<reader::CardRemoved>(desk), 1) << card;
        EXPECT_EQ(heard_of<reader::Faulted>(desk), 0) << card;
    }
}

TEST_P(ReaderPair, the_same_card_has_the_same_identifier_and_another_another) {
    Desk desk(0x0B, options());
    for (const std::string_view card : {"transport", "social", "transport", "transport-2"}) {
        after_tap(desk, card);
    }
    const auto cards = tapped(desk);
    ASSERT_EQ(cards.size(), 4U);
    EXPECT_EQ(cards[0].identifier, (std::vector<std::uint8_t>{0x3A, 0x7C, 0x19, 0xE4}));
    EXPECT_EQ(cards[1].identifier.size(), 7U);
    EXPECT_EQ(cards[2].identifier, cards[0].identifier);
    EXPECT_NE(cards[3].identifier, cards[0].identifier);
}

// What a bank card hears is the selection of its environment, and nothing after it.
TEST_P(ReaderPair, a_bank_card_is_asked_one_question) {
    for (const std::string_view card : {"bank", "bank-chip", "bank-chip-t1"}) {
        Desk desk(0x0B, options());
        after_tap(desk, card);
        const std::string_view environment = card == "bank" ? "2PAY.SYS.DDF01" : "1PAY.SYS.DDF01";
        int commands = 0;
        std::string all;
        for (const auto& command : desk.bench.reader().heard()) {
            all.append(command.begin(), command.end());
            // GET RESPONSE fetches the answer to the question.
            commands += command.size() >= 2 && command[1] == 0xC0 ? 0 : 1;
            EXPECT_FALSE(command.size() >= 2 &&
                         (command[1] == 0xB2 || command[1] == 0xA8 || command[1] == 0xCA))
                << card;
        }
        EXPECT_NE(all.find(environment), std::string::npos) << card;
        if (GetParam().options.card_block > 20) {
            EXPECT_EQ(commands, 1) << card;
        }
    }
}

TEST_P(ReaderPair, what_goes_wrong_once_is_overcome) {
    for (const std::string_view fault :
         {"mute-card", "more-time", "more-time 3", "card-wants-time", "stale-answer", "busy 3",
          "babble", "stall", "torn-answer", "damaged-block", "damaged-block 3", "lost-block",
          "silent"}) {
        for (const std::string_view card : {"transport", "social", "bank-chip-t1"}) {
            Desk desk(0x0B, options());
            desk.run_for(Milliseconds(500));
            desk.hand("reader", "fault", fault);
            desk.hand("reader", "hold-card", card);
            desk.run_for(Milliseconds(20'000));
            const auto cards = tapped(desk);
            ASSERT_EQ(cards.size(), 1U) << fault << ' ' << card;
            EXPECT_EQ(cards[0].kind, card == "bank-chip-t1" ? CardKind::payment : CardKind::lasting)
                << fault << ' ' << card;
        }
    }
}

TEST_P(ReaderPair, a_reader_that_never_answers_is_a_fault_until_it_does) {
    Desk desk(0x0B, options());
    desk.run_for(Milliseconds(500));
    desk.hand("reader", "fault", "silent always");
    desk.hand("reader", "hold-card", "transport");
    desk.run_for(Milliseconds(40'000));
    EXPECT_EQ(heard_of<reader::Faulted>(desk), 1);
    for (const auto& card : tapped(desk)) EXPECT_EQ(card.kind, CardKind::unreadable);
    desk.hand("reader", "fault", "silent off");
    desk.run_for(Milliseconds(10'000));
    EXPECT_EQ(heard_of<reader::Attached>(desk), 2);
    desk.hand("reader", "remove");
    desk.run_for(Milliseconds(1'000));
    const auto before = tapped(desk).size();
    desk.hand("reader", "tap-card", "transport");
    desk.run_for(Milliseconds(10'000));
    ASSERT_EQ(tapped(desk).size(), before + 1);
    EXPECT_EQ(tapped(desk).back().kind, CardKind::lasting);
}

TEST_P(ReaderPair, pulled_at_any_byte_and_put_back_it_reads_again) {
    for (int bytes = 1; bytes < 120; bytes += 7) {
        Desk desk(0x0B, options());
        desk.run_for(Milliseconds(500));
        desk.hand("reader", "unplug-after", std::to_string(bytes));
        desk.hand("reader", "hold-card", "social");
        desk.run_for(Milliseconds(3'000));
        desk.hand("reader", "plug");
        desk.run_for(Milliseconds(5'000));
        ASSERT_FALSE(tapped(desk).empty()) << bytes;
        EXPECT_EQ(tapped(desk).back().kind, CardKind::lasting) << bytes;
    }
}

TEST(ReaderRow, readers_of_other_protocols_are_nobodys) {
    usb::Found found{{0x1234, 0x5678, "", "1-1"}, {0, 0x0B, 0x00, 0x00}};
    ASSERT_NE(drivers::find_model(found), nullptr);
    EXPECT_EQ(drivers::find_model(found)->driver, drivers::Driver::ccid);
    found.interface.protocol = 0x01;
    EXPECT_EQ(drivers::find_model(found), nullptr);
    found = {{0x072F, 0x2224, "", "1-1"}, {0, 0x0B, 0x00, 0x00}};
    EXPECT_EQ(drivers::find_model(found)->slots, 2);
}

}  // namespace
}  // namespace kvitok
