-- Version 10: work that is handed out and taken back, and sessions that are asked again unseen.

-- A part of the queue that went to a colleague in a file of its own. key names it in both files.
CREATE TABLE package (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    annotator_id INTEGER NOT NULL REFERENCES annotator(id),
    sessions INTEGER NOT NULL
) STRICT;

CREATE TABLE package_item (
    package_id INTEGER NOT NULL REFERENCES package(id),
    session_id INTEGER NOT NULL REFERENCES session(id),
    draw_id INTEGER REFERENCES draw(id),
    repeat INTEGER NOT NULL DEFAULT 0 CHECK (repeat IN (0, 1)),
    PRIMARY KEY (package_id, session_id)
) STRICT, WITHOUT ROWID;

-- A session that is open in a package is nobody's to open here, its annotator's neither.
ALTER TABLE claim ADD COLUMN package_id INTEGER REFERENCES package(id);

-- What came back with a package. at then is the clock of whoever did it there.
ALTER TABLE label_event ADD COLUMN package_id INTEGER REFERENCES package(id);
-- origin is what was done, wherever it was done: the same package read twice adds nothing.
CREATE TABLE taken_back (
    origin TEXT PRIMARY KEY,
    event_id INTEGER NOT NULL REFERENCES label_event(id)
) STRICT, WITHOUT ROWID;

-- Asked of the same annotator again, later and unseen: chance decided when the draw was made. Such an answer measures
-- the annotator and replaces nothing.
ALTER TABLE draw_item ADD COLUMN repeats INTEGER NOT NULL DEFAULT 0 CHECK (repeats IN (0, 1));
ALTER TABLE label_event ADD COLUMN repeat INTEGER NOT NULL DEFAULT 0
    CHECK (repeat IN (0, 1) AND (repeat = 0 OR kind <> 'undo'));
