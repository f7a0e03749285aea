#include "drivers/usb/transcript.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <optional>
#include <utility>

namespace kvitok::usb {
namespace {

std::string hex(std::span<const std::uint8_t> bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const std::uint8_t byte : bytes) {
        if (!text.empty()) text.push_back(' ');
        text.push_back(digits[byte >> 4]);
        text.push_back(digits[byte & 15]);
    }
    return text;
}

std::string four_digits(std::uint16_t value) {
    char text[8];
    std::snprintf(text, sizeof text, "%04x", value);
    return text;
}

template <class Number>
std::optional<Number> parse_hex(std::string_view text) {
    Number value = 0;
    const auto* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, value, 16);
    if (text.empty() || error != std::errc() || stopped != end) return std::nullopt;
    return value;
}

std::string_view next_word(std::string_view& line) {
    const auto begin = std::min(line.find_first_not_of(" \t\r"), line.size());
    line.remove_prefix(begin);
    const std::string_view word = line.substr(0, line.find_first_of(" \t\r"));
    line.remove_prefix(word.size());
    return word;
}

std::optional<std::vector<std::uint8_t>> parse_bytes(std::string_view line) {
    std::string digits;
    for (const char c : line) {
        if (c != ' ' && c != '\t' && c != '\r') digits.push_back(c);
    }
    if (digits.size() % 2 != 0) return std::nullopt;
    std::vector<std::uint8_t> bytes;
    for (std::size_t at = 0; at < digits.size(); at += 2) {
        const auto byte = parse_hex<std::uint8_t>(std::string_view(digits).substr(at, 2));
        if (!byte) return std::nullopt;
        bytes.push_back(*byte);
    }
    return bytes;
}

bool parse_device(std::string_view line, DeviceInfo& device) {
    const std::string_view ids = next_word(line);
    const auto colon = ids.find(':');
    if (colon == std::string_view::npos) return false;
    const auto vendor = parse_hex<std::uint16_t>(ids.substr(0, colon));
    const auto product = parse_hex<std::uint16_t>(ids.substr(colon + 1));
    if (!vendor || !product) return false;
    device.vendor = *vendor;
    device.product = *product;
    for (auto word = next_word(line); !word.empty(); word = next_word(line)) {
        if (word.starts_with("serial=")) {
            device.serial = word.substr(7);
        } else if (word.starts_with("location=")) {
            device.location = word.substr(9);
        } else {
            return false;
        }
    }
    return true;
}

bool parse_setup(std::string_view& line, Setup& setup) {
    const auto type = parse_hex<std::uint8_t>(next_word(line));
    const auto request = parse_hex<std::uint8_t>(next_word(line));
    const auto value = parse_hex<std::uint16_t>(next_word(line));
    const auto index = parse_hex<std::uint16_t>(next_word(line));
    if (!type || !request || !value || !index || next_word(line) != ":") return false;
    setup = {*type, *request, *value, *index};
    return true;
}

bool parse_transfer(std::string_view kind, std::string_view line, Transcript& transcript) {
    Transfer transfer;
    if (kind == "c>" || kind == "c<") {
        transfer.kind = kind == "c>" ? Transfer::Kind::control_out : Transfer::Kind::control_in;
        if (!parse_setup(line, transfer.setup)) return false;
    } else if (kind == ">" || kind == "<") {
        transfer.kind = kind == ">" ? Transfer::Kind::out : Transfer::Kind::in;
    } else {
        return false;
    }
    auto bytes = parse_bytes(line);
    if (!bytes) return false;
    transfer.bytes = std::move(*bytes);
    transcript.transfers.push_back(std::move(transfer));
    return true;
}

bool same(const Setup& a, const Setup& b) {
    return a.request_type == b.request_type && a.request == b.request && a.value == b.value &&
           a.index == b.index;
}

}  // namespace

tl::expected<Transcript, TranscriptError> parse_transcript(std::string_view text) {
    Transcript transcript;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        line = line.substr(0, line.find('#'));
        const std::string_view kind = next_word(line);
        if (kind.empty()) continue;
        const bool good = kind == "device" ? parse_device(line, transcript.device)
                                           : parse_transfer(kind, line, transcript);
        if (!good) return tl::unexpected(TranscriptError{number});
    }
    return transcript;
}

std::string to_line(const DeviceInfo& device) {
    std::string line = "device " + four_digits(device.vendor) + ":" + four_digits(device.product);
    if (!device.serial.empty()) line += " serial=" + device.serial;
    if (!device.location.empty()) line += " location=" + device.location;
    return line;
}

std::string to_line(const Transfer& transfer) {
    const Setup& setup = transfer.setup;
    const std::uint8_t head[] = {setup.request_type, setup.request};
    const std::string fields =
        hex(head) + " " + four_digits(setup.value) + " " + four_digits(setup.index) + " : ";
    switch (transfer.kind) {
        case Transfer::Kind::control_out:
            return "c> " + fields + hex(transfer.bytes);
        case Transfer::Kind::control_in:
            return "c< " + fields + hex(transfer.bytes);
        case Transfer::Kind::out:
            return "> " + hex(transfer.bytes);
        case Transfer::Kind::in:
            break;
    }
    return "< " + hex(transfer.bytes);
}

