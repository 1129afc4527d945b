// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/regression/logistic_fit.h"
#include "core/regression/model_matrix.h"
#include "core/regression/ordinal_fit.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/driver_spec.h"
#include "models/drivers/question_rows.h"
#include "models/drivers/terms.h"

namespace candour {

/// A driver or control inside a prepared model.
struct TermGroup {
  std::string name;
  bool control = false;
  std::vector<int> terms;    // indices into PreparedModel::terms
  bool interaction = false;  // of two of the groups before it
};

/// A term's place in the model matrix. Level lists hold the levels that occur, reference included.
struct PlacedTerm {
  int group = 0;
  std::string variable;
  bool categorical = false;
  int place = 0;  // numeric term or factor of the matrix
  std::vector<std::string> levels;
  int reference = 0;
  AnswerSteps steps;  // numeric
  // Of a term made of others (derived_terms.h): of = the term it is a power of or the first factor
  // of a product, with = the second factor.
  int of = -1;
  int with = -1;
  int power = 1;
  int atLevel = -1;                        // number x category: the category's level
  std::vector<std::pair<int, int>> pairs;  // category x category: both levels, by level

  /// A power or product of other terms, that nothing moves by itself.
  [[nodiscard]] bool derived() const { return of >= 0; }
};

/// A question made ready for fitting: the rows in the model, the matrix, the design. What fits,
/// importance and curves share, so that all use the same rows.
struct PreparedModel {
  DriverModelSpec spec;
  std::string source;
  bool simulated = false;
  std::vector<TermGroup> groups;  // drivers, controls, interactions, as in the question
  std::vector<PlacedTerm> terms;
  ModelMatrix matrix;
  Eigen::MatrixXd crossProducts;         // X'WX over all columns
  ColumnSelection selection;             // the columns that are not aliased
  std::vector<double> y;                 // by position
  std::vector<double> w;                 // by position, mean 1
  std::vector<std::uint32_t> surveyRow;  // by position
  SurveyDesign design;
  DesignCounts counts;
  RowsLeftOut leftOut;
  double nEffective = 0;
  double outcomeShare = 0;
  std::vector<Warning> warnings;
  OrderedAnswers ordered = {};            // of an ordinal model, by position; else no levels
  std::vector<std::string> answers = {};  // their texts

  [[nodiscard]] std::size_t n() const { return y.size(); }
};

/// Fails where there is no answer; see fitDriverModel().
Result<PreparedModel> prepareModel(const Survey& survey, const DriverModelSpec& spec);

/// What is done to a question's terms, over all rows of the survey, before rows that lack an answer
/// are left out.
using TermsEdit = std::function<void(const QuestionRows&, std::vector<TermGroup>&,
                                     std::vector<Term>&, std::vector<Warning>&)>;
/// prepareModel() with this edit in place of what the question says about missing answers.
Result<PreparedModel> prepareModel(const Survey& survey, const DriverModelSpec& spec,
                                   const TermsEdit& edit);

/// "(Intercept)", "variable" or "variable=level" of a column of the model's matrix.
std::string columnName(const PreparedModel& model, int column);

/// "variable=level" of a categorical term; of a product of categories "a=level:b=level".
std::string levelName(const PlacedTerm& term, std::size_t level);

/// The columns of a term, the reference level left out.
std::vector<int> columnsOf(const PreparedModel& model, const PlacedTerm& term);

/// The columns of the controls and of those drivers (groups) that `wanted` has, controls first,
/// that are not aliased among themselves.
ColumnSelection selectionOf(const PreparedModel& model, const std::vector<bool>& wanted);

/// -2 times the log-likelihood of the model of the intercept alone (of an ordinal model the
/// thresholds); of a linear one the sum of squares about the mean.
double nullDeviance(const PreparedModel& model);

}  // namespace candour
