#include "net/server/store_import.h"
#include "net/server/unassigned.h"
#include "tests/unit/server/world.h"

namespace kvitok::server {
namespace {

using wire::ErrorCode;

struct Readings : World {
    Reading cold(std::int64_t litres) {
        Reading reading;
        reading.id = random_hex(random, 16);
        reading.number = "П-261122-0064";
        reading.account = {guide};
        reading.meter_id = "m-154-cold";
        reading.values = {{litres, 3}};
        reading.counts_for = {2026, 11};
        reading.taken_at = clock.now;
        return reading;
    }
    Response hand_in(const Reading& reading) {
        return send("POST", "/v1/readings", wire::to_json(reading), reading.id);
    }
    Meter cold_meter(Period target = {2026, 11}) {
        return *find_meter(*store, "m-154-cold", target);
    }
};

TEST_F(Readings, are_taken_for_the_month_of_the_window) {
    const Reading reading = cold(335118);
    const auto response = hand_in(reading);
    EXPECT_EQ(response.status, 201);
    const auto taken = read<wire::ReadingTaken>(response);
    EXPECT_EQ(taken.id, reading.id);
    EXPECT_EQ(taken.number, reading.number);
    EXPECT_EQ(taken.counts_for, (Period{2026, 11}));
    EXPECT_EQ(taken.charge_date, (Date{2026, 12, 1}));
    EXPECT_EQ(cold_meter().zones[0].submitted, (Decimal{335118, 3}));
    EXPECT_EQ(cold_meter().submitted_at, clock.now);
}

TEST_F(Readings, count_once_for_ever_under_their_id) {
    const Reading reading = cold(335118);
    const auto first = hand_in(reading);
    clock.advance(std::chrono::hours(24 * 400));
    const auto again = hand_in(reading);
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(again.body, first.body);
    EXPECT_EQ(unbilled_readings(*store, {guide}).size(), 2u);
    Reading changed = reading;
    changed.values = {{336000, 3}};
    EXPECT_EQ(error_of(hand_in(changed)), ErrorCode::id_reused);
}

TEST_F(Readings, may_be_corrected_by_a_later_one) {
    hand_in(cold(335118));
    hand_in(cold(334000));
    EXPECT_EQ(cold_meter().zones[0].submitted, (Decimal{334000, 3}));
}

TEST_F(Readings, after_the_window_count_for_the_next_month) {
    clock.advance(std::chrono::hours(24 * 4));
    const auto taken = read<wire::ReadingTaken>(hand_in(cold(335118)));
    EXPECT_EQ(taken.counts_for, (Period{2026, 12}));
    EXPECT_EQ(taken.charge_date, (Date{2027, 1, 1}));
}

TEST_F(Readings, that_waited_in_the_terminal_count_for_the_day_they_were_taken) {
    const Reading reading = cold(335118);
    clock.advance(std::chrono::hours(24 * 10));
    EXPECT_EQ(read<wire::ReadingTaken>(hand_in(reading)).counts_for, (Period{2026, 11}));
    Reading from_the_future = cold(335118);
    from_the_future.taken_at = clock.now + std::chrono::hours(24 * 365);
    EXPECT_EQ(read<wire::ReadingTaken>(hand_in(from_the_future)).counts_for, (Period{2026, 12}));
}

TEST_F(Readings, below_the_previous_one_are_taken_when_confirmed_and_kept_for_a_person) {
    Reading less = cold(300000);
    EXPECT_EQ(error_of(hand_in(less)), ErrorCode::reading_less);
    less.rolled_over = true;
    EXPECT_EQ(hand_in(less).status, 201);
    EXPECT_TRUE(find_reading(*store, less.id)->suspicious);
}

TEST_F(Readings, thirteen_times_the_usual_are_taken_when_confirmed) {
    Reading unusual = cold(435118);
    EXPECT_EQ(error_of(hand_in(unusual)), ErrorCode::reading_unconfirmed);
    unusual.confirmed_unusual = true;
    EXPECT_EQ(hand_in(unusual).status, 201);
    EXPECT_TRUE(find_reading(*store, unusual.id)->suspicious);
    const Reading good = cold(335118);
    hand_in(good);
    EXPECT_FALSE(find_reading(*store, good.id)->suspicious);
}

TEST_F(Readings, of_a_rolled_over_meter_use_what_passed_through_zero) {
    Reading reading = cold(3120);
    reading.account = demo_account(8);
    reading.meter_id = "m-8-cold";
    EXPECT_EQ(error_of(hand_in(reading)), ErrorCode::reading_less);
    reading.rolled_over = true;
    EXPECT_EQ(hand_in(reading).status, 201);
    const auto stored = unbilled_readings(*store, demo_account(8));
    ASSERT_FALSE(stored.empty());
    EXPECT_EQ(to_plain(stored.back().used[0]), "9.000");
}

TEST_F(Readings, with_too_many_digits_or_zones_are_refused) {
    EXPECT_EQ(error_of(hand_in(cold(100000000))), ErrorCode::reading_digits);
    Reading finer = cold(0);
    finer.values = {{3351187, 4}};
    EXPECT_EQ(error_of(hand_in(finer)), ErrorCode::reading_digits);
    Reading two = cold(0);
    two.values = {{335118, 3}, {1, 3}};
    EXPECT_EQ(error_of(hand_in(two)), ErrorCode::reading_digits);
    Reading negative = cold(-5);
    EXPECT_GE(hand_in(negative).status, 400);
}

TEST_F(Readings, taken_without_the_network_find_their_meter_by_the_resource) {
    Reading reading = cold(335118);
    const std::string known = reading.meter_id;
    reading.meter_id = "unknown:cold_water";
    EXPECT_EQ(hand_in(reading).status, 201);
    EXPECT_EQ(hand_in(reading).status, 200);
    const auto stored = unbilled_readings(*store, reading.account);
    ASSERT_FALSE(stored.empty());
    EXPECT_EQ(stored.back().reading.meter_id, known);
    EXPECT_FALSE(stored.back().suspicious);
}

TEST_F(Readings, odd_ones_that_nobody_could_ask_about_are_taken_for_a_person_to_look_at) {
    Reading reading = cold(777000);
    reading.meter_id = "unknown:cold_water";
    EXPECT_EQ(hand_in(reading).status, 201);
    EXPECT_TRUE(unbilled_readings(*store, reading.account).back().suspicious);
    Reading steam = cold(335118);
    steam.id = std::string(32, 'e');
    steam.meter_id = "unknown:steam";
    EXPECT_EQ(error_of(hand_in(steam)), ErrorCode::meter_unknown);
}

// The guide's flat gets a second meter of cold water, in the bathroom.
Meter with_second_cold_meter(Store& store) {
    Meter second = *find_meter(store, "m-154-cold", {2026, 11});
    second.id = "m-154-cold-bath";
    second.serial = "18-204999";
    second.place = {"ванная", "bathroom"};
    Transaction transaction(store);
    Importer(store).meter(second, 9);
    transaction.commit();
    return second;
}

TEST_F(Readings, taken_without_the_network_wait_for_a_person_where_several_meters_are_meant) {
    const Meter second = with_second_cold_meter(*store);
    Reading reading = cold(335118);
    reading.meter_id = "unknown:cold_water";
    const std::size_t before = unbilled_readings(*store, reading.account).size();
    const auto response = hand_in(reading);
    EXPECT_EQ(response.status, 201);
    EXPECT_EQ(hand_in(reading).status, 200);
    EXPECT_EQ(hand_in(reading).body, response.body);
    EXPECT_EQ(unbilled_readings(*store, reading.account).size(), before);
    ASSERT_EQ(unassigned_readings(*store).size(), 1u);
    EXPECT_EQ(unassigned_readings(*store)[0].reading.values, reading.values);
    EXPECT_EQ(meters_meant(*store, reading, {2026, 11}).size(), 2u);

    clock.advance(std::chrono::hours(48));
    ASSERT_TRUE(assign(*store, reading.id, second.id, "Dispatcher", clock.now));
    EXPECT_TRUE(unassigned_readings(*store).empty());
    const auto booked = unbilled_readings(*store, reading.account);
    ASSERT_EQ(booked.size(), before + 1);
    EXPECT_EQ(booked.back().reading.meter_id, second.id);
    EXPECT_EQ(booked.back().reading.taken_at, reading.taken_at);
    EXPECT_EQ(booked.back().reading.id, reading.id);
    EXPECT_EQ(hand_in(reading).status, 200);
    Reading changed = reading;
    changed.values = {{336000, 3}};
    EXPECT_EQ(error_of(hand_in(changed)), ErrorCode::id_reused);
}

TEST_F(Readings, are_assigned_once_by_somebody_to_a_meter_that_was_meant) {
    const Meter second = with_second_cold_meter(*store);
    Reading reading = cold(335118);
    reading.meter_id = "unknown:cold_water";
    hand_in(reading);
    const auto error = [&](const char* meter, const char* person) {
        return assign(*store, reading.id, meter, person, clock.now).error();
    };
    EXPECT_EQ(error("m-154-hot", "A"), AssignError::not_meant);
    EXPECT_EQ(error("m-9-cold", "A"), AssignError::not_meant);
    EXPECT_EQ(error("m-154-cold", " "), AssignError::nameless);
    EXPECT_EQ(assign(*store, std::string(32, 'f'), second.id, "A", clock.now).error(),
              AssignError::no_such_reading);
    EXPECT_EQ(unassigned_readings(*store).size(), 1u);
    ASSERT_TRUE(assign(*store, reading.id, "m-154-cold", "A", clock.now));
    EXPECT_EQ(error("m-154-cold", "A"), AssignError::no_such_reading);
}

TEST_F(Readings, of_a_meter_with_zones_that_the_terminal_could_not_know_wait_for_a_person) {
    Reading reading = cold(0);
    reading.account = demo_account(9);
    reading.meter_id = "unknown:electricity";
    reading.values = {{123456, 1}};
    EXPECT_EQ(hand_in(reading).status, 201);
    ASSERT_EQ(unassigned_readings(*store).size(), 1u);
    EXPECT_EQ(assign(*store, reading.id, "m-9-electricity", "A", clock.now).error(),
              AssignError::does_not_fit);
    ASSERT_TRUE(assign(*store, reading.id, std::string(no_meter), "A", clock.now));
    EXPECT_TRUE(unassigned_readings(*store).empty());
    EXPECT_EQ(hand_in(reading).status, 200);
}

TEST_F(Readings, of_somebody_elses_meter_are_not_taken) {
    Reading reading = cold(335118);
    reading.account = {neighbour};
    EXPECT_EQ(error_of(hand_in(reading)), ErrorCode::meter_unknown);
    reading.account = {"0000000000"};
    EXPECT_EQ(error_of(hand_in(reading)), ErrorCode::account_unknown);
    Reading odd = cold(335118);
    odd.meter_id = "m-154-cold' OR '1'='1";
    EXPECT_GE(hand_in(odd).status, 400);
    EXPECT_EQ(unbilled_readings(*store, {guide}).size(), 1u);
}

TEST_F(Readings, of_a_meter_that_is_read_by_itself_are_refused) {
    Reading reading = cold(999000);
    reading.account = demo_account(17);
    reading.meter_id = "m-17-cold";
    EXPECT_EQ(error_of(hand_in(reading)), ErrorCode::reading_remote);
}

TEST_F(Readings, of_all_zones_come_at_once) {
    const auto before = *find_meter(*store, "m-9-electricity", {2026, 11});
    ASSERT_EQ(before.zones.size(), 3u);
    Reading reading = cold(0);
    reading.account = demo_account(9);
    reading.meter_id = before.id;
    reading.values.clear();
    for (const Zone& zone : before.zones) reading.values.push_back(zone.previous + Decimal{100, 1});
    EXPECT_EQ(hand_in(reading).status, 201);
    const auto after = *find_meter(*store, before.id, {2026, 11});
    for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(after.zones[i].submitted, reading.values[i]);
}

}  // namespace
}  // namespace kvitok::server
