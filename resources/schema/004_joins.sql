-- Version 4: what else than its id a session is known by, and answers that are known to be right.

-- Ids of a session's traces, and of the runs in them where what is said later names a run. An id may belong to several
-- sessions; what names only such an id is then not joined.
CREATE TABLE session_key (
    key TEXT NOT NULL,
    session_id INTEGER NOT NULL REFERENCES session(id),
    source_id INTEGER NOT NULL REFERENCES source(id),
    PRIMARY KEY (key, session_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_key_by_session ON session_key (session_id);

-- An event names its session by external_id ('' where it does not), by a trace, or by its user and the time; waits says
-- why it is not joined: no session is known by it ('absent'), the user has none at that time ('elsewhen'), or several
-- fit ('ambiguous').
ALTER TABLE orphan ADD COLUMN trace TEXT;
ALTER TABLE orphan ADD COLUMN user TEXT;
ALTER TABLE orphan ADD COLUMN at INTEGER;
ALTER TABLE orphan ADD COLUMN waits TEXT NOT NULL DEFAULT 'absent' CHECK (waits IN ('absent', 'elsewhen', 'ambiguous'));
CREATE INDEX orphan_by_trace ON orphan (trace) WHERE joined_by IS NULL AND trace IS NOT NULL;
CREATE INDEX orphan_by_user ON orphan (user) WHERE joined_by IS NULL AND user IS NOT NULL;

-- The right answer to a question of a session, as a file said: its label too is in label_event, where somebody gave it.
-- answer: as label_event's answers, of this one question; said_by: who gave it, or ''.
CREATE TABLE gold (
    session_id INTEGER NOT NULL REFERENCES session(id),
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    said_by TEXT NOT NULL DEFAULT '',
    source_id INTEGER NOT NULL REFERENCES source(id),
    PRIMARY KEY (session_id, question, answer)
) STRICT, WITHOUT ROWID;
