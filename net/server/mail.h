// A letter to a resident and its form on the way. Pure; any thread.
// Source: RFC 5322 (message), RFC 2045 and 2046 (MIME), RFC 2047 (encoded words in headers).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/domain/time.h"

namespace kvitok::server {

struct Attachment {
    std::string name;     // "bill-2026-10.pdf": letters, digits, ".", "-", "_"
    std::string type;     // "application/pdf"
    std::string content;  // bytes
    friend bool operator==(const Attachment&, const Attachment&) = default;
};

struct Letter {
    std::string to;       // one mailbox; people::is_email
    std::string subject;  // UTF-8, any text: what is not a letter of a line becomes a blank
    std::string text;     // UTF-8, lines end in "\n"
    std::vector<Attachment> attachments;
    friend bool operator==(const Letter&, const Letter&) = default;
};

// The whole message, lines ending in CRLF. Aborts if an address or the name or type of an
// attachment could be read as anything else.
std::string message_of(const Letter& letter, const std::string& from, const std::string& id,
                       TimePoint date);

std::string base64(std::string_view bytes);
// What base64() wrote; an empty text for anything else.
std::string from_base64(std::string_view text);

}  // namespace kvitok::server
