-- Version 6: what an annotator has begun and not submitted. It says nothing about a session until it is submitted.
-- answers: as label_event's.
CREATE TABLE draft (
    annotator_id INTEGER NOT NULL REFERENCES annotator(id),
    session_id INTEGER NOT NULL REFERENCES session(id),
    answers TEXT NOT NULL,
    seconds REAL NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (annotator_id, session_id)
) STRICT, WITHOUT ROWID;
