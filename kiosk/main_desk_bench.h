// Everything around the screen that a hand could operate: the simulated devices, the network, the
// power. By name, for the script and for the strip. UI thread.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "drivers/sim/bench.h"
#include "kiosk/app/system.h"
#include "kiosk/main_desk_acquirer.h"
#include "kiosk/main_desk_journal.h"
#include "kiosk/main_desk_network.h"
#include "kiosk/main_desk_supervisor.h"

namespace kvitok::desk {

class Surroundings {
public:
    // The code on the newest bill of an account; nothing when there is none.
    using BillOf = std::function<std::optional<std::string>(std::string_view account)>;

    // All references outlive it.
    Surroundings(sim::Bench& bench, NetworkSwitch& network, Tripwire& tripwire,
                 app::DeskClock& clock, Shared& shared, PhoneBank& phone, BillOf bill_of)
        : bench_(bench),
          network_(network),
          tripwire_(tripwire),
          clock_(clock),
          shared_(shared),
          phone_(phone),
          bill_of_(std::move(bill_of)) {}

    // Beside the bench's own verbs: "scanner" hold-bill-of with an account number; "network"
    // (restore, lose, lose-answers, silent, html, 500, truncate; the argument: only paths that hold
    // it), "phone" (see PhoneBank), "disk" (fill, empty: what is measured of the journal's disk)
    // and "power" (cut; cut-after and cut-before with the name of a journal's write). What is then
    // to be seen, or an error sentence.
    tl::expected<std::string, std::string> operate(std::string_view device, std::string_view verb,
                                                   std::string_view argument);
    // Puts the time forward; everybody who waits looks at the clock again.
    void advance(Milliseconds by);

    // Of the journal's disk, unless a hand has filled it. Any thread.
    std::optional<std::uint64_t> free_space(const std::filesystem::path& journal) const;

    sim::Bench& bench() { return bench_; }
    NetworkSwitch& network() { return network_; }
    PhoneBank& phone() { return phone_; }

private:
    tl::expected<std::string, std::string> operate_network(std::string_view verb,
                                                           std::string_view argument);
    tl::expected<std::string, std::string> operate_power(std::string_view verb,
                                                         std::string_view argument);
    tl::expected<std::string, std::string> operate_disk(std::string_view verb);
    tl::expected<std::string, std::string> hold_bill_of(std::string_view account);

    sim::Bench& bench_;
    NetworkSwitch& network_;
    Tripwire& tripwire_;
    app::DeskClock& clock_;
    Shared& shared_;
    PhoneBank& phone_;
    BillOf bill_of_;
    std::atomic<bool> disk_is_full_{false};
};

}  // namespace kvitok::desk
