// The numbered steps that bring a journal's tables up to date. A step that was ever published is
// never edited: a test holds the hash of each; a change is a new step at the end.
#pragma once

#include <span>
#include <string_view>

namespace kvitok::journal {

// PRAGMA application_id of a journal: "KVTK".
inline constexpr int application_id = 0x4b56544b;

// Step n brings PRAGMA user_version from n to n + 1.
std::span<const std::string_view> migrations();

}  // namespace kvitok::journal
