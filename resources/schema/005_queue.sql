-- Version 5: who works on what, and what was asked for by hand.

-- A draw that is paused is not handed out; its probabilities stay.
ALTER TABLE draw ADD COLUMN paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1));

-- How many annotators are asked for an answer of their own: chance decided when the draw was made.
ALTER TABLE draw_item ADD COLUMN annotators INTEGER NOT NULL DEFAULT 1 CHECK (annotators >= 1);

-- Sessions somebody picked by hand: to be labelled, with no probability. after_draw is the last draw there was then (0:
-- none): draws after it leave the session out of what they draw from, and count on its answer.
CREATE TABLE must_label (
    session_id INTEGER PRIMARY KEY REFERENCES session(id),
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    after_draw INTEGER NOT NULL
) STRICT;

-- Who has what open, until when at the latest.
CREATE TABLE claim (
    session_id INTEGER NOT NULL REFERENCES session(id),
    annotator_id INTEGER NOT NULL REFERENCES annotator(id),
    ends_at INTEGER NOT NULL,
    PRIMARY KEY (session_id, annotator_id)
) STRICT, WITHOUT ROWID;

-- Not before then.
CREATE TABLE snooze (
    session_id INTEGER PRIMARY KEY REFERENCES session(id),
    ends_at INTEGER NOT NULL
) STRICT;

-- Asked for again: for the queue, labels up to after_event were not given.
CREATE TABLE requeue (
    session_id INTEGER PRIMARY KEY REFERENCES session(id),
    after_event INTEGER NOT NULL
) STRICT;
