-- A code may bear one name after another, each for its own time.
ALTER TABLE place RENAME TO place_by_code;
CREATE TABLE place (code TEXT NOT NULL, name TEXT NOT NULL, short_names TEXT NOT NULL, since TEXT, until TEXT, PRIMARY KEY (code, name)) STRICT, WITHOUT ROWID;
INSERT INTO place SELECT code, name, short_names, since, until FROM place_by_code;
DROP TABLE place_by_code;
