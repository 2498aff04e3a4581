-- The structure of attachments.db: each content once, in pieces of at most 1 MB so that a long video streams.
CREATE TABLE content(
  id INTEGER PRIMARY KEY,
  sha256 BLOB NOT NULL UNIQUE,
  size INTEGER NOT NULL
) STRICT;
CREATE TABLE piece(
  id INTEGER PRIMARY KEY,
  content INTEGER NOT NULL REFERENCES content(id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  data BLOB NOT NULL,
  UNIQUE(content, number)
) STRICT;
