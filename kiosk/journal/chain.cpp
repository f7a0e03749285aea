#include "kiosk/journal/chain.h"

#include <openssl/evp.h>

#include <stdexcept>

namespace kvitok::journal {

namespace {

// Length first: no two different links give the same bytes.
void append(std::string& bytes, std::string_view field) {
    bytes += std::to_string(field.size());
    bytes += ':';
    bytes += field;
}

std::string_view view(const Digest& digest) {
    return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

}  // namespace

Digest sha256(std::string_view bytes) {
    // Fetching the algorithm costs more than hashing an event: done once.
    static const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    Digest digest{};
    unsigned int size = 0;
    if (algorithm == nullptr ||
        EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, algorithm, nullptr) != 1 ||
        size != digest.size()) {
        throw std::runtime_error("SHA-256 is not available");
    }
    return digest;
}

std::string to_hex(const Digest& digest) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    hex.reserve(digest.size() * 2);
    for (const std::uint8_t byte : digest) {
        hex += digits[byte >> 4];
        hex += digits[byte & 15];
    }
    return hex;
}

Digest hash_of(const Link& link) {
    std::string bytes;
    bytes.reserve(256);
    append(bytes, view(link.previous));
    append(bytes, std::to_string(link.sequence));
    append(bytes, link.kind);
    append(bytes, link.subject);
    append(bytes, link.from);
    append(bytes, link.to);
    append(bytes, link.event);
    append(bytes, std::to_string(link.wall_ms));
    append(bytes, link.boot);
    append(bytes, view(link.data));
    return sha256(bytes);
}

}  // namespace kvitok::journal
