-- Turnout project file, version 1. Times are milliseconds since 1970 UTC. Text stays text: everything can be read with
-- the sqlite3 shell; the views at the end put the codes back into words.

CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What production sent ------------------------------------------------------------------------------------------------

-- One row an imported file. Until state is 'complete' nothing of it counts: rows above the last complete source's
-- last_session, and joined rows with this source, are of an import that is running or was interrupted. marks is there
-- until then only: the dictionaries' last ids before the import and the annotators it made, as JSON, to take it back.
CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    format TEXT NOT NULL,
    hash TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    finished_at INTEGER,
    state TEXT NOT NULL CHECK (state IN ('importing', 'complete')),
    first_session INTEGER,
    last_session INTEGER,
    sessions INTEGER NOT NULL DEFAULT 0,
    events INTEGER NOT NULL DEFAULT 0,
    orphans INTEGER NOT NULL DEFAULT 0,
    duplicates INTEGER NOT NULL DEFAULT 0,
    rejects INTEGER NOT NULL DEFAULT 0,
    notes TEXT NOT NULL DEFAULT '[]',
    marks TEXT
) STRICT;

CREATE TABLE segment (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE segment_value (
    id INTEGER PRIMARY KEY,
    segment_id INTEGER NOT NULL REFERENCES segment(id),
    value TEXT NOT NULL,
    UNIQUE (segment_id, value)
) STRICT;

-- segments: ids of segment_value, comma separated ("3,17,40"); observed: ids of signal_kind, comma separated,
-- NULL where nothing is known of what was logged. Narrow on purpose: the frame is read from this table alone.
CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    external_id TEXT NOT NULL,
    source_id INTEGER NOT NULL REFERENCES source(id),
    line INTEGER NOT NULL,
    started_at INTEGER,
    ended_at INTEGER,
    user TEXT,
    weight REAL NOT NULL CHECK (weight >= 0),
    turns INTEGER NOT NULL,
    characters INTEGER NOT NULL,
    segments TEXT NOT NULL,
    observed TEXT
) STRICT;
CREATE UNIQUE INDEX session_by_external_id ON session (external_id);

-- turns: [{"role":"user","text":"…","name":"…","at":0,"tool_calls":[…]}]
CREATE TABLE transcript (
    session_id INTEGER PRIMARY KEY REFERENCES session(id),
    turns TEXT NOT NULL,
    extra TEXT
) STRICT;

