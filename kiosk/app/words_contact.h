// The questions about the company as calls of the server, and its answers read. Pure.
#pragma once

#include <optional>
#include <string>

#include "kiosk/flows/server.h"
#include "net/client/calls.h"

namespace kvitok::app {

client::Ask ask_of(const server::contact::Question& question);
// Nothing if the text is no answer, or answers something else.
std::optional<server::Answer> read(const server::contact::Question& question,
                                   const std::string& body);

}  // namespace kvitok::app
