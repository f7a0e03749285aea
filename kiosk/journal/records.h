// Payments and readings as JSON text: what the journal's events and rows hold. Every field of the
// record comes back as it went in; a byte that is not UTF-8 (a terminal's free text) comes back as
// U+FFFD. Pure; any thread. Reading throws std::runtime_error on anything that write_* did not
// make.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/domain/meter.h"
#include "kiosk/domain/payment.h"

namespace kvitok::journal {

std::string write_payment(const PaymentRecord& record);
PaymentRecord read_payment(std::string_view json);

std::string write_reading(const Reading& reading);
Reading read_reading(std::string_view json);

}  // namespace kvitok::journal
