// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/proportional_odds.h"

#include <Eigen/Cholesky>
#include <cmath>

#include "core/base/text.h"
#include "core/numeric/multiple_testing.h"
#include "core/numeric/parallel.h"
#include "core/numeric/tails.h"
#include "core/regression/joint_scores.h"
#include "models/drivers/term_tests.h"

namespace candour {

namespace {

// The binary logits at every cut point, started from the ordinal fit.
std::vector<LogisticFit> binaryLogits(const PreparedModel& model, const OrdinalFit& ordinal,
                                      const Job& job) {
  std::vector<LogisticFit> fits(static_cast<std::size_t>(model.ordered.levels - 1));
  std::vector<double> shift(fits.size(), 0);
  for (Eigen::Index s = 0; s < ordinal.shift.size(); ++s) {
    shift[levelOfShift(model.ordered, static_cast<int>(s)) - 1] = ordinal.shift[s];
  }
  parallelFor(fits.size(), [&](std::size_t cut) {
    std::vector<double> y(model.n());
    for (std::size_t i = 0; i < y.size(); ++i) {
      y[i] = model.ordered.level[i] > static_cast<std::int32_t>(cut) ? 1 : 0;
    }
    LogisticOptions options;
    options.start = ordinal.beta;
    options.start[0] += shift[cut];
    fits[cut] = fitLogistic(model.matrix, model.selection, y, model.w, options, job);
  });
  return fits;
}

// The slopes of all logits, one after the other, with their joint covariance.
struct StackedSlopes {
  Eigen::VectorXd b;
  Eigen::MatrixXd covariance;
};

Result<StackedSlopes> stackedSlopes(const PreparedModel& model,
                                    const std::vector<LogisticFit>& fits) {
  std::vector<ScorePart> parts;
  for (const auto& fit : fits) parts.push_back({&model.selection, &fit.residual});
  auto scores = jointScoreCovariance(model.matrix, parts, model.design, model.surveyRow);
  if (!scores) return passOn(scores);
  const Eigen::Index p = model.selection.parameters;
  const auto count = static_cast<Eigen::Index>(fits.size());
  Eigen::MatrixXd v = *scores;
  for (Eigen::Index k = 0; k < count; ++k) {
    const Eigen::LDLT<Eigen::MatrixXd> a(fits[static_cast<std::size_t>(k)].information);
    v.middleRows(k * p, p) = a.solve(Eigen::MatrixXd(v.middleRows(k * p, p)));
    v.middleCols(k * p, p) =
        a.solve(Eigen::MatrixXd(v.middleCols(k * p, p)).transpose()).transpose();
  }
  StackedSlopes stacked{Eigen::VectorXd(count * p), (v + v.transpose()) / 2};
  for (Eigen::Index k = 0; k < count; ++k) {
    stacked.b.segment(k * p, p) = fits[static_cast<std::size_t>(k)].beta;
  }
  return stacked;
}

// Wald F that the parameters of all logits equal those of the first.
TermTest equalSlopes(const StackedSlopes& stacked, const std::vector<int>& parameters, int p,
                     const FittedModel& fitted) {
  TermTest test;
  test.kind = "brant_wald_f";
  test.df2 = fitted.df;
  test.statistic = test.p = kNotAvailable;
  const auto cuts = static_cast<int>(stacked.b.size()) / p;
  const auto k = static_cast<int>(parameters.size());
  test.df1 = static_cast<double>((cuts - 1) * k);
  if (k == 0) test.why = "nothing of it is left in the model";
  if (fitted.df <= 0) test.why = kFewDfWhy;
  if (!test.why.empty()) return test;
  Eigen::MatrixXd differences = Eigen::MatrixXd::Zero((cuts - 1) * k, stacked.b.size());
  for (int cut = 1; cut < cuts; ++cut) {
    for (int j = 0; j < k; ++j) {
      const int row = (cut - 1) * k + j;
      differences(row, cut * p + parameters[j]) = 1;
      differences(row, parameters[j]) = -1;
    }
  }
  const Eigen::MatrixXd v = differences * stacked.covariance * differences.transpose();
  if (v.diagonal().minCoeff() > 0) test.statistic = quadraticForm(differences * stacked.b, v);
  if (std::isnan(test.statistic)) {
    test.why = "the design has too few sampling units for a test of all slopes together";
    return test;
  }
  test.statistic /= test.df1;
  test.p = fUpper(test.statistic, test.df1, test.df2);
  return test;
}

TermTest untested(std::string why) {
  TermTest test;
  test.kind = "brant_wald_f";
  test.statistic = test.p = kNotAvailable;
  test.why = std::move(why);
  return test;
}

void adjustTerms(std::vector<TermTest>& terms) {
  std::vector<double> p;
  for (const auto& term : terms) p.push_back(term.p);
  const auto byHolm = holm(p);
  const auto byRate = benjaminiHochberg(p);
  for (std::size_t i = 0; i < p.size(); ++i) {
    terms[i].pHolm = byHolm[i];
    terms[i].pBh = byRate[i];
  }
}

}  // namespace

Result<ProportionalOdds> proportionalOdds(const PreparedModel& model, const FittedModel& fitted,
                                          const Job& job) {
  const auto fits = binaryLogits(model, *fitted.ordinal, job);
  if (job.stopped()) return cancelled();
  ProportionalOdds odds;
  for (std::size_t cut = 0; cut < fits.size() && odds.all.why.empty(); ++cut) {
    if (fits[cut].status == FitStatus::Converged) continue;
    odds.all = untested("above \"" + model.answers[cut] +
                        "\" the data are separated: slopes there have no bound to compare");
  }
  if (!odds.all.why.empty()) return odds;
  const auto stacked = stackedSlopes(model, fits);
  if (!stacked) return tl::make_unexpected(stacked.error());
  std::vector<int> slopes;
  for (int j = 1; j < model.selection.parameters; ++j) slopes.push_back(j);
  odds.all = equalSlopes(*stacked, slopes, model.selection.parameters, fitted);
  for (const auto& group : model.groups) {
    TermTest test =
        equalSlopes(*stacked, parametersOf(model, group), model.selection.parameters, fitted);
    test.driver = group.name;
    test.control = group.control;
    odds.terms.push_back(std::move(test));
  }
  adjustTerms(odds.terms);
  return odds;
}

void warnOfUnequalSlopes(const ProportionalOdds& odds, std::vector<Warning>& warnings) {
  if (!(odds.all.p < 0.05)) return;
  std::vector<std::string> names;
  for (const auto& term : odds.terms) {
    if (term.pHolm < 0.05) names.push_back(term.driver);
  }
  const std::string which =
      names.empty() ? "No single driver stands out." : "Above all: " + join(names, ", ") + ".";
  warnings.push_back(
      {"proportional_odds", names,
       "One slope a driver does not do for all answers: between some answers drivers "
       "matter more than between others (proportional odds rejected, p " +
           std::string(odds.all.p < 0.001 ? "< 0.001" : "= " + fixed(odds.all.p, 3)) + "). " +
           which +
           " Read the ordinal model as an average over answers, "
           "and the logistic model for the positive ones."});
}

}  // namespace candour
