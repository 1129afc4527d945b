-- The register of wards: what residents asked for in each cycle (a quarter of the calendar year,
-- "2019-Q3"), what became of it, and plans of weeks of action. Dates are ISO texts, empty where not
-- known; weeks are named by their Monday. date(d, '+0 days') is d alone where d is a day that is.

CREATE TABLE ward (
  code TEXT NOT NULL PRIMARY KEY CHECK (length(trim(code)) > 0),
  name TEXT NOT NULL,
  borough TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Boundaries change: from "since" on, "share" of the people of the old ward live in the new one. A
-- ward that keeps its code and part of its people is among its own new ones.
CREATE TABLE ward_change (
  old_code TEXT NOT NULL CHECK (length(trim(old_code)) > 0),
  new_code TEXT NOT NULL CHECK (length(trim(new_code)) > 0),
  share REAL NOT NULL CHECK (share > 0 AND share <= 1),
  since TEXT NOT NULL CHECK (since = '' OR date(since, '+0 days') IS since),
  PRIMARY KEY (old_code, new_code)
) STRICT, WITHOUT ROWID;

-- Wards that touch, each pair once.
CREATE TABLE ward_neighbour (
  ward TEXT NOT NULL,
  neighbour TEXT NOT NULL,
  PRIMARY KEY (ward, neighbour),
  CHECK (ward < neighbour)
) STRICT, WITHOUT ROWID;

-- Rows are withdrawn, never removed.
CREATE TABLE priority (
  id INTEGER PRIMARY KEY,
  ward TEXT NOT NULL REFERENCES ward (code),
  cycle TEXT NOT NULL CHECK (cycle GLOB '[0-9][0-9][0-9][0-9]-Q[1-4]'),
  state TEXT NOT NULL DEFAULT 'nominated'
    CHECK (state IN ('nominated', 'planned', 'acted', 'fed back', 'evaluated')),
  withdrawn TEXT NOT NULL DEFAULT 'no' CHECK (withdrawn IN ('yes', 'no')),
  words TEXT NOT NULL CHECK (length(trim(words)) > 0),
  category TEXT NOT NULL DEFAULT '',
  nominated_through TEXT NOT NULL DEFAULT 'ward panel'
    CHECK (nominated_through IN ('ward panel', 'online platform', 'other')),
  nominated_on TEXT NOT NULL DEFAULT ''
    CHECK (nominated_on = '' OR date(nominated_on, '+0 days') IS nominated_on),
  partners TEXT NOT NULL DEFAULT '',
  officer TEXT NOT NULL DEFAULT '',
  week TEXT NOT NULL DEFAULT ''
    CHECK (week = '' OR (date(week, '+0 days') IS week AND strftime('%w', week) = '1')),
  actions TEXT NOT NULL DEFAULT '',
  result TEXT NOT NULL DEFAULT '',
  feedback_on TEXT NOT NULL DEFAULT ''
    CHECK (feedback_on = '' OR date(feedback_on, '+0 days') IS feedback_on),
  feedback_channel TEXT NOT NULL DEFAULT '',
  follow_up TEXT NOT NULL DEFAULT '',
  CHECK (state = 'nominated' OR week <> ''),
  CHECK (state IN ('nominated', 'planned') OR length(trim(actions)) > 0),
  CHECK (state NOT IN ('fed back', 'evaluated')
    OR (length(trim(result)) > 0 AND length(trim(feedback_channel)) > 0 AND feedback_on >= week))
) STRICT;

-- At most one live priority a ward a cycle.
CREATE UNIQUE INDEX priority_live ON priority (ward, cycle) WHERE withdrawn = 'no';

-- Every change of a priority (UTC). "what" is a column of priority, or 'added' with its words. Rows
-- are added, never changed.
CREATE TABLE priority_history (
  id INTEGER PRIMARY KEY,
  priority INTEGER NOT NULL REFERENCES priority (id),
  at TEXT NOT NULL,
  what TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL
) STRICT;
CREATE INDEX priority_history_of ON priority_history (priority);

-- A plan whose order was drawn at random from a seed, and frozen. sha256 is that of the plan as text
-- when it was frozen; wards_a_week 0: all in the same week; breaks are the Mondays of weeks passed
-- over, blanks between. Rows are added, never changed.
CREATE TABLE rota (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (length(trim(name)) > 0),
  cycle TEXT NOT NULL CHECK (cycle GLOB '[0-9][0-9][0-9][0-9]-Q[1-4]'),
  seed TEXT NOT NULL CHECK (seed GLOB '[0-9]*' AND NOT seed GLOB '*[^0-9]*'),
  wards_a_week INTEGER NOT NULL CHECK (wards_a_week >= 0),
  first_week TEXT NOT NULL
    CHECK (date(first_week, '+0 days') IS first_week AND strftime('%w', first_week) = '1'),
  breaks TEXT NOT NULL DEFAULT '',
  frozen_on TEXT NOT NULL CHECK (date(frozen_on, '+0 days') IS frozen_on),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
) STRICT;

CREATE TABLE rota_entry (
  rota INTEGER NOT NULL REFERENCES rota (id),
  place INTEGER NOT NULL,
  ward TEXT NOT NULL,
  stratum TEXT NOT NULL,
  week TEXT NOT NULL CHECK (date(week, '+0 days') IS week AND strftime('%w', week) = '1'),
  PRIMARY KEY (rota, place),
  UNIQUE (rota, ward)
) STRICT, WITHOUT ROWID;

-- What follows holds other tools to the same; Candour itself opens projects without triggers and
-- sees to all of it.
CREATE TRIGGER priority_not_removed BEFORE DELETE ON priority BEGIN
  SELECT raise(ABORT, 'a priority is withdrawn, never removed');
END;
CREATE TRIGGER priority_step BEFORE UPDATE OF id, state ON priority BEGIN
  SELECT raise(ABORT, 'a priority keeps its id') WHERE NEW.id <> OLD.id;
  SELECT raise(ABORT, 'a priority takes one step forward at a time')
    WHERE instr('nominated,planned,acted,fed back,evaluated', OLD.state)
      < instr('nominated,planned,acted,fed back,evaluated', NEW.state)
    AND OLD.state || '>' || NEW.state NOT IN
      ('nominated>planned', 'planned>acted', 'acted>fed back', 'fed back>evaluated');
END;
CREATE TRIGGER priority_added AFTER INSERT ON priority BEGIN
  INSERT INTO priority_history (priority, at, what, before, after)
    VALUES (NEW.id, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), 'added', '', NEW.words);