CREATE TABLE rating (
    session_id INTEGER NOT NULL REFERENCES session(id),
    seq INTEGER NOT NULL,
    source_id INTEGER NOT NULL REFERENCES source(id),
    value REAL NOT NULL CHECK (value BETWEEN 0 AND 1),
    given TEXT NOT NULL,
    turn INTEGER,
    at INTEGER,
    comment TEXT,
    PRIMARY KEY (session_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE signal_kind (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE signal (
    session_id INTEGER NOT NULL REFERENCES session(id),
    seq INTEGER NOT NULL,
    source_id INTEGER NOT NULL REFERENCES source(id),
    kind_id INTEGER NOT NULL REFERENCES signal_kind(id),
    turn INTEGER,
    value REAL,
    at INTEGER,
    PRIMARY KEY (session_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE outcome (
    session_id INTEGER NOT NULL REFERENCES session(id),
    seq INTEGER NOT NULL,
    source_id INTEGER NOT NULL REFERENCES source(id),
    kind TEXT NOT NULL,
    value REAL,
    at INTEGER,
    PRIMARY KEY (session_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE score_name (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE score (
    session_id INTEGER NOT NULL REFERENCES session(id),
    name_id INTEGER NOT NULL REFERENCES score_name(id),
    source_id INTEGER NOT NULL REFERENCES source(id),
    value REAL NOT NULL,
    PRIMARY KEY (session_id, name_id)
) STRICT, WITHOUT ROWID;

-- An event whose session is not here yet: record as it came, event as it was understood ({"rating":{…}}) and as it
-- will be joined; joined_by is the source that brought the session.
CREATE TABLE orphan (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES source(id),
    line INTEGER NOT NULL,
    external_id TEXT NOT NULL,
    record TEXT NOT NULL,
    event TEXT NOT NULL,
    joined_by INTEGER REFERENCES source(id)
) STRICT;
CREATE INDEX orphan_by_external_id ON orphan (external_id) WHERE joined_by IS NULL;

CREATE TABLE reject (
    source_id INTEGER NOT NULL REFERENCES source(id),
    line INTEGER NOT NULL,
    reason TEXT NOT NULL,
    bytes BLOB NOT NULL
) STRICT;
CREATE INDEX reject_by_source ON reject (source_id);

CREATE TABLE demo_truth (
    session_id INTEGER PRIMARY KEY REFERENCES session(id),
    verdict TEXT NOT NULL,
    rating_probability REAL NOT NULL
) STRICT;

-- How sessions were chosen --------------------------------------------------------------------------------------------

-- sessions: the ids of the frame in its order, as little-endian int32; hash is XXH3-128 of those bytes.
CREATE TABLE frame_snapshot (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL,
    filter TEXT NOT NULL,
    size INTEGER NOT NULL,
    weight REAL NOT NULL,
    sessions BLOB NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

-- probabilities: of every session of the frame in the snapshot's order, as little-endian float64; −1 marks a session
-- that was labelled or waiting already and could not be drawn. pool and pool_weight count those that could.
CREATE TABLE draw (
    id INTEGER PRIMARY KEY,
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    frame_id INTEGER NOT NULL REFERENCES frame_snapshot(id),
    seed INTEGER NOT NULL,
    size INTEGER NOT NULL,
    asked INTEGER NOT NULL,
    design TEXT NOT NULL,
    policy TEXT NOT NULL,
    pool INTEGER NOT NULL,
    pool_weight REAL NOT NULL,
    probabilities BLOB NOT NULL
) STRICT;

CREATE TABLE draw_item (
    draw_id INTEGER NOT NULL REFERENCES draw(id),
    position INTEGER NOT NULL,
    session_id INTEGER NOT NULL REFERENCES session(id),
    probability REAL NOT NULL CHECK (probability > 0 AND probability <= 1),
    audit REAL NOT NULL,
    uncertain REAL NOT NULL,
    coverage REAL NOT NULL,
    arm TEXT NOT NULL CHECK (arm IN ('audit', 'uncertain', 'coverage')),
    reason TEXT NOT NULL,
    PRIMARY KEY (draw_id, position),
    UNIQUE (draw_id, session_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX draw_item_by_session ON draw_item (session_id);

-- What people said ----------------------------------------------------------------------------------------------------

CREATE TABLE rubric (
    id INTEGER PRIMARY KEY,
    created_at INTEGER NOT NULL,
    definition TEXT NOT NULL
) STRICT;

CREATE TABLE annotator (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

-- Append-only, held by triggers: an undo is an event that names the event it takes back.
CREATE TABLE label_event (
    id INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session(id),
    annotator_id INTEGER NOT NULL REFERENCES annotator(id),
    rubric_id INTEGER NOT NULL REFERENCES rubric(id),
    draw_id INTEGER REFERENCES draw(id),
    source_id INTEGER REFERENCES source(id),
    kind TEXT NOT NULL CHECK (kind IN ('answer', 'skip', 'undo')),
    undoes INTEGER UNIQUE REFERENCES label_event(id),
    answers TEXT NOT NULL DEFAULT '[]',
    reason TEXT NOT NULL DEFAULT '',
    seconds REAL,
    at INTEGER NOT NULL,
    CHECK ((kind = 'undo') = (undoes IS NOT NULL))
) STRICT;
CREATE INDEX label_event_by_session ON label_event (session_id);

CREATE TRIGGER label_event_is_never_changed BEFORE UPDATE ON label_event
BEGIN
    SELECT RAISE(ABORT, 'label events are append-only');
END;

-- Only labels that came with a file may go, and only with an import that is taken back before it was complete.
CREATE TRIGGER label_event_is_never_deleted BEFORE DELETE ON label_event
WHEN OLD.source_id IS NULL OR (SELECT state FROM source WHERE id = OLD.source_id) = 'complete'
BEGIN
    SELECT RAISE(ABORT, 'label events are append-only');
END;

-- What was concluded --------------------------------------------------------------------------------------------------

CREATE TABLE evaluation_set (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    recipe TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE evaluation_set_version (
    set_id INTEGER NOT NULL REFERENCES evaluation_set(id),
    version INTEGER NOT NULL,
    frozen_at INTEGER NOT NULL,
    recipe TEXT NOT NULL,
    summary TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (set_id, version)
) STRICT, WITHOUT ROWID;

-- item: the whole item as JSON, as it was when frozen.
CREATE TABLE evaluation_set_item (
    set_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    position INTEGER NOT NULL,
    session_id INTEGER NOT NULL REFERENCES session(id),
    item TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (set_id, version, position),
    FOREIGN KEY (set_id, version) REFERENCES evaluation_set_version(set_id, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER frozen_version_is_never_changed BEFORE UPDATE ON evaluation_set_version
BEGIN
    SELECT RAISE(ABORT, 'a frozen version is never changed');
END;
CREATE TRIGGER frozen_version_is_never_deleted BEFORE DELETE ON evaluation_set_version
BEGIN
    SELECT RAISE(ABORT, 'a frozen version is never changed');
END;
CREATE TRIGGER frozen_item_is_never_changed BEFORE UPDATE ON evaluation_set_item
BEGIN
    SELECT RAISE(ABORT, 'a frozen version is never changed');
END;
CREATE TRIGGER frozen_item_is_never_deleted BEFORE DELETE ON evaluation_set_item
BEGIN
    SELECT RAISE(ABORT, 'a frozen version is never changed');
END;

-- For people with the sqlite3 shell -----------------------------------------------------------------------------------

CREATE VIEW session_segment AS
SELECT session.id AS session_id, session.external_id, segment.name AS segment, segment_value.value
FROM session, json_each('[' || session.segments || ']') AS code
JOIN segment_value ON segment_value.id = code.value
JOIN segment ON segment.id = segment_value.segment_id;

CREATE VIEW session_score AS
SELECT score.session_id, score_name.name, score.value
FROM score JOIN score_name ON score_name.id = score.name_id;

CREATE VIEW session_signal AS
SELECT signal.session_id, signal_kind.name AS kind, signal.turn, signal.value, signal.at
FROM signal JOIN signal_kind ON signal_kind.id = signal.kind_id;
