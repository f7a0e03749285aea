#include "drivers/sim/bank.h"

#include <algorithm>
#include <cstdio>

namespace kvitok::sim {
namespace {

constexpr std::size_t first_rrn = 28'810'000'045;
constexpr std::size_t first_auth = 5'991;

std::string digits(std::size_t value, int width) {
    char text[32];
    std::snprintf(text, sizeof text, "%0*zu", width, value);
    return text;
}

}  // namespace

BankEntry Bank::authorise(std::string_view terminal, std::uint32_t number, Money asked,
                          Money granted, std::string_view response, std::string_view reference) {
    BankEntry entry{
        std::string(terminal), number, std::string(reference), asked, granted, {}, {}, {}, {}};
    entry.response = response;
    {
        const std::lock_guard guard(lock_);
        entry.rrn = digits(first_rrn + entries_.size(), 12);
        if (granted.kopecks != 0) entry.auth = digits(first_auth + 7 * entries_.size(), 6);
        entries_.push_back(entry);
    }
    if (callback_) callback_();
    return entry;
}

BankReversal Bank::reverse(std::string_view rrn) {
    {
        const std::lock_guard guard(lock_);
        const auto found = std::find_if(entries_.begin(), entries_.end(),
                                        [&](const BankEntry& entry) { return entry.rrn == rrn; });
        if (found == entries_.end() || found->captured.kopecks == 0) return BankReversal::not_found;
        if (found->net().kopecks == 0) return BankReversal::already;
        found->reversed = found->captured;
    }
    if (callback_) callback_();
    return BankReversal::done;
}

std::vector<BankEntry> Bank::entries() const {
    const std::lock_guard guard(lock_);
    return entries_;
}

template <class Matches>
Money Bank::sum(Matches matches) const {
    const std::lock_guard guard(lock_);
    Money all;
    for (const auto& entry : entries_) {
        if (matches(entry)) all = all + entry.net();
    }
    return all;
}

Money Bank::net(std::string_view terminal, std::uint32_t number) const {
    return sum([&](const BankEntry& entry) {
        return entry.terminal == terminal && entry.number == number;
    });
}

Money Bank::net_of(std::string_view reference) const {
    return sum([&](const BankEntry& entry) { return entry.reference == reference; });
}

Money Bank::total() const {
    return sum([](const BankEntry&) { return true; });
}

int Bank::captures_of(std::string_view reference) const {
    const std::lock_guard guard(lock_);
    return static_cast<int>(std::count_if(entries_.begin(), entries_.end(), [&](const auto& entry) {
        return entry.reference == reference && entry.net().kopecks != 0;
    }));
}

void Bank::restore(std::vector<BankEntry> entries) {
    const std::lock_guard guard(lock_);
    entries_ = std::move(entries);
}

}  // namespace kvitok::sim
