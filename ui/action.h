// What pressing something means: an opaque number that the maker of the page chose. Numbers from
// `reserved` upwards belong to the frame that every page has in common. Any thread.
#pragma once

#include <cstdint>

namespace kvitok::ui {

struct Action {
    std::uint32_t value = 0;  // 0: nothing happens

    explicit operator bool() const { return value != 0; }
    friend bool operator==(Action, Action) = default;
};

namespace actions {

inline constexpr Action none{0};
inline constexpr std::uint32_t reserved = 0xFFFF0000;

// The navigation bar and the access bar: the application decides.
inline constexpr Action back{reserved + 1};
inline constexpr Action home{reserved + 2};
inline constexpr Action exit{reserved + 3};
inline constexpr Action first_language{reserved + 4};
inline constexpr Action second_language{reserved + 5};
inline constexpr Action help{reserved + 6};
// They change the view only, see View::absorb.
inline constexpr Action larger{reserved + 16};
inline constexpr Action contrast{reserved + 17};
inline constexpr Action reach{reserved + 18};
inline constexpr Action part_previous{reserved + 19};
inline constexpr Action part_next{reserved + 20};
inline constexpr Action key_shift{reserved + 21};
inline constexpr Action key_language{reserved + 22};
inline constexpr Action key_symbols{reserved + 23};
// Keys of keypad and keyboards: the input carries the character in `text` for type_text.
inline constexpr Action type_text{reserved + 32};
inline constexpr Action erase{reserved + 33};
inline constexpr Action clear{reserved + 34};

}  // namespace actions
}  // namespace kvitok::ui
