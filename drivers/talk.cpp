#include "drivers/talk.h"

#include <map>
#include <set>
#include <utility>

namespace kvitok::drivers {
namespace {

template <class... Overloads>
struct Overloaded : Overloads... {
    using Overloads::operator()...;
};

class TerminalTalk final : public Talk {
public:
    TerminalTalk(std::unique_ptr<PaymentTerminal> terminal, Post post)
        : terminal_(std::move(terminal)), post_(std::move(post)) {}

    Bytes on_attached(MonoTime now) override { return pass(terminal_->on_attached(now)); }
    Bytes on_command(const DeviceCommand& command, MonoTime now) override {
        const auto* one = std::get_if<terminal::Command>(&command);
        if (one == nullptr) return {};
        std::visit(
            [this](const auto& asked) {
                using Asked = std::decay_t<decltype(asked)>;
                if constexpr (std::is_same_v<Asked, terminal::Prepare>) {
                    unanswered_[asked.request] = true;
                } else if constexpr (!std::is_same_v<Asked, terminal::Cancel>) {
                    unanswered_[asked.request] = false;
                }
            },
            *one);
        return pass(terminal_->on_command(*one, now));
    }
    Bytes on_bytes(std::span<const std::uint8_t> bytes, MonoTime now) override {
        return pass(terminal_->on_bytes(bytes, now));
    }
    Bytes on_sent(std::size_t, MonoTime) override { return {}; }
    Bytes on_time(MonoTime now) override { return pass(terminal_->on_time(now)); }
    MonoTime next_wake() const override { return terminal_->next_wake(); }
    bool listens() const override { return terminal_->listens(); }
    void on_lost() override {
        for (const auto& [request, prepares] : std::exchange(unanswered_, {})) {
            if (prepares) {
                const terminal::NotReady absent{terminal::NotReadyReason::absent};
                post_(terminal::Event(terminal::Answered{request, absent}));
            } else {
                post_(terminal::Event(terminal::Answered{request, terminal::Unknown{}}));
            }
        }
        if (attached_) post_(terminal::Event(terminal::Lost{}));
        attached_ = false;
    }

private:
    Bytes pass(PaymentTerminal::Out out) {
        for (terminal::Event& event : out.events) {
            if (const auto* answer = std::get_if<terminal::Answered>(&event)) {
                unanswered_.erase(answer->request);
            }
            if (std::holds_alternative<terminal::Attached>(event)) attached_ = true;
            if (std::holds_alternative<terminal::Lost>(event)) attached_ = false;
            post_(std::move(event));
        }
        return std::move(out.bytes);
    }

    std::unique_ptr<PaymentTerminal> terminal_;
    Post post_;
    std::map<std::uint64_t, bool> unanswered_;  // true: Prepare
    bool attached_ = false;
};

class PrinterTalk final : public Talk {
public:
    PrinterTalk(std::unique_ptr<ReceiptPrinter> printer, Post post)
        : printer_(std::move(printer)), post_(std::move(post)) {}

    Bytes on_attached(MonoTime now) override { return pass(printer_->on_attached(now)); }
    Bytes on_command(const DeviceCommand& command, MonoTime now) override {
        const auto* one = std::get_if<printer::Command>(&command);
        if (one == nullptr) return {};
        if (const auto* print = std::get_if<printer::Print>(one)) unanswered_.insert(print->job);
        return pass(printer_->on_command(*one, now));
    }
    Bytes on_bytes(std::span<const std::uint8_t> bytes, MonoTime now) override {
        return pass(printer_->on_bytes(bytes, now));
    }
    Bytes on_sent(std::size_t bytes, MonoTime now) override {
        return pass(printer_->on_sent(bytes, now));
    }
    Bytes on_time(MonoTime now) override { return pass(printer_->on_time(now)); }
    MonoTime next_wake() const override { return printer_->next_wake(); }
    bool listens() const override { return true; }
    void on_lost() override {
        for (const std::uint64_t job : std::exchange(unanswered_, {})) {
            post_(printer::Event(printer::PrintFailed{job, printer::Status::absent}));
        }
        if (std::exchange(attached_, false)) post_(printer::Event(printer::Lost{}));
    }

private:
    Bytes pass(ReceiptPrinter::Out out) {
        for (printer::Event& event : out.events) {
            std::visit(
                Overloaded{[this](const printer::Printed& e) { unanswered_.erase(e.job); },
                           [this](const printer::PrintFailed& e) { unanswered_.erase(e.job); },
                           [this](const printer::Attached&) { attached_ = true; },
                           [](const auto&) {}},
                event);
            post_(std::move(event));
        }
        return std::move(out.bytes);
    }

