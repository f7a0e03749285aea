// Every screen has its own help, and says where an error on it can be reported.
#include <gtest/gtest.h>

#include <algorithm>

#include "kiosk/screens/help_texts.h"
#include "kiosk/screens/samples.h"
#include "kiosk/screens/screen_for.h"

namespace kvitok::screens {
namespace {

// Nothing can be asked on these: a dialog lies over the page, or nothing works.
bool has_no_help(const ui::Page& page) {
    return !page.dialog.empty() || page.name == "out_of_service" || page.name == "help" ||
           page.name == "terms";
}

TEST(Help, has_a_text_of_its_own_for_every_screen_in_both_languages) {
    for (auto& [name, state] : samples()) {
        const auto page = screen_for(state).page;
        if (has_no_help(page)) continue;
        const auto russian = help_for(page.name, Texts(Language::russian));
        const auto english = help_for(page.name, Texts(Language::english));
        EXPECT_FALSE(russian.empty()) << page.name << " (" << name << ")";
        EXPECT_NE(russian, english) << page.name;
    }
}

TEST(Help, says_nothing_of_a_screen_that_does_not_exist) {
    EXPECT_EQ(help_for("palace", Texts(Language::russian)), "");
}

TEST(Help, leads_to_a_report_with_the_name_of_the_screen_below) {
    auto all = samples();
    for (auto& [name, state] : all) {
        const auto below = screen_for(state).page;
        if (has_no_help(below)) continue;
        state.session.overlay = overlay::Help{};
        const auto screen = screen_for(state);
        const auto report =
            std::find_if(screen.meanings.begin(), screen.meanings.end(), [](const Press& press) {
                const auto* ours = std::get_if<contact::Press>(&press);
                return ours && std::holds_alternative<contact::ReportError>(*ours);
            });
        if (below.nav.back == ui::Presence::disabled) {
            EXPECT_EQ(report, screen.meanings.end()) << name;
            continue;
        }
        ASSERT_NE(report, screen.meanings.end()) << name;
        const auto& press = std::get<contact::Press>(*report);
        EXPECT_EQ(std::get<contact::ReportError>(press).screen, below.name);
    }
}

}  // namespace
}  // namespace kvitok::screens
