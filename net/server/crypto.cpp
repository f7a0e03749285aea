#include "net/server/crypto.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <array>
#include <vector>

#include "kiosk/domain/check.h"

namespace kvitok::server {
namespace {

std::string hex(std::span<const unsigned char> bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const unsigned char byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

}  // namespace

std::string sha256_hex(std::string_view text) {
    std::array<unsigned char, 32> out{};
    unsigned size = 0;
    check(EVP_Digest(text.data(), text.size(), out.data(), &size, EVP_sha256(), nullptr) == 1 &&
              size == out.size(),
          "SHA-256 works");
    return hex(out);
}

std::string md5_hex(std::string_view text) {
    std::array<unsigned char, 16> out{};
    unsigned size = 0;
    check(EVP_Digest(text.data(), text.size(), out.data(), &size, EVP_md5(), nullptr) == 1 &&
              size == out.size(),
          "MD5 works");
    return hex(out);
}

std::string hmac_hex(std::string_view key, std::string_view text) {
    std::array<unsigned char, 32> out{};
    unsigned size = 0;
    check(HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
               reinterpret_cast<const unsigned char*>(text.data()), text.size(), out.data(),
               &size) != nullptr &&
              size == out.size(),
          "HMAC works");
    return hex(out);
}

std::string random_hex(Random& random, std::size_t bytes) {
    std::vector<unsigned char> raw(bytes);
    random.fill(std::as_writable_bytes(std::span(raw)));
    std::string text = hex(raw);
    OPENSSL_cleanse(raw.data(), raw.size());
    return text;
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

bool is_hex_id(std::string_view text, std::size_t digits) {
    return text.size() == digits && text.find_first_not_of("0123456789abcdef") == text.npos;
}

void SystemRandom::fill(std::span<std::byte> out) {
    check(
        RAND_bytes(reinterpret_cast<unsigned char*>(out.data()), static_cast<int>(out.size())) == 1,
        "the system has randomness");
}

}  // namespace kvitok::server
