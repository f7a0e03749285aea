// Stepping through UTF-8. Broken bytes read as U+FFFD, one each. Any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kvitok::ui {

// The code point at `at`, which moves behind it; `at` must be inside the text.
char32_t next_code(std::string_view text, std::size_t& at);
void append_code(std::string& text, char32_t code);
std::size_t code_count(std::string_view text);

}  // namespace kvitok::ui
