// Hashing of passwords, behind a seam: Argon2id in the product, a cheap stand-in in tests.
// Source: RFC 9106; 46 MiB, one pass, one lane.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "kiosk/domain/clock.h"

namespace kvitok::server {

inline constexpr std::size_t max_password_bytes = 256;

// Any thread. Neither keeps nor logs a password.
class PasswordHasher {
public:
    virtual ~PasswordHasher() = default;
    // A self-describing text: algorithm, parameters, salt and hash.
    virtual std::string hash(std::string_view password, Random& random) = 0;
    // Takes as long for a wrong password as for the right one.
    virtual bool matches(std::string_view password, const std::string& hash) = 0;
};

// About 50 ms and 46 MiB a call; the caller limits how many run at once.
std::unique_ptr<PasswordHasher> make_argon2_hasher();
// One SHA-256: for tests only, where thousands of sign-ins run.
std::unique_ptr<PasswordHasher> make_quick_hasher();

}  // namespace kvitok::server
