-- Payments with a resident's phone, once per id for ever. The acquirer's word moves `state`; what was
-- paid stands in payments and in the ledger under the same id. `next_ask_at` is when the acquirer is
-- asked next, 0 for never.
CREATE TABLE invoices (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL REFERENCES accounts (number),
    method TEXT NOT NULL CHECK (method IN ('sbp', 'moneta')),
    state TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    fee BIGINT NOT NULL CHECK (fee >= 0),
    balance_after BIGINT NOT NULL,
    period TEXT NOT NULL,
    code TEXT NOT NULL,
    operation TEXT NOT NULL,
    contact TEXT NOT NULL,
    device TEXT NOT NULL,
    day TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    asked_at BIGINT NOT NULL,
    next_ask_at BIGINT NOT NULL
);
CREATE INDEX invoices_by_account ON invoices (account, created_at);
CREATE INDEX invoices_by_next_ask ON invoices (next_ask_at);
CREATE INDEX invoices_by_day ON invoices (day);
