#include "net/http/exchange.h"

#include <algorithm>

#include "kiosk/domain/check.h"

namespace kvitok::http {
namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::string_view header(const std::vector<Header>& headers, std::string_view name) {
    for (const Header& each : headers) {
        if (std::ranges::equal(each.name, name, {}, lower, lower)) return each.value;
    }
    return {};
}

std::string_view to_word(ExchangeError error) {
    switch (error) {
        case ExchangeError::no_connection:
            return "no_connection";
        case ExchangeError::timed_out:
            return "timed_out";
        case ExchangeError::tls_refused:
            return "tls_refused";
        case ExchangeError::too_large:
            return "too_large";
        case ExchangeError::cancelled:
            return "cancelled";
        case ExchangeError::bad_response:
            return "bad_response";
    }
    check_failed("an error has a word", std::source_location::current());
}

}  // namespace kvitok::http
