-- Readings taken without the network for a resource of which the account has several meters: which
-- one was meant is said by a person, and then stands in `meter_id` ("none": of none of them); until
-- then it is empty.
CREATE TABLE unassigned_readings (
    id TEXT PRIMARY KEY,
    sequence BIGINT NOT NULL UNIQUE,
    number TEXT NOT NULL,
    account TEXT NOT NULL REFERENCES accounts (number),
    resource TEXT NOT NULL,
    value_list TEXT NOT NULL,
    counts_for TEXT NOT NULL,
    taken_at BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    device TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    meter_id TEXT NOT NULL,
    assigned_by TEXT NOT NULL,
    assigned_at BIGINT NOT NULL
);
CREATE INDEX unassigned_readings_waiting ON unassigned_readings (meter_id, sequence);
