#include "drivers/hid_scanner/scanner.h"

#include <string_view>
#include <utility>

namespace kvitok::drivers::hid_scanner {
namespace {

constexpr Milliseconds part_limit{500};
constexpr std::size_t max_code = 4096;

bool is_letter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
bool is_modifier(char c) {
    return is_letter(c) || (c >= '0' && c <= '9');
}

// ISO/IEC 15424: "]", a letter for the symbology, a modifier.
std::string_view without_aim(std::string_view code) {
    const bool marked =
        code.size() >= 3 && code[0] == ']' && is_letter(code[1]) && is_modifier(code[2]);
    return marked ? code.substr(3) : code;
}

std::string_view without_line_end(std::string_view code) {
    if (code.ends_with("\r\n")) return code.substr(0, code.size() - 2);
    if (code.ends_with('\r') || code.ends_with('\n')) return code.substr(0, code.size() - 1);
    return code;
}

}  // namespace

Scanner::Scanner(std::string model, std::string serial, Layout layout)
    : model_(std::move(model)), serial_(std::move(serial)), layout_(std::move(layout)) {}

CodeScanner::Out Scanner::on_attached(MonoTime) {
    Out out;
    out.events.emplace_back(scanner::Attached{model_, serial_});
    return out;
}

CodeScanner::Out Scanner::on_bytes(std::span<const std::uint8_t> report, MonoTime now) {
    Out out;
    expire(now);
    const auto part = parse_report(layout_, report);
    if (!part) {
        if (part.error() == ReportError::other_report) return out;
        ++counters_.bad_reports;
        // A code with a hole in it is worse than none.
        if (until_) dropping_ = true;
        code_.clear();
        return out;
    }
    if (!dropping_ && code_.size() + part->data.size() > max_code) {
        ++counters_.too_long;
        dropping_ = true;
        code_.clear();
    }
    if (!dropping_) code_ += part->data;
    if (part->continued) {
        until_ = now + part_limit;
        return out;
    }
    until_.reset();
    const std::string code = std::exchange(code_, {});
    if (std::exchange(dropping_, false)) return out;
    const std::string_view bare =
        without_line_end(layout_.aim_at ? std::string_view(code) : without_aim(code));
    if (!bare.empty()) out.events.emplace_back(scanner::Scanned{std::string(bare)});
    return out;
}

CodeScanner::Out Scanner::on_time(MonoTime now) {
    expire(now);
    return {};
}

MonoTime Scanner::next_wake() const {
    return until_.value_or(MonoTime{INT64_MAX});
}

void Scanner::expire(MonoTime now) {
    if (!until_ || now < *until_) return;
    until_.reset();
    if (!std::exchange(dropping_, false)) ++counters_.unfinished;
    code_.clear();
}

}  // namespace kvitok::drivers::hid_scanner
