// The languages of screens and paper, and a word that the server delivers in both.
#pragma once

#include <string>

namespace kvitok {

enum class Language { russian, english };

// A name as the server keeps it: services and places are translated, streets and companies
// transliterated.
struct Name {
    std::string russian;
    std::string english;

    const std::string& in(Language language) const {
        return language == Language::english && !english.empty() ? english : russian;
    }
    friend bool operator==(const Name&, const Name&) = default;
};

}  // namespace kvitok
