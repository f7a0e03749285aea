// The letters that wait, and what became of the others. See store.h for the rules.
#pragma once

#include <optional>
#include <string>

#include "kiosk/domain/clock.h"
#include "net/server/mail.h"
#include "net/server/store.h"

namespace kvitok::server {

enum class LetterState { waiting, sent, refused, given_up };

struct StoredLetter {
    std::string id;  // 32 hex digits, also in its Message-ID
    Letter letter;
    TimePoint created;
    TimePoint useless;  // not worth sending from then on; 0: always worth it
    LetterState state = LetterState::waiting;
    int tries = 0;
};

// Puts a letter into the queue, in the caller's transaction if there is one. `reference` says what
// it is about and makes it be sent once for ever: false if it was queued before, or if `to` is no
// address.
bool queue_letter(Store& store, Random& random, const std::string& reference, const Letter& letter,
                  TimePoint now, TimePoint useless = {});

// The one that is due first, with its text.
std::optional<StoredLetter> due_letter(Store& store, TimePoint now);
// When the next one will be due; nothing when none waits.
std::optional<TimePoint> next_letter_at(Store& store);
// A try has failed: again at `next`.
void postpone_letter(Store& store, const std::string& id, int tries, TimePoint next);
// No more tries: keeps what happened, forgets recipient, text and attachments.
void end_letter(Store& store, const std::string& id, LetterState state, TimePoint now);

// What became of the letter with this reference; its text is gone when it does not wait any more.
std::optional<StoredLetter> find_letter(Store& store, const std::string& reference);

}  // namespace kvitok::server
