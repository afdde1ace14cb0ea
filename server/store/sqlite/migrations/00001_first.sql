-- +goose Up
CREATE TABLE matches (
  id       TEXT PRIMARY KEY,
  room     TEXT NOT NULL,
  scenario TEXT NOT NULL,
  title    TEXT NOT NULL,
  arm      TEXT NOT NULL,
  pack     TEXT NOT NULL,
  turn     INTEGER NOT NULL,
  over     INTEGER NOT NULL,
  created  INTEGER NOT NULL,
  finished INTEGER NOT NULL,
  side     BLOB NOT NULL,
  head     INTEGER NOT NULL,
  epoch    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE lines (
  match TEXT NOT NULL REFERENCES matches(id),
  seq   INTEGER NOT NULL,
  body  BLOB NOT NULL,
  PRIMARY KEY (match, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE commands (
  match TEXT NOT NULL REFERENCES matches(id),
  actor TEXT NOT NULL,
  cmd   TEXT NOT NULL,
  seq   INTEGER NOT NULL,
  reply BLOB NOT NULL,
  PRIMARY KEY (match, actor, cmd)
) STRICT, WITHOUT ROWID;

CREATE TABLE messages (
  match TEXT NOT NULL REFERENCES matches(id),
  n     INTEGER NOT NULL,
  after INTEGER NOT NULL,
  body  BLOB NOT NULL,
  PRIMARY KEY (match, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE packs (
  hash TEXT PRIMARY KEY,
  body BLOB NOT NULL
) STRICT;

CREATE TABLE rooms (
  code     TEXT PRIMARY KEY,
  match    TEXT NOT NULL,
  settings BLOB NOT NULL,
  created  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE members (
  id     TEXT PRIMARY KEY,
  room   TEXT NOT NULL REFERENCES rooms(code),
  nick   TEXT NOT NULL,
  role   TEXT NOT NULL,
  seat   TEXT NOT NULL,
  kicked INTEGER NOT NULL,
  joined INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX members_room ON members (room, joined, id);

CREATE TABLE tokens (
  hash   BLOB PRIMARY KEY,
  member TEXT NOT NULL REFERENCES members(id)
) STRICT, WITHOUT ROWID;
CREATE INDEX tokens_member ON tokens (member);

-- +goose Down
DROP TABLE tokens;
DROP TABLE members;
DROP TABLE rooms;
DROP TABLE packs;
DROP TABLE messages;
DROP TABLE commands;
DROP TABLE lines;
DROP TABLE matches;
