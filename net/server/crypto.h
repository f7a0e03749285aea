// The few primitives the handlers need, over OpenSSL: hashes, keyed hashes, random texts. Pure but
// for the randomness given; any thread.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/domain/clock.h"

namespace kvitok::server {

std::string sha256_hex(std::string_view text);
// MD5 (RFC 1321), for protocols of others that want it; proves nothing by itself.
std::string md5_hex(std::string_view text);
// HMAC-SHA-256 (RFC 2104) of `text` as lower-case hex.
std::string hmac_hex(std::string_view key, std::string_view text);
// 2 * `bytes` lower-case hex digits.
std::string random_hex(Random& random, std::size_t bytes);
// Takes the same time wherever the two differ.
bool equal_in_constant_time(std::string_view a, std::string_view b);
bool is_hex_id(std::string_view text, std::size_t digits);

// The operating system's randomness, for the product.
class SystemRandom : public Random {
public:
    void fill(std::span<std::byte> out) override;
};

}  // namespace kvitok::server
