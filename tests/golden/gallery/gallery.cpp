// The gallery: a PNG of every screen's samples, to be looked at beside the mock-ups.
// Usage: kvitok-gallery OUTDIR [PART-OF-A-NAME [portrait]]; about 0.1 s a picture.
#include <cstdio>
#include <exception>
#include <filesystem>
#include <stdexcept>
#include <string>

#include "kiosk/screens/samples.h"
#include "kiosk/screens/screen_for.h"
#include "tests/golden/variants.h"
#include "ui/paint.h"
#include "ui/png.h"

int main(int count, char** arguments) try {
    using namespace kvitok;
    if (count < 2) {
        std::fputs("usage: kvitok-gallery OUTDIR [PART-OF-A-NAME [portrait]]\n", stderr);
        return 2;
    }
    const std::filesystem::path folder = arguments[1];
    const std::string wanted = count > 2 ? arguments[2] : "";
    std::filesystem::create_directories(folder);
    ui::FontStore fonts;
    for (auto& [name, state] : screens::samples()) {
        if (name.find(wanted) == std::string::npos) continue;
        for (const auto& variant : golden::variants()) {
            if (count > 3 && variant.name != arguments[3]) continue;
            state.session.language = variant.language;
            const auto screen = screens::screen_for(state);
            const auto scene = ui::layout(screen.page, variant.screen, variant.view, fonts);
            auto picture = ui::picture_of(scene, fonts);
            const auto path = folder / (name + "." + variant.name + ".png");
            if (!ui::write_png(path.string(), picture.pixels())) {
                throw std::runtime_error(path.string() + ": cannot be written");
            }
            for (const auto& problem : scene.problems) {
                std::printf("%s.%s: %s\n", name.c_str(), variant.name.c_str(),
                            golden::describe(problem).c_str());
            }
        }
    }
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
