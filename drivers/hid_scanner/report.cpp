#include "drivers/hid_scanner/report.h"

#include <algorithm>
#include <map>

namespace kvitok::drivers::hid_scanner {
namespace {

constexpr std::uint32_t page_scanner = 0x8C;
constexpr std::uint32_t usage_symbology = page_scanner << 16 | 0xFB;
constexpr std::uint32_t usage_data = page_scanner << 16 | 0xFE;
constexpr std::uint32_t usage_continued = page_scanner << 16 | 0xFF;
constexpr std::uint32_t usage_byte_count = 0x01 << 16 | 0x3B;
// No full-speed interrupt report is longer; a descriptor that says so is nonsense.
constexpr std::size_t max_report_bits = 1024 * 8;

// Item prefixes without their size bits (HID 1.11, 6.2.2.4, 6.2.2.7, 6.2.2.8).
enum Item : std::uint8_t {
    item_input = 0x80,
    item_output = 0x90,
    item_feature = 0xB0,
    item_collection = 0xA0,
    item_end_collection = 0xC0,
    item_usage_page = 0x04,
    item_report_size = 0x74,
    item_report_id = 0x84,
    item_report_count = 0x94,
    item_push = 0xA4,
    item_pop = 0xB4,
    item_usage = 0x08,
    item_usage_minimum = 0x18,
    item_usage_maximum = 0x28,
};

struct Globals {
    std::uint32_t page = 0;
    std::size_t size = 0;
    std::size_t count = 0;
    std::uint8_t id = 0;
};

struct Field {
    std::uint8_t id = 0;
    std::size_t bit = 0;
    std::size_t bits = 0;
};

class Descriptor {
public:
    tl::expected<void, DescriptorError> read(std::span<const std::uint8_t> bytes);
    tl::expected<Layout, DescriptorError> layout() const;

private:
    void item(std::uint8_t kind, std::uint32_t value, std::size_t size);
    void input();
    const Field* field(std::uint32_t usage, std::uint8_t id) const;

    Globals globals_;
    std::vector<Globals> pushed_;
    std::vector<std::uint32_t> usages_;
    std::uint32_t minimum_ = 0;
    std::map<std::uint8_t, std::size_t> bits_;  // of input reports so far, by report id
    std::vector<std::pair<std::uint32_t, Field>> fields_;
    bool uses_ids_ = false;
};

tl::expected<void, DescriptorError> Descriptor::read(std::span<const std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const std::uint8_t prefix = bytes.front();
        bytes = bytes.subspan(1);
        if (prefix == 0xFE) {  // long item: length, tag, data
            if (bytes.size() < 2 || bytes.size() < std::size_t{2} + bytes[0]) {
                return tl::unexpected(DescriptorError::cut_off);
            }
            bytes = bytes.subspan(std::size_t{2} + bytes[0]);
            continue;
        }
        const std::size_t size = (prefix & 3) == 3 ? 4 : prefix & 3;
        if (bytes.size() < size) return tl::unexpected(DescriptorError::cut_off);
        std::uint32_t value = 0;
        for (std::size_t i = size; i > 0; --i) value = value << 8 | bytes[i - 1];
        bytes = bytes.subspan(size);
        item(prefix & 0xFC, value, size);
    }
    return {};
}

void Descriptor::item(std::uint8_t kind, std::uint32_t value, std::size_t size) {
    // A usage of four bytes carries its page with it.
    const std::uint32_t usage = size == 4 ? value : globals_.page << 16 | value;
    switch (kind) {
        case item_usage_page:
            globals_.page = value & 0xFFFF;
            break;
        case item_report_size:
            globals_.size = value;
            break;
        case item_report_count:
            globals_.count = value;
            break;
        case item_report_id:
            globals_.id = static_cast<std::uint8_t>(value);
            uses_ids_ = true;
            break;
        case item_push:
            if (pushed_.size() < 16) pushed_.push_back(globals_);
            break;
        case item_pop:
            if (pushed_.empty()) break;
            globals_ = pushed_.back();
            pushed_.pop_back();
            break;
        case item_usage:
            usages_.push_back(usage);
            break;
        case item_usage_minimum:
            minimum_ = usage;
            break;
        case item_usage_maximum:
            for (std::uint32_t u = minimum_; u <= usage && u - minimum_ < 256; ++u) {
                usages_.push_back(u);
            }
            break;
        case item_input:
            input();
            [[fallthrough]];
        case item_output:
        case item_feature:
        case item_collection:
        case item_end_collection:
            usages_.clear();
            break;
        default:
            break;
    }
}

void Descriptor::input() {
    std::size_t& at = bits_[globals_.id];
    if (globals_.size > max_report_bits || globals_.count > max_report_bits) return;
    const std::size_t bits = globals_.size * globals_.count;
    if (at + bits > max_report_bits) return;
    // One usage for many elements is one field; several usages share the elements in order.
    if (usages_.size() == 1) {
        fields_.push_back({usages_.front(), {globals_.id, at, bits}});
    } else {
        for (std::size_t i = 0; i < usages_.size() && i < globals_.count; ++i) {
            fields_.push_back({usages_[i], {globals_.id, at + i * globals_.size, globals_.size}});
        }
    }
    at += bits;
}

const Field* Descriptor::field(std::uint32_t usage, std::uint8_t id) const {
    for (const auto& [of, found] : fields_) {
        if (of == usage && found.id == id) return &found;
    }
    return nullptr;
}

tl::expected<Layout, DescriptorError> Descriptor::layout() const {
    const auto data = std::ranges::find(fields_, usage_data, [](const auto& f) { return f.first; });
    if (data == fields_.end()) return tl::unexpected(DescriptorError::no_scanner);
    const std::uint8_t id = data->second.id;
    const std::size_t shift = uses_ids_ ? 1 : 0;
    Layout layout;
    if (uses_ids_) layout.report_id = id;
    if (data->second.bit % 8 != 0) return tl::unexpected(DescriptorError::unaligned);
    layout.data_at = data->second.bit / 8 + shift;
    layout.data_size = data->second.bits / 8;
    if (const Field* count = field(usage_byte_count, id); count != nullptr) {
        if (count->bit % 8 != 0) return tl::unexpected(DescriptorError::unaligned);
        layout.length_at = count->bit / 8 + shift;
    }
    if (const Field* aim = field(usage_symbology, id); aim != nullptr) {
        if (aim->bit % 8 != 0) return tl::unexpected(DescriptorError::unaligned);
        layout.aim_at = aim->bit / 8 + shift;
    }
    if (const Field* continued = field(usage_continued, id); continued != nullptr) {
        layout.continued_at = continued->bit / 8 + shift;
        layout.continued_mask = static_cast<std::uint8_t>(1u << (continued->bit % 8));
    }
    return layout;
}

}  // namespace

