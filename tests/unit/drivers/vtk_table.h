// A VTK terminal on a table: the test plays the device by hand and moves the time.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "drivers/vtk/terminal.h"
#include "tests/unit/drivers/bytes.h"

namespace kvitok::drivers::vtk {

namespace t = terminal;

inline constexpr Money amount{125050};
inline constexpr std::uint32_t number = 42;

inline Message say(std::string_view name) {
    Message said = message(name);
    said.discriminator = from_terminal;
    return said;
}

inline Message idle(std::uint64_t last) {
    return say("IDL").add(tag_number, last);
}

inline Message verdict(std::uint64_t of, std::uint64_t sum, std::string_view receipt = {}) {
    Message said = say("VRP");
    said.add(tag_number, of).add(tag_amount, sum);
    if (!receipt.empty()) said.add(tag_receipt, receipt);
    return said;
}

inline Message final(std::uint64_t of, std::uint64_t sum) {
    return say("FIN").add(tag_number, of).add(tag_amount, sum);
}

// A terminal and the time; the test plays the device by hand.
struct Table {
    Terminal terminal;
    MonoTime now{1'000'000};
    PaymentTerminal::Out out;

    explicit Table(std::string serial = "VT-77", std::string location = "1-2")
        : terminal(Unit{.model = "VTK",
                        .serial = std::move(serial),
                        .location = std::move(location),
                        .started = MonoTime{1'000'000},
                        .wall = from_local({{2026, 11, 22}, 14, 32, 0}, 180),
                        .utc_offset_minutes = 180}) {}

    // What was sent, as messages.
    std::vector<Message> sent() const {
        FrameReader reader;
        return reader.feed(out.bytes, MonoTime{});
    }
    std::vector<std::string> names() const {
        std::vector<std::string> names;
        for (const Message& one : sent()) names.push_back(one.name());
        return names;
    }
    void attach() { out = terminal.on_attached(now); }
    void hear(const Message& said) { out = terminal.on_bytes(encode_frame(said), now); }
    void command(const t::Command& one) { out = terminal.on_command(one, now); }
    // Wakes it whenever it wants to be, up to that moment.
    void pass(Milliseconds time) {
        const MonoTime until = now + time;
        PaymentTerminal::Out all;
        while (terminal.next_wake() <= until) {
            now = std::max(now, terminal.next_wake());
            auto step = terminal.on_time(now);
            all.bytes.insert(all.bytes.end(), step.bytes.begin(), step.bytes.end());
            for (auto& event : step.events) all.events.push_back(std::move(event));
        }
        now = until;
        out = std::move(all);
    }
    template <class One>
    const One* event() const {
        for (const auto& one : out.events) {
            if (const auto* found = std::get_if<One>(&one)) return found;
        }
        return nullptr;
    }
    template <class Answer>
    const Answer* answer(std::uint64_t request) const {
        for (const auto& one : out.events) {
            const auto* answered = std::get_if<t::Answered>(&one);
            if (answered == nullptr || answered->request != request) continue;
            return std::get_if<Answer>(&answered->answer);
        }
        return nullptr;
    }
    bool is_silent() const { return out.bytes.empty() && out.events.empty(); }

    void be_idle() {
        attach();
        hear(idle(number - 1));
    }
    void authorise() {
        be_idle();
        command(t::Authorise{7, {}, number, amount});
    }
    void approve() {
        authorise();
        hear(verdict(number, 125050));
    }
};

}  // namespace kvitok::drivers::vtk
