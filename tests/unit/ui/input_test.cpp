#include <gtest/gtest.h>

#include "fixture.h"
#include "samples.h"
#include "ui/keys.h"
#include "ui/pointer.h"
#include "ui/readout.h"
#include "ui/text_entry.h"
#include "ui/utf8.h"
#include "ui/view.h"

namespace kvitok::ui {
namespace {

using Time = Pointer::Time;

Scene two_targets() {
    Scene scene;
    scene.width = scene.height = 300;
    scene.hits = {
        {.action = {1}, .box = {0, 0, 100, 100}},
        {.action = actions::type_text, .text = "5", .box = {100, 0, 100, 100}, .role = Role::key}};
    return scene;
}

TEST(Pointer, acts_on_release_inside) {
    const Scene scene = two_targets();
    Pointer pointer;
    EXPECT_TRUE(pointer.down(scene, 50, 50, Time{1000}));
    EXPECT_EQ(pointer.shown(Time{1000}), 0);
    EXPECT_EQ(pointer.up(scene, 60, 60, Time{1200}), 0);
}

TEST(Pointer, does_nothing_on_release_outside) {
    const Scene scene = two_targets();
    Pointer pointer;
    pointer.down(scene, 50, 50, Time{1000});
    EXPECT_TRUE(pointer.moved(scene, 250, 250));
    EXPECT_EQ(pointer.shown(Time{1010}), -1);
    EXPECT_FALSE(pointer.up(scene, 250, 250, Time{1200}).has_value());
}

TEST(Pointer, shows_a_short_tap_for_120_ms) {
    const Scene scene = two_targets();
    Pointer pointer;
    pointer.down(scene, 150, 50, Time{1000});
    EXPECT_EQ(pointer.up(scene, 150, 50, Time{1010}), 1);
    EXPECT_EQ(pointer.shown(Time{1119}), 1);
    EXPECT_EQ(pointer.next_change(Time{1020}), Time{1120});
    EXPECT_EQ(pointer.shown(Time{1120}), -1);
    EXPECT_FALSE(pointer.next_change(Time{1120}).has_value());
}

TEST(Pointer, ignores_a_second_press_of_a_button_for_400_ms) {
    const Scene scene = two_targets();
    Pointer pointer;
    pointer.down(scene, 50, 50, Time{1000});
    pointer.up(scene, 50, 50, Time{1050});
    pointer.down(scene, 50, 50, Time{1449});
    EXPECT_FALSE(pointer.up(scene, 50, 50, Time{1460}).has_value());
    pointer.down(scene, 50, 50, Time{1450});
    EXPECT_TRUE(pointer.up(scene, 50, 50, Time{1460}).has_value());
}

TEST(Pointer, never_guards_keys) {
    const Scene scene = two_targets();
    Pointer pointer;
    pointer.down(scene, 50, 50, Time{1000});
    pointer.up(scene, 50, 50, Time{1010});
    for (int i = 0; i < 10; ++i) {
        const Time now{1020 + 20 * i};
        pointer.down(scene, 150, 50, now);
        EXPECT_EQ(pointer.up(scene, 150, 50, now + Time{10}), 1);
    }
}

TEST(Pointer, forgets_a_target_that_the_next_page_does_not_have) {
    const Scene scene = two_targets();
    Scene other = two_targets();
    other.hits[0].action = {7};
    Pointer pointer;
    pointer.down(scene, 50, 50, Time{1000});
    pointer.scene_changed(scene, other);
    EXPECT_EQ(pointer.shown(Time{1001}), -1);
    EXPECT_FALSE(pointer.up(other, 50, 50, Time{1100}).has_value());
}

TEST(Pointer, keeps_a_key_that_the_next_page_has_too) {
    const Scene scene = two_targets();
    Pointer pointer;
    pointer.down(scene, 150, 50, Time{1000});
    pointer.scene_changed(scene, two_targets());
    EXPECT_EQ(pointer.up(scene, 150, 50, Time{1100}), 1);
}

TEST(Pointer, a_disabled_target_is_not_pressed) {
    Scene scene = two_targets();
    scene.hits[0].enabled = false;
    Pointer pointer;
    EXPECT_FALSE(pointer.down(scene, 50, 50, Time{0}));
    EXPECT_FALSE(pointer.up(scene, 50, 50, Time{10}).has_value());
}

// Types a character through the layers as a script would; returns what came out.
std::string typed_through(KeyLayer start, char32_t code) {
    View view;
    view.layer = start;
    view.layer_chosen = true;
    std::string text;
    for (const auto& press : keys_for(code, start)) {
        bool found = false;
        for (const auto& row : key_rows(view.layer))
            for (const auto& key : row)
                found = found ||
                        (key.kind == press.kind &&
                         (press.width == 0 && press.text.empty() ? true : key.text == press.text));
        if (!found) return "no such key";
        if (press.kind == KeyKind::shift) view.absorb(actions::key_shift);
        if (press.kind == KeyKind::letters) view.absorb(actions::key_language);
        if (press.kind == KeyKind::symbols) view.absorb(actions::key_symbols);
        if (press.kind == KeyKind::text || press.kind == KeyKind::space) text += press.text;
    }
    return text;
}

TEST(Keyboard, types_every_printable_ascii_character_from_every_layer) {
    for (int layer = 0; layer < 8; ++layer) {
        const KeyLayer start{layer & 1 ? Letters::english : Letters::russian, (layer & 2) != 0,
                             (layer & 4) != 0};
        for (char32_t code = 0x20; code < 0x7F; ++code) {
            std::string wanted;
            append_code(wanted, code);
            EXPECT_EQ(typed_through(start, code), wanted) << layer;
        }
    }
}

TEST(Keyboard, types_every_russian_letter) {
    for (const char32_t code :
         U"абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ") {
        if (code == 0) continue;
        std::string wanted;
        append_code(wanted, code);
        EXPECT_EQ(typed_through({Letters::english, false, false}, code), wanted);
    }
}

TEST(Keyboard, has_no_way_to_a_character_it_lacks) {
    EXPECT_TRUE(keys_for(U'漢', {}).empty());
}

TEST(Keyboard, shows_the_layer_of_the_view) {
    View view;
    view.absorb(actions::key_symbols, Letters::english);
    const Scene scene = laid(samples::login(), {1080, 1920}, view);
    EXPECT_GE(hit_by_label(scene, "{"), 0);
    EXPECT_LT(hit_by_label(scene, "q"), 0);
}

TEST(View, absorbs_what_concerns_it_and_nothing_else) {
    View view;
    EXPECT_TRUE(view.absorb(actions::larger));
    EXPECT_TRUE(view.modes.large);
    EXPECT_TRUE(view.absorb(actions::part_next));
    EXPECT_EQ(view.part, 1);
    EXPECT_FALSE(view.absorb(actions::back));
    EXPECT_FALSE(view.absorb({17}));
    view.page_changed();
    EXPECT_EQ(view.part, 0);
    EXPECT_TRUE(view.modes.large);
    view.reset();
    EXPECT_FALSE(view.modes.any());
}

TEST(View, releases_shift_after_a_letter) {
    View view;
    view.absorb(actions::key_shift, Letters::english);
    EXPECT_TRUE(view.layer.shift);
    EXPECT_EQ(view.layer.letters, Letters::english);
    view.typed();
    EXPECT_FALSE(view.layer.shift);
}

TEST(TextEntry, erases_a_character_and_not_a_byte) {
    std::string text = "аб";
    EXPECT_TRUE(erase_last(text));
    EXPECT_EQ(text, "а");
    EXPECT_TRUE(erase_last(text));
    EXPECT_FALSE(erase_last(text));
}

TEST(TextEntry, keeps_to_its_limit_in_characters) {
    std::string text = "ёж";
    EXPECT_FALSE(append_text(text, "и", 2));
    EXPECT_TRUE(append_text(text, "и", 3));
    EXPECT_EQ(text, "ёжи");
}

TEST(TextEntry, refuses_what_is_not_text) {
    std::string text;
    for (const std::string bad : {"\x01", "\n", "\xFF", "\xC0\x80", "\xED\xA0\x80", "\xC2\x85", ""})
        EXPECT_FALSE(append_text(text, bad, 10));
    EXPECT_TRUE(text.empty());
}

TEST(TextEntry, wipes_before_it_clears) {
    std::string text = "password";
    const char* bytes = text.data();
    wipe(text);
    EXPECT_TRUE(text.empty());
    EXPECT_EQ(bytes[0], '\0');
}

TEST(Readout, never_says_what_is_secret) {
    const auto text = text_of(laid(samples::login()));
    EXPECT_EQ(text.find("secret"), std::string::npos);
    EXPECT_NE(text.find("Пароль: ••••••|"), std::string::npos);
}

TEST(Readout, finds_a_target_by_the_beginning_of_its_label) {
    const Scene scene = laid(samples::home());
    EXPECT_GE(hit_by_label(scene, "Войти в личный кабинет"), 0);
    EXPECT_EQ(hit_by_label(scene, "Нет такой"), -1);
}

}  // namespace
}  // namespace kvitok::ui
