#include "tests/golden/variants.h"

namespace kvitok::golden {

std::vector<Variant> variants() {
    const std::pair<const char*, ui::Screen> sizes[] = {
        {"portrait", {1080, 1920}}, {"1280x1024", {1280, 1024}}, {"1920x1080", {1920, 1080}}};
    const std::pair<const char*, ui::Modes> modes[] = {{"", {}},
                                                       {".large", {.large = true}},
                                                       {".contrast", {.contrast = true}},
                                                       {".reach", {.reach = true}},
                                                       {".all", {true, true, true}}};
    std::vector<Variant> all;
    for (const auto& [size, screen] : sizes) {
        for (const auto language : {Language::russian, Language::english}) {
            for (const auto& [mode, on] : modes) {
                Variant variant{.name = size, .language = language, .screen = screen};
                if (language == Language::english) variant.name += ".en";
                variant.name += mode;
                variant.view.modes = on;
                all.push_back(std::move(variant));
            }
        }
    }
    return all;
}

std::string describe(const ui::Problem& problem) {
    const auto kind = [&]() -> std::string {
        switch (problem.kind) {
            case ui::Problem::Kind::text_cut:
                return "text cut";
            case ui::Problem::Kind::target_small:
                return "target too small";
            case ui::Problem::Kind::text_small:
                return "text too small";
            case ui::Problem::Kind::overflow:
                return "overflow";
            case ui::Problem::Kind::off_screen:
                return "off the screen";
        }
        return {};
    }();
    const auto& box = problem.box;
    return kind + ": " + problem.what + " (" + std::to_string(box.x) + " " + std::to_string(box.y) +
           " " + std::to_string(box.w) + " " + std::to_string(box.h) + ")";
}

}  // namespace kvitok::golden
