// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "models/scripts/question_code.h"
#include "models/scripts/r_script.h"
#include "models/scripts/recodes.h"

namespace candour {

/// What a topic's script is made of, between reading the data and comparing the numbers.
struct TopicCode {
  DriverModelSpec spec;  // the question as its rows are chosen
  TermsWanted terms = TermsWanted::None;
  std::vector<std::string_view> tools;  // pieces (data/scripts) that define functions
  std::string settings;                 // after the question: what else the figure was asked with
  std::vector<std::string_view> steps;  // pieces that compute; the last leaves `computed`
  std::string remarks;                  // what is not compared, and why
};

/// The parts of one topic. Each file of topics has its own; `recodes` takes what they read beside
/// the question.
Result<TopicCode> areasCode(const Survey& survey, const FigureQuestion& question,
                            const Figure& figure, Recodes& recodes);
Result<TopicCode> gapCode(const Survey& survey, const FigureQuestion& question,
                          const Figure& figure, Recodes& recodes);
Result<TopicCode> driversCode(const Survey& survey, const FigureQuestion& question,
                              const Figure& figure, Recodes& recodes);
/// Of the items that the figure shows.
Result<TopicCode> itemsCode(const FigureQuestion& question, const Figure& figure, Recodes& recodes);
/// Of the items of a scale.
Result<TopicCode> reliabilityCode(const FigureQuestion& question, const Figure& figure,
                                  Recodes& recodes);
Result<TopicCode> trendsCode(const Survey& survey, const FigureQuestion& question,
                             const Figure& figure, Recodes& recodes);
Result<TopicCode> cooperationCode(const Survey& survey, const FigureQuestion& question,
                                  Recodes& recodes);
Result<TopicCode> scenariosCode(const Survey& survey, const FigureQuestion& question,
                                const Figure& figure, Recodes& recodes);

Result<TopicCode> wardsCode(const Survey& survey, const FigureQuestion& question, Recodes& recodes);
Result<TopicCode> readinessCode(const Survey& survey, const FigureQuestion& question,
                                Recodes& recodes);

/// `bases`, the quarters of the survey, and `people$base`, which of them an interview is in.
Result<std::string> quartersCode(const Survey& survey, const DriverModelSpec& spec,
                                 const std::string& time, Recodes& recodes);
/// `people$area`, a factor of the question's areas.
Result<std::string> areaCode(const DriverModelSpec& spec, Recodes& recodes);
/// `used`, the people of the model in the design, with `people` without levels that nobody of them
/// has.
std::string usedCode();

}  // namespace candour
