// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/diagnostics/weight_comparison.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/numeric/multiple_testing.h"
#include "core/numeric/tails.h"
#include "core/regression/block_sums.h"
#include "core/regression/score_covariance.h"
#include "models/diagnostics/effect_margins.h"
#include "models/diagnostics/refit.h"
#include "models/drivers/derived_terms.h"
#include "models/drivers/term_tests.h"

namespace candour {

namespace {

struct BothFits {
  const FittedModel& weighted;
  FittedModel unweighted;
  std::vector<double> ones;
  Eigen::MatrixXd joint;  // of both parameter vectors, the weighted first
};

// Influences of both fits' parameters by PSU, and their joint covariance.
Result<Eigen::MatrixXd> jointCovariance(const PreparedModel& model, const LogisticFit& weighted,
                                        const LogisticFit& unweighted) {
  std::vector<std::int32_t> psu(model.n());
  for (std::size_t i = 0; i < psu.size(); ++i) psu[i] = unitOf(model, i);
  const Eigen::Index p = weighted.beta.size();
  PsuTotals totals(model.design.psus(), p + unweighted.beta.size());
  const auto fill = [&](const LogisticFit& fit, Eigen::Index at) {
    const auto scores = groupTotals(SelectedColumns(model.matrix, fit.selection), fit.residual, psu,
                                    model.design.psus());
    totals.middleCols(at, fit.beta.size()) =
        fit.information.ldlt().solve(scores.transpose()).transpose();
  };
  fill(weighted, 0);
  fill(unweighted, p);
  return designCovariance(model.design, totals);
}

Result<BothFits> fitBoth(const PreparedModel& model, const FittedModel& fitted) {
  BothFits both{fitted, {}, std::vector<double>(model.n(), 1.0), {}};
  both.unweighted.fit = refitWeighted(model, fitted, both.ones, 1e-8).fit;
  both.unweighted.df = fitted.df;
  auto joint = jointCovariance(model, fitted.fit, both.unweighted.fit);
  if (!joint) return passOn(joint);
  both.joint = std::move(*joint);
  const Eigen::Index q = both.unweighted.fit.beta.size();
  both.unweighted.covariance = both.joint.bottomRightCorner(q, q);
  return both;
}

DiagnosticEstimate marginOf(const Margin& margin, const Eigen::MatrixXd& covariance, int df) {
  const double se = deltaError(margin.gradient, covariance);
  return estimateOf(margin.value, se * se, df);
}

WeightedPair pairOf(const PreparedModel& model, const BothFits& both, const EffectMargin& weighted,
                    const EffectMargin& unweighted) {
  const TermGroup& group = model.groups[model.terms[weighted.term].group];
  WeightedPair pair;
  pair.driver = group.name;
  pair.control = group.control;
  pair.variable = model.terms[weighted.term].variable;
  pair.contrast = weighted.contrast;
  pair.level = weighted.level;
  const int df = both.weighted.df;
  pair.weighted = marginOf(weighted.margin, both.weighted.covariance, df);
  pair.unweighted = marginOf(unweighted.margin, both.unweighted.covariance, df);
  Eigen::VectorXd gradient(both.joint.rows());
  gradient << weighted.margin.gradient, -unweighted.margin.gradient;
  const double variance =
      std::isnan(pair.weighted.se) ? kNotAvailable : gradient.dot(both.joint * gradient);
  pair.difference = estimateOf(pair.weighted.value - pair.unweighted.value, variance, df);
  pair.p = inferenceOf(pair.difference.value, pair.difference.se, df).p;
  return pair;
}

void setEffects(const PreparedModel& model, const BothFits& both, WeightComparison& answer) {
  for (std::size_t term = 0; term < model.terms.size(); ++term) {
    const int index = static_cast<int>(term);
    const auto weighted = effectMarginsOf(model, index, both.weighted.fit, model.w);
    const auto unweighted = effectMarginsOf(model, index, both.unweighted.fit, both.ones);
    for (const EffectMargin& contrast : weighted) {
      const auto same = std::find_if(unweighted.begin(), unweighted.end(), [&](const auto& other) {
        return other.column == contrast.column;
      });
      if (same != unweighted.end()) {
        answer.effects.push_back(pairOf(model, both, contrast, *same));
      }
    }
  }
  std::vector<double> p;
  for (const WeightedPair& pair : answer.effects)
    p.push_back(pair.control ? kNotAvailable : pair.p);
  const std::vector<double> adjusted = holm(p);
  for (std::size_t i = 0; i < p.size(); ++i) answer.effects[i].pHolm = adjusted[i];
}

// Coefficients in the units of the question, and the test of all slopes' differences.
void setCoefficients(const PreparedModel& model, const BothFits& both, WeightComparison& answer) {
  const std::vector<int> columns = model.selection.columns();
  const Eigen::Index p = static_cast<Eigen::Index>(columns.size());
  const Eigen::MatrixXd t = unstandardise(model)(columns, columns);
  Eigen::MatrixXd difference(p, 2 * p);
  difference << t, -t;
  const Eigen::VectorXd weighted = t * both.weighted.fit.beta;
  const Eigen::VectorXd unweighted = t * both.unweighted.fit.beta;
  const Eigen::MatrixXd covariance = difference * both.joint * difference.transpose();
  const Eigen::MatrixXd first = t * both.joint.topLeftCorner(p, p) * t.transpose();
  const Eigen::MatrixXd second = t * both.joint.bottomRightCorner(p, p) * t.transpose();
  for (Eigen::Index j = 0; j < p; ++j) {
    answer.coefficients.push_back({columnName(model, columns[j]), weighted[j],
                                   std::sqrt(first(j, j)), unweighted[j], std::sqrt(second(j, j)),
                                   weighted[j] - unweighted[j],
                                   std::sqrt(std::max(0.0, covariance(j, j)))});
  }
  DiagnosticTest& test = answer.hausman;
  test.df1 = static_cast<double>(p - 1);
  test.df2 = both.weighted.df;
  if (test.df2 <= 0) {
    test.why = kFewDfWhy;
    return;
  }
  // On standardised columns, where rounding means the same in each.
  Eigen::MatrixXd d(p, 2 * p);
  d << Eigen::MatrixXd::Identity(p, p), -Eigen::MatrixXd::Identity(p, p);
  const Eigen::MatrixXd v = d * both.joint * d.transpose();
  const Eigen::VectorXd change = both.weighted.fit.beta - both.unweighted.fit.beta;
  test.statistic = quadraticForm(change.tail(p - 1), v.bottomRightCorner(p - 1, p - 1)) / test.df1;
  if (std::isnan(test.statistic)) {
    test.why = "the design has too few sampling units for a test of all terms together";
  } else {
    test.p = fUpper(test.statistic, test.df1, test.df2);
  }
}

// Every parameter's column by position, dummies written out.
std::vector<NumericTerm> writtenOut(const PreparedModel& model) {
  const SelectedColumns columns(model.matrix, model.selection);
  std::vector<NumericTerm> all(static_cast<std::size_t>(columns.parameters()),
                               NumericTerm(model.n(), 0.0));
  for (const auto& numeric : columns.numeric()) {
    std::copy_n(numeric.values, model.n(), all[numeric.parameter].begin());
  }
  std::vector<int> dummies(static_cast<std::size_t>(model.matrix.factors()) + 1);
  for (std::size_t cell = 0; cell < model.matrix.cells(); ++cell) {
    const int ones = columns.dummiesOf(cell, dummies.data());
    for (int k = 0; k < ones; ++k) {
      std::fill(
          all[dummies[k]].begin() + static_cast<std::ptrdiff_t>(model.matrix.cellBegin(cell)),
          all[dummies[k]].begin() + static_cast<std::ptrdiff_t>(model.matrix.cellBegin(cell + 1)),
          1.0);
    }
  }
  return all;
}

// DuMouchel and Duncan: does the weight say anything of the outcome beside the drivers?
Status testInteractions(const PreparedModel& model, const std::vector<double>& ones,
                        DiagnosticTest& test) {
  std::vector<NumericTerm> columns = writtenOut(model);
  const auto parameters = columns.size();
  std::vector<NumericTerm> products;
  for (std::size_t j = 0; j < parameters; ++j) {
    const int term = j == 0 ? -1 : termOf(model, model.selection.columns()[j]);
    if (j > 0 && (term < 0 || model.groups[model.terms[term].group].control)) continue;
    NumericTerm product(model.n());
    for (std::size_t i = 0; i < product.size(); ++i) product[i] = model.w[i] * columns[j][i];
    products.push_back(std::move(product));
  }
  columns.erase(columns.begin());
  const auto before = columns.size();
  std::move(products.begin(), products.end(), std::back_inserter(columns));
  const auto side = sideFit(model, std::move(columns), ones);
  if (!side) return tl::make_unexpected(side.error());
  std::vector<int> added;
  const auto& parameterOf = side->fitted.fit.selection.parameterOf;
  for (std::size_t column = before + 1; column < parameterOf.size(); ++column) {
    if (parameterOf[column] >= 0) added.push_back(parameterOf[column]);
  }
  test.df1 = static_cast<double>(added.size());
  test.df2 = side->fitted.df;
  if (added.empty()) {
    test.why = "the model's columns determine the weight";
  } else if (side->fitted.fit.status != FitStatus::Converged) {
    test.why = "the model with the weight among its columns does not settle";
  } else if (test.df2 <= 0) {
    test.why = kFewDfWhy;
  } else {
    test.statistic =
        quadraticForm(side->fitted.fit.beta(added), side->fitted.covariance(added, added)) /
        test.df1;
    test.p =
        std::isnan(test.statistic) ? test.statistic : fUpper(test.statistic, test.df1, test.df2);
    if (std::isnan(test.statistic)) {
      test.why = "the design has too few sampling units for a test of all terms together";
    }
  }
  return {};
}

}  // namespace

Result<WeightComparison> compareWeights(const PreparedModel& model, const FittedModel& fitted) {
  WeightComparison answer;
  const auto [least, most] = std::minmax_element(model.w.begin(), model.w.end());
  if (model.spec.design.weight.empty()) {
    answer.why = "the question has no weight";
  } else if (!(*most - *least > 1e-9)) {
    answer.why = "all weights in the model are the same";
  } else if (model.selection.parameters < 2) {
    answer.why = "no driver is left in the model";
  }
  if (!answer.why.empty()) {
    answer.interactions.why = answer.hausman.why = answer.why;
    return answer;
  }
  const auto both = fitBoth(model, fitted);
  if (!both) return tl::make_unexpected(both.error());
  if (both->unweighted.fit.status != FitStatus::Converged ||
      both->unweighted.fit.beta.size() != fitted.fit.beta.size()) {
    answer.why = "the model without weights does not settle";
    answer.interactions.why = answer.hausman.why = answer.why;
    return answer;
  }
  setEffects(model, *both, answer);
  setCoefficients(model, *both, answer);
  if (auto done = testInteractions(model, both->ones, answer.interactions); !done) {
    return tl::make_unexpected(done.error());
  }
  return answer;
}

}  // namespace candour
