-- +goose Up
-- The index by match alone had a page for each match that is played, and a
-- commit wrote nearly all of them. Rows are now found by part and match: a part
-- is 2,048 rows that came one after the other, so a commit writes the few pages
-- of the last part. A match's rows are in no part before its first row's.
ALTER TABLE matches ADD COLUMN part INTEGER NOT NULL DEFAULT 0;
UPDATE matches SET part = coalesce((SELECT min(a.n) >> 11 FROM appends a WHERE a.match = matches.n), 0);
DROP INDEX appends_match;
CREATE INDEX appends_part ON appends (n >> 11, match);

-- +goose Down
-- A server that knew only the tables before would look for an index that is
-- not there any more: there is no way back but a backup.
SELECT no_way_back_restore_a_backup;
