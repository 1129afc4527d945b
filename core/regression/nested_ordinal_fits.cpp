// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <cmath>
#include <utility>

#include "core/numeric/vector_math.h"
#include "core/regression/block_sums.h"
#include "core/regression/nested_fits.h"
#include "core/regression/nested_walk.h"
#include "core/regression/ordinal_thresholds.h"

namespace candour {

namespace {

// The gradient of an ordinal model: two binary logits a row and a part of the thresholds alone
// (ordinal_fit.h).
class OrdinalGradient : public NestedSums {
 public:
  OrdinalGradient(const ModelMatrix& matrix, const ColumnSelection& selection,
                  const OrderedAnswers& answers, const std::vector<double>& w,
                  const std::vector<double>& weightOfLevel)
      : m_columns(matrix, selection),
        m_sums(m_columns, BlockSums::Keep::Gradient),
        m_answers(answers),
        m_w(w),
        m_weightOfLevel(weightOfLevel),
        m_thresholds(answers, Eigen::VectorXd::Zero(answers.levels - 2), weightOfLevel) {}

  void begin(const Eigen::VectorXd& parameters, bool likelihood) override {
    const Eigen::Index p = m_columns.parameters();
    m_beta = parameters.head(p);
    m_thresholds =
        OrdinalThresholds(m_answers, parameters.tail(parameters.size() - p), m_weightOfLevel);
    m_totals = {likelihood};
    m_sums.gradient.setZero();
    m_upper.assign(m_weightOfLevel.size(), 0);
    m_lower = m_upper;
  }

  void add(std::size_t at, std::size_t n, double* room) override {
    static const std::vector<double> ones(kBlockRows, 1), zeros(kBlockRows, 0);
    double* above = room;
    double* below = room + kBlockRows;
    double* slope = room + 2 * kBlockRows;
    double* upper = room + 3 * kBlockRows;
    double* lower = room + 4 * kBlockRows;
    const std::int32_t* level = m_answers.level.data() + at;
    m_columns.linearPredictor(m_beta, at, n, above);
    for (std::size_t i = 0; i < n; ++i) {
      below[i] = above[i] + m_thresholds.lower[level[i]];
      above[i] += m_thresholds.upper[level[i]];
    }
    const double* w = m_w.data() + at;
    m_totals.add(above, ones.data(), w, slope, upper, n);
    m_totals.add(below, zeros.data(), w, slope, lower, n);
    for (std::size_t i = 0; i < n; ++i) {
      m_upper[level[i]] += upper[i];
      m_lower[level[i]] += lower[i];
      upper[i] += lower[i];
    }
    m_sums.addGradient(at, n, upper);
  }

  void stepOf(NestedWalk& walk) override {
    const Eigen::Index p = m_columns.parameters();
    Eigen::VectorXd gradient(p + m_answers.levels - 2);
    gradient.head(p) = m_sums.gradient;
    for (Eigen::Index s = 0; s < m_answers.levels - 2; ++s) {
      gradient[p + s] = ofThreshold(levelOfShift(m_answers, static_cast<int>(s)));
    }
    // Thresholds out of order have no likelihood: no step follows from them.
    if (!m_thresholds.ordered) gradient.setConstant(std::nan(""));
    walk.step(gradient, m_totals.slopes, m_totals.likelihood + m_thresholds.logLikelihood);
  }

 private:
  // d/d a_k: of the rows at level k from above, of those at k - 1 from below.
  [[nodiscard]] double ofThreshold(int k) const {
    return m_upper[k] + m_lower[k - 1] + m_weightOfLevel[k] * m_thresholds.score[k] -
           m_weightOfLevel[k - 1] * m_thresholds.score[k - 1];
  }

  SelectedColumns m_columns;
  BlockSums m_sums;
  const OrderedAnswers& m_answers;
  const std::vector<double>& m_w;
  const std::vector<double>& m_weightOfLevel;
  OrdinalThresholds m_thresholds;
  Eigen::VectorXd m_beta;
  std::vector<double> m_upper;  // by level: residuals of its logit from above, and from below
  std::vector<double> m_lower;
  LogitTotals m_totals;
};

}  // namespace

std::vector<NestedFit> fitNested(const ModelMatrix& matrix, const NestedPlan& plan,
                                 const OrdinalFit& full, const OrderedAnswers& answers,
                                 const std::vector<double>& w, const Job& job) {
  if (plan.selections.empty()) return {};
  const auto newton = [&](const ColumnSelection& selection) {
    return fitOrdinal(matrix, selection, answers, w, {}, job);
  };
  const ColumnSelection& least = smallestOf(plan);
  const int shifts = answers.levels - 2;
  const std::vector<double> weightOfLevel = weightOfLevels(answers, w);
  NestedModel model;
  model.rows = matrix.rows();
  model.shifts = shifts;
  model.frame = {ordinalInformation(matrix, full, answers, w),
                 ordinalInformation(matrix, newton(least), answers, w), least.parameters + shifts};
  model.full.places = nestedPlaces(full.selection, shifts);
  model.full.values.resize(full.parameters());
  model.full.values << full.beta, full.shift;
  model.sums = [&](const ColumnSelection& selection) {
    return std::make_unique<OrdinalGradient>(matrix, selection, answers, w, weightOfLevel);
  };
  model.byNewton = [&](const ColumnSelection& selection) {
    OrdinalFit fit = newton(selection);
    return NestedFit{std::move(fit.beta), std::move(fit.shift), fit.logLikelihood, fit.status};
  };
  return walkNested(model, plan, job);
}

}  // namespace candour
