// The development authority: made on the first start so that the terminal and the server of one
// desk can meet with certificates on both ends. A company brings its own files instead.
// Source: X.509 v3, P-256 with SHA-256; RFC 5280 for the extensions.
#pragma once

#include <filesystem>
#include <stdexcept>

namespace kvitok::server {

// The trust directory cannot be read or written.
struct TrustFailed : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Files of the trust directory, all PEM; keys are readable by their owner only.
struct Trust {
    std::filesystem::path ca;             // ca.pem: verifies both ends
    std::filesystem::path server_chain;   // server.pem, for localhost and 127.0.0.1
    std::filesystem::path server_key;     // server.key
    std::filesystem::path terminal_cert;  // terminal.pem, CN terminal-0007
    std::filesystem::path terminal_key;   // terminal.key
};

// What is in `directory`, made if there is no authority yet. A directory with only some of the
// files is refused: half an authority is never completed.
Trust open_trust(const std::filesystem::path& directory);

}  // namespace kvitok::server
