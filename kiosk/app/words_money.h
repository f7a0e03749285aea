// Statements and payments with a phone: questions in domain words, and what the server's JSON says
// to them. Pure.
#pragma once

#include <optional>
#include <string>

#include "kiosk/flows/server.h"
#include "net/client/calls.h"

namespace kvitok::app {

client::Ask ask_of(const server::AskStatement& question);
std::optional<server::Answer> read(const server::AskStatement& question, const std::string& body);
client::Ask ask_of(const server::AskInvoice& question);
// A code that may not be shown is no answer.
std::optional<server::Answer> read(const server::AskInvoice& question, const std::string& body);

}  // namespace kvitok::app
