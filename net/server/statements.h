// The movement of an account's money over some months, made of the ledger alone. See store.h for
// the rules.
#pragma once

#include "kiosk/domain/statement.h"
#include "net/server/store_accounts.h"

namespace kvitok::server {

// Without open phone payments. `device` is the terminal that asks: its own payments are told apart.
// Throws StoreFailed if ledger and payments disagree.
Statement statement_of(Store& store, const Account& account, const StatementQuery& query,
                       TimePoint now, const std::string& device);

}  // namespace kvitok::server
