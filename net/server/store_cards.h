// Residents' own cards in the store. See store.h for the rules.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/domain/entry_card.h"
#include "net/server/store.h"
#include "net/server/store_people.h"

namespace kvitok::server {

struct StoredCard {
    entry_card::EntryCard shown;
    std::string user_id;
    std::string code_hash;
    bool ended = false;
};
// `card_hash`: the keyed hash of the identifier. Bound ones only.
std::optional<StoredCard> find_bound_card(Store& store, const std::string& card_hash);
// By its id, also one that has ended.
std::optional<StoredCard> find_entry_card(Store& store, const std::string& id);
std::vector<entry_card::EntryCard> cards_of_user(Store& store, const std::string& user_id);
void add_entry_card(Store& store, const StoredCard& card, const std::string& card_hash);
void touch_entry_card(Store& store, const std::string& id, TimePoint used);
// The card is bound no longer; what could tell it is emptied.
void end_entry_card(Store& store, const std::string& id);
std::optional<StoredUser> user_of_id(Store& store, const std::string& id);

}  // namespace kvitok::server
