// What the world outside the terminal holds of money and readings, as JSON: the server's books and
// the bank's register. For the tour and for tests. UI thread.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "drivers/sim/bank.h"

namespace kvitok::desk {

using Json = nlohmann::ordered_json;

// Reads the server's file beside the running server. Throws server::StoreFailed.
Json books_of(const std::filesystem::path& books);
// The payment code on the newest bill of an account; nothing when there is none.
std::optional<std::string> bill_of(const std::filesystem::path& books, std::string_view account);
Json register_of(const sim::Bank& bank);

}  // namespace kvitok::desk
