-- A Candour project: the waves of a survey, one wide table each (wave_1, wave_2, ...), and what is
-- known of their questions. Cells of a wide table hold codes; value_label says what they mean.

-- One import. "revision" grows with every change to the wave's answers or labels; the columns in
-- column_cache are good while it equals "cached_revision".
CREATE TABLE wave (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL,
  table_name TEXT NOT NULL,
  rows INTEGER NOT NULL,
  simulated INTEGER NOT NULL DEFAULT 0,
  revision INTEGER NOT NULL DEFAULT 1,
  cached_revision INTEGER NOT NULL DEFAULT 0
) STRICT;

-- kind: number, text or date. date_style: none, date, datetime or time. form: coded (every value is
-- in value_label) or numbers. Text answers are codes 1, 2, ... with their texts in value_label;
-- dates are ISO texts.
CREATE TABLE variable (
  wave INTEGER NOT NULL REFERENCES wave (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  label TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL,
  date_style TEXT NOT NULL DEFAULT 'none',
  form TEXT NOT NULL,
  column_name TEXT NOT NULL,
  PRIMARY KEY (wave, position),
  UNIQUE (wave, name)
) STRICT, WITHOUT ROWID;

-- The answers of a variable in their order. missing = 1: a reason why there is no answer.
CREATE TABLE value_label (
  wave INTEGER NOT NULL REFERENCES wave (id),
  variable INTEGER NOT NULL,
  place INTEGER NOT NULL,
  code REAL NOT NULL,
  label TEXT NOT NULL DEFAULT '',
  missing INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (wave, variable, place)
) STRICT, WITHOUT ROWID;

-- Codes from low to high, both included, that are reasons for missing.
CREATE TABLE missing_range (
  wave INTEGER NOT NULL REFERENCES wave (id),
  variable INTEGER NOT NULL,
  place INTEGER NOT NULL,
  low REAL NOT NULL,
  high REAL NOT NULL,
  PRIMARY KEY (wave, variable, place)
) STRICT, WITHOUT ROWID;

-- What was read in a way the analyst should know of.
CREATE TABLE note (
  wave INTEGER NOT NULL REFERENCES wave (id),
  place INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (wave, place)
) STRICT, WITHOUT ROWID;

-- Saved questions, as JSON.
CREATE TABLE question (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  json TEXT NOT NULL
) STRICT;

-- The columns of the wide tables, packed. Derived: it may be emptied at any time.
CREATE TABLE column_cache (
  wave INTEGER NOT NULL REFERENCES wave (id),
  variable INTEGER NOT NULL,
  version INTEGER NOT NULL,
  width INTEGER NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (wave, variable)
) STRICT;

-- Labels edited with another tool change what the packed columns mean.
CREATE TRIGGER value_label_added AFTER INSERT ON value_label BEGIN
  UPDATE wave SET revision = revision + 1 WHERE id = NEW.wave;
END;
CREATE TRIGGER value_label_changed AFTER UPDATE ON value_label BEGIN
  UPDATE wave SET revision = revision + 1 WHERE id IN (NEW.wave, OLD.wave);
END;
CREATE TRIGGER value_label_removed AFTER DELETE ON value_label BEGIN
  UPDATE wave SET revision = revision + 1 WHERE id = OLD.wave;
END;
