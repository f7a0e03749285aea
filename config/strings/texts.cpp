#include "config/strings/texts.h"

#include "kiosk/domain/check.h"

namespace kvitok {
namespace {

constexpr std::string_view no_break_space = "\u00a0";
constexpr std::string_view minus = "\u2212";

const strings::Text& text_at(Language language, std::size_t place) {
    return language == Language::english ? strings::english[place] : strings::russian[place];
}

std::string two_digits(int number) {
    return number < 10 ? "0" + std::to_string(number) : std::to_string(number);
}

// Digits in groups of three from the right.
std::string grouped_digits(std::uint64_t number) {
    const std::string plain = std::to_string(number);
    std::string out;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        if (i > 0 && (plain.size() - i) % 3 == 0) out += no_break_space;
        out += plain[i];
    }
    return out;
}

// A first letter of the Cyrillic or Latin alphabet made upper case.
std::string capitalised(std::string text) {
    if (text.empty()) return text;
    const auto first = static_cast<unsigned char>(text[0]);
    if (first >= 'a' && first <= 'z') {
        text[0] = static_cast<char>(first - 'a' + 'A');
    } else if (text.size() > 1 && (first == 0xd0 || first == 0xd1)) {
        const auto second = static_cast<unsigned char>(text[1]);
        unsigned code = ((first & 0x1fu) << 6) | (second & 0x3fu);
        if (code >= 0x430 && code <= 0x44f) code -= 0x20;
        text[0] = static_cast<char>(0xc0u | (code >> 6));
        text[1] = static_cast<char>(0x80u | (code & 0x3fu));
    }
    return text;
}

std::uint64_t magnitude(std::int64_t number) {
    return number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
}

}  // namespace

PluralForm plural_form(Language language, std::int64_t number) {
    const auto size = magnitude(number);
    if (language == Language::english) return size == 1 ? PluralForm::one : PluralForm::many;
    const auto last = size % 10;
    const bool teen = size % 100 >= 11 && size % 100 <= 14;
    if (last == 1 && !teen) return PluralForm::one;
    return last >= 2 && last <= 4 && !teen ? PluralForm::few : PluralForm::many;
}

std::string Texts::fill(std::size_t place, PluralForm form, std::int64_t number,
                        std::span<const strings::Value> values) const {
    const auto& text = text_at(language_, place);
    const std::string_view pattern = text.forms[static_cast<std::size_t>(form)];
    std::string out;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        if (pattern[at] != '{') {
            out += pattern[at];
            continue;
        }
        if (pattern[at + 1] == 'n') {
            out += std::to_string(number);
        } else {
            out += values[static_cast<std::size_t>(pattern[at + 1] - '0')].words;
        }
        at += 2;
    }
    return out;
}

std::string Texts::nth_word(std::size_t place, int n) const {
    std::string_view list = text_at(language_, place).forms[0];
    for (; n > 0; --n) {
        const auto bar = list.find('|');
        check(bar != std::string_view::npos, "a word beyond the end of a list of words");
        list.remove_prefix(bar + 1);
    }
    return std::string(list.substr(0, list.find('|')));
}

std::string Texts::amount(Money amount) const {
    const auto size = magnitude(amount.kopecks);
    std::string out(amount.kopecks < 0 ? minus : "");
    return out + grouped_digits(size / 100) + say<"fmt.decimal">() +
           two_digits(static_cast<int>(size % 100));
}

std::string Texts::round_amount(Money amount) const {
    if (amount.kopecks < 0 || amount.kopecks % 100 != 0) return this->amount(amount);
    return grouped_digits(magnitude(amount.kopecks) / 100);
}

std::string Texts::sum(Money amount) const {
    return say<"fmt.sum">(this->amount(amount));
}

std::string Texts::number(Decimal value) const {
    std::uint64_t scale = 1;
    for (int i = 0; i < value.places; ++i) scale *= 10;
    const auto size = magnitude(value.units);
    std::string out(value.units < 0 ? minus : "");
    out += grouped_digits(size / scale);
    if (value.places == 0) return out;
    const std::string fraction = std::to_string(size % scale);
    out += say<"fmt.decimal">();
    out.append(static_cast<std::size_t>(value.places) - fraction.size(), '0');
    return out + fraction;
}

std::string Texts::volume(Decimal value, const Name& unit) const {
    const auto& word = name(unit);
    if (word.empty()) return number(value);
    return number(value) + std::string(no_break_space) + word;
}

std::string Texts::date(Date date) const {
    return two_digits(date.day) + '.' + two_digits(date.month) + '.' + std::to_string(date.year);
}

std::string Texts::day(Date date) const {
    return say<"fmt.day">(date.day, word<"month.genitive">(date.month - 1));
}

std::string Texts::date_long(Date date) const {
    return say<"fmt.date_long">(date.day, word<"month.genitive">(date.month - 1), date.year);
}

std::string Texts::weekday_day(Date date) const {
    return say<"fmt.weekday_day">(word<"weekday.full">(weekday(date) - 1), day(date));
}

std::string Texts::weekday_short(Date date) const {
    return say<"fmt.weekday_short">(word<"weekday.short">(weekday(date) - 1), date.day,
                                    word<"month.header">(date.month - 1));
}

std::string Texts::time(const LocalTime& moment) const {
    return two_digits(moment.hour) + ':' + two_digits(moment.minute);
}

std::string Texts::day_time(const LocalTime& moment) const {
    return say<"fmt.day_time">(day(moment.date), time(moment));
}

std::string Texts::moment(const LocalTime& moment) const {
    return say<"fmt.day_time">(date(moment.date), time(moment));
}

std::string Texts::moment_long(const LocalTime& moment) const {
    return say<"fmt.day_time">(date_long(moment.date), time(moment));
}

std::string Texts::month(Period month) const {
    return word<"month.name">(month.month - 1);
}

std::string Texts::month_title(Period month) const {
    return capitalised(this->month(month));
}

std::string Texts::month_in(Period month) const {
    return word<"month.prepositional">(month.month - 1);
}

std::string Texts::month_year(Period month) const {
    return say<"fmt.month_year">(this->month(month), month.year);
}

std::string Texts::month_short(Period month) const {
    return two_digits(month.month) + '.' + std::to_string(month.year);
}

std::string Texts::month_letter(Period month) const {
    return word<"month.letter">(month.month - 1);
}

std::string Texts::address(const Address& address) const {
    return say<"fmt.address">(name(address.street_and_house),
                              address.flat.empty() ? "\u2022\u2022\u2022" : address.flat);
}

}  // namespace kvitok
