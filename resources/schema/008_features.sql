-- What the quality model reads of transcripts, computed once in the background: it can be made anew at any time.

-- The sessions first_session … last_session, each of them, also those that are not there any more; the blocks follow
-- one another without a gap and begin at 1, so that the last one says how far they go. version: of the features; of
-- another version they are thrown away. rows: little-endian; where the sessions begin (uint32, of the first code, one
-- more than there are sessions), then codes (uint16): core/learn/PackedFeatures.h says what they mean.
CREATE TABLE feature_block (
    first_session INTEGER PRIMARY KEY,
    last_session INTEGER NOT NULL,
    version INTEGER NOT NULL,
    rows BLOB NOT NULL,
    CHECK (first_session >= 1 AND last_session >= first_session)
) STRICT;
