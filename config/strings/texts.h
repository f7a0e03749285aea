// What residents read, in their language: texts by key, numbers, sums and dates in the form of the
// language. A key that does not exist, or a wrong number of values, does not compile. Both
// languages are compiled in; nothing is read at run time. Value type, any thread.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "config/strings/table.h"
#include "kiosk/domain/account.h"
#include "kiosk/domain/decimal.h"
#include "kiosk/domain/language.h"
#include "kiosk/domain/money.h"
#include "kiosk/domain/time.h"

namespace kvitok {
namespace strings {

// A key as a template argument.
template <std::size_t size>
struct Key {
    char letters[size]{};
    consteval Key(const char (&text)[size]) { std::copy_n(text, size, letters); }
    constexpr std::string_view view() const { return {letters, size - 1}; }
};

// The place of a key in `entries`; does not compile for an unknown one.
consteval std::size_t place_of(std::string_view key) {
    const auto* const found = std::lower_bound(
        std::begin(entries), std::end(entries), key,
        [](const Entry& entry, std::string_view wanted) { return entry.key < wanted; });
    if (found == std::end(entries) || found->key != key) throw "no such text";
    return static_cast<std::size_t>(found - std::begin(entries));
}

// A value of a text: words, or a whole number written without grouping.
struct Value {
    std::string words;
    Value(std::string_view text) : words(text) {}
    Value(const std::string& text) : words(text) {}
    Value(const char* text) : words(text) {}
    Value(int number) : words(std::to_string(number)) {}
};

}  // namespace strings

// Plural forms by the CLDR rules of the two languages.
enum class PluralForm { one, few, many };
PluralForm plural_form(Language language, std::int64_t number);

class Texts {
public:
    explicit Texts(Language language) : language_(language) {}

    Language language() const { return language_; }

    // texts.say<"pay.legal">(operator_name): values in the order of the source language's text.
    template <strings::Key key, class... Values>
    std::string say(const Values&... values) const {
        constexpr auto place = strings::place_of(key.view());
        static_assert(!strings::entries[place].plural, "a plural text: use count()");
        static_assert(strings::entries[place].values == sizeof...(Values),
                      "the text has another number of values");
        return fill(place, PluralForm::one, 0,
                    std::array<strings::Value, sizeof...(Values)>{values...});
    }

    // texts.count<"home.news_new">(3, month): the form that the number wants; {n} is the number.
    template <strings::Key key, class... Values>
    std::string count(std::int64_t number, const Values&... values) const {
        constexpr auto place = strings::place_of(key.view());
        static_assert(strings::entries[place].plural, "not a plural text: use say()");
        static_assert(strings::entries[place].values == sizeof...(Values),
                      "the text has another number of values");
        return fill(place, plural_form(language_, number), number,
                    std::array<strings::Value, sizeof...(Values)>{values...});
    }

    // The n-th word, from 0, of a text that is a list.
    template <strings::Key key>
    std::string word(int n) const {
        constexpr auto place = strings::place_of(key.view());
        return nth_word(place, n);
    }

    const std::string& name(const Name& name) const { return name.in(language_); }

    // Money: "5 589,37 ₽", and without the sign for columns. U+00A0 between groups and before
    // ₽.
    std::string sum(Money amount) const;
    std::string amount(Money amount) const;
    // Whole roubles without kopecks, when there are none: "60 000".
    std::string round_amount(Money amount) const;
    // "14 226,4"; "14 226,4 кВт·ч" when the unit is not empty.
    std::string number(Decimal value) const;
    std::string volume(Decimal value, const Name& unit) const;

    std::string date(Date date) const;                    // 22.11.2026
    std::string date_long(Date date) const;               // 22 ноября 2026
    std::string day(Date date) const;                     // 22 ноября
    std::string weekday_day(Date date) const;             // воскресенье, 22 ноября
    std::string weekday_short(Date date) const;           // вс, 22 ноября
    std::string time(const LocalTime& moment) const;      // 14:32
    std::string day_time(const LocalTime& moment) const;  // 22 ноября, 14:32
    std::string moment(const LocalTime& moment) const;    // 22.11.2026, 14:32
    std::string moment_long(const LocalTime& moment) const;  // 22 ноября 2026, 14:32
    std::string month(Period month) const;                   // октябрь
    std::string month_title(Period month) const;             // Октябрь
    std::string month_in(Period month) const;                // октябре
    std::string month_year(Period month) const;              // октябрь 2026
    std::string month_short(Period month) const;   // 12.2026, as a meter's passport has it
    std::string month_letter(Period month) const;  // о, for the axis of a chart

    // «ул. Гражданская, д. 12, кв. 154»; the flat of a stranger is «•••».
    std::string address(const Address& address) const;

private:
    std::string fill(std::size_t place, PluralForm form, std::int64_t number,
                     std::span<const strings::Value> values) const;
    std::string nth_word(std::size_t place, int n) const;

    Language language_;
};

}  // namespace kvitok
