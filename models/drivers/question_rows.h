// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/design/survey_design.h"
#include "core/survey/survey.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/driver_spec.h"

namespace candour {

/// What every question about a survey starts from: who is in its domain, how they were sampled,
/// what the outcome is. One entry a survey row.
struct QuestionRows {
  std::vector<char> inDomain;
  std::vector<double> outcome;            // 1, 0 or NaN
  std::vector<std::int32_t> answerOfRow;  // of an ordinal model: which answer, -1; else empty
  SurveyDesign design;
  std::string source = {};  // file names of the waves, joined by commas
};

Result<QuestionRows> questionRows(const Survey& survey, const DriverModelSpec& spec);

/// The same without an outcome, which is 0 for everybody: of questions about items alone.
Result<QuestionRows> designRows(const Survey& survey, const DriverModelSpec& spec);

/// Integers that tell the combinations of several variables' answers apart, -1 where one has none.
/// No names: an empty vector.
Result<std::vector<std::int32_t>> combinations(const Survey& survey,
                                               const std::vector<std::string>& names);

/// The rows a question uses, in order, and the count of those it leaves out: outside the domain;
/// inside with a missing outcome, weight, stratum, cluster or `missing(row)`; inside, complete,
/// with weight 0.
template <class Missing>
std::vector<std::uint32_t> usedRows(const QuestionRows& question, const Missing& missing,
                                    RowsLeftOut& leftOut) {
  std::vector<std::uint32_t> rows;
  for (std::size_t row = 0; row < question.inDomain.size(); ++row) {
    if (!question.inDomain[row]) {
      ++leftOut.domain;
    } else if (question.outcome[row] != question.outcome[row] || question.design.stratum[row] < 0 ||
               missing(row)) {
      ++leftOut.missing;
    } else if (question.design.weight[row] == 0) {
      ++leftOut.zeroWeight;
    } else {
      rows.push_back(static_cast<std::uint32_t>(row));
    }
  }
  return rows;
}

/// Kish's effective sample size (sum w)^2 / sum w^2 over `rows`.
double kishEffective(const SurveyDesign& design, const std::vector<std::uint32_t>& rows);

/// A note where strata of a single sampling unit were met, or nothing.
std::vector<Warning> lonelyWarnings(const SurveyDesign& design);

}  // namespace candour
