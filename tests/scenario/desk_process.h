// A desk without a window in a process and a folder of its own, with the demo's books ready. The
// books are made once a program and copied. Ends with the test; what it wrote to standard error is
// shown only when the test has failed. All limits are in the desk's time, which passes quickly
// while a scenario waits.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/main_desk_client.h"

namespace kvitok::scenario {

using desk::Client;
using desk::Json;
using namespace std::chrono_literals;

inline constexpr auto guide_account = "0154208731";
inline constexpr auto second_account = "7031524008";
inline constexpr auto neighbour_account = "0012195031";
inline constexpr std::int64_t guide_debt = 558'937;

enum class Supervisor { none, own };

class DeskProcess {
public:
    // With its own supervisor the desk comes back by itself after the power was cut.
    explicit DeskProcess(Supervisor supervisor = Supervisor::own);
    // Fails the test when the desk does not end well, or died of anything but a power cut.
    ~DeskProcess();
    DeskProcess(const DeskProcess&) = delete;
    DeskProcess& operator=(const DeskProcess&) = delete;

    Client& operator*() { return *client_; }
    Client* operator->() { return client_.get(); }

    // Reaches the desk that has come back after a power cut.
    void come_back();
    // Ends the program as a person would; its exit status.
    int end();
    // How the process has ended by itself, as waitpid says it.
    int wait_for_end();
    const std::filesystem::path& folder() const { return folder_; }
    std::filesystem::path data() const { return folder_ / "data"; }

private:
    std::filesystem::path folder_;
    pid_t process_ = -1;
    std::unique_ptr<Client> client_;
};

// Waits for what the desk, its devices and its server bring about by themselves, for three minutes
// of the desk's time.
void arrive(Client& desk, const Json& conditions);

// The ways of a resident that many scenarios share; English, as the desk is started. Each ends on
// the screen it is named after.
void go_home(Client& desk);
void find_account(Client& desk, std::string_view account);
void choose_sum(Client& desk, std::string_view account = guide_account);  // pay_amount, whole debt
void go_to_terminal(Client& desk, std::string_view account = guide_account);
void pay(Client& desk, std::string_view card = "approved");
void open_meters(Client& desk, std::string_view account = guide_account);
// Types a reading for the first meter that waits and answers what is asked until it is taken.
void hand_in_first_reading(Client& desk, std::string_view digits);

// The books once `payments` payments and `readings` readings stand in them and the terminal has
// nothing left to settle, or as they are after the limit, in the desk's time.
Json books_with(Client& desk, std::size_t payments, std::size_t readings,
                std::chrono::milliseconds limit = 10min);
std::size_t payments_in(const Json& ledger);
std::size_t readings_in(const Json& ledger);
std::int64_t taken_by_bank(const Json& ledger);
// Money at the bank, money in the books and the balance agree, entries balance, ids are unique.
void expect_agreement(const Json& ledger, std::int64_t paid);

}  // namespace kvitok::scenario
