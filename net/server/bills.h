// The payment code that a bill of this company carries: GOST R 56042-2014. Pure.
#pragma once

#include <string>

#include "kiosk/domain/bill_code.h"
#include "net/server/store_accounts.h"
#include "net/server/store_house.h"

namespace kvitok::server {

// In UTF-8 («ST00012»), with the sum to pay; a debt of zero or less asks for no sum.
BillCode bill_code_of(const Account& account, const House& house, Period period, Money debt);

// The bank details alone, with the payer's account and neither month nor sum.
BillCode requisites_code_of(const Account& account, const House& house);

}  // namespace kvitok::server
