// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/survey/answers.h"
#include "core/survey/survey.h"

namespace candour {

/// A variable's answers as R expressions over the data frame `answers`, and what has to be read for
/// them. Codes and labels are written out, so that the script says what counts as what.
class Recodes {
 public:
  /// The columns that are asked for must be loaded.
  explicit Recodes(const Survey& survey) : m_survey(survey) {}

  /// A factor of the answers in their order: `levelsOf(answers$Q1, q1_answers)`.
  Result<std::string> levels(const std::string& variable, const AnswerOptions& options = {});
  /// The labels of `levels()` that `answers` name.
  Result<std::vector<std::string>> labels(const std::string& variable, const AnswerOptions& options,
                                          const std::vector<AnswerRef>& answers) const;
  /// Numbers or codes without those that mean no answer: `validOf(answers$w, missing = c(99))`.
  Result<std::string> number(const std::string& variable, const AnswerOptions& options = {});
  /// Whatever tells strata and sampling units apart, NA where not known.
  Result<std::string> known(const std::string& variable);

  struct Score {
    std::string code;        // `scoreOf(answers$Q1, q1_answers)`, 0 worst to 1 best
    std::size_t levels = 0;  // fewer than 2: the item has no place on a scale
  };
  Result<Score> score(const std::string& variable, const AnswerOptions& options, bool reverse);

  /// `answers$Q1`, read from the project.
  std::string raw(const std::string& variable);
  /// The variables that are read, in the order in which they were asked for.
  [[nodiscard]] const std::vector<std::string>& reads() const { return m_reads; }
  /// The lists of answers that the expressions name.
  [[nodiscard]] std::string answerLists() const;

 private:
  struct List {
    std::string name;
    std::string code;
    std::vector<std::string> of;  // the variables that have it
  };

  Result<std::string> listOf(const std::string& variable, const Categories& categories);

  const Survey& m_survey;
  std::vector<std::string> m_reads;
  std::vector<List> m_lists;
  std::vector<std::string> m_names;
};

}  // namespace candour
