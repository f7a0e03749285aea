#include "net/server/mail.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "kiosk/domain/check.h"
#include "kiosk/domain/people.h"

namespace kvitok::server {
namespace {

constexpr std::string_view sextets =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::size_t line_letters = 76;
// "=?UTF-8?B?...?=" may have 75 letters: 60 of base64, made of 45 bytes.
constexpr std::size_t word_bytes = 45;

bool is_plain_name(std::string_view text, std::string_view marks) {
    return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               marks.find(c) != std::string_view::npos;
    });
}

// One line whatever it was: a control letter becomes a blank.
std::string one_line(std::string_view text) {
    std::string line(text);
    for (char& c : line)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
    return line;
}

// RFC 2047: whole letters of UTF-8 in each word, one word a line.
std::string encoded_words(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        std::size_t size = std::min(word_bytes, text.size());
        const auto continues = [&](std::size_t at) {
            return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
        };
        while (size > 1 && continues(size)) --size;
        if (!out.empty()) out += "\r\n ";
        out += "=?UTF-8?B?" + base64(text.substr(0, size)) + "?=";
        text.remove_prefix(size);
    }
    return out;
}

std::string header_text(std::string_view text) {
    const std::string line = one_line(text);
    const bool plain = line.size() <= 60 && line.find("=?") == std::string::npos &&
                       std::ranges::all_of(line, [](char c) { return c >= 0x20 && c < 0x7f; });
    return plain ? line : encoded_words(line);
}

std::string in_lines(const std::string& encoded) {
    std::string out;
    for (std::size_t at = 0; at < encoded.size(); at += line_letters)
        out += encoded.substr(at, line_letters) + "\r\n";
    return out;
}

// RFC 5322 3.3, in UTC.
std::string date_text(TimePoint moment) {
    constexpr std::array days{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const LocalTime at = to_local(moment, 0);
    return fmt::format("{}, {} {} {} {:02}:{:02}:{:02} +0000",
                       days[static_cast<std::size_t>(weekday(at.date) - 1)], at.date.day,
                       months[static_cast<std::size_t>(at.date.month - 1)], at.date.year, at.hour,
                       at.minute, at.second);
}

std::string text_part(std::string_view text) {
    std::string lines;
    for (const char c : text) {
        if (c == '\r') continue;
        if (c == '\n') lines += '\r';
        lines += c;
    }
    return "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
           in_lines(base64(lines));
}

std::string file_part(const Attachment& file) {
    check(is_plain_name(file.name, ".-_") && is_plain_name(file.type, "/.-+"),
          "an attachment has a plain name and type");
    return fmt::format(
        "Content-Type: {}; name=\"{}\"\r\nContent-Transfer-Encoding: base64\r\n"
        "Content-Disposition: attachment; filename=\"{}\"\r\n\r\n{}",
        file.type, file.name, file.name, in_lines(base64(file.content)));
}

}  // namespace

std::string base64(std::string_view bytes) {
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::size_t have = std::min<std::size_t>(3, bytes.size() - at);
        std::uint32_t group = 0;
        for (std::size_t i = 0; i < 3; ++i)
            group = group << 8 | (i < have ? static_cast<unsigned char>(bytes[at + i]) : 0u);
        for (std::size_t i = 0; i < 4; ++i)
            out += i <= have ? sextets[group >> (18 - 6 * i) & 63] : '=';
    }
    return out;
}

std::string from_base64(std::string_view text) {
    std::string out;
    std::uint32_t group = 0;
    int bits = 0;
    while (!text.empty() && text.back() == '=') text.remove_suffix(1);
    for (const char c : text) {
        const auto value = sextets.find(c);
        if (value == std::string_view::npos) return {};
        group = (group << 6 | static_cast<std::uint32_t>(value)) & 0xFFFFFF;
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        out += static_cast<char>(group >> bits & 0xFF);
    }
    return out;
}

std::string message_of(const Letter& letter, const std::string& from, const std::string& id,
                       TimePoint date) {
    check(people::is_email(letter.to) && people::is_email(from),
          "mail goes from an address to an address");
    const std::string boundary = "kvitok-" + id;
    std::string message = fmt::format(
        "From: {}\r\nTo: {}\r\nSubject: {}\r\nDate: {}\r\nMessage-ID: <{}@{}>\r\n"
        "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n",
        from, letter.to, header_text(letter.subject), date_text(date), id,
        from.substr(from.find('@') + 1));
    if (letter.attachments.empty()) return message + text_part(letter.text);
    message += fmt::format("Content-Type: multipart/mixed; boundary=\"{}\"\r\n\r\n--{}\r\n{}",
                           boundary, boundary, text_part(letter.text));
    for (const Attachment& file : letter.attachments)
        message += fmt::format("--{}\r\n{}", boundary, file_part(file));
    return message + fmt::format("--{}--\r\n", boundary);
}

}  // namespace kvitok::server
