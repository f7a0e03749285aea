// The table panel and its rules for a short width: design 5.
#include <algorithm>
#include <numeric>

#include "ui/build.h"

namespace kvitok::ui {
namespace {

constexpr double cell_gap = 20;

// A table while its columns are being fitted.
struct Draft {
    std::vector<Table::Column> columns{};
    std::vector<std::vector<std::string>> rows{};
    std::vector<std::string> total{};
    bool second_line = false;  // the merged column stands under the first

    void drop(std::size_t column) {
        const auto cut = [&](auto& cells) {
            if (column < cells.size())
                cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(column));
        };
        cut(columns);
        for (auto& cells : rows) cut(cells);
        cut(total);
    }
    std::size_t find(Table::Fit fit) const {
        std::size_t i = 0;
        while (i < columns.size() && columns[i].fit != fit) ++i;
        return i;
    }
};

bool drop_empty(Draft& draft) {
    const auto column = draft.find(Table::Fit::drop_empty);
    if (column == draft.columns.size()) return false;
    for (const auto& cells : draft.rows) {
        if (column < cells.size() && cells[column] != "–" && !cells[column].empty()) return false;
    }
    draft.drop(column);
    return true;
}

bool merge(Draft& draft, const std::string& label) {
    const auto first = draft.find(Table::Fit::merge);
    if (first + 1 >= draft.columns.size() || draft.columns[first + 1].fit != Table::Fit::merge)
        return false;
    for (auto& cells : draft.rows) {
        if (first + 1 >= cells.size()) continue;
        const auto& second = cells[first + 1];
        if (cells[first] == "–" && second == "–") continue;
        cells[first] += " × " + second;
    }
    draft.columns[first].label = label;
    draft.columns[first].fit = Table::Fit::keep;
    draft.drop(first + 1);
    return true;
}

double cell_width(const Kit& kit, Sizer& sizer, const std::string& text, TextStyle style) {
    return sizer.natural_width(text_of(kit, text, style));
}

TextStyle cell_style(const Kit& kit) {
    return kit.landscape || kit.tight() ? TextStyle::small : TextStyle::table;
}

// Natural widths of the columns; `words` counts the first column by its longest word only.
std::vector<double> natural(const Draft& draft, const Kit& kit, Sizer& sizer, bool words) {
    std::vector<double> widths;
    const auto total_style = kit.landscape ? TextStyle::lead_bold : TextStyle::table_sum;
    for (std::size_t i = 0; i < draft.columns.size(); ++i) {
        double width = cell_width(kit, sizer, draft.columns[i].label, TextStyle::caption);
        for (const auto& cells : draft.rows) {
            if (i >= cells.size()) continue;
            if (i > 0 || !words) {
                width = std::max(width, cell_width(kit, sizer, cells[i], cell_style(kit)));
                continue;
            }
            for (std::size_t at = 0; at < cells[i].size();) {
                const auto end = std::min(cells[i].find(' ', at), cells[i].size());
                width = std::max(
                    width, cell_width(kit, sizer, cells[i].substr(at, end - at), cell_style(kit)));
                at = end + 1;
            }
        }
        if (i < draft.total.size())
            width = std::max(width, cell_width(kit, sizer, draft.total[i], total_style));
        widths.push_back(width + (i > 0 ? cell_gap : 0));
    }
    return widths;
}

double sum(const std::vector<double>& widths) {
    return std::accumulate(widths.begin(), widths.end(), 0.0);
}

// Gives up columns until the rest fits; the first column wraps before a second is given up.
Draft fitted(const Table& table, const Kit& kit, Sizer& sizer, double room) {
    Draft draft{table.columns, table.rows, table.total};
    const auto fits = [&] { return sum(natural(draft, kit, sizer, kit.landscape)) <= room; };
    if (!fits()) drop_empty(draft);
    if (!fits()) merge(draft, table.merged_label);
    if (!fits()) {
        const auto last = draft.find(Table::Fit::drop_last);
        if (last < draft.columns.size()) draft.drop(last);
    }
    if (sum(natural(draft, kit, sizer, true)) > room && draft.columns.size() > 2) {
        for (auto& cells : draft.rows) {
            if (cells.size() > 1 && cells[1] != "–") cells[0] += "\n" + cells[1];
        }
        draft.drop(1);
        draft.second_line = true;
    }
    return draft;
}

std::vector<double> shared_widths(const Draft& draft, const Kit& kit, Sizer& sizer, double room) {
    auto widths = natural(draft, kit, sizer, false);
    if (sum(widths) > room) {
        const double others = sum(widths) - widths[0];
        widths[0] = std::max(0.0, room - others);
        return widths;
    }
    const double spare = room / sum(widths);
    for (auto& width : widths) width *= spare;
    return widths;
}

Node cell_of(const Kit& kit, const std::string& text, TextStyle style, Ink ink, double width,
             int line, int column) {
    // What came from a dropped column stands small under the name.
    const auto at = text.find('\n');
    Node name =
        text_of(kit, text.substr(0, at), style, ink, column == 0 ? Align::start : Align::end);
    name.reading = Reading{.kind = Reading::Kind::cell, .row = line, .column = column};
    if (at == std::string::npos) {
        name.width = width;
        return name;
    }
    Node both = ui::column(0, std::move(name),
                           text_of(kit, text.substr(at + 1), TextStyle::caption, Ink::ink_2));
    both.width = width;
    return both;
}

Node line_of(const Kit& kit, const Draft& draft, const std::vector<std::string>& cells,
             const std::vector<double>& widths, TextStyle style, int number) {
    const bool header = number < 0;
    Node line = row(0);
    for (std::size_t i = 0; i < cells.size() && i < widths.size(); ++i) {
        const bool quiet =
            header || (draft.columns[i].quiet && number < static_cast<int>(draft.rows.size()));
        line.add(cell_of(kit, cells[i], style, quiet ? Ink::ink_2 : Ink::ink, widths[i], number,
                         static_cast<int>(i)));
    }
    return line;
}

Node title_of(const Kit& kit, const Table& table) {
    Node line = row(16, grown(text_of(kit, table.title, TextStyle::panel)));
    if (!table.side.empty())
        line.add(text_of(kit, table.side, TextStyle::small, Ink::ink_2, Align::end));
    if (!table.button.label.empty()) {
        const bool link = table.button.icon_after;
        line.add(button_of(kit, table.button, 88, TextStyle::table_bold, link ? 44 : 40));
    }
    line.min_height = kit.u(table.button.label.empty() ? 56 : 88);
    return line;
}

}  // namespace

