// Messages about the residents' own cards. Codec: codec.h.
#pragma once

#include <string>
#include <vector>

#include "kiosk/domain/entry_card.h"

namespace kvitok::wire {

// POST /v1/card-sessions, and POST /v1/me/cards to bind it. The identifier is never kept, only a
// keyed hash of it; the code only as a password is.
struct CardCredentials {
    std::string card;  // lower-case hex of 4, 7 or 10 bytes
    std::string code;  // six digits
    friend bool operator==(const CardCredentials&, const CardCredentials&) = default;
};

// Answer to GET and POST /v1/me/cards, and to DELETE of one.
struct EntryCardList {
    std::vector<entry_card::EntryCard> cards;  // the oldest first
    friend bool operator==(const EntryCardList&, const EntryCardList&) = default;
};

}  // namespace kvitok::wire
