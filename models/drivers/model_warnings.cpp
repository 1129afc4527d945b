// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/model_warnings.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/regression/block_sums.h"
#include "models/drivers/column_words.h"
#include "models/drivers/derived_terms.h"
#include "models/drivers/small_sample.h"

namespace candour {

namespace {

// Levels of a factor at which everybody has the same outcome.
void addConstantLevels(const PreparedModel& model, const PlacedTerm& term,
                       std::vector<Warning>& warnings) {
  std::vector<std::size_t> people(term.levels.size(), 0);
  std::vector<std::size_t> positive(term.levels.size(), 0);
  for (std::size_t cell = 0; cell < model.matrix.cells(); ++cell) {
    const int level = model.matrix.levelInCell(cell, term.place);
    for (std::size_t i = model.matrix.cellBegin(cell); i < model.matrix.cellBegin(cell + 1); ++i) {
      ++people[level];
      positive[level] += model.y[i] > 0.5;
    }
  }
  for (std::size_t level = 0; level < people.size(); ++level) {
    if (positive[level] != 0 && positive[level] != people[level]) continue;
    if (isReference(term, level)) continue;
    const std::string name = levelName(term, level);
    warnings.push_back({"separation",
                        {name},
                        "All " + grouped(static_cast<long long>(people[level])) + " people with " +
                            name + (positive[level] == 0 ? " are negative" : " are positive") +
                            " on \"" + model.spec.outcome.name +
                            "\", so the data put no bound on its effect. Merge the level with "
                            "another one, leave those people out, or fit with Firth's penalty."});
  }
}

// By whether the model is ordinal: what else can be done of separation.
constexpr const char* kWayOut[] = {", or fit with Firth's penalty.",
                                   ", or join answers of the outcome."};

void addSeparation(const PreparedModel& model, const FittedModel& fitted,
                   std::vector<Warning>& warnings) {
  if (fitted.fit.separated.empty()) return;
  const std::size_t before = warnings.size();
  for (const auto& term : model.terms) {
    // Of ordered answers a level may be on one side of the positive ones and yet have a bound.
    if (term.categorical && !fitted.ordinal) addConstantLevels(model, term, warnings);
  }
  if (warnings.size() > before) return;
  std::vector<std::string> names;
  const auto columns = model.selection.columns();
  for (std::size_t j = 1; j < columns.size(); ++j) {
    if (fitted.fit.separated[j]) names.push_back(columnName(model, columns[j]));
  }
  warnings.push_back(
      {"separation", names,
       "Together " + join(names, ", ") + (names.size() == 1 ? " predicts" : " predict") +
           " the outcome without error for some people, so the data put no "
           "bound on " +
           (names.size() == 1 ? "its effect" : "their effects") +
           ". Merge levels, use fewer drivers" + kWayOut[model.spec.family == Family::Ordinal]});
}

// What a family brings with it.
void addOfFamily(const PreparedModel& model, const FittedModel& fitted,
                 std::vector<Warning>& warnings) {
  if (model.spec.family == Family::Firth) {
    warnings.push_back(
        {"penalised",
         {},
         "Estimates are penalised (Firth), which keeps them finite and draws them "
         "slightly towards no effect; errors, intervals and tests are approximate."});
  }
  if (model.spec.family != Family::Linear) return;
  std::size_t outside = 0;
  for (std::size_t i = 0; i < model.n(); ++i) {
    const double predicted = model.y[i] - fitted.fit.residual[i] / model.w[i];
    if (predicted < 0 || predicted > 1) ++outside;
  }
  if (outside == 0) return;
  warnings.push_back({"outside_range",
                      {},
                      "The linear model predicts less than 0 or more than 100 per cent for " +
                          grouped(static_cast<long long>(outside)) + " of " +
                          grouped(static_cast<long long>(model.n())) +
                          " people. It is a check on the logistic model, not a replacement."});
}

// The weighted correlations of the numeric driver columns (standardised, so a cross product is
// one).
void addHalo(const PreparedModel& model, std::vector<Warning>& warnings) {
  std::vector<bool> keep(static_cast<std::size_t>(model.matrix.columns()), false);
  int drivers = 0;
  for (const auto& term : model.terms) {
    if (term.categorical || term.derived() || model.groups[term.group].control) continue;
    keep[model.matrix.columnOfNumeric(term.place)] = true;
    ++drivers;
  }
  if (drivers < 2) return;
  const ColumnSelection selection = ColumnSelection::of(keep);
  const auto products = weightedCrossProduct(SelectedColumns(model.matrix, selection), model.w);
  const Eigen::MatrixXd r = products / static_cast<double>(model.n());
  double largest = 0;
  std::pair<int, int> pair{1, 2};
  for (int i = 1; i <= drivers; ++i) {
    for (int j = 1; j < i; ++j) {
      if (std::abs(r(i, j)) <= std::abs(largest)) continue;
      largest = r(i, j);
      pair = {j, i};
    }
  }
  if (std::abs(largest) <= 0.6) return;
  const auto columns = selection.columns();
  const std::string first = columnName(model, columns[pair.first]);
  const std::string second = columnName(model, columns[pair.second]);
  warnings.push_back({"halo",
                      {first, second},
                      columnWords(model, columns[pair.first]) + " and " +
                          columnWords(model, columns[pair.second]) + " go together (correlation " +
                          fixed(largest, 2) +
                          "): their effects are hard to tell apart, so read their order as a "
                          "tier, not a rank."});
}

}  // namespace

std::vector<Warning> modelWarnings(const PreparedModel& model, const FittedModel& fitted) {
  std::vector<Warning> warnings;
  addSeparation(model, fitted, warnings);
  if (fitted.fit.status == FitStatus::NotConverged) {
    warnings.push_back({"not_converged",
                        {},
                        "The fit did not settle after " + std::to_string(fitted.fit.iterations) +
                            " iterations; do not use its numbers. Use fewer drivers."});
  }
  if (fitted.failedReplicates > 0) {
    warnings.push_back({"failed_replicates",
                        {},
                        "In " + grouped(fitted.failedReplicates) +
                            (fitted.failedReplicates == 1 ? " replicate" : " replicates") +
                            " the model has no finite fit (a level is gone or separated there), so "
                            "its errors are the linearised ones of the replicates. Merge rare "
                            "levels or use fewer drivers."});
  }
  if (fitted.df <= 0) {
    warnings.push_back(
        {"few_df",
         {},
         "The design has " + std::to_string(model.counts.df()) + " degrees of freedom for " +
             std::to_string(model.selection.parameters) +
             " coefficients: errors can be given, tests and intervals cannot. Use fewer terms."});
  }
  addOfFamily(model, fitted, warnings);
  for (auto& warning : smallSampleWarnings(model, fitted)) warnings.push_back(std::move(warning));
  warnings.insert(warnings.end(), model.warnings.begin(), model.warnings.end());
  addHalo(model, warnings);
  return warnings;
}

}  // namespace candour
