-- Version 7: what is settled where annotators disagree.

-- An answer that decides between annotators: it outranks all answers that do not, and is no annotator's own opinion.
-- reason then is its comment.
ALTER TABLE label_event ADD COLUMN adjudicated INTEGER NOT NULL DEFAULT 0
    CHECK (adjudicated IN (0, 1) AND (adjudicated = 0 OR kind = 'answer'));

-- Gold comes with a file (source_id), or is made of an adjudicated answer (event_id) and holds as long as that stands.
CREATE TABLE gold_by_either (
    session_id INTEGER NOT NULL REFERENCES session(id),
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    said_by TEXT NOT NULL DEFAULT '',
    source_id INTEGER REFERENCES source(id),
    event_id INTEGER REFERENCES label_event(id),
    PRIMARY KEY (session_id, question, answer),
    CHECK ((source_id IS NULL) <> (event_id IS NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO gold_by_either (session_id, question, answer, said_by, source_id)
    SELECT session_id, question, answer, said_by, source_id FROM gold;
DROP TABLE gold;
ALTER TABLE gold_by_either RENAME TO gold;
