// What the payments section and payment with a phone ask of the server. See server.h.
#pragma once

#include <string>

#include "kiosk/domain/statement.h"

namespace kvitok::server {
inline namespace asked {

struct AskStatement {
    std::string token;
    StatementQuery query;
};
struct StatementTold {
    Statement statement;
};

// One payment with a phone: to be made, looked at, given up. All three are answered with how it
// stands.
struct AskInvoice {
    enum class Deed { order, look, cancel };
    Deed deed = Deed::order;
    InvoiceOrder order;  // its id alone, unless it is to be made
};
struct InvoiceTold {
    Invoice invoice;
};

}  // namespace asked
}  // namespace kvitok::server
