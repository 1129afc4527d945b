// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <filesystem>
#include <string>

#include "core/base/result.h"
#include "core/store/published.h"

namespace candour {

/// Reads the long form (Date, Borough, Measure, Proportion, and MPS where there is one) of the
/// London dashboard in any of its dialects: ";" or ",", decimal comma or point, day first or ISO
/// dates, empty columns at the end. Figures in MPS, and of a Borough called MPS, are the whole's.
/// Proportions are shares from 0 to 1. Boroughs are spelled as data/areas spells them. Fails with
/// file and line where a field cannot be read or one figure is given twice with two values; the
/// wide form (a column a measure) is refused.
Result<PublishedSeries> readPublishedSeries(const std::filesystem::path& file);

}  // namespace candour
