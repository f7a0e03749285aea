#include "tests/unit/http/tls_peer.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <stdexcept>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

namespace kvitok::http::testing {
namespace {

template <auto release>
struct Releases {
    template <class T>
    void operator()(T* held) const {
        release(held);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Releases<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Releases<X509_free>>;
using Context = std::unique_ptr<SSL_CTX, Releases<SSL_CTX_free>>;
using Session = std::unique_ptr<SSL, Releases<SSL_free>>;

void must(bool holds, const char* what) {
    if (!holds) throw std::runtime_error(what);
}

void add_extension(X509* certificate, X509* issuer, int nid, const char* value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value);
    must(extension != nullptr, "an extension");
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

struct Pair {
    Key key;
    Certificate certificate;
};

// Signed by `issuer`, or by itself as an authority. `names` is a subjectAltName.
Pair make(const char* common_name, const Pair* issuer, const char* names) {
    static long serial = 1;
    Pair made{Key{EVP_EC_gen("P-256")}, Certificate{X509_new()}};
    X509* certificate = made.certificate.get();
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), serial++);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_set_pubkey(certificate, made.key.get());
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(common_name), -1, -1, 0);
    X509* parent = issuer == nullptr ? certificate : issuer->certificate.get();
    X509_set_issuer_name(certificate, X509_get_subject_name(parent));
    if (issuer == nullptr) {
        add_extension(certificate, parent, NID_basic_constraints, "critical,CA:TRUE");
        add_extension(certificate, parent, NID_key_usage, "critical,keyCertSign");
    } else {
        add_extension(certificate, parent, NID_subject_alt_name, names);
    }
    EVP_PKEY* signer = issuer == nullptr ? made.key.get() : issuer->key.get();
    must(X509_sign(certificate, signer, EVP_sha256()) > 0, "a signature");
    return made;
}

void write(const std::string& stem, const Pair& pair) {
    FILE* file = std::fopen((stem + ".pem").c_str(), "w");
    must(file != nullptr && PEM_write_X509(file, pair.certificate.get()) == 1, "a certificate");
    std::fclose(file);
    file = std::fopen((stem + ".key").c_str(), "w");
    must(file != nullptr &&
             PEM_write_PrivateKey(file, pair.key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1,
         "a key");
    std::fclose(file);
}

// Head and, by Content-Length, body of one request; empty when the other side has gone.
template <class Read>
std::string read_request(Read read) {
    std::string request;
    char block[4096];
    std::size_t whole = std::string::npos;
    while (request.size() < whole) {
        const int got = read(block, static_cast<int>(sizeof block));
        if (got <= 0) return {};
        request.append(block, static_cast<std::size_t>(got));
        const auto end = request.find("\r\n\r\n");
        if (end == std::string::npos) continue;
        const auto length = request.find("Content-Length: ");
        whole = end + 4 + (length < end ? std::stoul(request.substr(length + 16)) : 0);
    }
    return request;
}

}  // namespace

Certificates::Certificates()
    : directory_(std::filesystem::temp_directory_path() /
                 ("kvitok-http-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(directory_);
    const Pair authority = make("test authority", nullptr, "");
    write(file("ca"), authority);
    write(file("other_ca"), make("other authority", nullptr, ""));
    write(file("server"), make("server", &authority, "IP:127.0.0.1"));
    write(file("stranger"), make("stranger", &authority, "DNS:elsewhere.example"));
    write(file("terminal"), make("T-0001", &authority, "DNS:t-0001"));
}

Certificates::~Certificates() {
    std::filesystem::remove_all(directory_);
}

struct TlsPeer::Context {
    testing::Context tls;
};

TlsPeer::TlsPeer(const Certificates& certificates, std::function<Reply(const std::string&)> reply,
                 Speaks speaks, const std::string& name)
    : context_(std::make_unique<Context>()), reply_(std::move(reply)), speaks_(speaks) {
    std::signal(SIGPIPE, SIG_IGN);
    context_->tls.reset(SSL_CTX_new(TLS_server_method()));
    SSL_CTX* tls = context_->tls.get();
    const std::string ca = certificates.file("ca.pem");
    must(SSL_CTX_use_certificate_file(tls, certificates.file(name + ".pem").c_str(),
                                      SSL_FILETYPE_PEM) == 1 &&
             SSL_CTX_use_PrivateKey_file(tls, certificates.file(name + ".key").c_str(),
                                         SSL_FILETYPE_PEM) == 1 &&
             SSL_CTX_load_verify_locations(tls, ca.c_str(), nullptr) == 1,
         "the server's files");
    SSL_CTX_set_verify(tls, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
    if (speaks == Speaks::tls_1_2_only) SSL_CTX_set_max_proto_version(tls, TLS1_2_VERSION);

    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    must(::bind(listener_, generic, size) == 0 && ::listen(listener_, 8) == 0 &&
             ::getsockname(listener_, generic, &size) == 0,
         "a port");
    port_ = ntohs(address.sin_port);
    thread_ = std::jthread([this] { run(); });
}

TlsPeer::~TlsPeer() {
    ends_ = true;
    ::shutdown(listener_, SHUT_RDWR);
    const int current = current_;
    if (current >= 0) ::shutdown(current, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
}

std::vector<std::string> TlsPeer::requests() {
    const std::lock_guard lock(mutex_);
    return requests_;
}

void TlsPeer::wait_for_requests(std::size_t count) {
    for (auto seen = request_count_.load(); seen < count; seen = request_count_.load())
        request_count_.wait(seen);
}

void TlsPeer::run() {
    while (!ends_) {
        const int socket = ::accept(listener_, nullptr, nullptr);
        if (socket < 0) return;
        ++connections_;
        current_ = socket;
        if (!ends_) serve(socket);
        current_ = -1;
        ::close(socket);
    }
}

void TlsPeer::serve(int socket) {
    const Session session{SSL_new(context_->tls.get())};
    SSL_set_fd(session.get(), socket);
    const bool plain = speaks_ == Speaks::no_tls;
    if (!plain && SSL_accept(session.get()) != 1) {
        // Unread bytes at close would reset the connection before the alert is read.
        ::shutdown(socket, SHUT_WR);
        char rest[4096];
        while (::recv(socket, rest, sizeof rest, 0) > 0) {
        }
        return;
    }
    const auto read = [&](char* data, int size) {
        return plain ? static_cast<int>(::recv(socket, data, static_cast<std::size_t>(size), 0))
                     : SSL_read(session.get(), data, size);
    };
    const auto send = [&](const std::string& bytes) {
        if (bytes.empty()) return true;
        const int size = static_cast<int>(bytes.size());
        return plain ? ::send(socket, bytes.data(), bytes.size(), 0) == size
                     : SSL_write(session.get(), bytes.data(), size) == size;
    };
    while (!ends_) {
        if (plain) {
            send("HTTP/1.1 400 Bad Request\r\n\r\n");
            return;
        }
        std::string request = read_request(read);
        if (request.empty()) return;
        const Reply reply = reply_(request);
        {
            const std::lock_guard lock(mutex_);
            requests_.push_back(std::move(request));
        }
        ++request_count_;
        request_count_.notify_all();
        for (int i = 0; i < reply.times; ++i)
            if (!send(reply.bytes)) return;
        if (reply.after == After::closes) {
            SSL_shutdown(session.get());
            return;
        }
    }
}

}  // namespace kvitok::http::testing
