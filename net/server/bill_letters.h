// Bills by e-mail to those who subscribed: queued when a month is closed, once a user, account and
// month for ever. May throw StoreFailed.
#pragma once

#include "kiosk/domain/clock.h"
#include "kiosk/domain/time.h"
#include "net/server/store.h"

namespace kvitok::server {

// The letters of one month to all subscribers who have accounts billed in it; how many are new.
int queue_bill_letters(Store& store, Random& random, Period month, TimePoint now);
// The server's own step: of whatever month was closed since each subscribed.
int queue_new_bill_letters(Store& store, Random& random, TimePoint now);

}  // namespace kvitok::server
