// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/survey/survey.h"
#include "models/briefing/figure.h"
#include "models/drivers/driver_model.h"
#include "models/findings/figure_question.h"

namespace candour {

/// What a script stands beside: the figure whose numbers it works out again, as that leaves.
struct ScriptSource {
  std::string project;                   // the project's file name, which the script opens
  std::string version;                   // of Candour
  const Figure& figure;                  // as it leaves, to outlive the call
  const std::vector<Warning>& warnings;  // of its answer
  bool rounded = false;                  // counts leave as round numbers: none is compared
};

/// Why no figure of a topic has a script, whatever is asked; empty where it can have one.
std::string whyNoScript(FigureTopic topic);

/// An R script that works the figure's numbers out from the project file, with the packages survey,
/// DBI and RSQLite, and compares them with Candour's: it prints both with the largest relative
/// difference and ends with a status other than 0 where they are more than 1e-6 apart. It holds the
/// figure's words and numbers as they leave, codes and labels of the questions, and no interview.
/// `survey` has the columns of variablesOf(question). Fails with one line naming what of a question
/// cannot be written in R.
Result<std::string> rScript(const Survey& survey, const FigureQuestion& question,
                            const ScriptSource& source);

}  // namespace candour
