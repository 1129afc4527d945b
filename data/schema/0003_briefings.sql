-- Briefings as composed, as JSON.
CREATE TABLE briefing (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  json TEXT NOT NULL
) STRICT;

-- What left although disclosure control would have withheld it: what, why, and when (UTC). Rows are
-- added, never changed.
CREATE TABLE disclosure_override (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  what TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (length(trim(reason)) > 0)
) STRICT;
CREATE TRIGGER disclosure_override_kept BEFORE UPDATE ON disclosure_override BEGIN
  SELECT raise(ABORT, 'the log of overrides is never changed');
END;
CREATE TRIGGER disclosure_override_not_removed BEFORE DELETE ON disclosure_override BEGIN
  SELECT raise(ABORT, 'the log of overrides is never changed');
END;