TranscriptPort::TranscriptPort(Transcript transcript) : transcript_(std::move(transcript)) {}

TransferResult TranscriptPort::control_in(const Setup& setup, std::span<std::uint8_t> data,
                                          Milliseconds) {
    if (!is_usable()) return tl::unexpected(TransferFailure{TransferError::gone, 0});
    const Transfer* due = expected(Transfer::Kind::control_in);
    if (due == nullptr || !same(due->setup, setup)) {
        return fail("asked: " + to_line({Transfer::Kind::control_in, setup, {}}));
    }
    const std::size_t count = std::min(data.size(), due->bytes.size());
    std::copy_n(due->bytes.begin(), count, data.begin());
    advance(due->bytes.size());
    return Transferred{count};
}

TransferResult TranscriptPort::control_out(const Setup& setup, std::span<const std::uint8_t> data,
                                           Milliseconds) {
    if (!is_usable()) return tl::unexpected(TransferFailure{TransferError::gone, 0});
    const Transfer* due = expected(Transfer::Kind::control_out);
    if (due == nullptr || !same(due->setup, setup) || !std::ranges::equal(due->bytes, data)) {
        return fail("sent: " +
                    to_line({Transfer::Kind::control_out, setup, {data.begin(), data.end()}}));
    }
    advance(data.size());
    return Transferred{data.size()};
}

TransferResult TranscriptPort::in(std::span<std::uint8_t> data, Milliseconds) {
    if (!is_usable()) return tl::unexpected(TransferFailure{TransferError::gone, 0});
    const Transfer* due = expected(Transfer::Kind::in);
    if (due == nullptr) return tl::unexpected(TransferFailure{TransferError::timed_out, 0});
    const std::size_t count = std::min(data.size(), due->bytes.size() - done_);
    std::copy_n(due->bytes.begin() + static_cast<std::ptrdiff_t>(done_), count, data.begin());
    advance(count);
    return Transferred{count};
}

TransferResult TranscriptPort::out(std::span<const std::uint8_t> data, Milliseconds) {
    if (!is_usable()) return tl::unexpected(TransferFailure{TransferError::gone, 0});
    for (std::size_t at = 0; at < data.size(); ++at) {
        const Transfer* due = expected(Transfer::Kind::out);
        if (due == nullptr || due->bytes[done_] != data[at]) {
            return fail("sent: " + to_line({Transfer::Kind::out, {}, {data.begin(), data.end()}}) +
                        ", wrong from byte " + std::to_string(at));
        }
        advance(1);
    }
    return Transferred{data.size()};
}

TransferResult TranscriptPort::fail(std::string what) {
    const bool ended = at_ == transcript_.transfers.size();
    failure_ = "transfer " + std::to_string(at_ + 1) +
               " should be: " + (ended ? "nothing" : to_line(transcript_.transfers[at_])) + "; " +
               what;
    return tl::unexpected(TransferFailure{TransferError::failed, 0});
}

const Transfer* TranscriptPort::expected(Transfer::Kind kind) const {
    if (at_ == transcript_.transfers.size()) return nullptr;
    const Transfer& due = transcript_.transfers[at_];
    const bool spent = kind == Transfer::Kind::out && done_ == due.bytes.size();
    return due.kind == kind && !spent ? &due : nullptr;
}

void TranscriptPort::advance(std::size_t bytes) {
    done_ += bytes;
    if (done_ < transcript_.transfers[at_].bytes.size()) return;
    ++at_;
    done_ = 0;
}

RecordingPort::RecordingPort(std::unique_ptr<Port> port,
                             std::function<void(const std::string&)> write)
    : port_(std::move(port)), write_(std::move(write)) {
    write_(to_line(port_->info()));
}

TransferResult RecordingPort::control_in(const Setup& setup, std::span<std::uint8_t> data,
                                         Milliseconds limit) {
    const auto result = port_->control_in(setup, data, limit);
    note(Transfer::Kind::control_in, setup, data, result);
    return result;
}

TransferResult RecordingPort::control_out(const Setup& setup, std::span<const std::uint8_t> data,
                                          Milliseconds limit) {
    const auto result = port_->control_out(setup, data, limit);
    note(Transfer::Kind::control_out, setup, data, result);
    return result;
}

TransferResult RecordingPort::in(std::span<std::uint8_t> data, Milliseconds limit) {
    const auto result = port_->in(data, limit);
    note(Transfer::Kind::in, {}, data, result);
    return result;
}

TransferResult RecordingPort::out(std::span<const std::uint8_t> data, Milliseconds limit) {
    const auto result = port_->out(data, limit);
    note(Transfer::Kind::out, {}, data, result);
    return result;
}

void RecordingPort::note(Transfer::Kind kind, const Setup& setup,
                         std::span<const std::uint8_t> data, const TransferResult& result) {
    const std::size_t bytes = result ? result->bytes : result.error().transferred;
    if (bytes == 0 && (kind == Transfer::Kind::in || kind == Transfer::Kind::out)) return;
    // A refused control request says so by the comment behind it, and is not played back.
    const auto moved = data.first(std::min(bytes, data.size()));
    const std::string line = to_line({kind, setup, {moved.begin(), moved.end()}});
    write_(result || bytes > 0 ? line : "# failed: " + line);
}

}  // namespace kvitok::usb
