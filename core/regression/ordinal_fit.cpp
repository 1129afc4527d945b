// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/regression/ordinal_fit.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/check.h"
#include "core/numeric/parallel.h"
#include "core/numeric/vector_math.h"
#include "core/regression/block_sums.h"
#include "core/regression/maximised.h"
#include "core/regression/ordinal_thresholds.h"

namespace candour {

namespace {

struct OrdinalPass {
  double logLikelihood = -std::numeric_limits<double>::infinity();
  Eigen::VectorXd gradient;
  Eigen::MatrixXd information;
};

// The sums of a chunk: of the columns, and of each shift with them.
struct OrdinalSums {
  OrdinalSums(const SelectedColumns& columns, std::size_t shifts, BlockSums::Keep keep)
      : sums(columns, keep),
        shift(shifts, BlockSums(columns, BlockSums::Keep::Gradient)),
        residual(shifts, 0) {}
  BlockSums sums;
  std::vector<BlockSums> shift;  // X' v of the rows at each shift
  std::vector<double> residual;
  double logLikelihood = 0;
};

class OrdinalModel {
 public:
  OrdinalModel(const SelectedColumns& columns, const OrderedAnswers& answers,
               const std::vector<double>& w)
      : m_columns(columns),
        m_answers(answers),
        m_w(w),
        m_shifts(answers.levels - 2),
        m_weightOfLevel(weightOfLevels(answers, w)) {}

  [[nodiscard]] const std::vector<double>& weightOfLevel() const { return m_weightOfLevel; }

  // One pass over the data; -inf and no derivatives where thresholds are out of order.
  OrdinalPass at(const Eigen::VectorXd& parameters, OrdinalFit* scores = nullptr,
                 BlockSums::Keep keep = BlockSums::Keep::Everything) const {
    const int p = m_columns.parameters();
    const Eigen::VectorXd beta = parameters.head(p);
    const OrdinalThresholds thresholds(m_answers, parameters.tail(m_shifts), m_weightOfLevel);
    OrdinalPass pass;
    if (!thresholds.ordered) return pass;
    const Chunks chunks(m_w.size());
    std::vector<OrdinalSums> parts(
        chunks.count, OrdinalSums(m_columns, static_cast<std::size_t>(m_shifts), keep));
    parallelFor(chunks.count, [&](std::size_t chunk) {
      addChunk(chunks.begin(chunk), chunks.end(chunk), beta, thresholds, keep, parts[chunk],
               scores);
    });
    pass.logLikelihood = thresholds.logLikelihood;
    pass.gradient = Eigen::VectorXd::Zero(p + m_shifts);
    pass.information = Eigen::MatrixXd::Zero(p + m_shifts, p + m_shifts);
    for (const auto& part : parts) collect(part, pass);
    addThresholds(thresholds, pass);
    pass.information = Eigen::MatrixXd(pass.information.selfadjointView<Eigen::Lower>());
    return pass;
  }

