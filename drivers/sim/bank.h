// The simulated acquirer's register: what the bank took and gave back, whatever any terminal, kiosk
// or server believes. Tests compare the world against it. Any thread. Reference numbers are made
// from a counter, so equal runs give equal registers. It holds no card number: there is none.
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/domain/money.h"

namespace kvitok::sim {

// One request for money, in order of arrival.
struct BankEntry {
    std::string terminal;      // serial of the terminal that asked
    std::uint32_t number = 0;  // its operation number
    std::string reference;     // what the terminal knew of the payment; empty if nothing
    Money asked;
    Money captured;        // 0 when declined
    Money reversed;        // captured, once given back
    std::string response;  // "000" approved, else the issuer's code
    std::string rrn;
    std::string auth;
    Money net() const { return captured - reversed; }
    friend bool operator==(const BankEntry&, const BankEntry&) = default;
};

enum class BankReversal { done, already, not_found };

class Bank {
public:
    // Called after every change, outside the lock, on the thread that made it.
    void on_change(std::function<void()> callback) { callback_ = std::move(callback); }

    // Approves `granted` of `asked`, or declines with `response` when `granted` is zero.
    BankEntry authorise(std::string_view terminal, std::uint32_t number, Money asked, Money granted,
                        std::string_view response, std::string_view reference = "");
    // Gives all of the entry back. Repeating is harmless.
    BankReversal reverse(std::string_view rrn);

    std::vector<BankEntry> entries() const;
    // Captures less reversals of one operation, of one reference, and of everything.
    Money net(std::string_view terminal, std::uint32_t number) const;
    Money net_of(std::string_view reference) const;
    Money total() const;
    // How many entries of this reference still hold money: never more than one.
    int captures_of(std::string_view reference) const;

    void restore(std::vector<BankEntry> entries);

private:
    template <class Matches>
    Money sum(Matches matches) const;

    mutable std::mutex lock_;
    std::vector<BankEntry> entries_;
    std::function<void()> callback_;
};

}  // namespace kvitok::sim
