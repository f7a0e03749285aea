// All devices of the kiosk: what is attached is matched with the catalog, opened and pumped by a
// worker of its own; at most one terminal, printer, scanner and card reader are in use, another of
// the same kind stands by until the first has left.
//
// Threads: start, stop and command belong to the UI thread and never wait, save stop (at most two
// seconds). Events are posted from the workers' threads and the source's; `post` must not block.
// Ownership: borrows source, clock and log, which outlive it.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "drivers/catalog.h"
#include "drivers/session.h"
#include "drivers/talk.h"
#include "drivers/worker.h"

namespace kvitok::drivers {

struct DeviceSettings {
    // The bound unit; another one is preferred by nobody and refused. Empty: any.
    std::string terminal_serial;
    // Name of a row in the catalog; empty: recognised by its ids.
    std::string printer_model;
    int utc_offset_minutes = 0;
};

class Devices {
public:
    Devices(usb::PortSource& source, const Clock& clock, Log& log, DeviceSettings settings,
            Post post);
    ~Devices();
    Devices(const Devices&) = delete;
    Devices& operator=(const Devices&) = delete;

    void start();
    void stop();

    // Each is answered by an event, whatever is attached (a Cancel only stops an authorisation).
    void command(const terminal::Command& command);
    void command(printer::Command command);

    // Width of the attached printer's paper, or of what the catalog takes for usual.
    int paper_width_dots() const;

private:
    enum class Role { terminal, printer, scanner, reader };

    // One attached device of ours, in use (worker) or standing by.
    struct Unit {
        std::uint64_t id = 0;
        usb::Found found;
        const Model* model = nullptr;
        Role role = Role::scanner;
        std::string serial;  // as far as it is known
        bool attached = false;
        std::unique_ptr<Worker> worker;
    };
    using Outbox = std::vector<DeviceEvent>;

    void arrived(const usb::Found& found);
    void left(const usb::Left& gone);
    void posted(std::uint64_t id, DeviceEvent event);

    // All of these under the lock.
    void settle(Role role, Outbox& outbox);
    void retire(Unit& unit, Outbox& outbox);
    void reap();
    bool is_known(const usb::Found& found) const;
    bool is_bound(const Unit& unit) const;
    bool is_other(const std::string& serial) const;
    Unit* active(Role role);
    const Unit* active(Role role) const;
    Unit* unit(std::uint64_t id);
    static Role role_of(const Model& model);
    void flush(Outbox outbox) const;

    usb::PortSource& source_;
    const Clock& clock_;
    Log& log_;
    const DeviceSettings settings_;
    const Post post_;
    const SessionParts parts_;
    mutable std::mutex lock_;
    std::vector<std::unique_ptr<Unit>> units_;
    std::vector<std::unique_ptr<Worker>> retired_;
    std::uint64_t next_id_ = 1;
    bool started_ = false;
    bool stopping_ = false;
};

}  // namespace kvitok::drivers
