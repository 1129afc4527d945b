-- The recipe from answers to variables: a step makes one new variable (docs/architecture.md,
-- "Preparation"). They are done in the order of "place" whenever answers are read; what they make is
-- kept nowhere.
CREATE TABLE prepare_step (
  place INTEGER NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  json TEXT NOT NULL
) STRICT;
