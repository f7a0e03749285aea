// What a form says and offers: errors under the fields, the keys of the focused one, the way on.
#include <algorithm>

#include <gtest/gtest.h>

#include "kiosk/screens/form_parts.h"
#include "kiosk/screens/sample_data.h"
#include "ui/font.h"
#include "ui/layout.h"

namespace kvitok::screens {
namespace {

form::Form sample_form() {
    return {.fields = {{.text = "Сергей"},
                       {.text = "secret", .secret = true},
                       {.allowed = form::Allowed::date},
                       {.allowed = form::Allowed::money}}};
}

const FormWords words{{.label = "Имя"},
                      {.label = "Пароль", .letters = ui::Letters::english},
                      {.label = "Дата последнего платежа", .refused = "Не сходится"},
                      {.label = "Сумма, ₽", .beside = true}};

Screen screen_of(const form::Form& form) {
    const Texts texts(Language::russian);
    Draft draft(sample::state(), texts, "form", ui::Template::form, Ways::all, Whose::nobody);
    draft.page.title.text = "Форма";
    add_fields(draft, form, words, texts);
    add_keys(draft, form, words, next_or_submit(draft, form, "Готово", texts), texts);
    return draft.take();
}

std::vector<ui::Field> fields_of(const Screen& screen) {
    std::vector<ui::Field> all;
    for (const auto& block : screen.page.blocks) {
        const auto* row = std::get_if<ui::Fields>(&block.content);
        if (row) all.insert(all.end(), row->row.begin(), row->row.end());
    }
    return all;
}

TEST(FormParts, say_what_is_wrong_under_the_field) {
    form::Form form = sample_form();
    form.fields[0].text = "С";
    form.fields[0].least = 2;
    form.fields[3].text = "1,";
    EXPECT_FALSE(form::is_complete(form));
    const auto shown = fields_of(screen_of(form));
    ASSERT_EQ(shown.size(), 4u);
    EXPECT_EQ(shown[0].error, "Нужно хотя\u00a0бы\u00a02 знака");
    EXPECT_EQ(shown[1].error, "");
    EXPECT_EQ(shown[2].error, "Заполните поле «Дата последнего платежа»");
    EXPECT_EQ(shown[3].error, "Сумма пишется так: 123,45");
    form::refuse(form, 2);
    EXPECT_EQ(fields_of(screen_of(form))[2].error, "Не сходится");
}

TEST(FormParts, show_a_secret_as_dots_until_it_is_revealed) {
    form::Form form = sample_form();
    auto shown = fields_of(screen_of(form));
    EXPECT_TRUE(shown[1].secret);
    EXPECT_FALSE(shown[0].secret);
    EXPECT_FALSE(shown[1].side.label.empty());
    form.revealed = true;
    EXPECT_FALSE(fields_of(screen_of(form))[1].secret);
}

TEST(FormParts, lead_to_the_next_empty_field_and_then_submit) {
    form::Form form = sample_form();
    auto screen = screen_of(form);
    const auto enter_of = [](const Screen& one) {
        const auto& keyboard = std::get<ui::Keyboard>(one.page.docked.at(0).content);
        return *meaning_of(one, keyboard.enter.action);
    };
    EXPECT_EQ(std::get<press::FocusField>(enter_of(screen)).index, 2u);
    form.fields[2].text = "22.11.2026";
    form.fields[3].text = "5";
    screen = screen_of(form);
    EXPECT_TRUE(std::holds_alternative<press::Submit>(enter_of(screen)));
}

TEST(FormParts, dock_the_keys_that_the_focused_field_takes) {
    form::Form form = sample_form();
    const auto letters = [&] {
        return std::get<ui::Keyboard>(screen_of(form).page.docked.at(0).content).letters;
    };
    EXPECT_EQ(letters(), ui::Letters::russian);
    form.focus = 1;
    EXPECT_EQ(letters(), ui::Letters::english);
    const auto corner = [&] {
        return std::get<ui::Keypad>(screen_of(form).page.blocks.back().content).corner;
    };
    form.focus = 2;
    EXPECT_EQ(corner(), ui::Keypad::Corner::clear);
    form.focus = 3;
    EXPECT_EQ(corner(), ui::Keypad::Corner::comma);
}

TEST(FormParts, show_fields_and_keys_together_in_every_size) {
    ui::FontStore fonts;
    for (const std::size_t focus : {0u, 2u}) {
        form::Form form = sample_form();
        form.focus = focus;
        const auto page = screen_of(form).page;
        for (const ui::Screen size : {ui::Screen{1080, 1920}, {1280, 1024}, {1920, 1080}}) {
            const auto scene = ui::layout(page, size, {}, fonts);
            EXPECT_EQ(scene.parts, 1) << size.width;
            const auto fields = std::count_if(
                scene.hits.begin(), scene.hits.end(),
                [](const ui::Hit& hit) { return hit.role == ui::Role::field && hit.enabled; });
            EXPECT_EQ(fields, 4) << size.width;
            EXPECT_TRUE(std::any_of(scene.hits.begin(), scene.hits.end(), [](const ui::Hit& hit) {
                return hit.action == ui::actions::type_text && hit.text == "7";
            })) << size.width;
        }
    }
}

}  // namespace
}  // namespace kvitok::screens
