// A desk without a window in a process and a folder of its own, with the demo's books ready. The
// books are made once a program and copied. Ends with the test; what it wrote to standard error is
// shown only when the test has failed.
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

class DeskProcess {
public:
    enum class Supervisor { none, own };
    // With its own supervisor the desk comes back by itself after the power was cut.
    explicit DeskProcess(Supervisor supervisor = Supervisor::none);
    ~DeskProcess();
    DeskProcess(const DeskProcess&) = delete;
    DeskProcess& operator=(const DeskProcess&) = delete;

    Client& operator*() { return *client_; }
    Client* operator->() { return client_.get(); }

    // Waits until the process has died by the power cut, and starts it again on the same data.
    void come_back();
    // Ends the program as a person would; its exit status.
    int end();
    const std::filesystem::path& folder() const { return folder_; }
    std::filesystem::path data() const { return folder_ / "data"; }
    pid_t process() const { return process_; }

private:
    void start();
    int wait_for_end();

    Supervisor supervisor_;
    std::filesystem::path folder_;
    pid_t process_ = -1;
    std::unique_ptr<Client> client_;
};

// Waits as Client::wait_for does, for what the desk and its devices bring about by themselves: the
// time that this takes passes five times as fast.
void arrive(Client& desk, Json conditions);

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

// The books once `payments` payments and `readings` readings stand in them, or as they are after
// the limit.
Json books_with(Client& desk, std::size_t payments, std::size_t readings,
                std::chrono::milliseconds limit = 15s);
std::size_t payments_in(const Json& ledger);
std::size_t readings_in(const Json& ledger);
std::int64_t taken_by_bank(const Json& ledger);
// Money at the bank, money in the books and the balance agree, entries balance, ids are unique.
void expect_agreement(const Json& ledger, std::int64_t paid);

}  // namespace kvitok::scenario
