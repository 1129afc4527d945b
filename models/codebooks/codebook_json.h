// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/store/wave_join.h"
#include "models/codebooks/codebook_comparison.h"
#include "models/codebooks/survey_codebook.h"

namespace candour {

/// {"rows", "waves": [{"name", "source", "rows"}], "variables": [{"name", "question", "kind",
/// "valid", "answers": [{"code", "label", "missing", "n"}], "missing": [{"reason", "n"}], "ranges",
/// "lowest", "highest", "from": [{"wave", "source", "name", "answers_mapped"}], "made_by"}],
/// "joins": [...]}.
std::string codebookJson(const SurveyCodebook& codebook, const std::vector<WaveJoin>& joins);

/// {"joins": [{"wave", "variable", "joined_as", "answers": [{"answer", "becomes"}]}],
/// "dropped": [the same with "why"]}.
std::string joinsJson(const std::vector<WaveJoin>& joins, const std::vector<DroppedJoin>& dropped);

/// {"before", "after", "shared", "same", "differences": [{"kind", "before", "after", "question",
/// "details", "likeness", "proposal", "why", "accepted", "join"}]}.
std::string comparisonJson(const CodebookComparison& comparison);

}  // namespace candour
