// Paying with a phone. The server owns the payment's state; the terminal orders a code, shows how
// it stands and may give it up. Nothing durable is kept here: what is paid lives on the server,
// whether the resident stays or leaves.
//
//   place      event                             next                       effects
//   ---------  --------------------------------  -------------------------  --------------------
//   Pay        Pay, by phone, sum in range       Form                       -
//   Form       ChooseMethod, keys                Form                       -
//   Form       Submit, contact empty or good     Form, waiting              order the invoice
//   Form       Back                              Pay, as it was             -
//   Form       invoice told                      Following                  tick
//   Form       failed                            Form (says why)            -
//   Following  every third second, while open    Following                  look at the invoice
//   Following  invoice told                      Following                  print once it is paid
//   Following  CancelPayment, while open         Following, cancelling      give the invoice up
//   Following  PrintCode, while it waits         Following                  print the code
//   Following  RetryPayment, once it has ended   Pay                        -
//   Following  Back, Home, Finish                (there)                    - : it goes on
//
// Rows in visit_phone.cpp. Values; any thread.
#pragma once

#include <optional>
#include <variant>

#include "kiosk/flows/form.h"
#include "kiosk/flows/pay.h"

namespace kvitok::phone {

// Which way, and where the receipt goes. `chosen` is the step before, for the way back.
struct Form {
    pay::Choosing chosen;
    PhoneMethod method = PhoneMethod::sbp;
    form::Form form{.fields = {form::Field{.allowed = form::Allowed::latin, .least = 0}}};
    std::optional<server::Failure> refusal;
    InvoiceOrder order;
    std::uint64_t request = 0;  // 0: nothing is ordered yet
};

struct Following {
    Invoice invoice;
    TimePoint until;           // when the code runs out, by this terminal's clock
    std::uint64_t asking = 0;  // the question that is under way
    bool cancelling = false;
    bool unreachable = false;  // the server did not answer the last time
    int seconds = 0;           // since the code is shown
};

struct ChooseMethod {
    PhoneMethod method;
};
struct PrintCode {};
using Press = std::variant<ChooseMethod, PrintCode>;

// What is paid, as its receipt says it.
PostedFact fact_of(const Invoice& invoice);

}  // namespace kvitok::phone
