// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/boroughs/gap.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/text.h"
#include "core/design/design_variance.h"
#include "core/numeric/parallel.h"
#include "core/regression/block_sums.h"
#include "core/regression/linear_fit.h"
#include "models/boroughs/gap_rows.h"
#include "models/drivers/fitted_model.h"
#include "models/drivers/term_tests.h"

namespace candour {

namespace {

// Weighted means over the group and over everybody of something given by position.
struct Means {
  double group = 0;
  double whole = 0;
  [[nodiscard]] double gap() const { return group - whole; }
};

struct Weights {
  double group = 0;
  double whole = 0;
};

Weights weightsOf(const GapRows& rows) {
  Weights weights;
  for (std::size_t i = 0; i < rows.model.n(); ++i) {
    weights.whole += rows.model.w[i];
    if (rows.inGroup[i]) weights.group += rows.model.w[i];
  }
  return weights;
}

Means meansOf(const GapRows& rows, const Weights& weights, const std::vector<double>& x) {
  Means means;
  for (std::size_t i = 0; i < x.size(); ++i) {
    means.whole += rows.model.w[i] * x[i];
    if (rows.inGroup[i]) means.group += rows.model.w[i] * x[i];
  }
  return {means.group / weights.group, means.whole / weights.whole};
}

// Adds person i's influence on the difference of the two means of x.
void addMeanInfluence(const GapRows& rows, const Weights& weights, const Means& means,
                      const std::vector<double>& x, Eigen::Ref<Eigen::VectorXd> influence) {
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double w = rows.model.w[i];
    const auto at = static_cast<Eigen::Index>(i);
    influence[at] -= w * (x[i] - means.whole) / weights.whole;
    if (rows.inGroup[i]) influence[at] += w * (x[i] - means.group) / weights.group;
  }
}

// By parameter: mean of the group less mean of everybody.
Eigen::VectorXd columnGaps(const GapRows& rows, const ColumnSelection& selection,
                           const Weights& weights) {
  const std::vector<std::int32_t> side(rows.inGroup.begin(), rows.inGroup.end());
  const auto totals =
      groupTotals(SelectedColumns(rows.model.matrix, selection), rows.model.w, side, 2);
  return totals.row(1).transpose() / weights.group -
         (totals.row(0) + totals.row(1)).transpose() / weights.whole;
}

// `values` at the parameters of one driver or control, zero elsewhere.
Eigen::VectorXd onlyOf(const std::vector<int>& parameters, const Eigen::VectorXd& values) {
  Eigen::VectorXd only = Eigen::VectorXd::Zero(values.size());
  only(parameters) = values(parameters);
  return only;
}

struct Decomposition {
  std::vector<double> estimates;  // a driver or control each, the dummy's own left out
  Eigen::MatrixXd influences;     // by position: a column each, the gap last
};

// Of driver j with the score s = sum of its columns times their coefficients b and the difference
// of means D of its columns, the influence of person i on D b is that on the two means of s, plus
// D A^-1 x[i] residual[i] for the coefficients.
Decomposition decompose(const GapRows& rows, const Weights& weights) {
  const PreparedModel& model = rows.model;
  const LinearFit fit =
      fitLinear(model.matrix, model.selection, model.crossProducts, model.y, model.w);
  const std::size_t count = model.groups.size() - 1;
  const Eigen::VectorXd gaps = columnGaps(rows, fit.selection, weights);
  const Eigen::LDLT<Eigen::MatrixXd> factor(fit.information);
  Decomposition result{std::vector<double>(count, 0),
                       Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(model.n()),
                                             static_cast<Eigen::Index>(count) + 1)};
  parallelFor(count, [&](std::size_t j) {
    const std::vector<int> parameters = parametersOf(model, model.groups[j]);
    if (parameters.empty()) return;
    const auto score = linearPredictor(model.matrix, fit.selection, onlyOf(parameters, fit.beta));
    const Means means = meansOf(rows, weights, score);
    result.estimates[j] = means.gap();
    auto influence = result.influences.col(static_cast<Eigen::Index>(j));
    addMeanInfluence(rows, weights, means, score, influence);
    const auto along =
        linearPredictor(model.matrix, fit.selection, factor.solve(onlyOf(parameters, gaps)));
    for (std::size_t i = 0; i < along.size(); ++i) {
      influence[static_cast<Eigen::Index>(i)] += along[i] * fit.residual[i];
    }
  });
  addMeanInfluence(rows, weights, meansOf(rows, weights, model.y), model.y,
                   result.influences.rightCols<1>());
  return result;
}

