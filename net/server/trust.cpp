#include "net/server/trust.h"

#include <fcntl.h>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <memory>
#include <string>

namespace kvitok::server {
namespace {

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T* thing) const {
        Free(thing);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Memory = std::unique_ptr<BIO, Freed<BIO_free_all>>;
using Number = std::unique_ptr<BIGNUM, Freed<BN_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>>;

constexpr long backdated_s = -24 * 3600;
constexpr long authority_s = 10L * 365 * 24 * 3600;
constexpr long leaf_s = 2L * 365 * 24 * 3600;

void must(bool worked, const char* what) {
    if (!worked) throw TrustFailed(std::string("cannot make the development authority: ") + what);
}

Key new_key() {
    Key key(EVP_EC_gen("P-256"));
    must(key != nullptr, "a key");
    return key;
}

void extend(X509* certificate, X509* issuer, int name, const char* value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, name, value));
    must(extension && X509_add_ext(certificate, extension.get(), -1) == 1, value);
}

void name_subject(X509* certificate, const char* common_name) {
    const auto* text = reinterpret_cast<const unsigned char*>(common_name);
    must(X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_UTF8, text,
                                    -1, -1, 0) == 1,
         common_name);
}

// 159 random bits: positive, and within the twenty octets of RFC 5280, 4.1.2.2.
void number(X509* certificate) {
    const Number serial(BN_new());
    must(serial && BN_rand(serial.get(), 159, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1 &&
             BN_to_ASN1_INTEGER(serial.get(), X509_get_serialNumber(certificate)) != nullptr,
         "a serial number");
}

Certificate begun(const char* common_name, EVP_PKEY* key, long seconds) {
    Certificate certificate(X509_new());
    must(certificate != nullptr, common_name);
    must(X509_set_version(certificate.get(), X509_VERSION_3) == 1, "version 3");
    number(certificate.get());
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), backdated_s);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), seconds);
    must(X509_set_pubkey(certificate.get(), key) == 1, "a public key");
    name_subject(certificate.get(), common_name);
    return certificate;
}

void sign(X509* certificate, X509* issuer, EVP_PKEY* issuer_key) {
    must(X509_sign(certificate, issuer_key, EVP_sha256()) > 0 &&
             X509_verify(certificate, X509_get0_pubkey(issuer)) == 1,
         "a signature");
}

struct Authority {
    Key key;
    Certificate certificate;
};

Authority new_authority() {
    Authority made{new_key(), nullptr};
    made.certificate = begun("Kvitok development authority", made.key.get(), authority_s);
    X509* x = made.certificate.get();
    must(X509_set_issuer_name(x, X509_get_subject_name(x)) == 1, "an issuer");
    extend(x, x, NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
    extend(x, x, NID_key_usage, "critical,keyCertSign,cRLSign");
    extend(x, x, NID_subject_key_identifier, "hash");
    sign(x, x, made.key.get());
    return made;
}

Certificate new_leaf(const Authority& authority, EVP_PKEY* key, const char* common_name,
                     const char* use, const char* names) {
    Certificate certificate = begun(common_name, key, leaf_s);
    X509* x = certificate.get();
    X509* issuer = authority.certificate.get();
    must(X509_set_issuer_name(x, X509_get_subject_name(issuer)) == 1, "an issuer");
    extend(x, issuer, NID_basic_constraints, "critical,CA:FALSE");
    extend(x, issuer, NID_key_usage, "critical,digitalSignature");
    extend(x, issuer, NID_ext_key_usage, use);
    extend(x, issuer, NID_subject_key_identifier, "hash");
    extend(x, issuer, NID_authority_key_identifier, "keyid");
    if (names) extend(x, issuer, NID_subject_alt_name, names);
    sign(x, issuer, authority.key.get());
    return certificate;
}

std::string text_of(BIO* memory) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(memory, &data);
    return {data, static_cast<std::size_t>(size)};
}

std::string pem(X509* certificate) {
    const Memory memory(BIO_new(BIO_s_mem()));
    must(memory && PEM_write_bio_X509(memory.get(), certificate) == 1, "a certificate's text");
    return text_of(memory.get());
}

std::string pem(EVP_PKEY* key) {
    const Memory memory(BIO_new(BIO_s_secmem()));
    must(memory && PEM_write_bio_PKCS8PrivateKey(memory.get(), key, nullptr, nullptr, 0, nullptr,
                                                 nullptr) == 1,
         "a key's text");
    return text_of(memory.get());
}

void write_file(const std::filesystem::path& path, const std::string& text) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) throw TrustFailed("cannot write " + path.string());
    const bool written =
        ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
        ::fsync(file) == 0;
    ::close(file);
    if (!written) throw TrustFailed("cannot write " + path.string());
}

void make_authority(const Trust& trust) {
    const Authority authority = new_authority();
    const Key server_key = new_key();
    const Key terminal_key = new_key();
    const Certificate server = new_leaf(authority, server_key.get(), "localhost", "serverAuth",
                                        "DNS:localhost,IP:127.0.0.1,IP:::1");
    const Certificate terminal =
        new_leaf(authority, terminal_key.get(), "terminal-0007", "clientAuth", nullptr);
    write_file(trust.server_key, pem(server_key.get()));
    write_file(trust.terminal_key, pem(terminal_key.get()));
    write_file(trust.server_chain, pem(server.get()));
    write_file(trust.terminal_cert, pem(terminal.get()));
    // Last: with it the authority is complete. Its key is not kept, so nobody can add to it.
    write_file(trust.ca, pem(authority.certificate.get()));
}

}  // namespace

Trust open_trust(const std::filesystem::path& directory) {
    const Trust trust{directory / "ca.pem", directory / "server.pem", directory / "server.key",
                      directory / "terminal.pem", directory / "terminal.key"};
    const std::array files{&trust.ca, &trust.server_chain, &trust.server_key, &trust.terminal_cert,
                           &trust.terminal_key};
    std::error_code error;
    std::filesystem::create_directories(directory, error);
    if (error) throw TrustFailed("cannot make " + directory.string() + ": " + error.message());
    std::filesystem::permissions(directory, std::filesystem::perms::owner_all, error);
    std::size_t there = 0;
    for (const auto* file : files)
        if (std::filesystem::exists(*file)) ++there;
    if (there == 0) {
        make_authority(trust);
    } else if (there != files.size()) {
        throw TrustFailed(directory.string() + " holds only some of its five files");
    }
    return trust;
}

}  // namespace kvitok::server
