#include "ui/split.h"

#include <algorithm>

namespace kvitok::ui {
namespace {

using Fits = std::function<bool(const Content&)>;

// The largest count from 1 to `most` whose piece fits; 1 when none does.
template <typename Make>
std::size_t largest(std::size_t most, const Fits& fits, const Make& make) {
    std::size_t count = most;
    while (count > 1 && !fits(make(count))) --count;
    return count;
}

std::vector<Content> split(const Table& table, const Fits& fits) {
    std::vector<Content> pieces;
    std::size_t from = 0;
    while (from < table.rows.size()) {
        const auto piece = [&](std::size_t count) {
            Table part = table;
            const auto begin = table.rows.begin() + static_cast<std::ptrdiff_t>(from);
            part.rows.assign(begin, begin + static_cast<std::ptrdiff_t>(count));
            // The sum stands under the last rows only, the button above the first.
            if (from + count < table.rows.size()) {
                part.total.clear();
                part.foot.clear();
                part.foot_person.clear();
            }
            if (from > 0) part.button = {};
            return part;
        };
        const auto count = largest(table.rows.size() - from, fits, piece);
        pieces.emplace_back(piece(count));
        from += count;
    }
    return pieces;
}

std::vector<Content> split(const Explanation& explanation, const Fits& fits) {
    std::vector<Content> pieces;
    std::size_t from = 0;
    while (from < explanation.parts.size()) {
        const auto piece = [&](std::size_t count) {
            const auto begin = explanation.parts.begin() + static_cast<std::ptrdiff_t>(from);
            return Explanation{{begin, begin + static_cast<std::ptrdiff_t>(count)}};
        };
        const auto count = largest(explanation.parts.size() - from, fits, piece);
        pieces.emplace_back(piece(count));
        from += count;
    }
    return pieces;
}

std::vector<Content> split(const RowsPanel& rows, const Fits& fits) {
    std::vector<Content> pieces;
    std::size_t from = 0;
    while (from < rows.rows.size()) {
        const auto piece = [&](std::size_t count) {
            const auto begin = rows.rows.begin() + static_cast<std::ptrdiff_t>(from);
            return RowsPanel{{begin, begin + static_cast<std::ptrdiff_t>(count)}, rows.prominent};
        };
        const auto count = largest(rows.rows.size() - from, fits, piece);
        pieces.emplace_back(piece(count));
        from += count;
    }
    return pieces;
}

// Every piece keeps the title.
std::vector<Content> split(const Settings& settings, const Fits& fits) {
    std::vector<Content> pieces;
    std::size_t from = 0;
    while (from < settings.rows.size()) {
        const auto piece = [&](std::size_t count) {
            const auto begin = settings.rows.begin() + static_cast<std::ptrdiff_t>(from);
            return Settings{settings.title, {begin, begin + static_cast<std::ptrdiff_t>(count)}};
        };
        const auto count = largest(settings.rows.size() - from, fits, piece);
        pieces.emplace_back(piece(count));
        from += count;
    }
    return pieces;
}

std::vector<Content> split(const KeyValues& values, const Fits& fits) {
    std::vector<Content> pieces;
    std::size_t from = 0;
    while (from < values.rows.size()) {
        const auto piece = [&](std::size_t count) {
            KeyValues part = values;
            const auto begin = values.rows.begin() + static_cast<std::ptrdiff_t>(from);
            part.rows.assign(begin, begin + static_cast<std::ptrdiff_t>(count));
            if (from + count < values.rows.size()) part.total = {};
            return part;
        };
        const auto count = largest(values.rows.size() - from, fits, piece);
        pieces.emplace_back(piece(count));
        from += count;
    }
    return pieces;
}

// The total stands under the last rows only.
template <typename Block>
std::vector<Content> split_totalled(const Block& block, const Fits& fits) {
    std::vector<Content> pieces;
    std::size_t from = 0;
    while (from < block.rows.size()) {
        const auto piece = [&](std::size_t count) {
            Block part = block;
            const auto begin = block.rows.begin() + static_cast<std::ptrdiff_t>(from);
            part.rows.assign(begin, begin + static_cast<std::ptrdiff_t>(count));
            if (from + count < block.rows.size()) part.total = {};
            return part;
        };
        const auto count = largest(block.rows.size() - from, fits, piece);
        pieces.emplace_back(piece(count));
        from += count;
    }
    return pieces;
}

// Rows of options and of steps, tiles of a menu: each can stand alone.
template <typename Block, typename Members>
std::vector<Content> split_list(const Block& block, Members Block::*members, const Fits& fits) {
    std::vector<Content> pieces;
    const auto& all = block.*members;
    std::size_t from = 0;
    while (from < all.size()) {
        const auto piece = [&](std::size_t count) {
            Block part = block;
            const auto begin = all.begin() + static_cast<std::ptrdiff_t>(from);
            (part.*members).assign(begin, begin + static_cast<std::ptrdiff_t>(count));
            return part;
        };
        const auto count = largest(all.size() - from, fits, piece);
        pieces.emplace_back(piece(count));
        from += count;
    }
    return pieces;
}

// The chosen zone, below a row that chooses another.
std::vector<Content> split(const Drum& drum, const Fits&) {
    if (drum.zones.size() < 2) return {drum};
    ButtonRow choice;
    choice.height = RowHeight::small;
    Drum chosen = drum;
    chosen.compact = true;
    chosen.title.clear();
    chosen.hint.clear();
    chosen.zones = {drum.zones.front()};
    for (const auto& zone : drum.zones) {
        const bool now = zone.cursor >= 0;
        choice.buttons.push_back({.label = zone.label,
                                  .action = zone.action,
                                  .look = now ? Look::primary : Look::outline});
        if (now) chosen.zones = {zone};
    }
    return {choice, chosen};
}

}  // namespace

std::vector<Content> split_of(const Content& content, const Fits& fits) {
    if (const auto* one = std::get_if<Table>(&content)) return split(*one, fits);
    if (const auto* one = std::get_if<Explanation>(&content)) return split(*one, fits);
    if (const auto* one = std::get_if<RowsPanel>(&content)) return split(*one, fits);
    if (const auto* one = std::get_if<Settings>(&content)) return split(*one, fits);
    if (const auto* one = std::get_if<KeyValues>(&content)) return split(*one, fits);
    if (const auto* one = std::get_if<Drum>(&content)) return split(*one, fits);
    if (const auto* one = std::get_if<SignedRows>(&content)) return split_totalled(*one, fits);
    if (const auto* one = std::get_if<DatedRows>(&content)) return split_totalled(*one, fits);
    if (const auto* one = std::get_if<Options>(&content))
        return split_list(*one, &Options::options, fits);
    if (const auto* one = std::get_if<OptionTiles>(&content))
        return split_list(*one, &OptionTiles::options, fits);
    if (const auto* one = std::get_if<Steps>(&content))
        return split_list(*one, &Steps::steps, fits);
    if (const auto* one = std::get_if<MenuGrid>(&content))
        return split_list(*one, &MenuGrid::tiles, fits);
    if (const auto* one = std::get_if<HalfTiles>(&content))
        return split_list(*one, &HalfTiles::tiles, fits);
    return {content};
}

}  // namespace kvitok::ui
