// The one JSON codec of the messages. Pure; any thread. Decoding trusts nothing: it never throws
// and never reads beyond the limits.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "net/wire/cards.h"
#include "net/wire/messages.h"
#include "net/wire/people.h"

namespace kvitok::wire {

inline constexpr std::size_t max_message_bytes = 256 * 1024;
inline constexpr int max_depth = 16;

enum class DecodeError {
    too_large,      // over max_message_bytes
    not_json,       // no JSON text, cut off, or bytes that are not UTF-8
    too_deep,       // nested deeper than max_depth
    duplicate_key,  // a key twice in one object
    missing_field,
    wrong_type,  // also a fraction or exponent where a whole number is due
    bad_value,   // the right type, but against its form, range or length
};
std::string_view to_word(DecodeError error);

// T is any message of messages.h, or a domain struct that is one: AccountSummary, AccountCard,
// Reading, Quote. Keys come in a fixed order, so equal messages are equal texts.
template <class T>
std::string to_json(const T& message);

// Keys that T does not have are skipped; all of T's must be there, save its optional ones.
template <class T>
[[nodiscard]] tl::expected<T, DecodeError> from_json(std::string_view text);

}  // namespace kvitok::wire
