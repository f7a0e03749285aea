// What hands do to the simulated devices, by name, and what eyes see of them.
#include <charconv>
#include <optional>

#include "drivers/sim/bench.h"

namespace kvitok::sim {
namespace {

constexpr auto ok = "ok";

std::optional<int> parse_count(std::string_view text, int least) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < least) return {};
    return value;
}

// "name", "name 3", "name always", "name off".
struct FaultWish {
    std::string_view name;
    int count = 1;
};
std::optional<FaultWish> parse_fault(std::string_view argument) {
    const auto space = argument.find(' ');
    FaultWish wish{argument.substr(0, space), 1};
    if (space == std::string_view::npos) return wish;
    const auto how = argument.substr(space + 1);
    if (how == "always" || how == "on") {
        wish.count = every_time;
    } else if (how == "off") {
        wish.count = 0;
    } else {
        const auto count = parse_count(how, 0);
        if (!count) return std::nullopt;
        wish.count = *count;
    }
    return wish;
}

template <class Table, class Faults>
std::vector<std::string> fault_list(const Table& names, const Faults& faults) {
    std::vector<std::string> list;
    for (const auto& [fault, count] : faults) {
        const auto how = count == every_time ? std::string("always") : std::to_string(count);
        list.push_back(std::string(name_in(names, fault)) + " " + how);
    }
    return list;
}

std::string_view to_word(VtkPhase phase) {
    switch (phase) {
        case VtkPhase::no_power:
            return "no-power";
        case VtkPhase::inactive:
            return "inactive";
        case VtkPhase::idle:
            return "idle";
        case VtkPhase::disabled:
            return "disabled";
        case VtkPhase::waiting_for_card:
            return "waiting-for-card";
        case VtkPhase::reading_card:
            return "reading-card";
        case VtkPhase::at_bank:
            return "at-bank";
    }
    return "?";
}

}  // namespace

std::vector<std::string> Bench::devices() const {
    std::vector<std::string> names;
    for (const Place* where : places_) names.emplace_back(where->name);
    return names;
}

std::vector<std::string> Bench::verbs(std::string_view device) const {
    std::vector<std::string> all{"plug", "unplug", "unplug-after", "fault", "state"};
    if (device == "terminal") {
        all.insert(all.end(), {"present-card", "hold-card", "cancel", "power-cut"});
    } else if (device == "printer") {
        all.insert(all.end(),
                   {"paper-out", "paper-in", "near-end", "tear", "cover-open", "cover-close"});
    } else if (device == "scanner") {
        all.insert(all.end(), {"hold-bill"});
    } else if (device == "reader") {
        all.insert(all.end(), {"tap-card", "hold-card", "remove"});
    } else {
        all.clear();
    }
    return all;
}

Bench::Place* Bench::place(std::string_view device) {
    for (Place* where : places_) {
        if (where->name == device) return where;
    }
    return nullptr;
}

Bench::Result Bench::operate(std::string_view device, std::string_view verb,
                             std::string_view argument) {
    Place* where = place(device);
    if (where == nullptr) return tl::unexpected(BenchError::unknown_device);
    if (verb == "state") return seen(device);
    if (verb == "fault") return set_fault(*where, argument);
    if (verb == "plug" || verb == "unplug" || verb == "unplug-after") {
        return operate_plug(*where, verb, argument);
    }
    if (device == "terminal") return operate_terminal(verb, argument);
    if (device == "printer") return operate_printer(verb, argument);
    if (device == "reader") return operate_reader(verb, argument);
    return operate_scanner(verb, argument);
}

Bench::Result Bench::operate_plug(Place& where, std::string_view verb, std::string_view argument) {
    if (verb == "unplug-after") {
        const auto bytes = parse_count(argument, 0);
        if (!bytes) return tl::unexpected(BenchError::bad_argument);
        where.socket.unplug_after(static_cast<std::size_t>(*bytes));
    } else if (verb == "unplug") {
        where.socket.unplug();
    } else {
        // A plug that a fault pulled is still in its place for the socket.
        if (!where.socket.visible()) where.socket.unplug();
        where.socket.plug();
    }
    return ok;
}

Bench::Result Bench::operate_terminal(std::string_view verb, std::string_view argument) {
    if (verb == "present-card" || verb == "hold-card") {
        const auto outcome = by_name(card_outcome_names, argument.empty() ? "approved" : argument);
        if (!outcome) return tl::unexpected(BenchError::bad_argument);
        const bool taken = terminal_place_.socket.with_device([&](MonoTime now) {
            if (verb == "present-card") return terminal_.present_card(*outcome, now);
            terminal_.hold_card_ready(*outcome, now);
            return true;
        });
        if (!taken) return tl::unexpected(BenchError::not_now);
    } else if (verb == "cancel") {
        terminal_place_.socket.with_device([&](MonoTime now) { terminal_.press_cancel(now); });
    } else if (verb == "power-cut") {
        terminal_place_.socket.with_device([&](MonoTime now) { terminal_.power_cut(now); });
    } else {
        return tl::unexpected(BenchError::unknown_verb);
    }
    nudge();
    return state().terminal.display;
}

Bench::Result Bench::operate_printer(std::string_view verb, std::string_view argument) {
    const auto millimetres = parse_count(argument, 0);
    if (!argument.empty() && !millimetres) return tl::unexpected(BenchError::bad_argument);
    bool known = true;
    printer_place_.socket.with_device([&](MonoTime now) {
        if (verb == "paper-out" && millimetres && *millimetres > 0) {
            printer_.paper_out_after(*millimetres);
        } else if (verb == "paper-out") {
            printer_.paper_out(now);
        } else if (verb == "paper-in") {
            printer_.paper_in(now);
        } else if (verb == "near-end") {
            printer_.near_end(now);
        } else if (verb == "tear") {
            printer_.tear(now);
        } else if (verb == "cover-open") {
            printer_.open_cover(now);
        } else if (verb == "cover-close") {
            printer_.close_cover(now);
        } else {
            known = false;
        }
    });
    if (!known) return tl::unexpected(BenchError::unknown_verb);
    nudge();
    return ok;
}

