// kvitok-server: the management company's server and the tools that go with its books.
#include <fmt/format.h>
#include <pthread.h>
#include <signal.h>
#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>
#include <memory>
#include <mutex>
#include <sstream>

#include "net/http/curl_exchange.h"
#include "net/server/acquirer_moneta.h"
#include "net/server/clocks.h"
#include "net/server/crypto.h"
#include "net/server/demo.h"
#include "net/server/main_commands.h"
#include "net/server/main_contact.h"
#include "net/server/main_readings.h"
#include "net/server/server.h"
#include "net/server/store_accounts.h"

namespace kvitok::server {
namespace {

constexpr int cannot_start = 3;

// One line a message on standard error; journald adds the time.
class StderrLog : public Log {
public:
    void write(Severity severity, std::string_view message) override {
        constexpr const char* words[] = {"debug", "info", "warning", "error"};
        const std::scoped_lock lock(mutex_);
        fmt::print(stderr, "{}: {}\n", words[static_cast<int>(severity)], message);
    }

private:
    std::mutex mutex_;
};

struct Arguments {
    std::string data = "kvitok-data";
    std::string host = "127.0.0.1";
    std::uint16_t devices = 8443, open = 8444, operators = 9443;
    std::string receipts, links, acquirer;
    std::string mail_server, mail_from = "kvitok@mail.example", mail_user, mail_password_file;
    std::string mail_ca;
    bool demo = false;
    bool json = false;
    std::string account;
    std::int64_t from = 0;
    bool list = false;
    std::string period;
    DecideArguments decide;
    AnswerArguments answer;
    RequestArguments request;
    AssignArguments assign;

