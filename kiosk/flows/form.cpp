#include "kiosk/flows/form.h"

#include <algorithm>

#include "kiosk/domain/money.h"

namespace kvitok::form {

namespace {

constexpr std::size_t whole_date = 10;  // 22.11.2026

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_printable(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7F;
    });
}

bool is_latin(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7F; });
}

// The text with what was typed behind it; nothing when the field does not take that.
std::optional<std::string> extended(const Field& field, std::string_view typed) {
    std::string text = field.text;
    switch (field.allowed) {
        case Allowed::any:
            if (!is_printable(typed)) return std::nullopt;
            break;
        case Allowed::latin:
        case Allowed::email:
            if (!is_latin(typed)) return std::nullopt;
            break;
        case Allowed::digits:
            if (!std::all_of(typed.begin(), typed.end(), is_digit)) return std::nullopt;
            break;
        case Allowed::date:
            if (typed.size() != 1 || !is_digit(typed[0])) return std::nullopt;
            if (text.size() == 2 || text.size() == 5) text += '.';
            break;
        case Allowed::money:
            // The comma itself is no sum yet.
            if (typed == ",") {
                if (text.empty() || text.find(',') != std::string::npos) return std::nullopt;
            } else if (!parse_money(text + std::string(typed))) {
                return std::nullopt;
            }
            break;
    }
    text += typed;
    const std::size_t most = field.allowed == Allowed::date ? whole_date : field.most;
    if (characters(text) > most) return std::nullopt;
    return text;
}

bool is_email(std::string_view text) {
    const auto at = text.find('@');
    if (at == 0 || at == std::string_view::npos || at != text.rfind('@')) return false;
    const auto host = text.substr(at + 1);
    const auto point = host.rfind('.');
    return point != std::string_view::npos && point > 0 && point + 1 < host.size();
}

bool makes_sense(const Field& field) {
    switch (field.allowed) {
        case Allowed::email:
            return is_email(field.text);
        case Allowed::date:
            return date_of(field).has_value();
        case Allowed::money:
            return parse_money(field.text).has_value();
        default:
            return true;
    }
}

}  // namespace

Field::~Field() {
    wipe(text);
}

bool type(Form& form, std::string_view typed) {
    Field& field = form.focused();
    auto text = extended(field, typed);
    if (typed.empty() || !text) return false;
    field.text.swap(*text);
    wipe(*text);
    field.complaint = Complaint::none;
    return true;
}

void erase(Form& form) {
    Field& field = form.focused();
    std::string& text = field.text;
    field.complaint = Complaint::none;
    while (!text.empty()) {
        const auto byte = static_cast<unsigned char>(text.back());
        text.pop_back();
        if ((byte & 0xC0u) != 0x80u) break;  // UTF-8: all but continuation bytes end a character
    }
    if (field.allowed == Allowed::date && text.ends_with('.')) text.pop_back();
}

void clear(Form& form) {
    wipe(form.focused().text);
    form.focused().complaint = Complaint::none;
}

void focus(Form& form, std::size_t index) {
    if (index < form.fields.size()) form.focus = index;
}

// What lies behind the end may be an older text.
void wipe(std::string& text) {
    text.resize(text.capacity());
    volatile char* bytes = text.data();
    for (std::size_t i = 0; i < text.size(); ++i) bytes[i] = 0;
    text.clear();
}

bool is_empty(const Form& form) {
    return std::all_of(form.fields.begin(), form.fields.end(),
                       [](const Field& field) { return field.text.empty(); });
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
    }));
}

std::optional<Date> date_of(const Field& field) {
    const std::string& text = field.text;
    if (text.size() != whole_date) return std::nullopt;
    return parse_date(text.substr(6) + '-' + text.substr(3, 2) + '-' + text.substr(0, 2));
}

Complaint fault_of(const Field& field) {
    if (field.text.empty()) return field.least > 0 ? Complaint::missing : Complaint::none;
    if (characters(field.text) < field.least) return Complaint::too_short;
    return makes_sense(field) ? Complaint::none : Complaint::malformed;
}

bool is_complete(Form& form) {
    bool complete = true;
    for (std::size_t i = 0; i < form.fields.size(); ++i) {
        Field& field = form.fields[i];
        field.complaint = fault_of(field);
        if (field.complaint == Complaint::none) continue;
        if (complete) form.focus = i;
        complete = false;
    }
    return complete;
}

void refuse(Form& form, std::size_t index) {
    focus(form, index);
    form.focused().complaint = Complaint::refused;
}

}  // namespace kvitok::form