    std::unique_ptr<ReceiptPrinter> printer_;
    Post post_;
    std::set<std::uint64_t> unanswered_;
    bool attached_ = false;
};

// A device that takes no commands: a scanner, a card reader.
template <class Device, class DeviceEvents, class DeviceLost>
class TellingTalk final : public Talk {
public:
    TellingTalk(std::unique_ptr<Device> device, Post post)
        : device_(std::move(device)), post_(std::move(post)) {}

    Bytes on_attached(MonoTime now) override {
        attached_ = true;
        return pass(device_->on_attached(now));
    }
    Bytes on_command(const DeviceCommand&, MonoTime) override { return {}; }
    Bytes on_bytes(std::span<const std::uint8_t> bytes, MonoTime now) override {
        return pass(device_->on_bytes(bytes, now));
    }
    Bytes on_sent(std::size_t, MonoTime) override { return {}; }
    Bytes on_time(MonoTime now) override { return pass(device_->on_time(now)); }
    MonoTime next_wake() const override { return device_->next_wake(); }
    bool listens() const override { return true; }
    void on_lost() override {
        if (std::exchange(attached_, false)) post_(DeviceEvents(DeviceLost{}));
    }

private:
    Bytes pass(typename Device::Out out) {
        for (auto& event : out.events) post_(std::move(event));
        return std::move(out.bytes);
    }

    std::unique_ptr<Device> device_;
    Post post_;
    bool attached_ = false;
};

using ScannerTalk = TellingTalk<CodeScanner, scanner::Event, scanner::Lost>;
using ReaderTalk = TellingTalk<CardReader, reader::Event, reader::Lost>;

}  // namespace

std::unique_ptr<Talk> make_talk(std::unique_ptr<PaymentTerminal> terminal, Post post) {
    return std::make_unique<TerminalTalk>(std::move(terminal), std::move(post));
}

std::unique_ptr<Talk> make_talk(std::unique_ptr<ReceiptPrinter> printer, Post post) {
    return std::make_unique<PrinterTalk>(std::move(printer), std::move(post));
}

std::unique_ptr<Talk> make_talk(std::unique_ptr<CodeScanner> scanner, Post post) {
    return std::make_unique<ScannerTalk>(std::move(scanner), std::move(post));
}

std::unique_ptr<Talk> make_talk(std::unique_ptr<CardReader> reader, Post post) {
    return std::make_unique<ReaderTalk>(std::move(reader), std::move(post));
}

void refuse(const DeviceCommand& command, terminal::NotReadyReason why, const Post& post) {
    const auto say = [&post](std::uint64_t request, terminal::Answer answer) {
        post(terminal::Event(terminal::Answered{request, std::move(answer)}));
    };
    // No byte was sent, so that no money moved is certain; what was asked about before is not.
    const PayReason reason = why == terminal::NotReadyReason::other_serial
                                 ? PayReason::other_terminal
                                 : PayReason::terminal_saw_nothing;
    const auto refuse_terminal = Overloaded{
        [&](const terminal::Prepare& c) { say(c.request, terminal::NotReady{why}); },
        [&](const terminal::Authorise& c) { say(c.request, terminal::Declined{reason}); },
        [](const terminal::Cancel&) {},
        [&](const auto& c) { say(c.request, terminal::Unknown{}); },
    };
    const auto refuse_printer = Overloaded{
        [&](const printer::Print& c) {
            post(printer::Event(printer::PrintFailed{c.job, printer::Status::absent}));
        },
        [&](const printer::AskStatus&) {
            post(printer::Event(printer::StatusChanged{printer::Status::absent}));
        },
    };
    std::visit(Overloaded{[&](const terminal::Command& c) { std::visit(refuse_terminal, c); },
                          [&](const printer::Command& c) { std::visit(refuse_printer, c); }},
               command);
}

}  // namespace kvitok::drivers
