// What a resident's card does at a simulated terminal, by name.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace kvitok::sim {

enum class CardOutcome {
    approved,
    declined_05,   // "do not honour"
    declined_51,   // not enough money
    no_answer,     // the bank takes the money, the terminal's answer gets lost
    bank_silent,   // the bank does not answer: declined after the terminal's patience
    other_amount,  // approved, but for less than was asked
    slow,          // approved after a long while
};

inline constexpr std::array<std::pair<std::string_view, CardOutcome>, 7> card_outcome_names{{
    {"approved", CardOutcome::approved},
    {"declined-05", CardOutcome::declined_05},
    {"declined-51", CardOutcome::declined_51},
    {"no-answer", CardOutcome::no_answer},
    {"bank-silent", CardOutcome::bank_silent},
    {"other-amount", CardOutcome::other_amount},
    {"slow", CardOutcome::slow},
}};

// The value of a name in a table of names; nothing for an unknown one.
template <class Table>
constexpr auto by_name(const Table& table, std::string_view name)
    -> std::optional<typename Table::value_type::second_type> {
    for (const auto& [text, value] : table) {
        if (text == name) return value;
    }
    return std::nullopt;
}
template <class Table, class Value>
constexpr std::string_view name_in(const Table& table, Value wanted) {
    for (const auto& [text, value] : table) {
        if (value == wanted) return text;
    }
    return "?";
}

}  // namespace kvitok::sim
