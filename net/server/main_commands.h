// The sub-commands of kvitok-server that look into the books and leave. Each prints to standard
// output and returns the exit code: 0 done, 1 the books say no.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/domain/clock.h"
#include "net/server/store.h"

namespace kvitok::server {

enum class Form { text, json };

int print_ledger(Store& store, const std::string& account, std::int64_t from, Form form);
int print_accounts(Store& store, const std::string& account, Form form);
int print_bill(Store& store, const std::string& account, Form form);
// Bills of a month ("2026-10") to those who want them by e-mail; the running server sends them.
int close_period(Store& store, const Clock& clock, const std::string& period);
int print_open_questions(Store& store, Form form);

struct DecideArguments {
    std::string payment;
    std::string verdict;
    std::vector<std::string> persons;
    std::string rrn;
    std::string auth_code;
    std::string masked_card;
    std::string terminal_id;
    std::string amount;  // roubles: "5589.37"
};
int run_decide(Store& store, const Clock& clock, const DecideArguments& arguments);

}  // namespace kvitok::server
