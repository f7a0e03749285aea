#include <gtest/gtest.h>

#include "kiosk/domain/people.h"

namespace kvitok::people {
namespace {

TEST(People, write_to_one_plain_mailbox) {
    for (const char* good :
         {"ivanov@mail.example", "a.b+c@x-y.mail.example", "o'neil@mail.example"})
        EXPECT_TRUE(is_email(good)) << good;
    for (const char* bad :
         {"", "@", "ivanov", "ivanov@", "@mail.example", "a@b", "a@b.", "a@.b", "a b@mail.example",
          "a@mail.example\r\nRCPT TO:<x@y.example>", "a@b.c>d", "<a@b.c>", "a@b@c.d", "a..b@c.d",
          "\"a\"@b.c", "иванов@mail.example", "a@b.c, d@e.f", "a@b.c;"})
        EXPECT_FALSE(is_email(bad)) << bad;
    EXPECT_FALSE(is_email(std::string(65, 'a') + "@mail.example"));
}

TEST(People, are_shown_to_others_without_their_family_name) {
    EXPECT_EQ(masked({"Муравьёв", "Сергей", "Викторович"}), "Сергей Викторович М.");
    EXPECT_EQ(short_form({"Ёлкин", "Анна", ""}), "Анна Ё.");
    EXPECT_EQ(masked({"", "Anna", ""}), "Anna");
    EXPECT_EQ(masked_email("muravyov@mail.example"), "m•••@mail.example");
    EXPECT_EQ(masked_email("none"), "");
    EXPECT_EQ(masked_phone("+79175554567"), "+7 ••• •••-45-67");
    EXPECT_EQ(spaced_phone("+79175554567"), "+7 917 555-45-67");
}

TEST(People, have_names_of_letters) {
    for (const char* good : {"Муравьёв", "О'Нил", "Анна-Мария", "Мамин Сибиряк", "O'Neil", "Я"})
        EXPECT_TRUE(is_name(good)) << good;
    for (const char* bad : {"", " ", "-", "Анна1", "<b>", "a\nb", " Анна", "Анна ", "a;b"})
        EXPECT_FALSE(is_name(bad)) << bad;
    std::string longest;
    for (int i = 0; i < 40; ++i) longest += "ж";
    EXPECT_TRUE(is_name(longest));
    EXPECT_FALSE(is_name(longest + "ж"));
}

TEST(People, have_telephones_of_ten_digits_however_typed) {
    for (const char* same : {"89175554567", "79175554567", "9175554567", "+7 (917) 555-45-67"})
        EXPECT_EQ(parse_phone(same), "+79175554567") << same;
    for (const char* bad : {"", "917555456", "0175554567", "191755545671", "917555456a"})
        EXPECT_FALSE(parse_phone(bad)) << bad;
}

TEST(People, sign_in_under_names_of_latin_letters_and_digits) {
    for (const char* good : {"ivan", "Ivanov_77", "a.b-c"}) EXPECT_TRUE(is_user_name(good)) << good;
    for (const char* bad : {"", "abc", "1abc", "иванов", "a b c d", "abcd@", "' OR 1=1 --"})
        EXPECT_FALSE(is_user_name(bad)) << bad;
    EXPECT_TRUE(is_user_name(std::string(32, 'a')));
    EXPECT_FALSE(is_user_name(std::string(33, 'a')));
    EXPECT_EQ(lower("Ivanov@Mail.Example"), "ivanov@mail.example");
    EXPECT_TRUE(is_code("012345"));
    for (const char* bad : {"", "12345", "1234567", "12345a"}) EXPECT_FALSE(is_code(bad)) << bad;
}

}  // namespace
}  // namespace kvitok::people
