// What buttons mean, and that screens keep the rules of the design that no picture shows.
#include <algorithm>

#include <gtest/gtest.h>

#include "kiosk/screens/draft.h"
#include "kiosk/screens/sample_data.h"
#include "kiosk/screens/samples.h"
#include "kiosk/screens/screen_for.h"
#include "ui/font.h"
#include "ui/layout.h"

namespace kvitok::screens {
namespace {

State sample_named(const std::string& name) {
    const auto all = samples();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.name == name; });
    EXPECT_NE(found, all.end()) << name;
    return found->state;
}

template <class Wanted>
bool offers(const Screen& screen) {
    return std::any_of(screen.meanings.begin(), screen.meanings.end(),
                       [](const Press& press) { return std::holds_alternative<Wanted>(press); });
}

TEST(RichText, splits_at_the_strong_marks) {
    const auto text = rich("Было **1,5 м³**, стало");
    ASSERT_EQ(text.spans.size(), 3u);
    EXPECT_FALSE(text.spans[0].bold);
    EXPECT_TRUE(text.spans[1].bold);
    EXPECT_EQ(text.plain(), "Было 1,5 м³, стало");
    EXPECT_TRUE(rich("").empty());
    EXPECT_EQ(rich("**a**").spans.size(), 1u);
}

TEST(Meaning, of_an_action_is_the_press_it_was_made_for) {
    const auto screen = screen_for(sample_named("account_number"));
    ASSERT_EQ(screen.page.bottom.size(), 1u);
    const auto press = meaning_of(screen, screen.page.bottom[0].action);
    ASSERT_TRUE(press);
    EXPECT_TRUE(std::holds_alternative<press::Submit>(*press));
}

TEST(Meaning, of_the_frame_is_the_same_on_every_screen) {
    const Screen empty;
    EXPECT_TRUE(std::holds_alternative<press::Back>(*meaning_of(empty, ui::actions::back)));
    EXPECT_TRUE(std::holds_alternative<press::Finish>(*meaning_of(empty, ui::actions::exit)));
    const auto key = meaning_of(empty, ui::actions::type_text, "ж");
    EXPECT_EQ(std::get<press::Key>(*key).text, "ж");
    const auto english = meaning_of(empty, ui::actions::second_language);
    EXPECT_EQ(std::get<press::ChooseLanguage>(*english).language, Language::english);
}

TEST(Meaning, of_what_the_screen_did_not_give_out_is_nothing) {
    const auto screen = screen_for(sample_named("home"));
    EXPECT_FALSE(meaning_of(screen, ui::actions::none));
    EXPECT_FALSE(meaning_of(screen, ui::Action{10'000}));
    EXPECT_FALSE(meaning_of(screen, ui::actions::part_next));
}

TEST(Screens, give_every_enabled_target_a_meaning_or_leave_it_to_the_view) {
    ui::FontStore fonts;
    for (const auto& [name, state] : samples()) {
        const auto screen = screen_for(state);
        for (const auto& hit : ui::layout(screen.page, {1080, 1920}, {}, fonts).hits) {
            if (!hit.enabled || hit.action.value >= ui::actions::reserved) continue;
            EXPECT_TRUE(meaning_of(screen, hit.action)) << name << ": " << hit.label;
        }
    }
}

TEST(Screens, before_login_show_no_flat_name_or_charge) {
    ui::FontStore fonts;
    for (const auto& [name, state] : samples()) {
        // Whoever registers has typed the own name.
        if (state.session.user || name.starts_with("register_person")) continue;
        for (const auto& reading :
             ui::layout(screen_for(state).page, {1080, 1920}, {}, fonts).readings) {
            EXPECT_EQ(reading.text.find("кв.\u00a0154"), std::string::npos)
                << name << ": " << reading.text;
            EXPECT_EQ(reading.text.find("Сергей"), std::string::npos) << name;
            EXPECT_EQ(reading.text.find("3\u00a0195,03"), std::string::npos) << name;
        }
    }
}

TEST(Screens, of_a_payment_that_runs_cannot_be_left) {
    for (const char* name :
         {"pay_preparing", "pay_terminal", "pay_terminal_bank", "pay_finishing", "pay_checking"}) {
        const auto page = screen_for(sample_named(name)).page;
        EXPECT_EQ(page.nav.back, ui::Presence::disabled) << name;
        EXPECT_EQ(page.nav.exit, ui::Presence::disabled) << name;
    }
}

TEST(Screens, offer_to_cancel_only_until_a_card_is_read) {
    EXPECT_TRUE(offers<press::CancelPayment>(screen_for(sample_named("pay_terminal"))));
    EXPECT_FALSE(offers<press::CancelPayment>(screen_for(sample_named("pay_terminal_read"))));
    EXPECT_FALSE(offers<press::CancelPayment>(screen_for(sample_named("pay_terminal_cancelling"))));
}

TEST(Screens, that_check_never_offer_to_pay_again) {
    for (const char* name : {"pay_checking", "pay_checking_released", "pay_not_committed",
                             "pay_reversing", "pay_manual", "pay_pending", "pay_success"}) {
        const auto screen = screen_for(sample_named(name));
        EXPECT_FALSE(offers<press::RetryPayment>(screen)) << name;
        EXPECT_FALSE(offers<press::Pay>(screen)) << name;
    }
    EXPECT_TRUE(offers<press::RetryPayment>(screen_for(sample_named("pay_declined"))));
}

// What of a press the terminal must offer for it; nothing for presses of no section.
bool is_offered(const Press& press, const SectionSettings& offered) {
    if (std::holds_alternative<press::PayAccount>(press)) return offered.payment;
    if (std::holds_alternative<press::ShowMeters>(press)) return offered.readings;
    if (std::holds_alternative<press::SignIn>(press)) return offered.login;
    if (std::holds_alternative<press::News>(press)) return offered.news;
    if (!std::holds_alternative<press::EnterNumber>(press)) return true;
    return offered.payment || offered.readings;
}

TEST(Screens, offer_no_section_that_is_off) {
    ui::FontStore fonts;
    for (const auto& [name, state] : samples()) {
        const auto screen = screen_for(state);
        for (const auto& hit : ui::layout(screen.page, {1080, 1920}, {}, fonts).hits) {
            const auto press = meaning_of(screen, hit.action);
            if (!hit.enabled || !press) continue;
            EXPECT_TRUE(is_offered(*press, state.site.sections)) << name << ": " << hit.label;
        }
    }
    EXPECT_TRUE(offers<press::PayAccount>(screen_for(sample_named("account_card"))));
    EXPECT_TRUE(
        offers<press::ShowMeters>(screen_for(sample_named("account_card_without_payment"))));
}

TEST(Screens, show_the_payment_even_when_the_terminal_goes_out_of_service) {
    auto state = sample_named("pay_terminal");
    state.health.server = Link::down;
    state.health.printer = printer::Status::no_paper;
    EXPECT_EQ(screen_for(state).page.name, "pay_terminal");
    EXPECT_EQ(screen_for(sample_named("out_of_service")).page.name, "out_of_service");
}

TEST(Screens, put_the_safe_answer_of_a_dialog_first_and_filled) {
    for (const auto& [name, state] : samples()) {
        for (const auto& dialog : screen_for(state).page.dialog) {
            ASSERT_EQ(dialog.buttons.size(), 2u) << name;
            EXPECT_EQ(dialog.buttons[0].look, ui::Look::primary) << name;
            const auto other = dialog.buttons[1].look;
            EXPECT_TRUE(other == ui::Look::outline || other == ui::Look::danger) << name;
        }
    }
}

}  // namespace
}  // namespace kvitok::screens
