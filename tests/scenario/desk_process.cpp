#include "tests/scenario/desk_process.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <exception>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>
#include <thread>

namespace kvitok::scenario {

namespace {

namespace fs = std::filesystem;
using std::chrono::steady_clock;

constexpr auto start_limit = 60s;
constexpr auto look_again = 5ms;
constexpr auto outbox_step = 1s;

fs::path make_folder() {
    std::string name = (fs::temp_directory_path() / "kvitok-scenario-XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
    return name;
}

pid_t start_process(const std::vector<std::string>& arguments, const fs::path& errors) {
    std::vector<char*> raw;
    for (const auto& one : arguments) raw.push_back(const_cast<char*>(one.c_str()));
    raw.push_back(nullptr);
    const pid_t parent = getpid();
    const pid_t child = fork();
    if (child != 0) return child;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(1);
    const int file = open(errors.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    dup2(file, STDERR_FILENO);
    dup2(file, STDOUT_FILENO);
    execv(raw[0], raw.data());
    _exit(127);
}

std::vector<std::string> arguments_for(const fs::path& folder, Supervisor supervisor) {
    std::vector<std::string> arguments{KVITOK_DESK,
                                       "--headless",
                                       "--no-strip",
                                       "--lang=en",
                                       "--size=1080x1920",
                                       "--control=" + (folder / "control").string(),
                                       "--data=" + (folder / "data").string(),
                                       "--paper=" + (folder / "paper").string()};
    if (supervisor == Supervisor::none) arguments.emplace_back("--no-supervisor");
    return arguments;
}

// Books and trust of a desk that has been started once; made by the first test of a program.
class Original {
public:
    Original() : folder_(make_folder()) {
        const pid_t process =
            start_process(arguments_for(folder_, Supervisor::none), folder_ / "errors");
        Client client(folder_ / "control");
        client.ledger();  // once its server has made the books
        client.quit();
        waitpid(process, nullptr, 0);
    }
    ~Original() { fs::remove_all(folder_); }
    fs::path data() const { return folder_ / "data"; }

private:
    fs::path folder_;
};

const Original& original() {
    static const Original once;
    return once;
}

}  // namespace

DeskProcess::DeskProcess(Supervisor supervisor) : folder_(make_folder()) {
    fs::create_directories(data());
    for (const char* own : {"books.sqlite", "books.sqlite-wal"}) {
        if (fs::exists(original().data() / own)) fs::copy(original().data() / own, data() / own);
    }
    fs::copy(original().data() / "trust", data() / "trust", fs::copy_options::recursive);
    process_ = start_process(arguments_for(folder_, supervisor), folder_ / "errors");
    client_ = std::make_unique<Client>(folder_ / "control", start_limit);
    client_->hurry();
    client_->advance(0ms);
}

DeskProcess::~DeskProcess() {
    // A desk that cannot end as it should has failed, whatever the test looked at.
    if (process_ > 0) {
        try {
            EXPECT_EQ(end(), 0);
        } catch (const std::exception& error) {
            ADD_FAILURE() << error.what();
            kill(process_, SIGTERM);
            waitpid(process_, nullptr, 0);
        }
    }
    client_.reset();
    std::ifstream errors(folder_ / "errors");
    const std::string said{std::istreambuf_iterator<char>(errors), {}};
    EXPECT_EQ(said.find("it died, and comes back"), std::string::npos);
    // The exception that ends a test is a failure only after this.
    const bool failed = testing::Test::HasFailure() || std::uncaught_exceptions() > 0;
    if (failed) std::cerr << "what the desk said:\n" << said << '\n';
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

int DeskProcess::wait_for_end() {
    int status = 0;
    const auto until = steady_clock::now() + 20s;
    while (waitpid(process_, &status, WNOHANG) == 0) {
        if (steady_clock::now() > until) throw desk::Unexpected("the desk's process does not end");
        std::this_thread::sleep_for(look_again);
    }
    process_ = -1;
    return status;
}

void DeskProcess::come_back() {
    client_->reconnect(start_limit);
    client_->advance(0ms);
}

int DeskProcess::end() {
    client_->quit();
    const int status = wait_for_end();
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void arrive(Client& desk, const Json& conditions) {
    desk.wait_for(conditions, 3min);
}

void go_home(Client& desk) {
    desk.wait_screen("attract");
    desk.tap("Touch the screen");
    desk.wait_screen("home");
}

void find_account(Client& desk, std::string_view account) {
    go_home(desk);
    desk.tap("Enter account number");
    desk.wait_screen("account_number");
    desk.type(account);
    desk.tap("Continue");
    desk.wait_screen("account_found");
}

void choose_sum(Client& desk, std::string_view account) {
    find_account(desk, account);
    desk.tap("Pay");
    desk.wait_screen("pay_amount");
}

void go_to_terminal(Client& desk, std::string_view account) {
    choose_sum(desk, account);
    desk.tap("Go to payment");
    arrive(desk, {{"screen", "pay_terminal"}, {"text", "Tap your card"}});
}

void pay(Client& desk, std::string_view card) {
    go_to_terminal(desk);
    desk.bench("terminal", "present-card", card);
}

void open_meters(Client& desk, std::string_view account) {
    find_account(desk, account);
    desk.tap("Submit readings");
    arrive(desk, {{"screen", "meters"}, {"button", "Submit"}});
}

void hand_in_first_reading(Client& desk, std::string_view digits) {
    desk.wait_button("Submit");
    desk.tap("Submit");
    desk.wait_screen("meter_entry");
    desk.type(digits);
    desk.tap("Submit ");
    for (int questions = 0; questions < 4; ++questions) {
        const Json& page = desk.page();
        if (page["name"] != "meter_check") break;
        desk.tap("It is right");
    }
    desk.wait_screen("readings_done");
}

Json books_with(Client& desk, std::size_t payments, std::size_t readings,
                std::chrono::milliseconds limit) {
    for (auto passed = 0ms;; passed += outbox_step) {
        Json ledger = desk.ledger();
        const Json& state = ledger["terminal"]["payment"];
        const bool open = ledger["terminal"]["journal"] == false || state == "intent" ||
                          state == "approved" || state == "reversing";
        const bool there = payments_in(ledger) >= payments && readings_in(ledger) >= readings;
        if (!open && there && ledger["terminal"]["waiting_for_server"] == 0) return ledger;
        if (passed >= limit) return ledger;
        desk.advance(outbox_step);
    }
}

std::size_t payments_in(const Json& ledger) {
    return ledger["server"]["payments"].size();
}

std::size_t readings_in(const Json& ledger) {
    return ledger["server"]["readings"].size();
}

std::int64_t taken_by_bank(const Json& ledger) {
    return ledger["bank"]["total"].get<std::int64_t>();
}

void expect_agreement(const Json& ledger, std::int64_t paid) {
    const Json& server = ledger["server"];
    EXPECT_EQ(taken_by_bank(ledger), paid);
    EXPECT_EQ(server["unbalanced"], 0);
    EXPECT_EQ(server["debit"], server["credit"]);
    EXPECT_EQ(ledger["terminal"]["waiting_for_server"], 0);
    std::int64_t posted = 0;
    std::set<std::string> ids;
    for (const Json& payment : server["payments"]) {
        posted += payment["amount"].get<std::int64_t>() + payment["fee"].get<std::int64_t>();
        EXPECT_TRUE(ids.insert(payment["id"].get<std::string>()).second);
    }
    EXPECT_EQ(posted, paid);
    EXPECT_EQ(server["balances"][guide_account], guide_debt - paid);
}

}  // namespace kvitok::scenario
