// Keyboards as data: which keys stand in which row of which layer, and how a character is typed.
// Every printable ASCII character and every Russian letter can be typed. Any thread.
// Source: design 5, keyboards Рус and Eng.
#pragma once

#include <string>
#include <vector>

#include "ui/view.h"

namespace kvitok::ui {

enum class KeyKind : std::uint8_t { text, shift, erase, letters, symbols, space, enter };

struct Key {
    KeyKind kind = KeyKind::text;
    std::string text{};  // typed; for others what is written on it
    int width = 94;      // design px
};
using KeyRows = std::vector<std::vector<Key>>;

// The rows of a layer, five of them. Space and enter get their words from the page.
KeyRows key_rows(const KeyLayer& layer);

// The presses that type a character, beginning in `layer`: layer keys first, then the character.
// Empty when no layer has it. Shift releases itself after a letter.
std::vector<Key> keys_for(char32_t character, KeyLayer layer);

}  // namespace kvitok::ui
