// What the screen shows, as a script reads it. Pure.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/app/face.h"

namespace kvitok::desk {

using Json = nlohmann::ordered_json;

// Name, title, texts, buttons, keys, fields and cells, each with its box [x, y, w, h].
Json page_of(const app::Face& face);

// Whether this is written anywhere on the page; blanks that do not break count as plain ones, here
// and in labels.
bool says(const ui::Scene& scene, std::string_view text);

// The target with this label that can be pressed; a beginning or a part of a label is enough when
// only one label has it. `nth` counts targets of the same label from 1, in reading order. Nothing
// when none fits, or several different ones.
std::optional<std::size_t> find_target(const ui::Scene& scene, std::string_view label, int nth = 1);
// Labels of everything that can be pressed.
Json labels_of(const ui::Scene& scene);

// What the terminal itself still has to do with money and readings.
Json unfinished_of(const State& state);

// The key to press next so that this character is typed: the character itself, or a layer key.
struct NextKey {
    std::size_t target = 0;
    bool types = false;  // false: a layer key, the character is still to come
};
std::optional<NextKey> next_key(const app::Face& face, char32_t character);

}  // namespace kvitok::desk
