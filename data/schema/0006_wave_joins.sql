-- How a wave's variable joins the other waves: under which name it is read, and which of its
-- answers are read as others. The wave's own answers and labels stay as they are. A variable that
-- is joined as its own name was looked at and is one with the others as it is.
CREATE TABLE wave_join (
  wave TEXT NOT NULL,
  variable TEXT NOT NULL,
  joined_as TEXT NOT NULL,
  PRIMARY KEY (wave, variable)
) STRICT, WITHOUT ROWID;

-- Answers by label, or else by code.
CREATE TABLE wave_join_answer (
  wave TEXT NOT NULL,
  variable TEXT NOT NULL,
  place INTEGER NOT NULL,
  answer TEXT NOT NULL,
  becomes TEXT NOT NULL,
  PRIMARY KEY (wave, variable, place)
) STRICT, WITHOUT ROWID;
