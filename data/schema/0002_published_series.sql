-- Figures that others published, kept to be drawn behind the survey's own; never an input of an
-- estimate. month is the last of the twelve a figure is about ("2023-12"); area is empty for the
-- whole; share runs from 0 to 1.
CREATE TABLE published_series (
  series TEXT NOT NULL,
  measure TEXT NOT NULL,
  area TEXT NOT NULL,
  month TEXT NOT NULL,
  share REAL NOT NULL,
  PRIMARY KEY (series, measure, area, month)
) STRICT, WITHOUT ROWID;

-- How a series was read.
CREATE TABLE published_note (
  series TEXT NOT NULL,
  place INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (series, place)
) STRICT, WITHOUT ROWID;
