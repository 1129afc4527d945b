// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/survey/survey.h"
#include "models/drivers/driver_spec.h"

namespace candour {

/// Edits of a question, as plain functions from value to value.

/// The answers wanted of `variable`; empty when the question does not restrict it.
std::vector<AnswerRef> answersWanted(const DriverModelSpec& question, const std::string& variable);

/// With the rows restricted to `answers` of `variable`; no answers: not restricted by it.
DriverModelSpec withAnswersWanted(DriverModelSpec question, const std::string& variable,
                                  std::vector<AnswerRef> answers);

/// The variable that tells time: the question's own, else the waves where there are several, else
/// empty.
std::string timeVariable(const DriverModelSpec& question, const Survey& survey);

/// The restrictions that are neither the area's nor the time's: "among".
std::vector<DomainCondition> amongConditions(const DriverModelSpec& question, const Survey& survey);
DriverModelSpec withAmong(DriverModelSpec question, const Survey& survey,
                          const std::vector<DomainCondition>& among);

/// The question asked of all areas at once: not restricted to one.
DriverModelSpec comparisonOf(DriverModelSpec question);

/// The question asked of all periods: restricted to none.
DriverModelSpec overTimeOf(DriverModelSpec question);

/// With another outcome; drivers and controls that ask the outcome's own variable are left out,
/// and their names appended to `dropped`.
DriverModelSpec withOutcome(DriverModelSpec question, const OutcomeSpec& outcome,
                            std::vector<std::string>& dropped);

/// With another model of the outcome. An ordinal one needs the answers that count at the end of the
/// order: where the survey has them first, as "Strongly agree" often is, its order is turned round.
DriverModelSpec withFamily(DriverModelSpec question, const Survey& survey, Family family);

/// Whether a model can be fitted: an outcome with its favourable answers and a driver or control.
bool canFit(const DriverModelSpec& question);
/// Whether areas can be compared: an outcome and an area variable.
bool canCompare(const DriverModelSpec& question);

/// Whether the areas go by the name of boroughs.
bool comparesBoroughs(const DriverModelSpec& question, const Survey& survey);

/// Variables that look like weights, best first: called WT... or weight..., or labelled so.
std::vector<std::string> likelyWeights(const Survey& survey);

/// "A", "A or B", "A, B or C", "4 answers of V" when too many to list.
std::string answersInWords(const std::string& variable, const std::vector<AnswerRef>& answers);

/// Whether an outcome is chosen, with answers that count for it.
bool hasOutcome(const DriverModelSpec& question);

}  // namespace candour