END;
CREATE TRIGGER priority_changed AFTER UPDATE ON priority BEGIN
  INSERT INTO priority_history (priority, at, what, before, after)
    SELECT NEW.id, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), what, was, becomes FROM (
      SELECT 'ward' AS what, OLD.ward AS was, NEW.ward AS becomes
      UNION ALL SELECT 'cycle', OLD.cycle, NEW.cycle
      UNION ALL SELECT 'state', OLD.state, NEW.state
      UNION ALL SELECT 'withdrawn', OLD.withdrawn, NEW.withdrawn
      UNION ALL SELECT 'words', OLD.words, NEW.words
      UNION ALL SELECT 'category', OLD.category, NEW.category
      UNION ALL SELECT 'nominated_through', OLD.nominated_through, NEW.nominated_through
      UNION ALL SELECT 'nominated_on', OLD.nominated_on, NEW.nominated_on
      UNION ALL SELECT 'partners', OLD.partners, NEW.partners
      UNION ALL SELECT 'officer', OLD.officer, NEW.officer
      UNION ALL SELECT 'week', OLD.week, NEW.week
      UNION ALL SELECT 'actions', OLD.actions, NEW.actions
      UNION ALL SELECT 'result', OLD.result, NEW.result
      UNION ALL SELECT 'feedback_on', OLD.feedback_on, NEW.feedback_on
      UNION ALL SELECT 'feedback_channel', OLD.feedback_channel, NEW.feedback_channel
      UNION ALL SELECT 'follow_up', OLD.follow_up, NEW.follow_up
    ) WHERE was <> becomes;
END;
CREATE TRIGGER priority_history_kept BEFORE UPDATE ON priority_history BEGIN
  SELECT raise(ABORT, 'the history of priorities is never changed');
END;
CREATE TRIGGER priority_history_not_removed BEFORE DELETE ON priority_history BEGIN
  SELECT raise(ABORT, 'the history of priorities is never changed');
END;
CREATE TRIGGER rota_kept BEFORE UPDATE ON rota BEGIN
  SELECT raise(ABORT, 'a frozen plan is never changed');
END;
CREATE TRIGGER rota_not_removed BEFORE DELETE ON rota BEGIN
  SELECT raise(ABORT, 'a frozen plan is never changed');
END;
CREATE TRIGGER rota_entry_kept BEFORE UPDATE ON rota_entry BEGIN
  SELECT raise(ABORT, 'a frozen plan is never changed');
END;
CREATE TRIGGER rota_entry_not_removed BEFORE DELETE ON rota_entry BEGIN
  SELECT raise(ABORT, 'a frozen plan is never changed');
END;
