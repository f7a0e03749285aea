#include "kiosk/journal/schema.h"

#include <array>

namespace kvitok::journal {

namespace {

constexpr std::string_view step_1 = R"sql(
CREATE TABLE pay_event (
    seq       INTEGER PRIMARY KEY,
    kind      TEXT    NOT NULL CHECK (kind IN ('payment', 'receipt', 'reading')),
    subject   TEXT    NOT NULL,
    from_word TEXT    NOT NULL,
    to_word   TEXT    NOT NULL,
    event     TEXT    NOT NULL,
    data      TEXT,
    data_hash BLOB    NOT NULL CHECK (length(data_hash) = 32),
    wall_ms   INTEGER NOT NULL,
    boot      TEXT    NOT NULL,
    prev_hash BLOB    NOT NULL CHECK (length(prev_hash) = 32),
    hash      BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX pay_event_subject ON pay_event (subject);

CREATE TRIGGER pay_event_is_never_removed BEFORE DELETE ON pay_event
BEGIN SELECT raise(ABORT, 'an event is never removed'); END;

CREATE TRIGGER pay_event_is_never_changed BEFORE UPDATE ON pay_event
WHEN NEW.data IS NOT NULL OR NEW.seq <> OLD.seq OR NEW.hash <> OLD.hash
BEGIN SELECT raise(ABORT, 'an event is never changed, only its data forgotten'); END;

CREATE TABLE payment (
    row             INTEGER PRIMARY KEY,
    id              TEXT    NOT NULL UNIQUE,
    number          TEXT    NOT NULL UNIQUE,
    state           TEXT    NOT NULL,
    terminal_serial TEXT    NOT NULL,
    amount          INTEGER NOT NULL,
    fee             INTEGER NOT NULL,
    final           INTEGER NOT NULL CHECK (final IN (0, 1)),
    changed_ms      INTEGER NOT NULL,
    data            TEXT,
    seq             INTEGER NOT NULL REFERENCES pay_event (seq)
) STRICT;
CREATE INDEX payment_open ON payment (final) WHERE final = 0;

-- The kiosk has one payment terminal: a unit that replaced another does not free it for a new sale.
CREATE UNIQUE INDEX one_unresolved_payment ON payment ((1))
WHERE state IN ('intent', 'approved', 'reversing');

CREATE TRIGGER payment_is_never_removed BEFORE DELETE ON payment
BEGIN SELECT raise(ABORT, 'a payment is never removed'); END;

CREATE TRIGGER payment_that_is_final_stays BEFORE UPDATE ON payment
WHEN OLD.final = 1 AND (NEW.data IS NOT NULL OR NEW.state <> OLD.state)
BEGIN SELECT raise(ABORT, 'a final payment is never changed'); END;

CREATE TRIGGER payment_keeps_its_sums BEFORE UPDATE ON payment
WHEN NEW.id <> OLD.id OR NEW.number <> OLD.number OR NEW.amount <> OLD.amount OR NEW.fee <> OLD.fee
BEGIN SELECT raise(ABORT, 'the sums of a payment are never changed'); END;

CREATE TABLE receipt (
    slip         TEXT    NOT NULL,
    copy         INTEGER NOT NULL CHECK (copy >= 0),
    state        TEXT    NOT NULL,
    content_hash TEXT    NOT NULL,
    seq          INTEGER NOT NULL REFERENCES pay_event (seq),
    PRIMARY KEY (slip, copy)
) STRICT;
CREATE INDEX receipt_printing ON receipt (state) WHERE state = 'printing';

CREATE TRIGGER receipt_is_begun_once BEFORE UPDATE ON receipt
WHEN NEW.state = 'printing'
BEGIN SELECT raise(ABORT, 'a paper is begun once'); END;

CREATE TABLE reading (
    row        INTEGER PRIMARY KEY,
    id         TEXT    NOT NULL UNIQUE,
    number     TEXT    NOT NULL,
    state      TEXT    NOT NULL,
    reason     TEXT    NOT NULL,
    changed_ms INTEGER NOT NULL,
    data       TEXT,
    seq        INTEGER NOT NULL REFERENCES pay_event (seq)
) STRICT;
CREATE INDEX reading_queued ON reading (state) WHERE state = 'queued';
CREATE INDEX reading_number ON reading (number);

CREATE TRIGGER reading_is_answered_once BEFORE UPDATE ON reading
WHEN OLD.state <> 'queued' AND NEW.data IS NOT NULL
BEGIN SELECT raise(ABORT, 'an answered reading is never changed'); END;

CREATE TABLE counter (
    name  TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT;
INSERT INTO counter VALUES ('payments', 0), ('reading_slips', 0);

CREATE VIEW open_payment AS
SELECT row, id, state, data FROM payment WHERE final = 0;

-- What the server must still be told, and how: nothing is added to it or taken from it by hand.
CREATE VIEW outbox_payment AS
SELECT row, id, number, amount, fee, data,
       CASE state WHEN 'paid' THEN 'post' WHEN 'refunding' THEN 'refund' ELSE 'ask' END AS what
FROM payment WHERE final = 0 AND state IN ('paid', 'refunding', 'manual');

CREATE VIEW outbox_reading AS
SELECT row, id, number, data FROM reading WHERE state = 'queued';
)sql";

constexpr std::array steps{step_1};

}  // namespace

std::span<const std::string_view> migrations() {
    return steps;
}

}  // namespace kvitok::journal
