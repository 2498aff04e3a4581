-- The structure of a ledger. Tables of forms are made from the forms themselves (core/forms/table_layout).
CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB) STRICT, WITHOUT ROWID;
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE term (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;  -- names of forms, versions and questions: integers in the journal
CREATE TABLE device (id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE, name TEXT NOT NULL, parent BLOB, since INTEGER NOT NULL) STRICT;
CREATE TABLE account (id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE, login TEXT NOT NULL UNIQUE, roles TEXT NOT NULL, regions TEXT NOT NULL,
                      removed INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE batch (id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE, device INTEGER NOT NULL REFERENCES device, account INTEGER NOT NULL REFERENCES account,
                    time INTEGER NOT NULL, kind TEXT NOT NULL, intent TEXT NOT NULL, undoes INTEGER REFERENCES batch, records INTEGER NOT NULL DEFAULT 0,
                    first_seq INTEGER NOT NULL DEFAULT 0, last_seq INTEGER NOT NULL DEFAULT 0) STRICT;
-- What an entry is about: the first entry about a record has its uid, the later ones that entry's seq in `record`; the record's row in its form's
-- table has the same seq as td_id. So a record's uid is stored twice, and the way from it to its entries needs no index over all of them.
CREATE TABLE journal (seq INTEGER PRIMARY KEY, device INTEGER NOT NULL, device_seq INTEGER NOT NULL, time INTEGER NOT NULL, account INTEGER NOT NULL,
                      batch INTEGER, op INTEGER NOT NULL, form INTEGER, form_version INTEGER, uid BLOB, record INTEGER, changes BLOB, secret BLOB, hash BLOB NOT NULL) STRICT;
CREATE INDEX journal_record ON journal (record) WHERE record IS NOT NULL;
CREATE TABLE form (id TEXT NOT NULL, version TEXT NOT NULL, csv TEXT NOT NULL, bundled INTEGER NOT NULL, installed INTEGER NOT NULL, PRIMARY KEY (id, version)) STRICT, WITHOUT ROWID;
CREATE TABLE stat_table (id TEXT NOT NULL, version INTEGER NOT NULL, csv TEXT NOT NULL, installed INTEGER NOT NULL, PRIMARY KEY (id, version)) STRICT, WITHOUT ROWID;
CREATE TABLE place (code TEXT PRIMARY KEY, name TEXT NOT NULL, short_names TEXT NOT NULL, since TEXT, until TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE draft (uid BLOB PRIMARY KEY, account INTEGER NOT NULL, form TEXT NOT NULL, subject BLOB, is_new INTEGER NOT NULL, content TEXT NOT NULL, time INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE search (kind INTEGER NOT NULL, term BLOB NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (kind, term, id)) STRICT, WITHOUT ROWID;
CREATE TABLE mapping (id TEXT PRIMARY KEY, headings TEXT NOT NULL, content TEXT NOT NULL, time INTEGER NOT NULL) STRICT, WITHOUT ROWID;  -- saved column mappings of imports
