#include "kiosk/domain/statement.h"

#include <gtest/gtest.h>

namespace kvitok {
namespace {

constexpr const char* sbp_samples[] = {
    "https://qr.nspk.ru/AD100023V96ORJUR98CRVT2RR91R3UNA?type=02&bank=100000000061&sum=10000"
    "&cur=RUB&crc=D2E1",
    "https://qr.nspk.ru/AS10003P3RH0LJ2A9ROO038L6NT5RU1M?type=01&bank=000000000001&sum=10000"
    "&cur=RUB&crc=F3D0",
    "https://qr.nspk.ru/AD10007G66CG666S9NROEHM8IEM90B0T?type=02&bank=100000000014&sum=399"
    "&cur=RUB&crc=D590",
    "https://qr.nspk.ru/AD100061H9VVF8NK8AP865AFMPJNICNN?type=02&bank=100000000004&sum=5000"
    "&cur=RUB&crc=854C",
    "https://qr.nspk.ru/AD10004MV5CJ3D638358RO81129CE63P?type=02&bank=100000000004&sum=30510"
    "&cur=RUB&crc=B754",
};
constexpr std::int64_t sbp_sums[] = {10000, 10000, 399, 5000, 30510};

TEST(SbpCode, states_its_sum_and_the_checksum_of_its_address) {
    for (int i = 0; i < 5; ++i) {
        const std::string code = sbp_samples[i];
        EXPECT_EQ(sbp_crc(code.substr(0, code.find("&crc="))), code.substr(code.size() - 4));
        EXPECT_TRUE(is_presentable(code, PhoneMethod::sbp, Money{sbp_sums[i]})) << code;
        EXPECT_FALSE(is_presentable(code, PhoneMethod::sbp, Money{sbp_sums[i] + 1})) << code;
    }
}

TEST(SbpCode, with_a_typo_another_host_or_a_wrong_checksum_is_not_shown) {
    const Money sum{10000};
    const std::string good = sbp_samples[0];
    std::string typo = good;
    typo.replace(typo.find("&cur=RUB"), 8, "&acur=RUB");
    EXPECT_FALSE(is_presentable(typo, PhoneMethod::sbp, sum));
    std::string host = good;
    host.replace(host.find("nspk"), 4, "nsqk");
    EXPECT_FALSE(is_presentable(host, PhoneMethod::sbp, sum));
    EXPECT_FALSE(is_presentable("http" + good.substr(5), PhoneMethod::sbp, sum));
    EXPECT_FALSE(is_presentable(good + "0", PhoneMethod::sbp, sum));
    EXPECT_FALSE(is_presentable("https://qr.nspk.ru/", PhoneMethod::sbp, sum));
    EXPECT_FALSE(is_presentable("", PhoneMethod::sbp, sum));
    EXPECT_FALSE(is_presentable(good + "\n", PhoneMethod::sbp, sum));
    EXPECT_FALSE(
        is_presentable("https://qr.nspk.ru/" + std::string(600, 'A'), PhoneMethod::sbp, sum));
}

TEST(SbpCode, without_parameters_is_taken_as_it_is) {
    EXPECT_TRUE(is_presentable("https://qr.nspk.ru/AS1A0000", PhoneMethod::sbp, Money{5}));
}

TEST(AcquirersPage, is_any_https_address_without_blanks) {
    EXPECT_TRUE(
        is_presentable("https://moneta.ru/assistant.htm?MNT_ID=1", PhoneMethod::moneta, Money{1}));
    EXPECT_FALSE(is_presentable("ftp://moneta.ru/", PhoneMethod::moneta, Money{1}));
    EXPECT_FALSE(is_presentable("https://moneta.ru/ x", PhoneMethod::moneta, Money{1}));
}

TEST(Contact, is_a_telephone_number_in_any_usual_form) {
    for (const char* typed : {"+7 (900) 123-45-67", "89001234567", "9001234567", "7 900 123 45 67"})
        EXPECT_EQ(parse_contact(typed), "+79001234567") << typed;
}

TEST(Contact, is_an_e_mail_address) {
    EXPECT_EQ(parse_contact(" sergey.m@mail.example "), "sergey.m@mail.example");
    EXPECT_EQ(parse_contact("a+b@x-y.mail.ru"), "a+b@x-y.mail.ru");
}

TEST(Contact, is_nothing_else) {
    for (const std::string typed :
         {"", " ", "123", "12345678901234", "@mail.ru", "a@", "a@b", "a@b.c", "a@@b.ru", "a b@c.ru",
          "иван@почта.рф", "a@b..ru", "a@-b.ru", "19001234567", "a<b>@c.ru"})
        EXPECT_FALSE(parse_contact(typed)) << typed;
    EXPECT_FALSE(parse_contact(std::string(60, 'a') + "@mail.ru"));
}

TEST(StatementSums, add_up_or_do_not) {
    Statement statement;
    statement.opening = Money{254042};
    statement.moves = {{MoveKind::charge, {2026, 10}, {}, {}, Money{319503}},
                       {MoveKind::recalculation, {2026, 10}, {}, {}, Money{-11840}}};
    statement.payments = {PostedFact{.amount = Money{300000}}, PostedFact{.amount = Money{1}}};
    statement.paid = Money{300001};
    statement.closing = Money{254042 + 319503 - 11840 - 300001};
    EXPECT_TRUE(adds_up(statement));
    EXPECT_EQ(sum_of(statement, MoveKind::charge), Money{319503});
    auto wrong = statement;
    wrong.closing = wrong.closing + Money{1};
    EXPECT_FALSE(adds_up(wrong));
    wrong = statement;
    wrong.payments.pop_back();
    EXPECT_FALSE(adds_up(wrong));
}

}  // namespace
}  // namespace kvitok
