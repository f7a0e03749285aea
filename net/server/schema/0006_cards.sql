-- Residents' own cards for quick entry. `card` is a keyed hash of the identifier, which is kept
-- nowhere, or "ended:" and the row's id once the card is no longer bound: the id stays, so that a
-- repeated request binds nothing again. `code` is hashed as a password, and emptied with it.
CREATE TABLE entry_cards (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    card TEXT NOT NULL UNIQUE,
    code TEXT NOT NULL,
    mark TEXT NOT NULL,
    bound_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL,
    ended INTEGER NOT NULL
);
CREATE INDEX entry_cards_by_user ON entry_cards (user_id, ended);
