// Turns the language files into the table of texts that is compiled in.
// Usage: kvitok-strings RU EN TABLE.H TABLE.CPP
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>

#include "config/strings/source.h"

namespace {

using kvitok::strings::SourceText;

std::vector<SourceText> read(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error(path + ": cannot be read");
    std::ostringstream all;
    all << in.rdbuf();
    auto texts = kvitok::strings::parse_source(all.str());
    if (!texts) {
        throw std::runtime_error(path + ":" + std::to_string(texts.error().line) + ": " +
                                 texts.error().what);
    }
    return *texts;
}

// A C++ literal; everything outside printable ASCII as three octal digits, which cannot run on.
std::string literal(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20 || byte > 0x7e || c == '?') {
            char octal[8];
            std::snprintf(octal, sizeof octal, "\\%03o", byte);
            out += octal;
        } else {
            out += c;
        }
    }
    return out + '"';
}

void write_header(std::ostream& out, const std::vector<SourceText>& source) {
    out << "// Made from config/strings; the keys of all texts, sorted.\n#pragma once\n"
           "#include <string_view>\n"
           "namespace kvitok::strings {\n"
           "struct Entry {\n    std::string_view key;\n    int values;\n    bool plural;\n};\n"
           "inline constexpr Entry entries[] = {\n";
    for (const auto& text : source) {
        out << "    {" << literal(text.key) << ", " << text.values.size() << ", "
            << (text.plural ? "true" : "false") << "},";
        for (const auto& value : text.values) out << " // " << value;
        out << '\n';
    }
    out << "};\n"
           "// The forms one, few, many of each entry; a plain text stands first. Empty: not "
           "there.\n"
           "struct Text {\n    std::string_view forms[3];\n};\n"
           "extern const Text russian[];\nextern const Text english[];\n"
           "}  // namespace kvitok::strings\n";
}

void write_texts(std::ostream& out, std::string_view name, const std::vector<SourceText>& source,
                 const std::vector<SourceText>& texts) {
    out << "const Text " << name << "[] = {\n";
    for (const auto& wanted : source) {
        const auto found = std::find_if(texts.begin(), texts.end(),
                                        [&](const auto& text) { return text.key == wanted.key; });
        out << "    {{";
        for (const auto& form : (found == texts.end() ? wanted : *found).forms) {
            const auto text = kvitok::strings::with_positions(form, wanted.values, wanted.plural);
            if (!text) throw std::runtime_error(wanted.key + ": " + text.error());
            out << literal(*text) << ", ";
        }
        out << "}},\n";
    }
    out << "};\n";
}

}  // namespace

int main(int count, char** arguments) try {
    if (count != 5) throw std::runtime_error("usage: kvitok-strings RU EN TABLE.H TABLE.CPP");
    const auto source = read(arguments[1]);
    const auto english = read(arguments[2]);
    std::ofstream header(arguments[3]);
    std::ofstream table(arguments[4]);
    write_header(header, source);
    table << "#include \"config/strings/table.h\"\nnamespace kvitok::strings {\n";
    write_texts(table, "russian", source, source);
    write_texts(table, "english", source, english);
    table << "}  // namespace kvitok::strings\n";
    header.flush();
    table.flush();
    if (!header || !table) throw std::runtime_error("the table cannot be written");
    return 0;
} catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
}
