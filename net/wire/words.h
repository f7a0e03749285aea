// Enumerations as words: one table of a value and its word serves writing and reading. Pure.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "kiosk/domain/check.h"

namespace kvitok::wire {

template <class T>
struct Word {
    T value;
    std::string_view word;
};

// Aborts if the table lacks the value.
template <class T, std::size_t size>
std::string_view word_of(T value, const std::array<Word<T>, size>& words) {
    for (const auto& each : words)
        if (each.value == value) return each.word;
    check_failed("every value has a word", std::source_location::current());
}

template <class T, std::size_t size>
std::optional<T> value_of(std::string_view word, const std::array<Word<T>, size>& words) {
    for (const auto& each : words)
        if (each.word == word) return each.value;
    return std::nullopt;
}

}  // namespace kvitok::wire
