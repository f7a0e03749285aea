#include "net/server/latin.h"

#include <algorithm>
#include <array>

namespace kvitok::server {
namespace {

struct LatinRow {
    std::string_view russian;
    std::string_view latin;
};
constexpr std::array latin_rows{
    LatinRow{"а", "a"},  LatinRow{"б", "b"},  LatinRow{"в", "v"},    LatinRow{"г", "g"},
    LatinRow{"д", "d"},  LatinRow{"е", "e"},  LatinRow{"ё", "e"},    LatinRow{"ж", "zh"},
    LatinRow{"з", "z"},  LatinRow{"и", "i"},  LatinRow{"й", "i"},    LatinRow{"к", "k"},
    LatinRow{"л", "l"},  LatinRow{"м", "m"},  LatinRow{"н", "n"},    LatinRow{"о", "o"},
    LatinRow{"п", "p"},  LatinRow{"р", "r"},  LatinRow{"с", "s"},    LatinRow{"т", "t"},
    LatinRow{"у", "u"},  LatinRow{"ф", "f"},  LatinRow{"х", "kh"},   LatinRow{"ц", "ts"},
    LatinRow{"ч", "ch"}, LatinRow{"ш", "sh"}, LatinRow{"щ", "shch"}, LatinRow{"ъ", "ie"},
    LatinRow{"ы", "y"},  LatinRow{"ь", ""},   LatinRow{"э", "e"},    LatinRow{"ю", "iu"},
    LatinRow{"я", "ia"}, LatinRow{"А", "A"},  LatinRow{"Б", "B"},    LatinRow{"В", "V"},
    LatinRow{"Г", "G"},  LatinRow{"Д", "D"},  LatinRow{"Е", "E"},    LatinRow{"Ё", "E"},
    LatinRow{"Ж", "Zh"}, LatinRow{"З", "Z"},  LatinRow{"И", "I"},    LatinRow{"Й", "I"},
    LatinRow{"К", "K"},  LatinRow{"Л", "L"},  LatinRow{"М", "M"},    LatinRow{"Н", "N"},
    LatinRow{"О", "O"},  LatinRow{"П", "P"},  LatinRow{"Р", "R"},    LatinRow{"С", "S"},
    LatinRow{"Т", "T"},  LatinRow{"У", "U"},  LatinRow{"Ф", "F"},    LatinRow{"Х", "Kh"},
    LatinRow{"Ц", "Ts"}, LatinRow{"Ч", "Ch"}, LatinRow{"Ш", "Sh"},   LatinRow{"Щ", "Shch"},
    LatinRow{"Ъ", "Ie"}, LatinRow{"Ы", "Y"},  LatinRow{"Ь", ""},     LatinRow{"Э", "E"},
    LatinRow{"Ю", "Iu"}, LatinRow{"Я", "Ia"},
};

}  // namespace

std::string in_latin(std::string_view russian) {
    std::string out;
    while (!russian.empty()) {
        const auto row = std::ranges::find_if(
            latin_rows, [&](const LatinRow& each) { return russian.starts_with(each.russian); });
        const bool known = row != latin_rows.end();
        const std::size_t size = known ? row->russian.size() : 1;
        out += known ? row->latin : russian.substr(0, 1);
        russian.remove_prefix(size);
    }
    return out;
}

}  // namespace kvitok::server
