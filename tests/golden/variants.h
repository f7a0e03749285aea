// Every combination of language, size and access mode in which a screen must hold.
#pragma once

#include <string>
#include <vector>

#include "kiosk/domain/language.h"
#include "ui/layout.h"

namespace kvitok::golden {

struct Variant {
    std::string name;  // «portrait», «portrait.en.large»
    Language language = Language::russian;
    ui::Screen screen;
    ui::View view;
};
std::vector<Variant> variants();

// One line about what does not fit.
std::string describe(const ui::Problem& problem);

}  // namespace kvitok::golden