Bench::Result Bench::operate_scanner(std::string_view verb, std::string_view argument) {
    if (verb != "hold-bill") return tl::unexpected(BenchError::unknown_verb);
    if (!scanner_place_.socket.visible()) return tl::unexpected(BenchError::not_now);
    scanner_place_.socket.with_device([&](MonoTime) { scanner_.hold_bill(argument); });
    return ok;
}

Bench::Result Bench::operate_reader(std::string_view verb, std::string_view argument) {
    const bool taps = verb == "tap-card";
    if (!taps && verb != "hold-card" && verb != "remove") {
        return tl::unexpected(BenchError::unknown_verb);
    }
    const bool known = reader_place_.socket.with_device([&](MonoTime now) {
        if (taps) return reader_.tap(argument, now);
        if (verb == "hold-card") return reader_.hold(argument, now);
        reader_.remove(now);
        return true;
    });
    if (!known) return tl::unexpected(BenchError::bad_argument);
    nudge();
    return ok;
}

Bench::Result Bench::set_fault(Place& where, std::string_view argument) {
    const auto wish = parse_fault(argument);
    if (!wish) return tl::unexpected(BenchError::bad_argument);
    const bool known = where.socket.with_device([&](MonoTime now) {
        if (&where == &terminal_place_) {
            const auto fault = by_name(vtk_fault_names, wish->name);
            if (fault) terminal_.set_fault(*fault, wish->count, now);
            return fault.has_value();
        }
        if (&where == &printer_place_) {
            const auto fault = by_name(printer_fault_names, wish->name);
            if (fault) printer_.set_fault(*fault, wish->count, now);
            return fault.has_value();
        }
        if (&where == &reader_place_) {
            const auto fault = by_name(ccid_fault_names, wish->name);
            if (fault) reader_.set_fault(*fault, wish->count, now);
            return fault.has_value();
        }
        const auto fault = by_name(scanner_fault_names, wish->name);
        if (fault) scanner_.set_fault(*fault, wish->count);
        return fault.has_value();
    });
    if (!known) return tl::unexpected(BenchError::bad_argument);
    nudge();
    return ok;
}

BenchState Bench::state() {
    BenchState all;
    const auto look = [](Place& where, auto names, auto& device) {
        DeviceState state;
        state.name = where.name;
        state.plugged = where.socket.plugged();
        state.visible = where.socket.visible();
        where.socket.with_device(
            [&](MonoTime) { state.faults = fault_list(names, device.faults()); });
        return state;
    };
    all.terminal.device = look(terminal_place_, vtk_fault_names, terminal_);
    all.printer.device = look(printer_place_, printer_fault_names, printer_);
    all.scanner.device = look(scanner_place_, scanner_fault_names, scanner_);
    terminal_place_.socket.with_device([&](MonoTime) {
        auto& seen = all.terminal;
        seen.phase = to_word(terminal_.phase());
        seen.display = terminal_.display();
        seen.number = terminal_.memory().number;
        if (terminal_.memory().last) {
            seen.last_step = name_in(vtk_step_names, terminal_.memory().last->step);
        }
        seen.ignored_messages = terminal_.ignored_messages();
    });
    printer_place_.socket.with_device([&](MonoTime) {
        auto& seen = all.printer;
        seen.has_paper = printer_.has_paper();
        seen.near_end = printer_.is_near_end();
        seen.cover_open = printer_.cover_is_open();
        seen.cutter_stuck = printer_.cutter_is_stuck();
        seen.paper_left_mm = printer_.paper_left_mm();
        seen.unknown_commands = printer_.unknown_commands();
    });
    all.printer.papers = static_cast<int>(papers().size());
    scanner_place_.socket.with_device(
        [&](MonoTime) { all.scanner.waiting_reports = scanner_.waiting_reports(); });
    all.reader.device = look(reader_place_, ccid_fault_names, reader_);
    reader_place_.socket.with_device([&](MonoTime) { all.reader.card = reader_.card(); });
    all.bank_total = bank_.total();
    return all;
}

// One line for a script.
std::string Bench::seen(std::string_view device) {
    const auto all = state();
    const auto line = [](const DeviceState& state, std::string rest) {
        std::string text = state.visible ? "there" : state.plugged ? "without power" : "unplugged";
        if (!rest.empty()) text += ", " + rest;
        for (const auto& fault : state.faults) text += ", fault " + fault;
        return text;
    };
    if (device == "terminal") {
        return line(all.terminal.device,
                    all.terminal.phase + ", operation " + std::to_string(all.terminal.number) +
                        (all.terminal.last_step.empty() ? "" : " " + all.terminal.last_step));
    }
    if (device == "printer") {
        const auto& printer = all.printer;
        std::string text = printer.has_paper
                               ? "paper " + std::to_string(printer.paper_left_mm) + " mm"
                               : std::string("no paper");
        if (printer.cover_open) text += ", cover open";
        if (printer.cutter_stuck) text += ", cutter stuck";
        return line(printer.device, text + ", papers " + std::to_string(printer.papers));
    }
    if (device == "reader") {
        return line(all.reader.device,
                    all.reader.card.empty() ? "no card" : "card " + all.reader.card);
    }
    return line(all.scanner.device,
                "reports waiting " + std::to_string(all.scanner.waiting_reports));
}

}  // namespace kvitok::sim