// Fills error, interval and test of `piece` from its variance.
void infer(double variance, int df, GapPiece& piece) {
  const bool known = df > 0 && piece.why.empty();
  piece.se = known ? std::sqrt(std::max(0.0, variance)) : kNotAvailable;
  const Inference inference = inferenceOf(piece.estimate, piece.se, df);
  piece.lower = inference.lower;
  piece.upper = inference.upper;
  piece.p = inference.p;
  if (df <= 0 && piece.why.empty()) piece.why = kFewDfWhy;
}

// A row a piece, then the sums of composition and perception, then the gap; a column an influence.
Eigen::MatrixXd combinationsOf(const std::vector<GapPiece>& pieces) {
  const auto count = static_cast<Eigen::Index>(pieces.size());
  Eigen::MatrixXd l = Eigen::MatrixXd::Zero(count + 3, count);
  for (Eigen::Index j = 0; j + 1 < count; ++j) {
    l(j, j) = 1;
    l(count - 1, j) = -1;  // Other is the gap less the rest
    const bool control = pieces[static_cast<std::size_t>(j)].part == GapPart::Composition;
    l(count + (control ? 0 : 1), j) = 1;
  }
  l(count - 1, count - 1) = 1;
  l(count + 2, count - 1) = 1;
  return l;
}

constexpr const char* kNoPartWhy = "left out: it does not vary, or others determine it";
constexpr const char* kOneAnswerWhy =
    "everybody in the group gave the same answer, which does not show how they vary";

// The pieces in the order of the matrix columns: drivers, controls, other.
std::vector<GapPiece> piecesOf(const GapRows& rows, const Decomposition& parts) {
  std::vector<GapPiece> pieces;
  for (std::size_t j = 0; j < parts.estimates.size(); ++j) {
    const TermGroup& group = rows.model.groups[j];
    GapPiece piece;
    piece.driver = group.name;
    piece.part = group.control ? GapPart::Composition : GapPart::Perception;
    piece.estimate = parts.estimates[j];
    if (parametersOf(rows.model, group).empty()) piece.why = kNoPartWhy;
    pieces.push_back(std::move(piece));
  }
  pieces.emplace_back();
  return pieces;
}

double sumOf(const std::vector<GapPiece>& pieces, GapPart part) {
  double sum = 0;
  for (const auto& piece : pieces) sum += piece.part == part ? piece.estimate : 0;
  return sum;
}

void setPieces(const GapRows& rows, const Decomposition& parts, const Eigen::MatrixXd& covariance,
               GapExplanation& answer) {
  std::vector<GapPiece> pieces = piecesOf(rows, parts);
  answer.composition = {.part = GapPart::Composition};
  answer.perception = {.part = GapPart::Perception};
  answer.composition.estimate = sumOf(pieces, GapPart::Composition);
  answer.perception.estimate = sumOf(pieces, GapPart::Perception);
  const bool oneAnswer = answer.groupShare <= 0 || answer.groupShare >= 1;
  answer.why = oneAnswer ? kOneAnswerWhy : "";
  GapPiece& other = pieces.back();
  other.estimate = answer.gap - answer.composition.estimate - answer.perception.estimate;
  other.why = answer.why;
  const Eigen::MatrixXd l = combinationsOf(pieces);
  const Eigen::MatrixXd v = l * covariance * l.transpose();
  const auto count = static_cast<Eigen::Index>(pieces.size());
  for (Eigen::Index j = 0; j < count; ++j) {
    infer(v(j, j), answer.df, pieces[static_cast<std::size_t>(j)]);
  }
  infer(v(count, count), answer.df, answer.composition);
  infer(v(count + 1, count + 1), answer.df, answer.perception);
  GapPiece gap{.estimate = answer.gap, .why = answer.why};
  infer(v(count + 2, count + 2), answer.df, gap);
  answer.se = gap.se, answer.lower = gap.lower, answer.upper = gap.upper, answer.p = gap.p;
  answer.why = gap.why;
  // Composition before perception, other last, each in the order of the question.
  std::vector<Eigen::Index> order(pieces.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](Eigen::Index a, Eigen::Index b) {
    return pieces[static_cast<std::size_t>(a)].part < pieces[static_cast<std::size_t>(b)].part;
  });
  answer.covariance = v(order, order);
  for (const auto j : order) answer.pieces.push_back(pieces[static_cast<std::size_t>(j)]);
}

