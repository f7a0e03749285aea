// Editing the text of a field: pure UTF-8, the caret stands at the end. Any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kvitok::ui {

// Appends what a key typed, if the text then has at most `most` characters and is clean UTF-8
// without control characters; returns whether it did.
bool append_text(std::string& text, std::string_view typed, std::size_t most);
// Removes the last character, not the last byte; returns whether there was one.
bool erase_last(std::string& text);
// Overwrites before it clears: what was typed may be secret.
void wipe(std::string& text);
bool valid_utf8(std::string_view text);

}  // namespace kvitok::ui
