-- Version 9: what the desk notes beside answers, and redo.

-- Answers and skips that do not stand. An undo may take back an undo (redo), and that again: each event is taken back
-- once at most, so what hangs on an answer is a chain, and the answer stands where the chain's length is even. last is
-- the chain's end, which the next undo or redo names.
CREATE VIEW label_chain AS
WITH RECURSIVE chain (id, last, times) AS (
    SELECT said.id, undo.id, 1
    FROM label_event AS undo JOIN label_event AS said ON said.id = undo.undoes
    WHERE undo.undoes IS NOT NULL AND said.undoes IS NULL
    UNION ALL
    SELECT chain.id, undo.id, times + 1 FROM chain JOIN label_event AS undo ON undo.undoes = chain.last
)
SELECT id, max(last) AS last, max(times) AS times FROM chain GROUP BY id;

CREATE VIEW label_taken_back AS SELECT id FROM label_chain WHERE times % 2 = 1;

-- What could lead an annotator and came in sight at the desk: "ratings", "scores" and so on, once for each session and
-- annotator. after_event is the last label event there was then: later answers were given knowing it.
CREATE TABLE seen (
    session_id INTEGER NOT NULL REFERENCES session(id),
    annotator_id INTEGER NOT NULL REFERENCES annotator(id),
    what TEXT NOT NULL,
    after_event INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (session_id, annotator_id, what)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER seen_is_never_changed BEFORE UPDATE ON seen
BEGIN
    SELECT RAISE(ABORT, 'what was seen stays seen');
END;
CREATE TRIGGER seen_is_never_deleted BEFORE DELETE ON seen
BEGIN
    SELECT RAISE(ABORT, 'what was seen stays seen');
END;

-- What was in sight when each label was given: no rows of a label where nothing was.
CREATE VIEW label_shown AS
SELECT label_event.id AS event_id, seen.what
FROM label_event JOIN seen ON seen.session_id = label_event.session_id
    AND seen.annotator_id = label_event.annotator_id AND seen.after_event < label_event.id
WHERE label_event.kind <> 'undo';

-- Sessions an annotator put a flag on, or took it off: the last row of each pair says which. Append-only as labels are.
CREATE TABLE flag_event (
    id INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session(id),
    annotator_id INTEGER NOT NULL REFERENCES annotator(id),
    flagged INTEGER NOT NULL CHECK (flagged IN (0, 1)),
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX flag_event_by_session ON flag_event (session_id, annotator_id);

CREATE TRIGGER flag_event_is_never_changed BEFORE UPDATE ON flag_event
BEGIN
    SELECT RAISE(ABORT, 'flags are append-only');
END;
CREATE TRIGGER flag_event_is_never_deleted BEFORE DELETE ON flag_event
BEGIN
    SELECT RAISE(ABORT, 'flags are append-only');
END;
