-- +goose Up
-- One row is one append: a command with all it led to. Rows go to the end of
-- the table, whichever match they belong to, so that a commit touches few pages;
-- the index finds a match's own, in their order.
CREATE TABLE appends (
  n     INTEGER PRIMARY KEY,
  match INTEGER NOT NULL, -- matches.n
  seq   INTEGER NOT NULL, -- record lines stored before
  count INTEGER NOT NULL, -- record lines it brought
  actor TEXT NOT NULL,    -- empty in the row that holds a header, and where an older server did not tell
  cmd   TEXT NOT NULL,
  lines BLOB NOT NULL,    -- with line breaks between them
  said  BLOB,             -- the message, if it was one
  reply BLOB NOT NULL
) STRICT;

ALTER TABLE matches ADD COLUMN n INTEGER NOT NULL DEFAULT 0;
UPDATE matches SET n = numbered.n
  FROM (SELECT id, row_number() OVER (ORDER BY created, id) AS n FROM matches) AS numbered
  WHERE matches.id = numbered.id;
CREATE UNIQUE INDEX matches_n ON matches (n);
CREATE INDEX matches_over ON matches (over, created);

-- The tables before kept a command apart from its lines and its message. Lines
-- belong to the last command that was sent at their number; what was said at a
-- number was said before them.
INSERT INTO appends (match, seq, count, actor, cmd, lines, said, reply)
SELECT match, seq, count, actor, cmd, lines, said, reply FROM (
  SELECT m.n AS match, 0 AS seq, 1 AS count, 0 AS part, '' AS actor, '' AS cmd,
         l.body AS lines, NULL AS said, x'' AS reply
    FROM lines l JOIN matches m ON m.id = l.match WHERE l.seq = 0
  UNION ALL
  SELECT m.n, s.after, 0, 1 + s.n, '', '', x'', s.body, x''
    FROM messages s JOIN matches m ON m.id = s.match
  UNION ALL
  SELECT m.n, c.seq, 0, 1000000000, c.actor, c.cmd, x'', NULL, c.reply
    FROM (SELECT *, row_number() OVER (PARTITION BY match, seq ORDER BY actor DESC, cmd DESC) AS late FROM commands) c
    JOIN matches m ON m.id = c.match WHERE c.late > 1
  UNION ALL
  SELECT m.n, c.seq,
         (SELECT count(*) FROM lines l WHERE l.match = c.match AND l.seq >= c.seq AND l.seq < c.next),
         1000000001, c.actor, c.cmd,
         coalesce((SELECT CAST(group_concat(CAST(l.body AS TEXT), char(10) ORDER BY l.seq) AS BLOB)
                     FROM lines l WHERE l.match = c.match AND l.seq >= c.seq AND l.seq < c.next), x''),
         NULL, c.reply
    FROM (SELECT *, coalesce(lead(seq) OVER (PARTITION BY match ORDER BY seq), 1 << 60) AS next
            FROM (SELECT *, row_number() OVER (PARTITION BY match, seq ORDER BY actor DESC, cmd DESC) AS late FROM commands)
           WHERE late = 1) c
    JOIN matches m ON m.id = c.match
) ORDER BY match, seq, part, actor, cmd;

CREATE INDEX appends_match ON appends (match);
DROP TABLE lines;
DROP TABLE commands;
DROP TABLE messages;
ALTER TABLE matches DROP COLUMN head;

-- +goose Down
-- A server that knew only the tables before would not find the matches played
-- since: there is no way back but a backup.
SELECT no_way_back_restore_a_backup;
