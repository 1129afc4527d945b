// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace candour {

/// One published figure: a measure in an area in the twelve months that end with `month`.
struct PublishedFigure {
  std::string measure;
  std::string area;  // empty: the whole; spelled as data/areas does where it knows the area
  int month = 0;     // 12 * year + (month - 1)
  double share = 0;  // 0-1

  bool operator==(const PublishedFigure&) const = default;
};

/// Figures that others published, to be drawn behind our own as context; never an input of an
/// estimate.
struct PublishedSeries {
  std::string name;  // the file's
  std::vector<PublishedFigure> figures;
  std::vector<std::string> notes;  // how it was read: spellings united, figures left out
};

/// Reads the long form (Date, Borough, Measure, Proportion, and MPS where there is one) of the
/// London dashboard in any of its dialects: ";" or ",", decimal comma or point, day first or ISO
/// dates. Fails with file and line where a field cannot be read.
Result<PublishedSeries> readPublishedSeries(const std::filesystem::path& file);

}  // namespace candour
