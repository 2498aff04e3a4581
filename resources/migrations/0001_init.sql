-- The structure of ledger.db. Each file is one step; its number is the user_version it leads to. A step that has been released is never edited.
CREATE TABLE meta(key TEXT PRIMARY KEY, value BLOB) STRICT, WITHOUT ROWID;
