-- The management company's books. Amounts are whole kopecks; decimals ("9.044"), dates ("2026-11-22")
-- and months ("2026-10") are text; moments are milliseconds since 1970 in UTC. The text suits SQLite
-- and PostgreSQL. A published migration is never edited: a change is the next numbered file.

CREATE TABLE companies (
    id TEXT PRIMARY KEY,
    name_ru TEXT NOT NULL,
    name_en TEXT NOT NULL,
    inn TEXT NOT NULL,
    kpp TEXT NOT NULL,
    bank_account TEXT NOT NULL,
    bank_name TEXT NOT NULL,
    bic TEXT NOT NULL,
    corr_account TEXT NOT NULL,
    dispatcher_phone TEXT NOT NULL,
    office_hours_ru TEXT NOT NULL,
    office_hours_en TEXT NOT NULL,
    office_address_ru TEXT NOT NULL,
    office_address_en TEXT NOT NULL
);

CREATE TABLE houses (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id),
    address_ru TEXT NOT NULL,
    address_en TEXT NOT NULL,
    utc_offset_minutes INTEGER NOT NULL,
    window_from INTEGER NOT NULL CHECK (window_from BETWEEN 1 AND 31),
    window_to INTEGER NOT NULL CHECK (window_to BETWEEN 1 AND 31),
    pay_minimum BIGINT NOT NULL CHECK (pay_minimum > 0),
    pay_maximum BIGINT NOT NULL CHECK (pay_maximum >= pay_minimum),
    fee BIGINT NOT NULL CHECK (fee >= 0)
);

CREATE TABLE flats (
    id TEXT PRIMARY KEY,
    house_id TEXT NOT NULL REFERENCES houses (id),
    number TEXT NOT NULL,
    area TEXT NOT NULL,
    UNIQUE (house_id, number)
);

CREATE TABLE accounts (
    number TEXT PRIMARY KEY,
    flat_id TEXT NOT NULL REFERENCES flats (id),
    payer_ru TEXT NOT NULL,
    payer_en TEXT NOT NULL,
    tenure TEXT NOT NULL CHECK (tenure IN ('owned', 'municipal')),
    unread_appeals INTEGER NOT NULL
);

CREATE TABLE users (
    id TEXT PRIMARY KEY,
    login TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    given_ru TEXT NOT NULL,
    given_en TEXT NOT NULL,
    short_ru TEXT NOT NULL,
    short_en TEXT NOT NULL
);

CREATE TABLE user_accounts (
    user_id TEXT NOT NULL REFERENCES users (id),
    account TEXT NOT NULL REFERENCES accounts (number),
    place INTEGER NOT NULL,
    PRIMARY KEY (user_id, account)
);

CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    device TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL
);

-- Wrong passwords by name and by device, unknown account numbers by device. The name is hashed.
CREATE TABLE attempts (
    scope TEXT NOT NULL,
    subject TEXT NOT NULL,
    failures INTEGER NOT NULL,
    last_at BIGINT NOT NULL,
    locked_until BIGINT NOT NULL,
    PRIMARY KEY (scope, subject)
);

CREATE TABLE services (
    code TEXT PRIMARY KEY,
    name_ru TEXT NOT NULL,
    name_en TEXT NOT NULL,
    unit_ru TEXT NOT NULL,
    unit_en TEXT NOT NULL,
    place INTEGER NOT NULL
);

CREATE TABLE tariffs (
    house_id TEXT NOT NULL REFERENCES houses (id),
    service TEXT NOT NULL REFERENCES services (code),
    from_period TEXT NOT NULL,
    price TEXT NOT NULL,
    PRIMARY KEY (house_id, service, from_period)
);

-- Amounts as billed: `charged` is never computed again from volume and tariff, which are empty for a
-- late fee.
CREATE TABLE charges (
    account TEXT NOT NULL REFERENCES accounts (number),
    period TEXT NOT NULL,
    service TEXT NOT NULL REFERENCES services (code),
    volume TEXT NOT NULL,
    tariff TEXT NOT NULL,
    charged BIGINT NOT NULL,
    recalculated BIGINT NOT NULL,
    total BIGINT NOT NULL CHECK (total = charged + recalculated),
    PRIMARY KEY (account, period, service)
);

CREATE TABLE recalculations (
    account TEXT NOT NULL REFERENCES accounts (number),
    period TEXT NOT NULL,
    service TEXT NOT NULL REFERENCES services (code),
    amount BIGINT NOT NULL,
    reason_ru TEXT NOT NULL,
    reason_en TEXT NOT NULL,
    PRIMARY KEY (account, period, service)
);

CREATE TABLE meters (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (number),
    resource TEXT NOT NULL CHECK (resource IN ('cold_water', 'hot_water', 'electricity', 'heat')),
    place_ru TEXT NOT NULL,
    place_en TEXT NOT NULL,
    serial TEXT NOT NULL,
    unit_ru TEXT NOT NULL,
    unit_en TEXT NOT NULL,
    whole_digits INTEGER NOT NULL,
    fraction_digits INTEGER NOT NULL,
    verification_due TEXT NOT NULL,
    remote INTEGER NOT NULL,
    place INTEGER NOT NULL
);
CREATE INDEX meters_by_account ON meters (account);

