// Between the flows' questions in domain words and the client's calls. Pure.
#pragma once

#include "kiosk/flows/server.h"
#include "net/client/calls.h"

namespace kvitok::app {

client::Call to_call(const server::Question& question);
// `call` is what was asked: of a payment or reading only the server's own final no is a refusal,
// all else is tried again.
server::Answer to_answer(const client::Call& call, const client::Answer& answer);

}  // namespace kvitok::app
