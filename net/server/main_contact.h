// The sub-commands of kvitok-server with which the company answers its residents: appeals, requests
// for paid services, reports of errors. Exit codes as in main_commands.h.
#pragma once

#include <string>

#include "kiosk/domain/clock.h"
#include "net/server/main_commands.h"

namespace kvitok::server {

int print_appeals(Store& store, Form form);
int print_requests(Store& store, Form form);
int print_reports(Store& store, Form form);

struct AnswerArguments {
    int number = 0;
    std::string text;
    bool closes = false;
    std::string note;  // shown in the list instead of the time; "-" takes it away
};
int run_answer(Store& store, const Clock& clock, Random& random, const AnswerArguments& arguments);

struct RequestArguments {
    int number = 0;
    std::string state;
    std::string note;
};
int run_request(Store& store, const RequestArguments& arguments);

}  // namespace kvitok::server
