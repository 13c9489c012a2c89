-- SPDX-FileCopyrightText: 2026 The Turnout authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- sqlite3 DATABASE with the file as s.jsonl in the working directory: loads it with the shell and the JSON functions.
.bail on
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TEMP TABLE line (text);
.mode ascii
.separator "\037" "\n"
.import s.jsonl line
CREATE TABLE session AS
SELECT text ->> 'id' AS id, text ->> 'started_at' AS started_at, text ->> 'user' AS user, text -> 'segments' AS segments,
    text -> 'turns' AS turns, text -> 'ratings' AS ratings, text -> 'signals' AS signals, text -> 'scores' AS scores
FROM line;
