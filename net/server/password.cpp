#include "net/server/password.h"

#include <argon2.h>

#include <array>
#include <span>
#include <vector>

#include "kiosk/domain/check.h"
#include "net/server/crypto.h"

namespace kvitok::server {
namespace {

class Argon2Hasher : public PasswordHasher {
public:
    std::string hash(std::string_view password, Random& random) override {
        std::array<std::byte, 16> salt{};
        random.fill(salt);
        std::vector<char> text(
            argon2_encodedlen(passes, memory_kib, lanes, salt.size(), hash_bytes, Argon2_id));
        const int result =
            argon2id_hash_encoded(passes, memory_kib, lanes, password.data(), password.size(),
                                  salt.data(), salt.size(), hash_bytes, text.data(), text.size());
        check(result == ARGON2_OK, "a password can be hashed");
        return text.data();
    }

    bool matches(std::string_view password, const std::string& hash) override {
        return argon2id_verify(hash.c_str(), password.data(), password.size()) == ARGON2_OK;
    }

private:
    static constexpr std::uint32_t passes = 1;
    static constexpr std::uint32_t memory_kib = 46 * 1024;
    static constexpr std::uint32_t lanes = 1;
    static constexpr std::size_t hash_bytes = 32;
};

class QuickHasher : public PasswordHasher {
public:
    std::string hash(std::string_view password, Random& random) override {
        const std::string salt = random_hex(random, 8);
        return salt + sha256_hex(salt + std::string(password));
    }
    bool matches(std::string_view password, const std::string& hash) override {
        if (hash.size() < 16) return false;
        const std::string salt = hash.substr(0, 16);
        return equal_in_constant_time(hash, salt + sha256_hex(salt + std::string(password)));
    }
};

}  // namespace

std::unique_ptr<PasswordHasher> make_argon2_hasher() {
    return std::make_unique<Argon2Hasher>();
}

std::unique_ptr<PasswordHasher> make_quick_hasher() {
    return std::make_unique<QuickHasher>();
}

}  // namespace kvitok::server
