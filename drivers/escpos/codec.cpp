#include "drivers/escpos/codec.h"

#include <algorithm>

#include "kiosk/domain/check.h"

namespace kvitok::drivers::escpos {
namespace {

constexpr std::uint8_t esc = 0x1B;
constexpr std::uint8_t gs = 0x1D;
constexpr std::uint8_t fs = 0x1C;
constexpr std::uint8_t dle = 0x10;
constexpr std::size_t raster_head = 8;
// GS I answers are the longest blocks: header, 80 bytes, NUL.
constexpr std::size_t max_block = 82;

bool is_real_time(std::uint8_t byte) {
    return (byte & 0x93) == 0x12;
}
bool begins_automatic(std::uint8_t byte) {
    return (byte & 0x93) == 0x10;
}
bool continues(std::uint8_t byte) {
    return (byte & 0x90) == 0x00;
}
bool begins_block(std::uint8_t byte) {
    constexpr std::array<std::uint8_t, 6> headers{0x35, 0x37, 0x3B, 0x3D, 0x5F, 0x53};
    return std::ranges::find(headers, byte) != headers.end();
}
bool is_flow_control(std::uint8_t byte) {
    return byte == 0x11 || byte == 0x13;
}

std::string upper(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return result;
}

std::string printable(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c >= ' ' && c <= '~' && result.size() < 64) result.push_back(c);
    }
    const auto begin = result.find_first_not_of(' ');
    if (begin == std::string::npos) return {};
    return result.substr(begin, result.find_last_not_of(' ') - begin + 1);
}

}  // namespace

Bytes initialise() {
    return {esc, 0x40};
}

Bytes cancel_kanji() {
    return {fs, 0x2E};
}

Bytes automatic_status() {
    return {gs, 0x61, 0xFF};
}

Bytes ask_status(int n) {
    check(n >= 1 && n <= 4, "DLE EOT asks for status 1 to 4");
    return {dle, 0x04, static_cast<std::uint8_t>(n)};
}

Bytes recover_and_clear() {
    return {dle, 0x05, 0x02};
}

Bytes clear_buffers() {
    return {dle, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08};
}

Bytes cut(Cut how) {
    switch (how) {
        case Cut::none:
            return {esc, 0x64, 0x05};
        case Cut::partial:
            return {gs, 0x56, 0x42, 0x00};
        case Cut::full:
            return {gs, 0x56, 0x41, 0x00};
    }
    check(false, "a way to cut outside its enum");
    return {};
}

Bytes ask_paper_sensor() {
    return {gs, 0x72, 0x01};
}

Bytes ask_process_id(const ProcessId& id) {
    check(std::ranges::all_of(id, [](std::uint8_t d) { return d >= 0x20 && d <= 0x7E; }),
          "a process id is of printable bytes");
    return {gs, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, id[0], id[1], id[2], id[3]};
}

Bytes raster_band(const Bitmap& paper, int from, int rows) {
    const auto stride = static_cast<std::size_t>(paper.stride());
    check(from >= 0 && rows > 0 && from + rows <= paper.height && stride <= 0xFFFF,
          "a raster band lies within its picture");
    const auto byte = [](std::size_t value) { return static_cast<std::uint8_t>(value & 0xFF); };
    const auto height = static_cast<std::size_t>(rows);
    Bytes band{
        gs, 0x76, 0x30, 0x00, byte(stride), byte(stride >> 8), byte(height), byte(height >> 8)};
    const auto begin =
        paper.bytes.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(from) * stride);
    band.insert(band.end(), begin, begin + static_cast<std::ptrdiff_t>(height * stride));
    // The bits beyond the width, in the last byte of a row, are not the picture's to paint.
    if (const int spare = paper.stride() * 8 - paper.width; spare > 0) {
        for (std::size_t row = 1; row <= height; ++row) {
            auto& last = band[raster_head + row * stride - 1];
            last = static_cast<std::uint8_t>(last & (0xFFu << spare));
        }
    }
    return band;
}

int rows_of_band(const Bitmap& paper, std::size_t limit) {
    const auto stride = static_cast<std::size_t>(std::max(paper.stride(), 1));
    const std::size_t room = limit > raster_head ? limit - raster_head : 0;
    return static_cast<int>(std::clamp<std::size_t>(room / stride, 1, 1024));
}

std::vector<Answer> AnswerReader::feed(std::span<const std::uint8_t> bytes) {
    std::vector<Answer> answers;
    for (const std::uint8_t byte : bytes) {
        if (auto answer = take(byte)) answers.push_back(std::move(*answer));
    }
    return answers;
}

void AnswerReader::reset() {
    automatic_.clear();
    block_.clear();
}

