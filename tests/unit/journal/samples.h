// Records with every field set, and a journal in a folder of its own.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "kiosk/journal/journal.h"

namespace kvitok::journal {

inline PaymentRecord sample_payment(int which = 1, PaymentState state = PaymentState::intent) {
    const std::string digit = std::to_string(which % 10);
    PaymentRecord record;
    record.id.hex = std::string(31, 'a') + digit;
    record.number = payment_number({2026, 11, 22}, 316u + static_cast<unsigned>(which));
    record.state = state;
    record.reason = PayReason::wrong_amount;
    record.quote = {.id = "q-" + digit,
                    .account = {"0154208731"},
                    .payee = {{"ОАО «Камал»", "Kamal"}, "7707083893"},
                    .amount = roubles(5589, 37),
                    .fee = roubles(12, 1),
                    .balance_after = Money{-3},
                    .period = {2026, 10},
                    .expires = {1'763'000'000'123},
                    .signature = "00ff"};
    record.address = {{"ул. Гражданская, д. 12", "Grazhdanskaya st. 12"}, "154"};
    record.created = {1'762'999'000'456};
    record.terminal_serial = "VTK-1";
    record.terminal_number = 4'000'000'000u;
    record.traits = {true, false, true};
    record.snapshot = {41, "2026-11-22 14:00", roubles(1)};
    record.approval = Approval{roubles(5589, 37), "632614000123", "A1B2C3", "•••• 4417, Мир", "T1"};
    record.server_reference = "L-17";
    return record;
}

inline Reading sample_reading(int which = 1) {
    const std::string digit = std::to_string(which % 10);
    return {.id = std::string(31, 'b') + digit,
            .number = "П-261122-0064",
            .account = {"0154208731"},
            .meter_id = "m-" + digit,
            .values = {{335'118, 3}, {12, 0}},
            .counts_for = {2026, 11},
            .taken_at = {1'762'999'000'789},
            .confirmed_unusual = true,
            .rolled_over = true};
}

// A folder that is gone with the test.
class JournalTest : public testing::Test {
protected:
    JournalTest() {
        std::string pattern = (std::filesystem::temp_directory_path() / "journal.XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr) std::abort();
        folder_ = pattern;
    }
    ~JournalTest() override { std::filesystem::remove_all(folder_); }

    std::string path() const { return folder_ + "/journal.db"; }
    std::unique_ptr<Journal> open() const { return open_journal({path(), "boot-1", ""}); }

    static ChainHead put(Journal& journal, std::initializer_list<Write> writes,
                         std::int64_t wall_ms = 1000) {
        return journal.commit(std::span<const Write>(writes.begin(), writes.size()), {wall_ms});
    }
    static PaymentChanged payment(int which, PaymentState state) {
        return {sample_payment(which, state), "Tested"};
    }

    // The damage that opening reports, if any.
    std::optional<Damage> damage() const {
        try {
            open();
        } catch (const JournalDamaged& error) {
            return error.damage();
        }
        return std::nullopt;
    }

private:
    std::string folder_;
};

}  // namespace kvitok::journal
