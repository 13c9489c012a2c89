-- Margins: known production counts that the weights are raked to. One set of them is in force at a time, or none; each
-- segment's counts add up to the same total. The sessions' own weights stay as they came.

CREATE TABLE margin (
    segment TEXT NOT NULL,
    value TEXT NOT NULL,
    sessions REAL NOT NULL CHECK (sessions >= 0),
    PRIMARY KEY (segment, value)
) STRICT, WITHOUT ROWID;