std::optional<Answer> AnswerReader::take(std::uint8_t byte) {
    // Real-time answers cut into whatever is on its way; block data never holds control bytes.
    if (is_real_time(byte) && (block_.empty() || byte < 0x20)) return RealTimeStatus{byte};
    if (is_flow_control(byte)) return std::nullopt;
    if (!block_.empty()) {
        if (byte == 0x00) {
            Block block{std::move(block_)};
            block_.clear();
            return block;
        }
        if (byte >= 0x20 && byte <= 0x7E && block_.size() < max_block) {
            block_.push_back(byte);
            return std::nullopt;
        }
        noise_ += block_.size();
        block_.clear();
    }
    if (begins_automatic(byte)) {
        noise_ += automatic_.size();
        automatic_ = {byte};
        return std::nullopt;
    }
    if (!automatic_.empty() && continues(byte)) {
        automatic_.push_back(byte);
        if (automatic_.size() < 4) return std::nullopt;
        AutomaticStatus status;
        std::ranges::copy(automatic_, status.bytes.begin());
        automatic_.clear();
        return status;
    }
    noise_ += automatic_.size();
    automatic_.clear();
    if (begins_block(byte)) {
        block_ = {byte};
        return std::nullopt;
    }
    if (continues(byte)) return SensorStatus{byte};
    ++noise_;
    return std::nullopt;
}

std::optional<ProcessId> process_id_of(const Block& block) {
    if (block.bytes.size() != 6 || block.bytes[0] != 0x37 || block.bytes[1] != 0x22) {
        return std::nullopt;
    }
    return ProcessId{block.bytes[2], block.bytes[3], block.bytes[4], block.bytes[5]};
}

void apply(Condition& condition, const AutomaticStatus& status) {
    const auto& b = status.bytes;
    condition = Condition{
        .offline = (b[0] & 0x08) != 0,
        .cover_open = (b[0] & 0x20) != 0,
        .stopped_by_paper_end = false,
        .near_end = (b[2] & 0x03) != 0,
        .paper_end = (b[2] & 0x0C) != 0,
        .recoverable = (b[1] & 0x04) != 0,
        .cutter = (b[1] & 0x08) != 0,
        .unrecoverable = (b[1] & 0x20) != 0,
        .overheated = (b[1] & 0x40) != 0,
        .error = false,
    };
}

void apply(Condition& condition, int n, RealTimeStatus status) {
    const std::uint8_t b = status.byte;
    switch (n) {
        case 1:
            condition.offline = (b & 0x08) != 0;
            break;
        case 2:
            condition.cover_open = (b & 0x04) != 0;
            condition.stopped_by_paper_end = (b & 0x20) != 0;
            condition.error = (b & 0x40) != 0;
            break;
        case 3:
            condition.recoverable = (b & 0x04) != 0;
            condition.cutter = (b & 0x08) != 0;
            condition.unrecoverable = (b & 0x20) != 0;
            condition.overheated = (b & 0x40) != 0;
            break;
        case 4:
            condition.near_end = (b & 0x0C) != 0;
            condition.paper_end = (b & 0x60) != 0;
            break;
        default:
            check(false, "DLE EOT answers status 1 to 4");
    }
}

printer::Status classify(const Condition& condition) {
    using printer::Status;
    if (condition.unrecoverable) return Status::fault;
    if (condition.cover_open) return Status::cover_open;
    if (condition.paper_end || condition.stopped_by_paper_end) return Status::no_paper;
    if (condition.cutter) return Status::cutter;
    if (condition.recoverable) return Status::jam;
    if (condition.overheated) return Status::overheated;
    if (condition.error || condition.offline) return Status::fault;
    return condition.near_end ? Status::low_paper : Status::ready;
}

bool says_paper_end(SensorStatus status) {
    return (status.byte & 0x0C) != 0;
}

DeviceId parse_device_id(std::span<const std::uint8_t> bytes) {
    DeviceId id;
    if (bytes.size() <= 2) return id;
    std::string_view rest(reinterpret_cast<const char*>(bytes.data()) + 2, bytes.size() - 2);
    rest = rest.substr(0, rest.find('\0'));
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(';'), rest.size());
        const std::string_view field = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const std::size_t colon = field.find(':');
        if (colon == std::string_view::npos) continue;
        const std::string key = upper(printable(field.substr(0, colon)));
        const std::string value = printable(field.substr(colon + 1));
        if (key == "MFG" || key == "MANUFACTURER") id.maker = value;
        if (key == "MDL" || key == "MODEL") id.model = value;
        if (key == "CMD" || key == "COMMAND SET") id.commands = value;
        if (key == "SN" || key == "SERN" || key == "SERIALNUMBER") id.serial = value;
    }
    return id;
}

}  // namespace kvitok::drivers::escpos
