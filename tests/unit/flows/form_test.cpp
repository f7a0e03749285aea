// Forms: what a field takes, what it is told, and that nothing typed stays behind.
#include "kiosk/flows/form.h"

#include <gtest/gtest.h>

namespace kvitok::form {
namespace {

Form form_of(Field field) {
    return {.fields = {std::move(field), Field{}}};
}

// The keys one by one; what the field then holds.
std::string typed(Field field, std::string_view keys) {
    Form form = form_of(std::move(field));
    for (const char key : keys) type(form, std::string_view(&key, 1));
    return form.focused().text;
}

TEST(Form, a_field_takes_the_characters_of_its_kind_only) {
    EXPECT_EQ(typed({.allowed = Allowed::digits}, "0a1 5-"), "015");
    EXPECT_EQ(typed({.allowed = Allowed::latin}, "iv an\nov"), "ivanov");
    EXPECT_EQ(typed({.allowed = Allowed::email}, "a b@c.d"), "ab@c.d");
    EXPECT_EQ(typed({.allowed = Allowed::money}, ",3000,5,07"), "3000,50");
    EXPECT_EQ(typed({}, "any thing;\x01\x7f"), "any thing;");
}

TEST(Form, a_latin_field_takes_no_russian_letter_and_any_other_does) {
    Form latin = form_of({.allowed = Allowed::latin});
    EXPECT_FALSE(type(latin, "ж"));
    Form any = form_of({});
    EXPECT_TRUE(type(any, "ж"));
    EXPECT_EQ(any.focused().text, "ж");
}

TEST(Form, a_date_gets_its_points_by_itself_and_loses_them_so) {
    Form form = form_of({.allowed = Allowed::date});
    for (const char* key : {"2", "2", "1", "1", ".", "2", "0", "2", "6", "7"}) type(form, key);
    EXPECT_EQ(form.focused().text, "22.11.2026");
    EXPECT_EQ(date_of(form.focused()), (Date{2026, 11, 22}));
    for (int i = 0; i < 5; ++i) erase(form);
    EXPECT_EQ(form.focused().text, "22.1");
    EXPECT_FALSE(date_of(form.focused()));
    erase(form);
    EXPECT_EQ(form.focused().text, "22");
}

TEST(Form, the_limit_of_a_field_counts_characters_not_bytes) {
    Form form = form_of({.most = 3});
    for (int i = 0; i < 5; ++i) type(form, "ё");
    EXPECT_EQ(form.focused().text, "ёёё");
    erase(form);
    EXPECT_EQ(form.focused().text, "ёё");
}

TEST(Form, names_what_is_wrong_and_goes_to_the_first_of_it) {
    Form form{.fields = {{.text = "fine"},
                         {},
                         {.text = "abc", .least = 8},
                         {.text = "mail.example", .allowed = Allowed::email},
                         {.text = "31.02.2026", .allowed = Allowed::date},
                         {.least = 0}}};
    EXPECT_FALSE(is_complete(form));
    EXPECT_EQ(form.focus, 1u);
    EXPECT_EQ(form.fields[0].complaint, Complaint::none);
    EXPECT_EQ(form.fields[1].complaint, Complaint::missing);
    EXPECT_EQ(form.fields[2].complaint, Complaint::too_short);
    EXPECT_EQ(form.fields[3].complaint, Complaint::malformed);
    EXPECT_EQ(form.fields[4].complaint, Complaint::malformed);
    EXPECT_EQ(form.fields[5].complaint, Complaint::none);
    type(form, "x");
    EXPECT_EQ(form.fields[1].complaint, Complaint::none);
}

TEST(Form, an_address_has_one_at_sign_and_a_point_behind_it) {
    const auto fault = [](const char* text) {
        return fault_of({.text = text, .allowed = Allowed::email});
    };
    EXPECT_EQ(fault("muravyov@mail.example"), Complaint::none);
    for (const char* text : {"@mail.example", "a@b", "a@.b", "a@b.", "a@b@c.d", "a.b"}) {
        EXPECT_EQ(fault(text), Complaint::malformed) << text;
    }
}

TEST(Form, a_refused_field_takes_the_focus_until_it_is_changed) {
    Form form{.fields = {{.text = "a"}, {.text = "b"}}};
    refuse(form, 1);
    EXPECT_EQ(form.focus, 1u);
    EXPECT_EQ(form.focused().complaint, Complaint::refused);
    erase(form);
    EXPECT_EQ(form.focused().complaint, Complaint::none);
    focus(form, 7);
    EXPECT_EQ(form.focus, 1u);
}

TEST(Form, wiping_overwrites_what_an_earlier_text_left_behind_the_end) {
    std::string text = "a long password that does not fit into the string itself";
    text.resize(3);
    const char* bytes = text.data();
    const std::size_t room = text.capacity();
    wipe(text);
    EXPECT_TRUE(text.empty());
    // The string keeps its room, so the bytes may be looked at.
    ASSERT_EQ(text.data(), bytes);
    for (std::size_t i = 0; i < room; ++i) EXPECT_EQ(bytes[i], '\0') << i;
}

}  // namespace
}  // namespace kvitok::form
