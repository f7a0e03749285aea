// Pages for phones: no script, nothing from elsewhere, one short style. Pure.
#pragma once

#include <string>
#include <string_view>

#include "net/server/core.h"

namespace kvitok::server {

// For text and for attributes in double quotes.
std::string escaped(std::string_view text);
// `body` is HTML; `title` is text.
Response html_page(int status, std::string_view title, std::string_view body);

// The value of a field of an application/x-www-form-urlencoded body; empty if it is not there.
std::string form_value(std::string_view body, std::string_view name);

}  // namespace kvitok::server
