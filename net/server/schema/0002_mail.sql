-- Letters to residents, once per reference for ever: "waiting" until a server took one, then only
-- what happened is kept: recipient, subject and text are emptied with the attachments.
CREATE TABLE letters (
    id TEXT PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    useless_at BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'refused', 'given_up')),
    tries INTEGER NOT NULL,
    next_at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL
);
CREATE INDEX letters_waiting ON letters (state, next_at);

CREATE TABLE letter_attachments (
    letter TEXT NOT NULL REFERENCES letters (id),
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    content_base64 TEXT NOT NULL,
    PRIMARY KEY (letter, place)
);