Layout common_layout() {
    return {.report_id = 0x02,
            .length_at = 1,
            .aim_at = 2,
            .data_at = 5,
            .data_size = 56,
            .continued_at = 63,
            .continued_mask = 0x01};
}

tl::expected<Layout, DescriptorError> parse_descriptor(std::span<const std::uint8_t> descriptor) {
    Descriptor parsed;
    if (const auto read = parsed.read(descriptor); !read) return tl::unexpected(read.error());
    return parsed.layout();
}

tl::expected<Part, ReportError> parse_report(const Layout& layout,
                                             std::span<const std::uint8_t> report) {
    if (report.empty()) return tl::unexpected(ReportError::too_short);
    if (layout.report_id && report[0] != *layout.report_id) {
        return tl::unexpected(ReportError::other_report);
    }
    const auto holds = [&](std::size_t at, std::size_t size) {
        return at <= report.size() && size <= report.size() - at;
    };
    const auto text = [&](std::size_t at, std::size_t size) {
        const auto bytes = report.subspan(at, size);
        return std::string(bytes.begin(), bytes.end());
    };
    if (!holds(layout.data_at, 1) || (layout.length_at && !holds(*layout.length_at, 1)) ||
        (layout.aim_at && !holds(*layout.aim_at, 3))) {
        return tl::unexpected(ReportError::too_short);
    }
    Part part;
    const std::size_t room = std::min(layout.data_size, report.size() - layout.data_at);
    if (layout.length_at) {
        const std::size_t length = report[*layout.length_at];
        if (length > layout.data_size) return tl::unexpected(ReportError::bad_length);
        if (length > room) return tl::unexpected(ReportError::too_short);
        part.data = text(layout.data_at, length);
    } else {
        part.data = text(layout.data_at, room);
        part.data.resize(std::min(part.data.find('\0'), part.data.size()));
    }
    if (layout.aim_at) part.aim = text(*layout.aim_at, 3);
    if (layout.continued_at && holds(*layout.continued_at, 1)) {
        part.continued = (report[*layout.continued_at] & layout.continued_mask) != 0;
    }
    return part;
}

}  // namespace kvitok::drivers::hid_scanner