Node build(const Table& table, const Kit& kit, Sizer& sizer) {
    const double room = kit.width - 64;
    const auto draft = fitted(table, kit, sizer, room);
    const auto widths = shared_widths(draft, kit, sizer, room);
    const auto style = cell_style(kit);
    const double row_pad = kit.tight() ? 2 : kit.landscape ? 8 : 10;
    std::vector<std::string> labels;
    for (const auto& column : draft.columns) labels.push_back(column.label);

    Node all = column(0);
    if (!table.title.empty()) all.add(title_of(kit, table));
    Node header = line_of(kit, draft, labels, widths, TextStyle::caption, -1);
    header.pad = {0, kit.u(6), 0, kit.u(kit.tight() ? 4 : 14)};
    all.add(std::move(header));
    for (std::size_t i = 0; i < draft.rows.size(); ++i) {
        all.add(block_of(fit_content, 2, Ink::line));
        Node line = line_of(kit, draft, draft.rows[i], widths, style, static_cast<int>(i));
        line.pad = {0, row_pad, 0, row_pad};
        all.add(std::move(line));
    }
    if (!draft.total.empty()) {
        all.add(block_of(fit_content, 4, Ink::ink));
        Node line = line_of(kit, draft, draft.total, widths,
                            kit.landscape ? TextStyle::lead_bold : TextStyle::table_sum,
                            static_cast<int>(draft.rows.size()));
        line.pad = {0, row_pad + 5, 0, row_pad + 5};
        all.add(std::move(line));
    }
    if (kit.landscape && (!table.foot.empty() || !table.foot_person.empty())) {
        all.add(block_of(fit_content, 2, Ink::line));
        Node line = facts_line(kit, table.foot_person, table.foot, false);
        line.pad.top = 16;
        all.add(std::move(line));
    }
    Node framed = panel(kit, std::move(all), 32, table.title.empty() ? 24 : 22);
    if (!kit.tight() && !kit.landscape) framed.pad.bottom = 37;
    return framed;
}

}  // namespace kvitok::ui
