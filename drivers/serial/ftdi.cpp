#include "drivers/serial/ftdi.h"

#include <algorithm>
#include <array>

#include "kiosk/domain/check.h"

namespace kvitok::drivers::serial {
namespace {

constexpr std::uint8_t vendor_out = 0x40;
constexpr std::uint8_t request_reset = 0x00;
constexpr std::uint8_t request_modem = 0x01;
constexpr std::uint8_t request_flow = 0x02;
constexpr std::uint8_t request_baud = 0x03;
constexpr std::uint8_t request_data = 0x04;
constexpr std::uint8_t request_latency = 0x09;

constexpr std::uint16_t purge_receive = 1;
constexpr std::uint16_t purge_transmit = 2;
constexpr std::uint16_t dtr_on = 0x0101;
constexpr std::uint16_t rts_on = 0x0202;
// Short enough that an answer is not kept waiting, long enough not to flood the bus.
constexpr std::uint16_t latency_ms = 4;

constexpr std::size_t status_bytes = 2;
constexpr std::uint8_t error_bits = 0x1E;  // overrun, parity, framing, break
constexpr std::size_t transfer_bytes = 4096;
constexpr Milliseconds control_limit{1000};

std::uint16_t data_format(const LineSettings& settings) {
    const auto parity = static_cast<unsigned>(settings.parity);
    const unsigned stop = settings.stop_bits == StopBits::two ? 2 : 0;
    return static_cast<std::uint16_t>(settings.data_bits | parity << 8 | stop << 11);
}

std::uint8_t handshake_bits(Handshake handshake) {
    switch (handshake) {
        case Handshake::none:
            return 0x00;
        case Handshake::rts_cts:
            return 0x01;
        case Handshake::dtr_dsr:
            return 0x02;
    }
    check(false, "a handshake outside its enum");
    return 0;
}

}  // namespace

FtdiDivisor ftdi_divisor(std::uint32_t baud) {
    check(baud >= 183 && baud <= 3'000'000, "a baud rate the chip can make");
    constexpr std::array<std::uint32_t, 8> code_of_eighths{0, 3, 2, 4, 1, 5, 6, 7};
    const std::uint32_t eighths = (24'000'000 + baud / 2) / baud;
    // 3 MHz itself is written as 0 (AN232B-05).
    if (eighths == 8) return {};
    const std::uint32_t code = code_of_eighths[eighths % 8];
    return {static_cast<std::uint16_t>(((eighths / 8) & 0x3FFF) | (code & 3) << 14),
            (code & 4) != 0};
}

FtdiLine::FtdiLine(usb::Port& port, FtdiChip chip)
    : port_(port), chip_(chip), transfer_(transfer_bytes) {
    check(chip.packet_bytes > status_bytes && transfer_bytes % chip.packet_bytes == 0,
          "transfers are whole packets");
}

tl::expected<void, usb::TransferError> FtdiLine::open(const LineSettings& settings) {
    const FtdiDivisor divisor = ftdi_divisor(settings.baud);
    // On chips with several ports the high bit of the divisor makes room for the port number.
    const std::uint8_t baud_index =
        chip_.port != 0 && divisor.index_bit ? std::uint8_t{1} : std::uint8_t{0};
    const auto ask = [this](std::uint8_t number, std::uint16_t value, std::uint8_t high = 0) {
        return [=, this] { return request(number, value, high); };
    };
    auto done = request(request_reset, 0)
                    .and_then(ask(request_reset, purge_receive))
                    .and_then(ask(request_reset, purge_transmit));
    if (!done) return done;
    if (chip_.port == 0 && divisor.index_bit) {
        const usb::Setup setup{vendor_out, request_baud, divisor.value, 1};
        if (const auto sent = port_.control_out(setup, {}, control_limit); !sent) {
            return tl::unexpected(sent.error().error);
        }
    } else {
        done = request(request_baud, divisor.value, baud_index);
    }
    if (!done) return done;
    ready_.clear();
    return request(request_data, data_format(settings))
        .and_then(ask(request_flow, 0, handshake_bits(settings.handshake)))
        .and_then(ask(request_latency, latency_ms))
        .and_then(ask(request_modem, dtr_on))
        .and_then(ask(request_modem, rts_on));
}

usb::TransferResult FtdiLine::read(std::span<std::uint8_t> data, Milliseconds limit) {
    if (ready_.empty()) {
        const auto got = port_.in(transfer_, limit);
        const std::size_t bytes = got ? got->bytes : got.error().transferred;
        strip(std::span<const std::uint8_t>(transfer_).first(bytes));
        if (!got && ready_.empty()) return tl::unexpected(usb::TransferFailure{got.error().error});
    }
    const std::size_t count = std::min(data.size(), ready_.size());
    const auto end = ready_.begin() + static_cast<std::ptrdiff_t>(count);
    std::copy(ready_.begin(), end, data.begin());
    ready_.erase(ready_.begin(), end);
    return usb::Transferred{count};
}

usb::TransferResult FtdiLine::write(std::span<const std::uint8_t> data, Milliseconds limit) {
    if (data.empty()) return usb::Transferred{};
    return port_.out(data, limit);
}

tl::expected<void, usb::TransferError> FtdiLine::request(std::uint8_t number, std::uint16_t value,
                                                         std::uint8_t index_high) {
    const usb::Setup setup{vendor_out, number, value,
                           static_cast<std::uint16_t>(index_high << 8 | chip_.port)};
    const auto sent = port_.control_out(setup, {}, control_limit);
    if (!sent) return tl::unexpected(sent.error().error);
    return {};
}

void FtdiLine::strip(std::span<const std::uint8_t> transfer) {
    while (transfer.size() >= status_bytes) {
        const auto packet = transfer.first(std::min(transfer.size(), chip_.packet_bytes));
        transfer = transfer.subspan(packet.size());
        const auto data = packet.subspan(status_bytes);
        if ((packet[1] & error_bits) != 0) {
            line_errors_ += std::max<std::size_t>(data.size(), 1);
            continue;
        }
        ready_.insert(ready_.end(), data.begin(), data.end());
    }
}

}  // namespace kvitok::drivers::serial
