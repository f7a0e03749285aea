#include "kiosk/screens/form_parts.h"

namespace kvitok::screens {
namespace {

std::string malformed(form::Allowed allowed, const Texts& texts) {
    switch (allowed) {
        case form::Allowed::email:
            return texts.say<"err.email">();
        case form::Allowed::date:
            return texts.say<"err.date">();
        default:
            return texts.say<"err.money">();
    }
}

std::string error_of(const form::Field& field, const FieldWords& words, const Texts& texts) {
    switch (field.complaint) {
        case form::Complaint::none:
            return {};
        case form::Complaint::missing:
            return texts.say<"err.required">(words.label);
        case form::Complaint::too_short:
            return texts.count<"err.short">(static_cast<int>(field.least));
        case form::Complaint::malformed:
            return malformed(field.allowed, texts);
        case form::Complaint::refused:
            return words.refused;
    }
    return {};
}

bool takes_letters(const form::Field& field) {
    using enum form::Allowed;
    return field.allowed == any || field.allowed == latin || field.allowed == email;
}

}  // namespace

ui::Field field(Draft& draft, const form::Form& form, std::size_t index, const FieldWords& words,
                const Texts& texts) {
    const auto& typed = form.fields.at(index);
    ui::Field shown{.label = words.label,
                    .value = typed.text,
                    .lines = words.lines,
                    .secret = typed.secret && !form.revealed,
                    .focused = form.focus == index,
                    .example = words.example,
                    .error = error_of(typed, words, texts),
                    .hint = words.hint,
                    .action = draft.on(press::FocusField{index})};
    if (typed.secret) {
        shown.side = form.revealed ? button(draft, texts.say<"login.hide">(), ui::Look::tint,
                                            press::Reveal{}, ui::Icon::eye_off)
                                   : button(draft, texts.say<"login.show">(), ui::Look::tint,
                                            press::Reveal{}, ui::Icon::eye);
    } else if (shown.focused && !shown.value.empty()) {
        shown.clear = draft.on(press::Clear{});
    }
    return shown;
}

void add_fields(Draft& draft, const form::Form& form, const FormWords& words, const Texts& texts,
                int gap) {
    for (std::size_t i = 0; i < words.size();) {
        const int above = i == 0 ? ui::stack_gap : gap;
        ui::Fields row{{field(draft, form, i, words[i], texts)}};
        for (++i; i < words.size() && words[i].beside; ++i) {
            row.row.push_back(field(draft, form, i, words[i], texts));
        }
        draft.add(std::move(row), ui::Side::see, above);
    }
}

ui::Button next_or_submit(Draft& draft, const form::Form& form, std::string submit,
                          const Texts& texts) {
    for (std::size_t i = form.focus + 1; i < form.fields.size(); ++i) {
        if (!form.fields[i].text.empty()) continue;
        return button(draft, texts.say<"key.next">(), ui::Look::primary, press::FocusField{i});
    }
    return button(draft, std::move(submit), ui::Look::primary, press::Submit{});
}

void add_keys(Draft& draft, const form::Form& form, const FormWords& words, ui::Button enter,
              const Texts& texts) {
    const auto& typed = form.focused();
    if (takes_letters(typed)) {
        return draft.dock(ui::Keyboard{.letters = words.at(form.focus).letters,
                                       .space_label = texts.say<"key.space">(),
                                       .enter = std::move(enter)});
    }
    const bool money = typed.allowed == form::Allowed::money;
    draft.add(ui::Keypad{.corner = money ? ui::Keypad::Corner::comma : ui::Keypad::Corner::clear,
                         .clear_label = texts.say<"key.clear">(),
                         .comma = texts.say<"fmt.decimal">(),
                         .comma_enabled = typed.text.find(',') == std::string::npos},
              ui::Side::act);
    draft.page.bottom = {std::move(enter)};
}

}  // namespace kvitok::screens
