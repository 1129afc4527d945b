// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/survey/answers.h"
#include "core/survey/no_answers.h"
#include "core/survey/survey.h"

namespace candour {

/// How the interviews spread over the answers of one variable, unweighted and weighted.
struct Distribution {
  struct Answer {
    std::string text;
    AnswerRef answer;     // as a question names it; meaningless for a bin
    std::size_t n = 0;    // interviews
    double weighted = 0;  // share of the weight of all valid answers, 0-1
  };
  std::string variable;
  std::string weight;  // empty: every interview counts 1
  std::vector<Answer> answers;
  std::vector<Answer> missing;  // reasons for missing; `weighted` is 0
  bool binned = false;          // `answers` are ranges of a number with many values
  std::size_t valid = 0;
  std::size_t noWeight = 0;  // valid answers that carry no weight: outside the weighted shares
  double mean = 0;           // weighted, of a number
  double low = 0;
  double high = 0;
};

/// The distribution of variable `name`, whose column, and that of `weight` if any, are loaded.
Result<Distribution> distributionOf(const Survey& survey, const std::string& name,
                                    const std::string& weight);

/// Interviews with an answer to variable `index`, whose column is loaded.
std::size_t validAnswers(const Survey& survey, std::size_t index);

}  // namespace candour
