-- Version 11: what was in sight when labels were given that came back in a package.

-- The numbers of events say what came before what where they were made. Of a label that was made elsewhere the package
-- said what its annotator had seen by then.
CREATE TABLE shown (
    event_id INTEGER NOT NULL REFERENCES label_event(id),
    what TEXT NOT NULL,
    PRIMARY KEY (event_id, what)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER shown_is_never_changed BEFORE UPDATE ON shown
BEGIN
    SELECT RAISE(ABORT, 'what was seen stays seen');
END;
CREATE TRIGGER shown_is_never_deleted BEFORE DELETE ON shown
BEGIN
    SELECT RAISE(ABORT, 'what was seen stays seen');
END;

DROP VIEW label_shown;
CREATE VIEW label_shown AS
SELECT label_event.id AS event_id, seen.what
FROM label_event JOIN seen ON seen.session_id = label_event.session_id
    AND seen.annotator_id = label_event.annotator_id AND seen.after_event < label_event.id
WHERE label_event.kind <> 'undo' AND label_event.package_id IS NULL
UNION ALL
SELECT event_id, what FROM shown;
