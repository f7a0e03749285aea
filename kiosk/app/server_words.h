// Between the flows' questions in domain words and the client's calls. Pure.
#pragma once

#include "kiosk/flows/server.h"
#include "net/client/calls.h"

namespace kvitok::app {

client::Call to_call(const server::Question& question);
// A question may be asked again by the resident; a record (payment, reading) is posted until the
// server has said yes, or no for good.
enum class Asked { question, record };
Asked kind_of(const server::Question& question);

server::Answer to_answer(Asked asked, const client::Answer& answer);

}  // namespace kvitok::app
