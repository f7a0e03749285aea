#include "kiosk/main_desk_bench.h"

#include "drivers/sim/card.h"
#include "kiosk/app/start.h"

namespace kvitok::desk {

namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const auto& word : words) all += (all.empty() ? "" : ", ") + word;
    return all;
}

}  // namespace

tl::expected<std::string, std::string> Surroundings::operate(std::string_view device,
                                                             std::string_view verb,
                                                             std::string_view argument) {
    if (device == "network") return operate_network(verb, argument);
    if (device == "power") return operate_power(verb, argument);
    if (device == "phone") return phone_.operate(verb, argument);
    if (device == "disk") return operate_disk(verb);
    if (device == "scanner" && verb == "hold-bill-of") return hold_bill_of(argument);
    auto done = bench_.operate(device, verb, argument);
    if (done) return *done;
    if (done.error() == sim::BenchError::unknown_device) {
        return tl::unexpected("no such device; there are: " + joined(bench_.devices()) +
                              ", network, disk, phone, power");
    }
    if (done.error() == sim::BenchError::unknown_verb) {
        return tl::unexpected("the " + std::string(device) +
                              " knows: " + joined(bench_.verbs(device)));
    }
    return tl::unexpected(std::string(to_word(done.error())));
}

tl::expected<std::string, std::string> Surroundings::operate_network(std::string_view verb,
                                                                     std::string_view argument) {
    const auto network = sim::by_name(network_names, verb);
    if (!network) {
        return tl::unexpected(
            std::string("the network knows: restore, lose, lose-answers, silent, html, 500, "
                        "truncate; the argument: a part of the path"));
    }
    network_.set(*network, std::string(argument));
    return std::string(verb);
}

tl::expected<std::string, std::string> Surroundings::operate_power(std::string_view verb,
                                                                   std::string_view argument) {
    if (verb == "cut") cut_the_power();
    const bool after = verb == "cut-after";
    if (!after && verb != "cut-before") {
        return tl::unexpected(std::string("the power knows: cut, cut-after, cut-before"));
    }
    if (!tripwire_.arm(after ? Tripwire::When::after : Tripwire::When::before, argument)) {
        return tl::unexpected(
            std::string("the journal writes nothing of this name; it writes such "
                        "as: payment intent, receipt printing, reading queued"));
    }
    return std::string(verb) + " " + std::string(argument);
}

tl::expected<std::string, std::string> Surroundings::operate_disk(std::string_view verb) {
    if (verb != "fill" && verb != "empty") {
        return tl::unexpected(std::string("the disk knows: fill, empty"));
    }
    disk_is_full_ = verb == "fill";
    return std::string(verb);
}

std::optional<std::uint64_t> Surroundings::free_space(const std::filesystem::path& journal) const {
    if (disk_is_full_) return std::uint64_t{0};
    return app::free_space_beside(journal);
}

tl::expected<std::string, std::string> Surroundings::hold_bill_of(std::string_view account) {
    const auto bill = bill_of_(account);
    if (!bill) return tl::unexpected(std::string("there is no bill of this account"));
    return operate("scanner", "hold-bill", *bill);
}

void Surroundings::advance(Milliseconds by) {
    shared_.advanced_ms += by.count();
    clock_.advance(by);
    bench_.nudge();
    network_.nudge();
    phone_.tick();
}

}  // namespace kvitok::desk
