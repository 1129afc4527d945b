// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

namespace candour {

class Database;

/// One published figure: a measure in an area in the twelve months that end with `month`.
struct PublishedFigure {
  std::string measure;
  std::string area;  // empty: the whole; spelled as data/areas does where it knows the area
  int month = 0;     // 12 * year + (month - 1)
  double share = 0;  // 0-1

  bool operator==(const PublishedFigure&) const = default;
};

/// Figures that others published, to be drawn behind our own as context; never an input of an
/// estimate. In order of measure, area, month; none twice.
struct PublishedSeries {
  std::string name;  // the file's
  std::vector<PublishedFigure> figures;
  std::vector<std::string> notes;  // how it was read: spellings united, figures left out

  bool operator==(const PublishedSeries&) const = default;
};

/// Writes the series in place of one of the same name, in one transaction.
void writePublished(Database& database, const PublishedSeries& series);
/// Every series, by name. Throws StoreError where a figure is none.
std::vector<PublishedSeries> readPublished(const Database& database);

}  // namespace candour
