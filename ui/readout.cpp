#include "ui/readout.h"

namespace kvitok::ui {
namespace {

std::string with_plain_blanks(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool no_break = text.substr(i, 2) == "\xC2\xA0";
        const bool break_line = text[i] == '\n';
        plain += no_break || break_line ? ' ' : text[i];
        if (no_break) ++i;
    }
    return plain;
}

std::string line_of(const Reading& reading) {
    const auto text = with_plain_blanks(reading.text);
    if (reading.kind == Reading::Kind::title) return "# " + text;
    if (reading.kind != Reading::Kind::field) return text;
    auto line = reading.label.empty() ? text : with_plain_blanks(reading.label) + ": " + text;
    if (reading.focused) line += "|";
    if (!reading.error.empty()) line += " ! " + with_plain_blanks(reading.error);
    return line;
}

std::string line_of(const Hit& hit) {
    auto line = (hit.enabled ? "[" : "(") + with_plain_blanks(hit.label);
    line += hit.enabled ? "]" : ")";
    if (hit.chosen) line += "*";
    return line;
}

}  // namespace

std::string text_of(const Scene& scene) {
    std::string all;
    for (const auto& reading : scene.readings) all += line_of(reading) + "\n";
    for (const auto& hit : scene.hits) {
        if (hit.role == Role::key) continue;
        all += line_of(hit) + "\n";
    }
    return all;
}

int hit_by_label(const Scene& scene, std::string_view label) {
    const auto wanted = with_plain_blanks(label);
    int begins = -1;
    for (std::size_t i = 0; i < scene.hits.size(); ++i) {
        const auto& hit = scene.hits[i];
        if (!hit.enabled) continue;
        const auto name = with_plain_blanks(hit.label);
        if (name == wanted) return static_cast<int>(i);
        if (begins < 0 && !wanted.empty() && name.starts_with(wanted)) begins = static_cast<int>(i);
    }
    return begins;
}

}  // namespace kvitok::ui