// What the logistic model's predictions explain, nobody's membership counted.
double explainedByLogit(const GapRows& rows, const Weights& weights, const Job& job) {
  const PreparedModel& model = rows.model;
  const LogisticFit fit = fitLogistic(model.matrix, model.selection, model.y, model.w, {}, job);
  if (fit.status != FitStatus::Converged) return kNotAvailable;
  Eigen::VectorXd beta = fit.beta;
  beta[rows.dummy] = 0;
  std::vector<double> p = linearPredictor(model.matrix, model.selection, beta);
  for (double& x : p) x = 1 / (1 + std::exp(-x));
  return meansOf(rows, weights, p).gap();
}

// Everything but the pieces.
GapExplanation sharesOf(const GapRows& rows, const Weights& weights) {
  const PreparedModel& model = rows.model;
  const Means share = meansOf(rows, weights, model.y);
  GapExplanation answer;
  answer.groupName = rows.groupName;
  answer.simulated = model.simulated;
  answer.source = model.source;
  answer.n = model.n();
  answer.groupN = rows.groupN;
  answer.groupAnswered = rows.groupAnswered;
  answer.nEffective = model.nEffective;
  answer.leftOut = model.leftOut;
  answer.groupShare = share.group;
  answer.wholeShare = share.whole;
  answer.gap = share.gap();
  answer.directGap = rows.directGap;
  answer.df = std::min(rows.groupDf, model.counts.df() + 1 - model.selection.parameters);
  answer.warnings = rows.warnings;
  return answer;
}

std::string points(double share) {
  return fixed(100 * share, 1);
}

void warn(GapExplanation& answer) {
  if (answer.groupN < 50) {
    answer.warnings.push_back({"few_in_group",
                               {answer.groupName},
                               "Only " + std::to_string(answer.groupN) + " people of " +
                                   answer.groupName +
                                   " answered everything: read the intervals, not the pieces."});
  }
  const std::size_t lost = answer.groupAnswered - answer.groupN;
  if (5 * lost > answer.groupAnswered || std::abs(answer.directGap - answer.gap) > 0.01) {
    answer.warnings.push_back(
        {"complete_cases",
         {answer.groupName},
         grouped(static_cast<long long>(lost)) + " of " +
             grouped(static_cast<long long>(answer.groupAnswered)) + " people of " +
             answer.groupName +
             " with an answer to the outcome lack one to a driver or control and are left out; "
             "among all, the gap is " +
             points(answer.directGap) + " points instead of " + points(answer.gap) + "."});
  }
  const double linear = answer.composition.estimate + answer.perception.estimate;
  if (std::abs(answer.explainedLogit - linear) > 0.01) {
    answer.warnings.push_back({"linear_departs",
                               {},
                               "The logistic model explains " + points(answer.explainedLogit) +
                                   " points of the gap, the linear one " + points(linear) +
                                   ": take the pieces as approximate."});
  }
}

}  // namespace

Result<GapExplanation> explainGap(const Survey& survey, const DriverModelSpec& spec,
                                  const GapGroup& group, const Job& job) {
  auto rows = gapRows(survey, spec, group);
  if (!rows) return passOn(rows);
  if (job.stopped()) return cancelled();
  job.report(0.4);
  const PreparedModel& model = rows->model;
  const Weights weights = weightsOf(*rows);
  const Decomposition parts = decompose(*rows, weights);
  const auto covariance = influenceCovariance(model.design, model.surveyRow, parts.influences);
  if (!covariance) return tl::make_unexpected(covariance.error());
  job.report(0.7);
  GapExplanation answer = sharesOf(*rows, weights);
  answer.spec = spec;
  answer.group = group;
  setPieces(*rows, parts, *covariance, answer);
  answer.explainedLogit = explainedByLogit(*rows, weights, job);
  if (job.stopped()) return cancelled();
  warn(answer);
  job.report(1);
  return answer;
}

}  // namespace candour
