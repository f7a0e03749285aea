#include "drivers/devices.h"

#include <algorithm>
#include <utility>

#include "kiosk/domain/check.h"

namespace kvitok::drivers {
namespace {

constexpr int usual_width_dots = 576;

// Names of what is attached may leave the process only as what they are: ids, not addresses.
std::string describe(const usb::Found& found, const Model& model) {
    return std::string(model.name) + " at " + found.info.location;
}

DeviceEvent lost_event(Driver driver) {
    switch (driver) {
        case Driver::vtk:
            return terminal::Event(terminal::Lost{});
        case Driver::escpos:
            return printer::Event(printer::Lost{});
        case Driver::ccid:
            return reader::Event(reader::Lost{});
        case Driver::hid_scanner:
            break;
    }
    return scanner::Event(scanner::Lost{});
}

// What a device says of itself, as opposed to what it answers: of interest only while it is in use.
bool is_news(const DeviceEvent& event) {
    if (const auto* said = std::get_if<terminal::Event>(&event)) {
        return std::holds_alternative<terminal::Attached>(*said) ||
               std::holds_alternative<terminal::Lost>(*said);
    }
    if (const auto* said = std::get_if<printer::Event>(&event)) {
        return !std::holds_alternative<printer::Printed>(*said) &&
               !std::holds_alternative<printer::PrintFailed>(*said);
    }
    return true;
}

template <class Kind, class One>
const One* find_event(const DeviceEvent& event) {
    const auto* kind = std::get_if<Kind>(&event);
    return kind == nullptr ? nullptr : std::get_if<One>(kind);
}

bool is_attached_event(const DeviceEvent& event) {
    return find_event<terminal::Event, terminal::Attached>(event) != nullptr ||
           find_event<printer::Event, printer::Attached>(event) != nullptr ||
           find_event<scanner::Event, scanner::Attached>(event) != nullptr ||
           find_event<reader::Event, reader::Attached>(event) != nullptr;
}

bool is_lost_event(const DeviceEvent& event) {
    return find_event<terminal::Event, terminal::Lost>(event) != nullptr ||
           find_event<printer::Event, printer::Lost>(event) != nullptr ||
           find_event<scanner::Event, scanner::Lost>(event) != nullptr ||
           find_event<reader::Event, reader::Lost>(event) != nullptr;
}

}  // namespace

Devices::Devices(usb::PortSource& source, const Clock& clock, Log& log, DeviceSettings settings,
                 Post post)
    : source_(source),
      clock_(clock),
      log_(log),
      settings_(std::move(settings)),
      post_(std::move(post)),
      parts_{source, clock, log, settings_.utc_offset_minutes} {}

Devices::~Devices() {
    stop();
}

void Devices::start() {
    check(!started_, "devices start once");
    started_ = true;
    source_.start([this](const usb::Found& found) { arrived(found); },
                  [this](const usb::Left& gone) { left(gone); });
}

void Devices::stop() {
    std::vector<std::unique_ptr<Unit>> units;
    std::vector<std::unique_ptr<Worker>> retired;
    {
        const std::lock_guard guard(lock_);
        stopping_ = true;
        units = std::exchange(units_, {});
        retired = std::exchange(retired_, {});
    }
    // All are asked before any is waited for, so that their time limits run together.
    for (const auto& unit : units) {
        if (unit->worker) unit->worker->request_stop();
    }
    units.clear();
    retired.clear();
    if (std::exchange(started_, false)) source_.stop();
}

void Devices::command(const terminal::Command& command) {
    terminal::NotReadyReason why = terminal::NotReadyReason::absent;
    DeviceCommand wrapped = command;
    {
        const std::lock_guard guard(lock_);
        if (const Unit* unit = active(Role::terminal); unit != nullptr) {
            const bool asks = std::holds_alternative<terminal::Query>(command);
            // Another unit may be asked: its conversation answers that it is another one.
            if (asks || !is_other(unit->serial)) {
                if (unit->worker->offer(wrapped)) return;
                why = terminal::NotReadyReason::busy;
            } else {
                why = terminal::NotReadyReason::other_serial;
            }
        }
    }
    refuse(wrapped, why, post_);
}

void Devices::command(printer::Command command) {
    DeviceCommand wrapped = std::move(command);
    {
        const std::lock_guard guard(lock_);
        if (const Unit* unit = active(Role::printer);
            unit != nullptr && unit->worker->offer(wrapped)) {
            return;
        }
    }
    refuse(wrapped, terminal::NotReadyReason::absent, post_);
}

int Devices::paper_width_dots() const {
    const std::lock_guard guard(lock_);
    const Unit* unit = active(Role::printer);
    return unit == nullptr ? usual_width_dots : unit->model->width_dots;
}

// News of the bus

void Devices::arrived(const usb::Found& found) {
    const Model* model = find_model(found);
    if (model == nullptr) return;
    if (model->driver == Driver::escpos && !settings_.printer_model.empty()) {
        if (const Model* named = find_printer(settings_.printer_model)) model = named;
    }
    log_.write(Severity::info, "attached: " + describe(found, *model));
    Outbox outbox;
    {
        const std::lock_guard guard(lock_);
        if (stopping_ || is_known(found)) return;
        reap();
        auto unit = std::make_unique<Unit>();
        unit->id = next_id_++;
        unit->found = found;
        unit->model = model;
        unit->role = role_of(*model);
        unit->serial = found.info.serial;
        units_.push_back(std::move(unit));
        settle(role_of(*model), outbox);
    }
    flush(std::move(outbox));
}

void Devices::left(const usb::Left& gone) {
    Outbox outbox;
    {
        const std::lock_guard guard(lock_);
        for (auto& unit : units_) {
            if (unit->found.info.location != gone.location) continue;
            log_.write(Severity::info, "left: " + describe(unit->found, *unit->model));
            retire(*unit, outbox);
        }
        std::erase_if(units_,
                      [&](const auto& unit) { return unit->found.info.location == gone.location; });
        for (const Role role : {Role::terminal, Role::printer, Role::scanner, Role::reader}) {
            settle(role, outbox);
        }
    }
    flush(std::move(outbox));
}

void Devices::posted(std::uint64_t id, DeviceEvent event) {
    {
        const std::lock_guard guard(lock_);
        Unit* from = unit(id);
        if (is_news(event)) {
            if (from == nullptr) return;
            if (is_attached_event(event)) from->attached = true;
            if (is_lost_event(event)) from->attached = false;
            if (const auto* attached = find_event<terminal::Event, terminal::Attached>(event)) {
                from->serial = attached->serial;
            }
        }
        // A unit without a serial of its own on USB tells it only when it answers.
        auto* said = std::get_if<terminal::Event>(&event);
        auto* answer = said == nullptr ? nullptr : std::get_if<terminal::Answered>(said);
        auto* ready = answer == nullptr ? nullptr : std::get_if<terminal::Ready>(&answer->answer);
        if (ready != nullptr && is_other(ready->serial)) {
            answer->answer = terminal::NotReady{terminal::NotReadyReason::other_serial};
        }
    }
    post_(std::move(event));
}

// Under the lock

void Devices::settle(Role role, Outbox& outbox) {
    if (stopping_) return;
    Unit* best = active(role);
    for (const auto& unit : units_) {
        if (unit->role != role) continue;
        if (best == nullptr || (is_bound(*unit) && !is_bound(*best))) best = unit.get();
    }
    if (best == nullptr || best->worker) return;
    if (Unit* used = active(role); used != nullptr) retire(*used, outbox);
    const auto post = [this, id = best->id](DeviceEvent event) { posted(id, std::move(event)); };
    best->worker =
        std::make_unique<Worker>([this, found = best->found, model = best->model,
                                  post] { return open_session(parts_, found, *model, post); },
                                 clock_, post);
}

void Devices::retire(Unit& unit, Outbox& outbox) {
    if (!unit.worker) return;
    unit.worker->request_stop();
    retired_.push_back(std::move(unit.worker));
    if (std::exchange(unit.attached, false)) outbox.push_back(lost_event(unit.model->driver));
    // What the retired worker still has to answer comes through; its news no longer does.
    unit.id = next_id_++;
}

void Devices::reap() {
    std::erase_if(retired_, [](const auto& worker) { return worker->ended(); });
}

bool Devices::is_known(const usb::Found& found) const {
    return std::ranges::any_of(units_, [&](const auto& unit) {
        return unit->found.info.location == found.info.location &&
               unit->found.interface == found.interface;
    });
}

bool Devices::is_bound(const Unit& unit) const {
    return unit.role == Role::terminal && !settings_.terminal_serial.empty() &&
           unit.serial == settings_.terminal_serial;
}

bool Devices::is_other(const std::string& serial) const {
    return !settings_.terminal_serial.empty() && !serial.empty() &&
           serial != settings_.terminal_serial;
}

Devices::Unit* Devices::active(Role role) {
    return const_cast<Unit*>(std::as_const(*this).active(role));
}

const Devices::Unit* Devices::active(Role role) const {
    const auto found = std::ranges::find_if(
        units_, [&](const auto& unit) { return unit->role == role && unit->worker != nullptr; });
    return found == units_.end() ? nullptr : found->get();
}

Devices::Unit* Devices::unit(std::uint64_t id) {
    const auto found = std::ranges::find(units_, id, [](const auto& unit) { return unit->id; });
    return found == units_.end() ? nullptr : found->get();
}

Devices::Role Devices::role_of(const Model& model) {
    switch (model.driver) {
        case Driver::vtk:
            return Role::terminal;
        case Driver::escpos:
            return Role::printer;
        case Driver::ccid:
            return Role::reader;
        case Driver::hid_scanner:
            break;
    }
    return Role::scanner;
}

void Devices::flush(Outbox outbox) const {
    for (DeviceEvent& event : outbox) post_(std::move(event));
}

}  // namespace kvitok::drivers
