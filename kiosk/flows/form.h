// A form being filled in: its fields, which of them has the focus, and what is wrong with each. All
// forms of the terminal share this shape: a place that holds a `form::Form form` is typed into,
// erased, focused, revealed and guarded against leaving by the rows that all places have in common;
// what happens on Submit is its own. Values and pure functions; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/domain/time.h"

namespace kvitok::form {

// Which characters a field takes; whether they make sense is for fault_of.
enum class Allowed {
    any,     // every printable character
    latin,   // printable ASCII without the blank: names for signing in
    email,   // as latin
    digits,  // 0-9
    date,    // digits; the points of 22.11.2026 come and go by themselves
    money,   // digits and one comma with two digits behind it
};

// What is wrong with a field; the words are the screens'.
enum class Complaint {
    none,
    missing,
    too_short,
    malformed,  // no such address, date or sum
    refused,    // by the server or by the flow itself
};

// A line of text, UTF-8. Every copy wipes itself: what was typed may be secret.
struct Field {
    std::string text;
    Allowed allowed = Allowed::any;
    std::size_t least = 1;  // characters; 0: may stay empty
    std::size_t most = 64;  // characters
    bool secret = false;    // shown as dots unless the form is revealed
    Complaint complaint = Complaint::none;

    ~Field();
};

struct Form {
    std::vector<Field> fields;
    std::size_t focus = 0;
    bool revealed = false;  // secret fields are readable, for a short time

    Field& focused() { return fields.at(focus); }
    const Field& focused() const { return fields.at(focus); }
};

// Appends what a key typed to the focused field, if it takes that; returns whether it did. A field
// that changes is not complained about any more.
bool type(Form& form, std::string_view typed);
// Takes the last character away, not the last byte.
void erase(Form& form);
// Empties the focused field.
void clear(Form& form);
// An index that is not there changes nothing.
void focus(Form& form, std::size_t index);
// Overwrites a text before it is forgotten.
void wipe(std::string& text);

bool is_empty(const Form& form);  // nothing was typed anywhere
std::size_t characters(std::string_view text);
// The day a date field holds, once it is whole and exists.
std::optional<Date> date_of(const Field& field);
// What is wrong with a field as it stands; never `refused`.
Complaint fault_of(const Field& field);
// Marks every field that is missing, too short or malformed, and focuses the first; whether there
// is none.
bool is_complete(Form& form);
// Complains about a field and focuses it.
void refuse(Form& form, std::size_t index);

}  // namespace kvitok::form
