-- +goose Up
-- When somebody brought the pack, in unix milliseconds; 0 for the server's own.
ALTER TABLE packs ADD COLUMN brought INTEGER NOT NULL DEFAULT 0;
CREATE INDEX packs_brought ON packs (brought, hash) WHERE brought > 0;
CREATE INDEX matches_pack ON matches (pack);

-- +goose Down
DROP INDEX matches_pack;
DROP INDEX packs_brought;
ALTER TABLE packs DROP COLUMN brought;
