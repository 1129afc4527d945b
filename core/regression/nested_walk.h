// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <functional>
#include <memory>
#include <vector>

#include "core/base/job.h"
#include "core/numeric/vector_math.h"
#include "core/regression/nested_fits.h"

namespace candour {

/// What nested fits of one kind of model start from. Parameters have places among those of a model
/// of every column of the matrix (and of every shift of an ordinal model).
struct NestedFrame {
  Eigen::MatrixXd large;  // information of all places at the full fit
  Eigen::MatrixXd small;  // at the fit of the smallest selection
  int smallest = 0;       // parameters of the smallest selection

  /// The information between the two, at `t` from 0 (large) to 1.
  [[nodiscard]] Eigen::MatrixXd at(double t, const std::vector<int>& rows,
                                   const std::vector<int>& columns) const;
  /// Where information whose entry of the intercept is `total` lies.
  [[nodiscard]] double placeOf(double total) const;
};

/// Estimates, their places, and where their information lies between large and small.
struct NestedPoint {
  std::vector<int> places;
  Eigen::VectorXd values;
  double t = 0;
};

/// One fit on its way to its maximum by gradients alone (nested_fits.h).
class NestedWalk {
 public:
  /// Starts at the maximum of the quadratic approximation at `from` where all but `places` is zero.
  NestedWalk(const NestedFrame& frame, std::vector<int> places, const NestedPoint& from);

  [[nodiscard]] const NestedPoint& point() const { return m_point; }
  [[nodiscard]] bool done() const { return m_state != State::Going; }
  /// Whether it ended at a maximum; else the fit has to be found another way.
  [[nodiscard]] bool settled() const { return m_state == State::Settled; }
  /// Whether the next pass may be the last, and has to give the likelihood too.
  [[nodiscard]] bool wantsLikelihood() const { return m_wantsLikelihood; }
  [[nodiscard]] double logLikelihood() const { return m_logLikelihood; }

  /// `gradient` and `total`, the entry of the intercept in the information, at point(); and the
  /// likelihood where it was wanted.
  void step(const Eigen::VectorXd& gradient, double total, double likelihood);

 private:
  enum class State { Going, Settled, Astray };
  struct Remembered {
    Eigen::VectorXd step;
    Eigen::VectorXd change;  // of the gradient, turned round
    double curve = 0;
  };
  Eigen::VectorXd stepFrom(const Eigen::VectorXd& gradient);
  void factor(double t);

  const NestedFrame& m_frame;
  NestedPoint m_point;
  Eigen::LDLT<Eigen::MatrixXd> m_factor;
  std::vector<Remembered> m_memory;
  Eigen::VectorXd m_before;    // the gradient before the last step
  Eigen::VectorXd m_step;      // empty before the first
  double m_longest = 0;        // part of the last step
  double m_longestBefore = 0;  // of the one before
  int m_passes = 0;
  double m_logLikelihood = 0;
  bool m_wantsLikelihood = false;
  State m_state = State::Going;
};

/// The sums over the rows that a kind of model has at a point.
class NestedSums {
 public:
  virtual ~NestedSums() = default;
  virtual void begin(const Eigen::VectorXd& parameters, bool likelihood) = 0;
  /// Of rows [at, at + n), n at most kBlockRows; `room` has kNestedRoom blocks.
  virtual void add(std::size_t at, std::size_t n, double* room) = 0;
  /// Hands over what the pass came to.
  virtual void stepOf(NestedWalk& walk) = 0;
};
inline constexpr std::size_t kNestedRoom = 5;

/// What the binary logits of a pass come to beside their residuals.
struct LogitTotals {
  bool wanted = false;  // the likelihood too
  double likelihood = 0;
  double slopes = 0;

  /// Of n rows; `slope` is room for as many.
  void add(const double* eta, const double* y, const double* w, double* slope, double* residual,
           std::size_t n) {
    if (wanted) {
      likelihood += logisticTerms(eta, y, w, slope, residual, n);
      slopes += sum(slope, n);
    } else {
      slopes += logisticResiduals(eta, y, w, residual, n);
    }
  }
};

/// A kind of model: what walkNested() needs to know of it.
struct NestedModel {
  std::size_t rows = 0;
  int shifts = 0;  // parameters after those of the columns, which every model has
  NestedFrame frame;
  NestedPoint full;
  std::function<std::unique_ptr<NestedSums>(const ColumnSelection&)> sums;
  /// The fit where a walk went astray.
  std::function<NestedFit(const ColumnSelection&)> byNewton;
};

/// The places of a selection's parameters and of the shifts after all columns.
std::vector<int> nestedPlaces(const ColumnSelection& selection, int shifts);

/// Every fit of the plan.
std::vector<NestedFit> walkNested(const NestedModel& model, const NestedPlan& plan, const Job& job);

/// The selection of the plan with the fewest parameters.
const ColumnSelection& smallestOf(const NestedPlan& plan);

}  // namespace candour
