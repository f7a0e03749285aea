// The charges of a month as on the bill. Amounts are the server's, never computed.
#pragma once

#include "kiosk/screens/draft.h"

namespace kvitok::screens {

// The last month of the card; in landscape the facts of `panel` stand at its foot.
ui::Table charges_table(const AccountCard& card, const ui::AmountPanel& panel, const Texts& texts);

}  // namespace kvitok::screens
