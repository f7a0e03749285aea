#include "ui/text_entry.h"

#include "ui/utf8.h"

namespace kvitok::ui {

bool valid_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto from = at;
        const char32_t code = next_code(text, at);
        if (code == 0xFFFD && text.substr(from, at - from) != "\xEF\xBF\xBD") return false;
        // Overlong forms, surrogates and beyond the last plane are not characters either.
        std::string again;
        append_code(again, code);
        if (again != text.substr(from, at - from)) return false;
        if ((code >= 0xD800 && code < 0xE000) || code > 0x10FFFF) return false;
    }
    return true;
}

bool append_text(std::string& text, std::string_view typed, std::size_t most) {
    if (typed.empty() || !valid_utf8(typed)) return false;
    for (std::size_t at = 0; at < typed.size();) {
        const char32_t code = next_code(typed, at);
        if (code < 0x20 || (code >= 0x7F && code < 0xA0)) return false;
    }
    if (code_count(text) + code_count(typed) > most) return false;
    text += typed;
    return true;
}

bool erase_last(std::string& text) {
    if (text.empty()) return false;
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    text.resize(at);
    return true;
}

void wipe(std::string& text) {
    volatile char* bytes = text.data();
    for (std::size_t i = 0; i < text.capacity() && i < text.size(); ++i) bytes[i] = '\0';
    text.clear();
}

}  // namespace kvitok::ui