 private:
  void addChunk(std::size_t from, std::size_t to, const Eigen::VectorXd& beta,
                const OrdinalThresholds& thresholds, BlockSums::Keep keep, OrdinalSums& part,
                OrdinalFit* scores) const {
    const bool everything = keep == BlockSums::Keep::Everything;
    const std::vector<double> ones(kBlockRows, 1), zeros(kBlockRows, 0);
    std::vector<double> eta(kBlockRows), above(kBlockRows), below(kBlockRows), v1(kBlockRows),
        r1(kBlockRows), v2(kBlockRows), r2(kBlockRows), v(kBlockRows), r(kBlockRows);
    for (std::size_t at = from; at < to; at += kBlockRows) {
      const std::size_t n = std::min(kBlockRows, to - at);
      const std::int32_t* level = m_answers.level.data() + at;
      const double* w = m_w.data() + at;
      m_columns.linearPredictor(beta, at, n, eta.data());
      for (std::size_t i = 0; i < n; ++i) {
        above[i] = eta[i] + thresholds.upper[level[i]];
        below[i] = eta[i] + thresholds.lower[level[i]];
      }
      part.logLikelihood += logisticTerms(above.data(), ones.data(), w, v1.data(), r1.data(), n);
      part.logLikelihood += logisticTerms(below.data(), zeros.data(), w, v2.data(), r2.data(), n);
      for (std::size_t i = 0; i < n; ++i) {
        v[i] = v1[i] + v2[i];
        r[i] = r1[i] + r2[i];
      }
      if (everything) {
        part.sums.add(at, n, v.data(), r.data());
      } else {
        part.sums.addGradient(at, n, r.data());
      }
      if (scores) std::copy_n(r.begin(), n, scores->residual.begin() + static_cast<long>(at));
      for (int s = 0; s < m_shifts; ++s) {
        const int k = levelOfShift(m_answers, s);
        for (std::size_t i = 0; i < n; ++i) {
          v[i] = level[i] == k ? v1[i] : level[i] == k - 1 ? v2[i] : 0.0;
          r[i] = level[i] == k ? r1[i] : level[i] == k - 1 ? r2[i] : 0.0;
        }
        if (everything) part.shift[s].addGradient(at, n, v.data());
        part.residual[s] += sum(r.data(), n);
        if (scores) addShiftScores(at, n, k, thresholds, r, scores->atShift[s]);
      }
    }
  }

  void addShiftScores(std::size_t at, std::size_t n, int k, const OrdinalThresholds& thresholds,
                      const std::vector<double>& r, std::vector<double>& out) const {
    for (std::size_t i = 0; i < n; ++i) {
      const std::int32_t level = m_answers.level[at + i];
      const double own = level == k       ? thresholds.score[k]
                         : level == k - 1 ? -thresholds.score[k - 1]
                                          : 0.0;
      out[at + i] = r[i] + m_w[at + i] * own;
    }
  }

  void collect(const OrdinalSums& part, OrdinalPass& pass) const {
    const int p = m_columns.parameters();
    pass.logLikelihood += part.logLikelihood;
    pass.gradient.head(p) += part.sums.gradient;
    for (int s = 0; s < m_shifts; ++s) pass.gradient[p + s] += part.residual[s];
    if (part.sums.information.size() == 0) return;
    pass.information.topLeftCorner(p, p) += part.sums.information;
    for (int s = 0; s < m_shifts; ++s) {
      pass.information.row(p + s).head(p) += part.shift[s].gradient.transpose();
      // At its own threshold a row's dummy is 1, as the intercept is.
      pass.information(p + s, p + s) += part.shift[s].gradient[0];
    }
  }

  // What the levels between two thresholds add; the shift of `from` is no parameter.
  void addThresholds(const OrdinalThresholds& thresholds, OrdinalPass& pass) const {
    const int p = m_columns.parameters();
    std::vector<int> place(static_cast<std::size_t>(m_answers.levels) + 1, -1);
    for (int s = 0; s < m_shifts; ++s) place[levelOfShift(m_answers, s)] = p + s;
    for (int k = 1; k + 1 < m_answers.levels; ++k) {
      const int a = place[k];
      const int b = place[k + 1];
      const double score = m_weightOfLevel[k] * thresholds.score[k];
      const double curvature = m_weightOfLevel[k] * thresholds.curvature[k];
      if (a >= 0) {
        pass.gradient[a] += score;
        pass.information(a, a) += curvature;
      }
      if (b >= 0) {
        pass.gradient[b] -= score;
        pass.information(b, b) += curvature;
      }
      if (a >= 0 && b >= 0) pass.information(std::max(a, b), std::min(a, b)) -= curvature;
    }
  }

