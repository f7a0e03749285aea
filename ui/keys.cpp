#include "ui/keys.h"

#include <array>

#include "ui/utf8.h"

namespace kvitok::ui {
namespace {

constexpr int modifier = 130;

void add_texts(std::vector<Key>& row, std::string_view characters) {
    for (std::size_t at = 0; at < characters.size();) {
        const auto from = at;
        next_code(characters, at);
        row.push_back({KeyKind::text, std::string(characters.substr(from, at - from)), 94});
    }
}

// Four rows of characters; the fourth stands between shift (or the other symbols) and erase.
struct Layout {
    std::array<std::string_view, 4> rows;
};

constexpr Layout english{{"1234567890-_", "qwertyuiop", "asdfghjkl", "zxcvbnm"}};
constexpr Layout english_shift{{"1234567890-_", "QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"}};
constexpr Layout russian{{"1234567890-", "йцукенгшщзхъ", "фывапролджэё", "ячсмитьбю"}};
constexpr Layout russian_shift{{"1234567890-", "ЙЦУКЕНГШЩЗХЪ", "ФЫВАПРОЛДЖЭЁ", "ЯЧСМИТЬБЮ"}};
constexpr Layout symbols{{"1234567890-_", "!\"#$%&'()*", "+/\\:;<=>?", "[]^`{|}~,"}};

const Layout& layout_of(const KeyLayer& layer) {
    if (layer.symbols) return symbols;
    if (layer.letters == Letters::russian) return layer.shift ? russian_shift : russian;
    return layer.shift ? english_shift : english;
}

std::vector<Key> bottom_row(const KeyLayer& layer) {
    const bool russian_now = layer.letters == Letters::russian;
    std::vector<Key> row;
    row.push_back({KeyKind::letters, russian_now ? "English" : "Русский", 202});
    row.push_back({KeyKind::text, "@", 84});
    row.push_back({KeyKind::text, ".", 84});
    row.push_back({KeyKind::space, " ", 292});
    row.push_back({KeyKind::symbols, layer.symbols ? russian_now ? "абв" : "abc" : "#+=", 120});
    row.push_back({KeyKind::enter, "", 218});
    return row;
}

bool shows(const KeyLayer& layer, const std::string& text) {
    for (const auto& row : key_rows(layer)) {
        for (const auto& key : row) {
            const bool types = key.kind == KeyKind::text || key.kind == KeyKind::space;
            if (types && key.text == text) return true;
        }
    }
    return false;
}

}  // namespace

KeyRows key_rows(const KeyLayer& layer) {
    KeyRows rows(5);
    const auto& layout = layout_of(layer);
    for (std::size_t i = 0; i < 3; ++i) add_texts(rows[i], layout.rows[i]);
    if (!layer.symbols) rows[3].push_back({KeyKind::shift, "", modifier});
    add_texts(rows[3], layout.rows[3]);
    rows[3].push_back({KeyKind::erase, "", layer.letters == Letters::russian ? modifier : 170});
    rows[4] = bottom_row(layer);
    return rows;
}

std::vector<Key> keys_for(char32_t character, KeyLayer layer) {
    std::string text;
    append_code(text, character);
    const Key wanted{character == U' ' ? KeyKind::space : KeyKind::text, text, 0};
    if (shows(layer, text)) return {wanted};
    const Key shift{KeyKind::shift, "", 0};
    const Key letters{KeyKind::letters, "", 0};
    const Key symbol_key{KeyKind::symbols, "", 0};
    // The shortest ways first; each press changes the layer as View::absorb does.
    const std::vector<std::vector<Key>> ways{
        {shift},          {symbol_key},        {letters},
        {letters, shift}, {symbol_key, shift}, {symbol_key, letters, shift}};
    for (const auto& way : ways) {
        View view;
        view.layer = layer;
        view.layer_chosen = true;
        for (const auto& key : way) {
            view.absorb(key.kind == KeyKind::shift     ? actions::key_shift
                        : key.kind == KeyKind::letters ? actions::key_language
                                                       : actions::key_symbols);
        }
        if (!shows(view.layer, text)) continue;
        auto presses = way;
        presses.push_back(wanted);
        return presses;
    }
    return {};
}

}  // namespace kvitok::ui
