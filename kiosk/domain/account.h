// A consumer account as the server shows it: to a stranger (masked), to its owner, with its
// charges.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/domain/decimal.h"
#include "kiosk/domain/language.h"
#include "kiosk/domain/money.h"
#include "kiosk/domain/time.h"

namespace kvitok {

inline constexpr std::size_t account_number_digits = 10;

// Ten digits, grouped 4-4-2 on the bill.
struct AccountNumber {
    std::string digits;
    friend auto operator<=>(const AccountNumber&, const AccountNumber&) = default;
};

// Nothing unless exactly ten ASCII digits (spaces between groups allowed).
std::optional<AccountNumber> parse_account_number(std::string_view text);
// "•• 8731": what a screen may show.
std::string masked(const AccountNumber& number);
// "0154 2087 31": paper, and the entry itself.
std::string grouped(const AccountNumber& number);

// Where a flat is. The server leaves `flat` empty for a stranger.
struct Address {
    Name street_and_house;  // «ул. Гражданская, д. 12»
    std::string flat;       // «154»
    friend bool operator==(const Address&, const Address&) = default;
};

// To whom the money goes; part of the server-signed quote.
struct Payee {
    Name company;  // «ОАО «Камал»»
    std::string inn;
    friend bool operator==(const Payee&, const Payee&) = default;
};

// What the list of accounts shows, and all that a stranger sees (flat empty there).
struct AccountSummary {
    AccountNumber number;
    Address address;
    Payee payee;
    Money balance;                     // > 0 debt, < 0 overpayment
    Period last_period;                // the month charged last
    Money charged_last;                // charged for that month
    int meters_waiting = 0;            // meters whose reading for the current month is missing
    std::optional<Date> readings_due;  // last day of the window while it is open
    friend bool operator==(const AccountSummary&, const AccountSummary&) = default;
};

// One line of the bill. Amounts are the server's and never recomputed from volume and tariff.
struct ChargeRow {
    Name service;
    Name unit;                      // «м²», empty for a late fee
    std::optional<Decimal> volume;  // empty prints as «–»
    std::optional<Decimal> tariff;  // roubles a unit
    Money charged;
    Money recalculated;
    Money total;
    friend bool operator==(const ChargeRow&, const ChargeRow&) = default;
};

struct Charges {
    Period period;
    std::vector<ChargeRow> rows;
    Money charged;
    Money recalculated;
    Money total;
    friend bool operator==(const Charges&, const Charges&) = default;
};

enum class Tenure { owned, municipal };

// The account card: only for a signed-in owner.
struct AccountCard {
    AccountSummary summary;
    Name payer;  // masked by the server: «Сергей Викторович М.»
    Decimal area;
    Tenure tenure = Tenure::owned;
    Charges charges;
    int unread_appeals = 0;  // appeals with an answer that was not read yet
    int unread_news = 0;
    friend bool operator==(const AccountCard&, const AccountCard&) = default;
};

// Who signed in. The token is opaque, kept in memory only, and wiped with the session.
struct User {
    std::string token;
    Name given_name;  // «Сергей»
    Name short_name;  // «Сергей М.»
    friend bool operator==(const User&, const User&) = default;
};

enum class NewsTopic { other, outage, meeting, yard, charges };

// As it stands in the list; the whole text is asked for apart.
struct NewsItem {
    std::string id;
    Date date;
    Name title;
    Name text;
    NewsTopic topic = NewsTopic::other;
    friend bool operator==(const NewsItem&, const NewsItem&) = default;
};

// What a stranger may read on home: who runs the house and what is new.
struct HouseNotice {
    Payee company;
    std::string dispatcher_phone;  // «8 800 000-00-00»
    Name office_hours;
    Name office_address;
    std::string postcode;
    std::string email;
    std::vector<NewsItem> news;
    std::optional<Name> outage_when;  // «25 ноября, 9:00–17:00»
    std::optional<Name> outage_what;  // «не будет горячей воды»
    friend bool operator==(const HouseNotice&, const HouseNotice&) = default;
};

}  // namespace kvitok