  const SelectedColumns& m_columns;
  const OrderedAnswers& m_answers;
  const std::vector<double>& m_w;
  int m_shifts;
  std::vector<double> m_weightOfLevel;
};

// Slopes of zero, thresholds at the logits of the weighted shares.
Eigen::VectorXd startOf(const OrderedAnswers& answers, const std::vector<double>& weightOfLevel,
                        int slopesAndIntercept) {
  double total = 0;
  for (const double w : weightOfLevel) total += w;
  std::vector<double> a(weightOfLevel.size(), 0);
  double above = 0;
  for (int k = answers.levels - 1; k >= 1; --k) {
    above += weightOfLevel[k];
    a[k] = std::log(above / (total - above));
  }
  Eigen::VectorXd start = Eigen::VectorXd::Zero(slopesAndIntercept + answers.levels - 2);
  start[0] = a[answers.from];
  for (int s = 0; s < answers.levels - 2; ++s) {
    start[slopesAndIntercept + s] = a[levelOfShift(answers, s)] - a[answers.from];
  }
  return start;
}

// As in fitLogistic(): what still moves when there is nothing more to gain.
std::vector<char> stillMoving(const Eigen::VectorXd& step) {
  const double largest = step.cwiseAbs().maxCoeff();
  std::vector<char> moving;
  for (const double part : step) moving.push_back(std::abs(part) > 0.01 * largest ? 1 : 0);
  return moving;
}

// Newton's method from `parameters`; see fitLogistic() for when it stops.
void climb(const OrdinalModel& model, Eigen::VectorXd& parameters, const LogisticOptions& options,
           const Job& job, OrdinalFit& fit) {
  fit.status = FitStatus::NotConverged;
  OrdinalPass pass = model.at(parameters);
  if (!std::isfinite(pass.logLikelihood)) return;
  double before = 0;
  while (fit.iterations < options.maxIterations && !job.stopped()) {
    Eigen::VectorXd step = pass.information.ldlt().solve(pass.gradient);
    if (!step.allFinite()) return;
    ++fit.iterations;
    const double longest = step.cwiseAbs().maxCoeff();
    if (longest <= options.tolerance) {
      parameters += step;
      fit.status = FitStatus::Converged;
      return;
    }
    if (pass.gradient.dot(step) < 1e-9 && longest > before / 2 && before > 0) {
      fit.status = FitStatus::Separated;
      fit.separated = stillMoving(step);
      return;
    }
    before = longest;
    const double least = pass.logLikelihood - 1e-10 * (1 + std::abs(pass.logLikelihood));
    OrdinalPass next = model.at(parameters + step);
    for (int halving = 0; halving < 30 && !(next.logLikelihood >= least); ++halving) {
      step /= 2;
      next = model.at(parameters + step);
    }
    if (!std::isfinite(next.logLikelihood)) return;
    parameters += step;
    pass = std::move(next);
  }
}

}  // namespace

int levelOfShift(const OrderedAnswers& answers, int place) {
  const int k = place + 1;
  return k < answers.from ? k : k + 1;
}

OrdinalFit fitOrdinal(const ModelMatrix& matrix, const ColumnSelection& selection,
                      const OrderedAnswers& answers, const std::vector<double>& w,
                      const LogisticOptions& options, const Job& job) {
  check(answers.level.size() == matrix.rows() && w.size() == matrix.rows(), "one entry a position");
  check(answers.levels >= 2 && answers.from >= 1 && answers.from < answers.levels,
        "a level that counts and one that does not");
  const SelectedColumns columns(matrix, selection);
  const OrdinalModel model(columns, answers, w);
  const int p = selection.parameters;
  OrdinalFit fit;
  fit.selection = selection;
  Eigen::VectorXd parameters =
      options.start.size() > 0 ? options.start : startOf(answers, model.weightOfLevel(), p);
  climb(model, parameters, options, job, fit);
  fit.beta = parameters.head(p);
  fit.shift = parameters.tail(answers.levels - 2);
  fit.residual.resize(w.size());
  fit.atShift.assign(static_cast<std::size_t>(fit.shift.size()), std::vector<double>(w.size()));
  OrdinalPass last = model.at(parameters, &fit);
  fit.information = std::move(last.information);
  fit.logLikelihood = last.logLikelihood;
  return fit;
}

Eigen::MatrixXd ordinalInformation(const ModelMatrix& matrix, const OrdinalFit& fit,
                                   const OrderedAnswers& answers, const std::vector<double>& w) {
  const ColumnSelection all = ColumnSelection::all(matrix);
  const SelectedColumns columns(matrix, all);
  Eigen::VectorXd parameters = Eigen::VectorXd::Zero(all.parameters + fit.shift.size());
  const std::vector<int> own = fit.selection.columns();
  for (std::size_t j = 0; j < own.size(); ++j) {
    parameters[own[j]] = fit.beta[static_cast<Eigen::Index>(j)];
  }
  parameters.tail(fit.shift.size()) = fit.shift;
  return OrdinalModel(columns, answers, w).at(parameters).information;
}

double maximisedOrdinal(const ModelMatrix& matrix, const ColumnSelection& selection,
                        const OrderedAnswers& answers, const std::vector<double>& w,
                        const LogisticOptions& options, double reference) {
  const SelectedColumns columns(matrix, selection);
  const OrdinalModel model(columns, answers, w);
  return maximised([&model](const Eigen::VectorXd& parameters,
                            BlockSums::Keep keep) { return model.at(parameters, nullptr, keep); },
                   options.start, reference);
}

double ordinalNull(const OrderedAnswers& answers, const std::vector<double>& w) {
  std::vector<double> weight(static_cast<std::size_t>(answers.levels), 0);
  double total = 0;
  for (std::size_t i = 0; i < w.size(); ++i) {
    weight[answers.level[i]] += w[i];
    total += w[i];
  }
  double likelihood = 0;
  for (const double part : weight) likelihood += part > 0 ? part * std::log(part / total) : 0.0;
  return likelihood;
}

void ordinalLikelihoods(const OrderedAnswers& answers, const Eigen::VectorXd& shift,
                        std::size_t from, std::size_t n, const double* eta, double* l) {
  const OrdinalThresholds thresholds(answers, shift, {});
  const std::vector<double> one(n, 1), zero(n, 0);
  std::vector<double> above(n), below(n), part(n);
  for (std::size_t i = 0; i < n; ++i) {
    const auto level = static_cast<std::size_t>(answers.level[from + i]);
    above[i] = eta[i] + thresholds.upper[level];
    below[i] = eta[i] + thresholds.lower[level];
  }
  logisticLikelihoods(above.data(), one.data(), l, n);
  logisticLikelihoods(below.data(), zero.data(), part.data(), n);
  for (std::size_t i = 0; i < n; ++i) {
    l[i] += part[i] + thresholds.own[static_cast<std::size_t>(answers.level[from + i])];
  }
}

Eigen::VectorXd constrainedStart(const OrdinalFit& full, const ColumnSelection& selection) {
  const std::vector<int> columns = full.selection.columns();
  std::vector<int> stay, leave, place;
  for (std::size_t j = 0; j < columns.size(); ++j) {
    const int parameter = selection.parameterOf[columns[j]];
    (parameter >= 0 ? stay : leave).push_back(static_cast<int>(j));
    if (parameter >= 0) place.push_back(parameter);
  }
  for (Eigen::Index s = 0; s < full.shift.size(); ++s) {
    stay.push_back(static_cast<int>(full.beta.size() + s));
    place.push_back(selection.parameters + static_cast<int>(s));
  }
  Eigen::VectorXd all(full.parameters());
  all << full.beta, full.shift;
  const Eigen::VectorXd moved = full.information(stay, leave) * Eigen::VectorXd(all(leave));
  Eigen::VectorXd start = Eigen::VectorXd::Zero(selection.parameters + full.shift.size());
  start(place) = Eigen::VectorXd(all(stay)) +
                 Eigen::MatrixXd(full.information(stay, stay)).ldlt().solve(moved);
  return start;
}

}  // namespace candour
