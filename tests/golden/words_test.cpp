// The words of every screen and slip in both languages, as agreed in screens/ and slips/.
// UPDATE_GOLDEN=1 writes them anew; then read the difference.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "kiosk/screens/sample_data.h"
#include "kiosk/screens/samples.h"
#include "kiosk/screens/screen_for.h"
#include "kiosk/screens/slips.h"
#include "tests/source_folder.h"
#include "ui/font.h"
#include "ui/layout.h"

namespace kvitok::golden {
namespace {

namespace fs = std::filesystem;
const fs::path golden = test::source_folder() / "tests/golden";

bool updating() {
    const char* const wish = std::getenv("UPDATE_GOLDEN");
    return wish && *wish;
}

// Compares with the file, or writes it.
void agree(const fs::path& file, const std::string& text) {
    if (updating()) {
        fs::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << text;
        return;
    }
    std::ifstream in(file, std::ios::binary);
    ASSERT_TRUE(in) << file << " is missing; UPDATE_GOLDEN=1 writes it";
    std::ostringstream agreed;
    agreed << in.rdbuf();
    EXPECT_EQ(text, agreed.str()) << file;
}

// A file without its sample is left over.
void nothing_left_over(const char* folder, const std::set<std::string>& names) {
    for (const auto& entry : fs::directory_iterator(golden / folder)) {
        EXPECT_TRUE(names.contains(entry.path().stem().string()))
            << entry.path() << " has no sample";
    }
}

void add_words(std::ostream& out, const ui::Page& page, ui::FontStore& fonts) {
    ui::View view;
    for (int part = 0, parts = 1; part < parts; ++part) {
        view.part = part;
        const auto scene = ui::layout(page, {1080, 1920}, view, fonts);
        parts = scene.parts;
        if (parts > 1) out << "-- part " << part + 1 << " of " << parts << '\n';
        for (const auto& reading : scene.readings) {
            if (!reading.label.empty()) out << reading.label << ": ";
            out << reading.text;
            if (!reading.error.empty()) out << " (" << reading.error << ")";
            out << '\n';
        }
        for (const auto& hit : scene.hits) {
            if (hit.role == ui::Role::key) continue;
            out << '[' << hit.label << ']' << (hit.chosen ? " chosen" : "")
                << (hit.enabled ? "" : " off") << '\n';
        }
    }
}

TEST(Words, of_every_screen_are_as_agreed) {
    ui::FontStore fonts;
    std::set<std::string> names;
    for (auto& [name, state] : screens::samples()) {
        std::ostringstream out;
        for (const auto language : {Language::russian, Language::english}) {
            state.session.language = language;
            const auto page = screens::screen_for(state).page;
            out << "== " << (language == Language::russian ? "ru " : "en ") << page.name << '\n';
            add_words(out, page, fonts);
        }
        names.insert(name);
        agree(golden / "screens" / (name + ".txt"), out.str());
    }
    nothing_left_over("screens", names);
}

TEST(Words, of_every_slip_are_as_agreed) {
    const auto site = screens::sample::state().site;
    std::set<std::string> names;
    for (auto& [name, slip] : screens::slip_samples()) {
        std::string all;
        for (const auto language : {Language::russian, Language::english}) {
            slip.language = language;
            all += ui::paper::text_of_paper(
                screens::document_of(slip, site, "https://lk.kamal.example/r/"));
            all += "\n";
        }
        names.insert(name);
        agree(golden / "slips" / (name + ".txt"), all);
    }
    nothing_left_over("slips", names);
}

}  // namespace
}  // namespace kvitok::golden
