#include "net/wire/archive.h"

namespace kvitok::wire {
namespace {

constexpr std::size_t id_digits = 32;
constexpr std::size_t most_name_bytes = 4 * people::most_name;

void describe_code(Archive& archive, std::string& value) {
    archive.text(value, people::code_digits, people::code_digits);
    if (archive.is_reading() && !archive.has_failed() && !people::is_code(value))
        archive.fail(DecodeError::bad_value);
}

// A field that is a six-digit code.
struct Code {
    std::string& digits;
};
void describe(Archive& archive, Code& value) {
    describe_code(archive, value.digits);
}

}  // namespace

void describe(Archive& archive, Language& value) {
    std::string word = value == Language::english ? "en" : "ru";
    archive.text(word, 1, 32);
    if (!archive.is_reading() || archive.has_failed()) return;
    if (word != "ru" && word != "en") return archive.fail(DecodeError::bad_value);
    value = word == "en" ? Language::english : Language::russian;
}

void describe(Archive& archive, people::FullName& value) {
    Object(archive)
        .text("surname", value.surname, 0, most_name_bytes)
        .text("first_name", value.first_name, 0, most_name_bytes)
        .text("patronymic", value.patronymic, 0, most_name_bytes);
}

void describe(Archive& archive, people::Application& value) {
    Object(archive)
        .hex("id", value.id, id_digits)
        .field("language", value.language)
        .field("name", value.name)
        .text("phone", value.phone, 0, 32)
        .text("email", value.email, 0, people::most_email)
        .text("user", value.user, 0, max_user_name)
        .text("password", value.password, 0, max_password);
}

void describe(Archive& archive, people::Profile& value) {
    Object(archive)
        .text("user", value.user, 0, max_user_name)
        .field("name", value.name)
        .text("email", value.email, 0, people::most_email)
        .text("phone", value.phone, 0, 32)
        .maybe("password_changed", value.password_changed)
        .field("bills_by_mail", value.bills_by_mail);
}

void describe(Archive& archive, LetterSent& value) {
    Object(archive).hex("id", value.id, id_digits).field("valid_to", value.valid_to);
}

void describe(Archive& archive, LetterCode& value) {
    Code code{value.code};
    Object(archive).hex("id", value.id, id_digits).field("code", code);
}

void describe(Archive& archive, RecoveryRequest& value) {
    Object(archive)
        .hex("id", value.id, id_digits)
        .field("language", value.language)
        .text("whom", value.whom, 1, people::most_email);
}

void describe(Archive& archive, RecoveredPassword& value) {
    Code code{value.code};
    Object(archive)
        .hex("id", value.id, id_digits)
        .field("code", code)
        .text("password", value.password, 0, max_password);
}

void describe(Archive& archive, Changed& value) {
    Object(archive).hex("id", value.id, id_digits);
}

void describe(Archive& archive, ProfileChange& value) {
    Object(archive)
        .hex("id", value.id, id_digits)
        .maybe("name", value.name)
        .maybe("phone", value.phone)
        .maybe("bills_by_mail", value.bills_by_mail);
}

void describe(Archive& archive, EmailChange& value) {
    Object(archive)
        .hex("id", value.id, id_digits)
        .field("language", value.language)
        .text("email", value.email, 0, people::most_email);
}

void describe(Archive& archive, PasswordChange& value) {
    Object(archive)
        .hex("id", value.id, id_digits)
        .text("old_password", value.old_password, 0, max_password)
        .text("new_password", value.new_password, 0, max_password);
}

void describe(Archive& archive, UserDeletion& value) {
    Object(archive)
        .hex("id", value.id, id_digits)
        .text("password", value.password, 0, max_password);
}

}  // namespace kvitok::wire
