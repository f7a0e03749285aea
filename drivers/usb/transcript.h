// Recorded talks with devices: a port that writes one down, and a port that plays one back and
// fails at the first byte that differs. One thread, like every port; close() from any.
//
// A transcript is text, one transfer a line; '#' begins a comment, blanks within hex are free:
//   device 0403:6001 serial=A1 location=1-2
//   c> 40 03 001a 0000 :            control out: type, request, value, index, data
//   c< c0 0a 0000 0000 : 10         control in, with what the device answered
//   > 1f 00 07 96 fb ...            bulk or interrupt out
//   < b1 60                         bulk or interrupt in: one transfer
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "drivers/usb/port.h"

namespace kvitok::usb {

struct Transfer {
    enum class Kind { control_out, control_in, out, in };
    Kind kind = Kind::out;
    Setup setup;
    std::vector<std::uint8_t> bytes;
};

struct Transcript {
    DeviceInfo device;
    std::vector<Transfer> transfers;
};

// The number of the line (from 1) that is no transcript.
struct TranscriptError {
    std::size_t line = 0;
};
tl::expected<Transcript, TranscriptError> parse_transcript(std::string_view text);
std::string to_line(const DeviceInfo& device);
std::string to_line(const Transfer& transfer);

// Plays the device's part. What the driver sends is compared byte by byte, however it is cut into
// transfers; what it would read before its turn times out at once.
class TranscriptPort final : public Port {
public:
    explicit TranscriptPort(Transcript transcript);

    const DeviceInfo& info() const override { return transcript_.device; }
    TransferResult control_in(const Setup& setup, std::span<std::uint8_t> data,
                              Milliseconds limit) override;
    TransferResult control_out(const Setup& setup, std::span<const std::uint8_t> data,
                               Milliseconds limit) override;
    TransferResult in(std::span<std::uint8_t> data, Milliseconds limit) override;
    TransferResult out(std::span<const std::uint8_t> data, Milliseconds limit) override;
    void close() override { closed_ = true; }

    bool finished() const { return failure_.empty() && at_ == transcript_.transfers.size(); }
    // What differed first; empty while nothing does.
    const std::string& failure() const { return failure_; }

private:
    TransferResult fail(std::string what);
    bool is_usable() const { return failure_.empty() && !closed_; }
    const Transfer* expected(Transfer::Kind kind) const;
    void advance(std::size_t bytes);

    Transcript transcript_;
    std::size_t at_ = 0;    // the transfer that is due
    std::size_t done_ = 0;  // bytes of it already exchanged
    std::string failure_;
    std::atomic<bool> closed_ = false;
};

// Passes everything on to `port` and writes down what moved. Lines go to `write`, without their
// end.
class RecordingPort final : public Port {
public:
    RecordingPort(std::unique_ptr<Port> port, std::function<void(const std::string&)> write);

    const DeviceInfo& info() const override { return port_->info(); }
    TransferResult control_in(const Setup& setup, std::span<std::uint8_t> data,
                              Milliseconds limit) override;
    TransferResult control_out(const Setup& setup, std::span<const std::uint8_t> data,
                               Milliseconds limit) override;
    TransferResult in(std::span<std::uint8_t> data, Milliseconds limit) override;
    TransferResult out(std::span<const std::uint8_t> data, Milliseconds limit) override;
    void close() override { port_->close(); }

private:
    void note(Transfer::Kind kind, const Setup& setup, std::span<const std::uint8_t> data,
              const TransferResult& result);

    std::unique_ptr<Port> port_;
    std::function<void(const std::string&)> write_;
};

}  // namespace kvitok::usb
