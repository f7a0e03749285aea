-- What the cabinet knows of its users. A deleted user keeps its row, so that what refers to it
-- stays whole, and nothing personal in it.
ALTER TABLE users ADD COLUMN surname TEXT NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN first_name TEXT NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN patronymic TEXT NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN email TEXT NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN phone TEXT NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN language TEXT NOT NULL DEFAULT 'ru';
ALTER TABLE users ADD COLUMN password_at BIGINT NOT NULL DEFAULT 0;
-- The first month whose bill is sent by e-mail; empty: none is.
ALTER TABLE users ADD COLUMN bills_from TEXT NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN deleted_at BIGINT NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX users_by_email ON users (email) WHERE email <> '';

-- Links and codes that were sent by letter, as hashes. "activate" has a registration, "recover" and
-- "email" a user; without either it was made for somebody who got no code, to answer the same.
CREATE TABLE proofs (
    id TEXT PRIMARY KEY,
    purpose TEXT NOT NULL CHECK (purpose IN ('activate', 'recover', 'email')),
    user_id TEXT NOT NULL,
    email TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    code_hash TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    wrong_codes INTEGER NOT NULL,
    expires_at BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'used', 'over'))
);
CREATE INDEX proofs_by_state ON proofs (state, expires_at);

-- Who registered and did not open the letter yet. Gone with the proof, one way or the other.
CREATE TABLE registrations (
    proof TEXT PRIMARY KEY REFERENCES proofs (id),
    login TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    surname TEXT NOT NULL,
    first_name TEXT NOT NULL,
    patronymic TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    language TEXT NOT NULL
);
CREATE INDEX registrations_by_login ON registrations (login);

-- What users changed, once per id for ever.
CREATE TABLE user_changes (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    fingerprint TEXT NOT NULL,
    at BIGINT NOT NULL
);
