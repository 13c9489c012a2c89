-- The full-text index over transcripts: made in the background, for the sessions up to the fact "indexed_to" in meta.

-- For each session its different words, in lower case; a word of more than 64 bytes, or with a letter that means
-- another one in lower case, stands as "…". Without a copy of the text, and without the places of the words:
--   SELECT rowid FROM transcript_index WHERE transcript_index MATCH 'refund'
-- The builder merges in small steps of its own, so that no write is a long one.
CREATE VIRTUAL TABLE transcript_index USING fts5(words, content = '', columnsize = 0, detail = none, tokenize = 'ascii');
INSERT INTO transcript_index (transcript_index, rank) VALUES ('automerge', 0);
INSERT INTO transcript_index (transcript_index, rank) VALUES ('usermerge', 16);
INSERT INTO transcript_index (transcript_index, rank) VALUES ('crisismerge', 64);

-- Every word of the index at least once, between line feeds: what a part of a word is looked up in.
CREATE TABLE transcript_word (
    id INTEGER PRIMARY KEY,
    words TEXT NOT NULL
) STRICT;
