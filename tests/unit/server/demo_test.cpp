#include "net/server/demo.h"

#include "net/server/demo_bills.h"
#include "net/server/store_accounts.h"
#include "net/server/store_meters.h"
#include "net/server/store_money.h"
#include "tests/unit/server/world.h"

namespace kvitok::server {
namespace {

Store& full_demo() {
    static const std::unique_ptr<Store> store = [] {
        auto made = std::make_unique<Store>(":memory:");
        TestRandom random;
        load_demo(*made, random, *make_quick_hasher());
        return made;
    }();
    return *store;
}

// Opening, charges, recalculations and payments of an account's ledger, month by month.
struct Month {
    Money charged;
    Money recalculated;
    Money paid;
};

struct Book {
    Money opening;
    std::map<Period, Month> months;
};

Book book_of(const AccountNumber& number) {
    Book book;
    for (const Entry& entry : entries_of(full_demo(), resident_book(number))) {
        Money change;
        for (const EntryRow& row : entry.rows)
            if (row.book == resident_book(number)) change = change + row.debit - row.credit;
        const Period month = entry.period.value_or(period_of(to_local(entry.at, 180).date));
        if (entry.reference.starts_with("opening:")) {
            book.opening = change;
        } else if (entry.reference.starts_with("charge:")) {
            book.months[month].charged = change;
        } else if (entry.reference.starts_with("recalculation:")) {
            book.months[month].recalculated = book.months[month].recalculated + change;
        } else {
            book.months[month].paid = book.months[month].paid - change;
        }
    }
    return book;
}

TEST(Demo, is_a_house_of_160_flats_and_one_account_elsewhere) {
    const auto numbers = all_accounts(full_demo());
    EXPECT_EQ(numbers.size(), 161u);
    int here = 0;
    for (const AccountNumber& number : numbers) {
        const auto account = find_account(full_demo(), number);
        ASSERT_TRUE(account && parse_account_number(number.digits));
        EXPECT_FALSE(account->payer.english.empty());
        here += account->house_id == demo_house_id;
    }
    EXPECT_EQ(here, 160);
}

TEST(Demo, adds_up_to_the_kopeck_in_every_month_of_every_account) {
    for (const AccountNumber& number : all_accounts(full_demo())) {
        const Book book = book_of(number);
        ASSERT_EQ(book.months.size(), 36u) << number.digits;
        Money debt = book.opening;
        for (const auto& [period, month] : book.months) {
            const Charges bill = charges_of(full_demo(), number, period);
            ASSERT_GE(bill.rows.size(), 7u);
            ASSERT_EQ(bill.charged, month.charged) << number.digits << " " << to_iso(period);
            ASSERT_EQ(bill.recalculated, month.recalculated);
            ASSERT_EQ(bill.total, bill.charged + bill.recalculated);
            debt = debt + bill.total - month.paid;
        }
        ASSERT_EQ(debt, balance_of(full_demo(), resident_book(number))) << number.digits;
    }
}

TEST(Demo, has_a_ledger_whose_every_entry_balances) {
    const LedgerCheck ledger = check_ledger(full_demo());
    EXPECT_GT(ledger.entries, 160 * 36);
    EXPECT_EQ(ledger.unbalanced, 0);
    EXPECT_EQ(ledger.debit, ledger.credit);
    EXPECT_EQ(ledger.taken_by_card, Money{});
}

TEST(Demo, shows_the_guides_table_of_october) {
    const Charges bill = charges_of(full_demo(), {guide}, {2026, 10});
    struct Row {
        const char* service;
        const char* volume;
        const char* tariff;
        std::int64_t kopecks;
    };
    const Row rows[] = {
        {"Ремонт жилья", "50.50", "2.80", 14140},
        {"Содержание жилья", "50.50", "12.41", 62671},
        {"Найм жилья", "50.50", "6.56", 33128},
        {"Холодное водоснабжение", "9.044", "11.94", 10799},
        {"Горячее водоснабжение", "6.030", "88.26", 53222},
        {"Водоотведение", "14.726", "13.58", 19998},
        {"Электроснабжение", "201.61", "2.61", 52620},
        {"Отопление", "0.5003", "1434.59", 71772},
        {"Пени", "", "", 1153},
    };
    ASSERT_EQ(bill.rows.size(), std::size(rows));
    for (std::size_t i = 0; i < std::size(rows); ++i) {
        EXPECT_EQ(bill.rows[i].service.russian, rows[i].service);
        EXPECT_EQ(bill.rows[i].volume ? to_plain(*bill.rows[i].volume) : "", rows[i].volume);
        EXPECT_EQ(bill.rows[i].tariff ? to_plain(*bill.rows[i].tariff) : "", rows[i].tariff);
        EXPECT_EQ(bill.rows[i].charged.kopecks, rows[i].kopecks) << rows[i].service;
    }
    EXPECT_EQ(bill.total, roubles(3195, 3));
}

TEST(Demo, leads_to_the_guides_debt_through_three_known_months) {
    const Book book = book_of({guide});
    Money before_august = book.opening;
    for (const auto& [period, month] : book.months)
        if (period < Period{2026, 8})
            before_august = before_august + month.charged + month.recalculated - month.paid;
    EXPECT_EQ(before_august, roubles(2540, 42));
    EXPECT_EQ(book.months.at({2026, 8}).charged, roubles(2904, 11));
    EXPECT_EQ(book.months.at({2026, 9}).charged, roubles(2986, 20));
    EXPECT_EQ(book.months.at({2026, 9}).recalculated, -roubles(118, 40));
    EXPECT_EQ(book.months.at({2026, 10}).paid, roubles(3000));
    EXPECT_EQ(balance_of(full_demo(), resident_book({guide})), roubles(5589, 37));
    EXPECT_EQ(balance_of(full_demo(), resident_book({std::string(demo_second_account)})),
              -roubles(412, 60));
}

TEST(Demo, gives_the_guides_owner_four_meters_with_the_heat_handed_in_today) {
    const auto meters = meters_of(full_demo(), {guide}, {2026, 11});
    ASSERT_EQ(meters.size(), 4u);
    const char* serials[] = {"18-204417", "18-204418", "071153118", "0034471"};
    const char* stood[] = {"327.250", "214.906", "14226.4"};
    for (std::size_t i = 0; i < meters.size(); ++i) {
        EXPECT_EQ(meters[i].serial, serials[i]);
        EXPECT_EQ(meters[i].usage.size(), 12u);
        EXPECT_EQ(meters[i].previous_period, (Period{2026, 10}));
        if (i == 3) continue;
        EXPECT_EQ(to_plain(meters[i].zones.at(0).previous), stood[i]);
    }
    ASSERT_TRUE(meters[3].zones.at(0).submitted);
    EXPECT_EQ(to_plain(*meters[3].zones[0].submitted), "12.9881");
    EXPECT_EQ(to_iso(*meters[3].submitted_at), "2026-11-22T11:29:00Z");
    EXPECT_EQ(meters_waiting(full_demo(), {guide}, {2026, 11}), 3);
    EXPECT_EQ(meters_waiting(full_demo(), {std::string(demo_second_account)}, {2026, 11}), 0);
    EXPECT_EQ(verification(meters[1], {2026, 11, 22}), Verification::soon);
}

TEST(Demo, makes_a_red_digit_typed_as_black_thirteen_times_the_usual) {
    const auto meters = meters_of(full_demo(), {guide}, {2026, 11});
    const auto verdict = judge(meters[0], meters[0].zones[0], {435118, 3});
    EXPECT_EQ(verdict.check, ReadingCheck::unusual);
    EXPECT_EQ(verdict.times_usual, 13);
    EXPECT_EQ(to_plain(verdict.used), "107.868");
    EXPECT_EQ(usual_use(meters[0])->units / 100, 82);
    EXPECT_EQ(judge(meters[0], meters[0].zones[0], {335118, 3}).check, ReadingCheck::good);
}

TEST(Demo, has_every_kind_of_meter_somewhere) {
    std::size_t zones = 0;
    bool remote = false, overdue = false;
    for (const AccountNumber& number : all_accounts(full_demo())) {
        for (const Meter& meter : meters_of(full_demo(), number, {2026, 11})) {
            zones = std::max(zones, meter.zones.size());
            remote = remote || meter.remote;
            overdue = overdue || verification(meter, {2026, 11, 22}) == Verification::overdue;
            for (const Decimal use : meter.usage) EXPECT_GE(use.units, 0);
            for (const Zone& zone : meter.zones) EXPECT_GT(zone.previous.units, 0);
        }
    }
    EXPECT_EQ(zones, 3u);
    EXPECT_TRUE(remote && overdue);
}

TEST(Demo, is_the_same_every_time) {
    TestRandom random;
    Store again(":memory:");
    load_demo(again, random, *make_quick_hasher());
    EXPECT_EQ(entries_from(again, 1, 100000), entries_from(full_demo(), 1, 100000));
}

TEST(Demo, refuses_a_store_that_is_not_empty) {
    TestRandom random;
    EXPECT_THROW(load_demo(full_demo(), random, *make_quick_hasher()), StoreFailed);
}

}  // namespace
}  // namespace kvitok::server
