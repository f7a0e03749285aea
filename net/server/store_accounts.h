// What the store knows of accounts and their bills. See store.h for the rules.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/domain/account.h"
#include "net/server/store.h"

namespace kvitok::server {

struct Account {
    AccountNumber number;
    std::string house_id;
    Address address;
    Payee payee;
    Name payer;  // masked already when it was imported
    Decimal area;
    Tenure tenure = Tenure::owned;
};

std::optional<Account> find_account(Store& store, const AccountNumber& number);
std::vector<AccountNumber> all_accounts(Store& store);

// The months that were billed, oldest first.
std::vector<Period> billed_periods(Store& store, const AccountNumber& number);
std::optional<Period> last_period(Store& store, const AccountNumber& number);
// The bill of a month as it was issued; no rows if there was none.
Charges charges_of(Store& store, const AccountNumber& number, Period period);
Money charged_in(Store& store, const AccountNumber& number, Period period);

struct Recalculation {
    Period period;
    Name service;
    Money amount;
    Name reason;
};
std::vector<Recalculation> recalculations_of(Store& store, const AccountNumber& number);

}  // namespace kvitok::server