CREATE TABLE zones (
    meter_id TEXT NOT NULL REFERENCES meters (id),
    zone INTEGER NOT NULL CHECK (zone BETWEEN 1 AND 3),
    name_ru TEXT NOT NULL,
    name_en TEXT NOT NULL,
    tariff TEXT NOT NULL,
    PRIMARY KEY (meter_id, zone)
);

-- Every reading ever handed in, once per id. `billed` ones are what bills were made from; of the
-- others the one with the highest sequence counts.
CREATE TABLE readings (
    id TEXT PRIMARY KEY,
    sequence BIGINT NOT NULL UNIQUE,
    number TEXT NOT NULL,
    meter_id TEXT NOT NULL REFERENCES meters (id),
    counts_for TEXT NOT NULL,
    taken_at BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    device TEXT NOT NULL,
    billed INTEGER NOT NULL,
    rolled_over INTEGER NOT NULL,
    confirmed_unusual INTEGER NOT NULL,
    suspicious INTEGER NOT NULL,
    fingerprint TEXT NOT NULL
);
CREATE INDEX readings_by_meter ON readings (meter_id, counts_for, sequence);

CREATE TABLE reading_values (
    reading_id TEXT NOT NULL REFERENCES readings (id),
    zone INTEGER NOT NULL,
    value TEXT NOT NULL,
    used TEXT NOT NULL,
    PRIMARY KEY (reading_id, zone)
);

CREATE TABLE quotes (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (number),
    amount BIGINT NOT NULL,
    fee BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    device TEXT NOT NULL
);

-- Double entry: the rows of an entry have equal debit and credit. `reference` says what the entry
-- is of and makes it happen once for ever.
CREATE TABLE entries (
    number BIGINT PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    at BIGINT NOT NULL,
    period TEXT NOT NULL
);

CREATE TABLE entry_rows (
    entry BIGINT NOT NULL REFERENCES entries (number),
    line INTEGER NOT NULL,
    book TEXT NOT NULL,
    debit BIGINT NOT NULL CHECK (debit >= 0),
    credit BIGINT NOT NULL CHECK (credit >= 0),
    CHECK ((debit = 0) <> (credit = 0)),
    PRIMARY KEY (entry, line)
);
CREATE INDEX entry_rows_by_book ON entry_rows (book, debit, credit);

-- A payment, once per id for ever. `answer` is what the first sender was told. No card number.
CREATE TABLE payments (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL,
    account TEXT NOT NULL REFERENCES accounts (number),
    source TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    fee BIGINT NOT NULL,
    quote_id TEXT NOT NULL,
    device TEXT NOT NULL,
    terminal_id TEXT NOT NULL,
    rrn TEXT NOT NULL,
    auth_code TEXT NOT NULL,
    masked_card TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    posted_at BIGINT NOT NULL,
    fingerprint TEXT NOT NULL,
    entry BIGINT NOT NULL REFERENCES entries (number),
    balance_after BIGINT NOT NULL
);
CREATE INDEX payments_by_account ON payments (account, posted_at);

-- Money that goes back to the card, once per payment for ever; refunded_at is 0 until it did.
CREATE TABLE refunds (
    payment_id TEXT PRIMARY KEY,
    amount BIGINT NOT NULL CHECK (amount > 0),
    rrn TEXT NOT NULL,
    terminal_id TEXT NOT NULL,
    device TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    refunded_at BIGINT NOT NULL,
    fingerprint TEXT NOT NULL
);

-- What two persons decided about a payment that nobody could resolve; for a paid one also what the
-- acquirer's register says of the approval.
CREATE TABLE decisions (
    payment_id TEXT PRIMARY KEY,
    verdict TEXT NOT NULL CHECK (verdict IN ('paid', 'reversed')),
    first_person TEXT NOT NULL,
    second_person TEXT NOT NULL,
    decided_at BIGINT NOT NULL,
    amount BIGINT NOT NULL,
    terminal_id TEXT NOT NULL,
    rrn TEXT NOT NULL,
    auth_code TEXT NOT NULL,
    masked_card TEXT NOT NULL,
    CHECK (first_person <> second_person)
);

CREATE TABLE news (
    id TEXT PRIMARY KEY,
    house_id TEXT NOT NULL REFERENCES houses (id),
    date TEXT NOT NULL,
    title_ru TEXT NOT NULL,
    title_en TEXT NOT NULL,
    text_ru TEXT NOT NULL,
    text_en TEXT NOT NULL,
    outage_when_ru TEXT NOT NULL,
    outage_when_en TEXT NOT NULL,
    outage_what_ru TEXT NOT NULL,
    outage_what_en TEXT NOT NULL,
    outage_until BIGINT NOT NULL
);

CREATE TABLE devices (
    name TEXT PRIMARY KEY,
    house_id TEXT NOT NULL REFERENCES houses (id),
    seen_at BIGINT NOT NULL,
    heartbeat TEXT NOT NULL
);

-- Keys of the server itself: the one that signs quotes.
CREATE TABLE secrets (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
