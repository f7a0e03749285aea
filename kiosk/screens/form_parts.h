// How a form is shown: its fields with what is said under them, and the keys that the focused field
// takes. Shared by all screens that show a form::Form.
#pragma once

#include <string>
#include <vector>

#include "kiosk/flows/form.h"
#include "kiosk/screens/draft.h"

namespace kvitok::screens {

// What a screen says of one field, in the order of the form's fields.
struct FieldWords {
    std::string label;
    std::string hint{};
    std::string example{};
    std::string refused{};                       // under the field when it was refused
    ui::Letters letters = ui::Letters::russian;  // with which its keyboard begins
    bool beside = false;                         // right of the field before
    int lines = 1;                               // above 1: a text of several lines
};
using FormWords = std::vector<FieldWords>;

// One field, with the button that shows or the sign that clears what was typed.
ui::Field field(Draft& draft, const form::Form& form, std::size_t index, const FieldWords& words,
                const Texts& texts);
// All fields, row by row; `gap` stands above every row but the first.
void add_fields(Draft& draft, const form::Form& form, const FormWords& words, const Texts& texts,
                int gap = ui::stack_gap);

// «Далее» to the next field while one further down is empty, then `submit`.
ui::Button next_or_submit(Draft& draft, const form::Form& form, std::string submit,
                          const Texts& texts);
// The keyboard, with `enter` as its last key, or the keypad, with `enter` below it. Comes after all
// other blocks of the page.
void add_keys(Draft& draft, const form::Form& form, const FormWords& words, ui::Button enter,
              const Texts& texts);

}  // namespace kvitok::screens