    Form form() const { return json ? Form::json : Form::text; }
};

std::unique_ptr<Clock> clock_of(const Arguments& arguments) {
    if (arguments.demo) return std::make_unique<StartedClock>(demo_now());
    return std::make_unique<SystemClock>();
}

// Blocked before any thread is made, so that only sigwait takes them.
sigset_t stop_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    signal(SIGPIPE, SIG_IGN);
    return signals;
}

// A password is read from a file: a command line is seen by everybody on the machine.
http::SmtpOptions smtp_of(const Arguments& arguments) {
    http::SmtpOptions smtp;
    smtp.url = arguments.mail_server;
    smtp.ca_file = arguments.mail_ca;
    smtp.user = arguments.mail_user;
    if (arguments.mail_password_file.empty()) return smtp;
    std::ifstream file(arguments.mail_password_file);
    if (!std::getline(file, smtp.password))
        throw std::runtime_error("cannot read " + arguments.mail_password_file);
    return smtp;
}

// The acquirer of phone payments as its file says, or none. `cards` outlives it.
std::unique_ptr<Acquirer> phone_acquirer(const Arguments& arguments, Acquirer& cards) {
    if (arguments.acquirer.empty()) return nullptr;
    std::ifstream file(arguments.acquirer);
    std::stringstream text;
    text << file.rdbuf();
    if (!file) throw std::invalid_argument("cannot read " + arguments.acquirer);
    const MonetaReach reach = moneta_reach_of(text.str());
    return std::make_unique<MonetaAcquirer>(
        moneta_config_of(text.str()),
        [reach] {
            return http::make_curl_exchange({.base_url = reach.address, .ca_file = reach.ca_file});
        },
        cards);
}

int serve(const Arguments& arguments) {
    const sigset_t signals = stop_signals();
    StderrLog log;
    SystemRandom random;
    PromptAcquirer cards;
    const auto phone = phone_acquirer(arguments, cards);
    Acquirer& acquirer = phone ? *phone : cards;
    const auto hasher = make_argon2_hasher();
    const auto clock = clock_of(arguments);
    ServerConfig config;
    config.data = arguments.data;
    config.devices = {arguments.host, arguments.devices};
    config.open = {arguments.host, arguments.open};
    config.operators.port = arguments.operators;
    config.demo = arguments.demo;
    config.receipt_url_base = arguments.receipts;
    config.public_url_base = arguments.links;
    config.mail.from = arguments.mail_from;
    config.mail.smtp = smtp_of(arguments);
    Server server(config, *clock, random, *hasher, acquirer, log);
    server.start();
    if (arguments.json)
        fmt::print("{{\"devices\":{},\"open\":{},\"operators\":{},\"trust\":\"{}\"}}\n",
                   server.devices_port(), server.open_port(), server.operators_port(),
                   std::filesystem::absolute(server.trust().ca).parent_path().string());
    std::fflush(stdout);
    int signal_number = 0;
    sigwait(&signals, &signal_number);
    log.write(Severity::info, "stopping");
    server.stop();
    return 0;
}

std::filesystem::path books_of(const Arguments& arguments) {
    return std::filesystem::path(arguments.data) / "books.sqlite";
}

int init(const Arguments& arguments) {
    std::filesystem::create_directories(arguments.data);
    const Trust trust = open_trust(std::filesystem::path(arguments.data) / "trust");
    const Store store(books_of(arguments).string());
    fmt::print("books:    {}\ntrust:    {}\nterminal: {} and {}\n", books_of(arguments).string(),
               trust.ca.string(), trust.terminal_cert.string(), trust.terminal_key.string());
    return 0;
}

int demo(const Arguments& arguments) {
    if (const int failed = init(arguments)) return failed;
    Store store(books_of(arguments).string());
    SystemRandom random;
    if (all_accounts(store).empty()) load_demo(store, random, *make_argon2_hasher());
    fmt::print(
        "sign in:  {} / {}\nsign in:  {} / {}\naccounts: {} and {} of the first, {} of the "
        "second\nserve it: kvitok-server serve --demo --data {}\n",
        demo_user, demo_password, demo_neighbour, demo_neighbour_password, demo_guide_account,
        demo_second_account, demo_neighbour_account, arguments.data);
    return 0;
}

// Only books that are there: a mistyped directory must not become an empty company.
Store& existing_books(const Arguments& arguments, std::unique_ptr<Store>& keep) {
    if (!std::filesystem::exists(books_of(arguments)))
        throw StoreFailed("no books in " + arguments.data + "; make them with init or demo");
    keep = std::make_unique<Store>(books_of(arguments).string());
    return *keep;
}

// What settles a payment by the acquirer's register.
void add_decision_options(CLI::App* sub, Arguments& a) {
    sub->add_option("payment", a.decide.payment, "Payment id, 32 hex digits");
    sub->add_option("verdict", a.decide.verdict, "paid or reversed");
    sub->add_option("--by", a.decide.persons, "Who decides; twice, two persons");
    sub->add_option("--rrn", a.decide.rrn, "Of the acquirer's register, with paid");
    sub->add_option("--auth", a.decide.auth_code, "Authorisation code");
    sub->add_option("--card", a.decide.masked_card, "Masked card, last four digits");
    sub->add_option("--terminal", a.decide.terminal_id, "Terminal id at the bank");
    sub->add_option("--amount", a.decide.amount, "Sum in roubles, as 5589.37");
    sub->add_flag("--list", a.list, "Show what waits for a decision");
    sub->add_flag("--json", a.json, "As JSON");
}

// What books a reading at a meter.
void add_assignment_options(CLI::App* sub, Arguments& a) {
    sub->add_option("reading", a.assign.reading, "Reading id, 32 hex digits");
    sub->add_option("meter", a.assign.meter, "Meter id, one of those that --list shows, or none");
    sub->add_option("--by", a.assign.person, "Who says so");
    sub->add_flag("--list", a.list, "Show the readings that wait, and the meters they may be of");
    sub->add_flag("--json", a.json, "As JSON");
}

void add_mail_options(CLI::App* sub, Arguments& a) {
    sub->add_option("--links", a.links, "Address of this server's pages in letters");
    sub->add_option("--mail-server", a.mail_server,
                    "smtps://host or smtp://host:587 (with STARTTLS); without one letters become "
                    "files in mail/ of the data");
    sub->add_option("--mail-from", a.mail_from, "Sender of letters");
    sub->add_option("--mail-user", a.mail_user, "Login at the mail server");
    sub->add_option("--mail-password-file", a.mail_password_file, "Its password: the first line");
    sub->add_option("--mail-ca", a.mail_ca, "Authorities that the mail server's certificate needs");
}

// How the company answers its residents.
template <class Command, class WithBooks>
void add_contact_commands(const Command& command, const WithBooks& with_books, Arguments& a) {
    const auto list = [&](const char* name, const char* what, int (*print)(Store&, Form)) {
        command(name, what, with_books([print](Store& store, const Arguments& given) {
                    return print(store, given.form());
                }))
            ->add_flag("--json", a.json, "As JSON");
    };
    list("appeals", "Show the residents' appeals, those that wait first", print_appeals);
    list("requests", "Show the requests for paid services by their day", print_requests);
    list("reports", "Show the errors that residents noticed", print_reports);
    CLI::App* sub =
        command("answer", "Answer an appeal", with_books([](Store& store, const Arguments& given) {
                    SystemRandom random;
                    return run_answer(store, SystemClock{}, random, given.answer);
                }));
    sub->add_option("number", a.answer.number, "Number of the appeal")->required();
    sub->add_option("text", a.answer.text, "What the resident reads")->required();
    sub->add_flag("--close", a.answer.closes, "Nothing more is to be done");
    sub->add_option("--note", a.answer.note, "A line for the list; - takes it away");
    sub = command("request", "Say how a request for a service gets on",
                  with_books([](Store& store, const Arguments& given) {
                      return run_request(store, given.request);
                  }));
    sub->add_option("number", a.request.number, "Number of the request")->required();
    sub->add_option("state", a.request.state, "accepted, done or cancelled")->required();
    sub->add_option("--note", a.request.note, "A line for the resident");
}

void add_serve_options(CLI::App* sub, Arguments& a) {
    sub->add_option("--host", a.host, "Address of the devices' and the open listener");
    sub->add_option("--devices", a.devices, "Port for terminals; 0 takes a free one");
    sub->add_option("--open", a.open, "Port for anybody");
    sub->add_option("--operators", a.operators, "Port for operators, on loopback");
    sub->add_option("--receipts", a.receipts, "Address of e-receipts as phones see it");
    sub->add_option("--acquirer", a.acquirer, "File of the acquirer of phone payments");
    sub->add_flag("--demo", a.demo, "Fill empty books with the demo; begin on its day");
    sub->add_flag("--json", a.json, "Print the ports as one line of JSON");
    add_mail_options(sub, a);
}

void add_commands(CLI::App& app, Arguments& a, int& code) {
    app.require_subcommand(1);
    app.failure_message(CLI::FailureMessage::help);
    const auto command = [&](const char* name, const char* what, auto run) {
        CLI::App* sub = app.add_subcommand(name, what);
        sub->add_option("--data", a.data, "Directory of the books and of trust/")
            ->capture_default_str();
        sub->callback([&a, &code, run] { code = run(a); });
        return sub;
    };
    const auto with_books = [](auto run) {
        return [run](const Arguments& given) {
            std::unique_ptr<Store> keep;
            return run(existing_books(given, keep), given);
        };
    };
    add_serve_options(command("serve", "Serve the three listeners over HTTPS", serve), a);
    command("init", "Make empty books and a development authority", init);
    command("demo", "Fill empty books with the demo house", demo);
    CLI::App* sub = command("ledger", "Check the ledger and show entries",
                            with_books([](Store& store, const Arguments& given) {
                                return print_ledger(store, given.account, given.from, given.form());
                            }));
    sub->add_option("--account", a.account, "Entries of this account");
    sub->add_option("--from", a.from, "Entries from this number on");
    sub->add_flag("--json", a.json, "As JSON, money in kopecks");
    sub = command("accounts", "Show all accounts, or one",
                  with_books([](Store& store, const Arguments& given) {
                      return print_accounts(store, given.account, given.form());
                  }));
    sub->add_option("--account", a.account, "This account with its months and payments");
    sub->add_flag("--json", a.json, "As JSON, money in kopecks");
    sub = command("bill", "Print the payment code of an account's bill",
                  with_books([](Store& store, const Arguments& given) {
                      return print_bill(store, given.account, given.form());
                  }));
    sub->add_option("--account", a.account, "Account number")->required();
    sub->add_flag("--json", a.json, "As JSON");
    sub = command("close-period", "Send the bills of a month to those who subscribed",
                  with_books([](Store& store, const Arguments& given) {
                      return close_period(store, *clock_of(given), given.period);
                  }));
    sub->add_option("period", a.period, "Month, as 2026-10")->required();
    sub->add_flag("--demo", a.demo, "On the demo's day");
    sub = command("decide", "Settle a payment that no terminal can settle",
                  with_books([](Store& store, const Arguments& given) {
                      if (given.list) return print_open_questions(store, given.form());
                      return run_decide(store, SystemClock{}, given.decide);
                  }));
    add_decision_options(sub, a);
    add_contact_commands(command, with_books, a);
    sub = command("assign", "Say of which meter a reading is that was taken without the network",
                  with_books([](Store& store, const Arguments& given) {
                      if (given.list) return print_unassigned(store, given.form());
                      return run_assign(store, SystemClock{}, given.assign);
                  }));
    add_assignment_options(sub, a);
}

int run(int argc, char** argv) {
    CLI::App app{"The management company's server"};
    Arguments arguments;
    int code = 0;
    add_commands(app, arguments, code);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    return code;
}

}  // namespace
}  // namespace kvitok::server

int main(int argc, char** argv) {
    // Books, keys and logs are the owner's only.
    umask(077);
    try {
        return kvitok::server::run(argc, argv);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "kvitok-server: %s\n", error.what());
        return kvitok::server::cannot_start;
    }
}
