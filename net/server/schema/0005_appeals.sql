-- Letters to the company and what it answered; paid services and what was ordered; the calendar of
-- working days; errors that somebody noticed. What nobody has read yet is counted, not stored.

ALTER TABLE companies ADD COLUMN reply_days INTEGER NOT NULL DEFAULT 3;
ALTER TABLE accounts DROP COLUMN unread_appeals;

-- Days that are not what their weekday says: holidays, and Saturdays that are worked.
CREATE TABLE calendar_days (
    date TEXT PRIMARY KEY,
    working INTEGER NOT NULL CHECK (working IN (0, 1))
);

-- `seen` counts the messages that the resident had on the screen.
CREATE TABLE appeals (
    id TEXT PRIMARY KEY,
    number BIGINT NOT NULL UNIQUE,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    account TEXT NOT NULL REFERENCES accounts (number),
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('sent', 'working', 'done')),
    note_ru TEXT NOT NULL,
    note_en TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    way TEXT NOT NULL CHECK (way IN ('email', 'phone')),
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    answer_by TEXT NOT NULL,
    seen INTEGER NOT NULL,
    fingerprint TEXT NOT NULL
);
CREATE INDEX appeals_by_user ON appeals (user_id, account, updated_at);

CREATE TABLE appeal_messages (
    id TEXT PRIMARY KEY,
    appeal_id TEXT NOT NULL REFERENCES appeals (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    from_company INTEGER NOT NULL,
    text TEXT NOT NULL,
    at BIGINT NOT NULL,
    UNIQUE (appeal_id, place)
);

CREATE TABLE service_offers (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id),
    kind TEXT NOT NULL,
    sign TEXT NOT NULL,
    title_ru TEXT NOT NULL,
    title_en TEXT NOT NULL,
    hint_ru TEXT NOT NULL,
    hint_en TEXT NOT NULL,
    price BIGINT NOT NULL CHECK (price > 0),
    price_from INTEGER NOT NULL,
    place INTEGER NOT NULL
);

-- When the company's people come.
CREATE TABLE service_hours (
    company_id TEXT NOT NULL REFERENCES companies (id),
    hour_from INTEGER NOT NULL CHECK (hour_from BETWEEN 0 AND 23),
    hour_to INTEGER NOT NULL CHECK (hour_to BETWEEN 1 AND 24),
    PRIMARY KEY (company_id, hour_from)
);

CREATE TABLE service_requests (
    id TEXT PRIMARY KEY,
    number BIGINT NOT NULL UNIQUE,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    account TEXT NOT NULL REFERENCES accounts (number),
    offer_id TEXT NOT NULL REFERENCES service_offers (id),
    price BIGINT NOT NULL,
    date TEXT NOT NULL,
    hour_from INTEGER NOT NULL,
    hour_to INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('sent', 'accepted', 'done', 'cancelled')),
    note_ru TEXT NOT NULL,
    note_en TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    fingerprint TEXT NOT NULL
);
CREATE INDEX service_requests_by_user ON service_requests (user_id, account, created_at);

-- Nothing says who noticed it.
CREATE TABLE reports (
    id TEXT PRIMARY KEY,
    device TEXT NOT NULL,
    screen TEXT NOT NULL,
    text TEXT NOT NULL,
    at BIGINT NOT NULL,
    fingerprint TEXT NOT NULL
);
