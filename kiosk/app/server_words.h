// Between the flows' questions in domain words and the client's calls. Pure.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "kiosk/flows/server.h"
#include "net/client/calls.h"

namespace kvitok::app {

client::Call to_call(const server::Question& question);

// How the answer to a question is to be understood. UI thread.
struct Expectation {
    // A question may be asked again by the resident; a record (payment, reading) is posted until
    // the server has said yes, or no for good.
    enum class Kind { question, record };
    Kind kind = Kind::question;
    // For what goes through client::Ask: the answer in the JSON, nothing if it is none or answers
    // something else.
    std::function<std::optional<server::Answer>(const std::string& body)> read{};
};
Expectation expectation_of(const server::Question& question);

server::Answer to_answer(const Expectation& expected, const client::Answer& answer);

}  // namespace kvitok::app
