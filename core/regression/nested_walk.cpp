// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/regression/nested_walk.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <utility>

#include "core/base/check.h"
#include "core/numeric/parallel.h"
#include "core/numeric/vector_math.h"

namespace candour {

namespace {

constexpr double kTolerance = 1e-5;
// Steps whose effect on the gradient is remembered (Nocedal 1980).
constexpr std::size_t kRemembered = 8;
constexpr int kMostPasses = 25;
// From the third on a step must be at most this part of the last but one, or Newton takes over.
constexpr double kShrinks = 0.5;
// Longer than this (standardised units) a step is no use of a parabola.
constexpr double kLongest = 5;

// A fit with its sums.
struct Walker {
  NestedWalk walk;
  std::unique_ptr<NestedSums> sums;
};

// The fits that have no parent, then those whose parents are among them, and so on.
std::vector<std::vector<std::size_t>> wavesOf(const NestedPlan& plan) {
  check(plan.parents.size() == plan.selections.size(), "one parent a selection");
  std::vector<std::vector<std::size_t>> waves;
  std::vector<char> placed(plan.parents.size(), 0);
  for (std::size_t left = placed.size(); left > 0;) {
    std::vector<std::size_t> wave;
    for (std::size_t s = 0; s < placed.size(); ++s) {
      const int parent = plan.parents[s];
      if (!placed[s] && (parent == NestedPlan::kFull || placed[parent])) wave.push_back(s);
    }
    check(!wave.empty(), "parents in a circle");
    for (const auto s : wave) placed[s] = 1;
    left -= wave.size();
    waves.push_back(std::move(wave));
  }
  return waves;
}

// Passes over the data until no walk of the batch is left going.
void walkTogether(std::deque<Walker>& walkers, std::size_t rows, const Job& job) {
  std::vector<double> room(kNestedRoom * kBlockRows);
  for (bool going = true; going && !job.stopped();) {
    for (auto& [walk, sums] : walkers) {
      if (!walk.done()) sums->begin(walk.point().values, walk.wantsLikelihood());
    }
    for (std::size_t at = 0; at < rows; at += kBlockRows) {
      const std::size_t n = std::min(kBlockRows, rows - at);
      for (auto& [walk, sums] : walkers) {
        if (!walk.done()) sums->add(at, n, room.data());
      }
    }
    going = false;
    for (auto& [walk, sums] : walkers) {
      if (!walk.done()) sums->stepOf(walk);
      going = going || !walk.done();
    }
  }
}

}  // namespace

Eigen::MatrixXd NestedFrame::at(double t, const std::vector<int>& rows,
                                const std::vector<int>& columns) const {
  return (1 - t) * Eigen::MatrixXd(large(rows, columns)) +
         t * Eigen::MatrixXd(small(rows, columns));
}

double NestedFrame::placeOf(double total) const {
  const double range = small(0, 0) - large(0, 0);
  return range > 0 ? std::clamp((total - large(0, 0)) / range, 0.0, 1.0) : 0.0;
}

NestedWalk::NestedWalk(const NestedFrame& frame, std::vector<int> places, const NestedPoint& from)
    : m_frame(frame) {
  m_point.places = std::move(places);
  const auto before = static_cast<double>(from.places.size());
  const auto now = static_cast<double>(m_point.places.size());
  const double left = before - frame.smallest;
  factor(from.t + (left > 0 ? (1 - from.t) * (before - now) / left : 0.0));
  // Half way between the two the information fits the whole step best.
  const double between = (from.t + m_point.t) / 2;
  std::vector<int> parameterOf(static_cast<std::size_t>(frame.large.rows()), -1);
  for (std::size_t j = 0; j < m_point.places.size(); ++j) {
    parameterOf[m_point.places[j]] = static_cast<int>(j);
  }
  m_point.values = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(m_point.places.size()));
  std::vector<int> leave;
  std::vector<double> dropped;
  for (std::size_t j = 0; j < from.places.size(); ++j) {
    const int parameter = parameterOf[from.places[j]];
    const double value = from.values[static_cast<Eigen::Index>(j)];
    if (parameter >= 0) {
      m_point.values[parameter] = value;
    } else {
      leave.push_back(from.places[j]);
      dropped.push_back(value);
    }
  }
  const Eigen::VectorXd moved =
      frame.at(between, m_point.places, leave) *
      Eigen::Map<const Eigen::VectorXd>(dropped.data(), static_cast<Eigen::Index>(dropped.size()));
  m_point.values += frame.at(between, m_point.places, m_point.places).ldlt().solve(moved);
}

void NestedWalk::factor(double t) {
  m_point.t = std::clamp(t, 0.0, 1.0);
  m_factor.compute(m_frame.at(m_point.t, m_point.places, m_point.places));
}

void NestedWalk::step(const Eigen::VectorXd& gradient, double total, double likelihood) {
  factor(m_frame.placeOf(total));
  const Eigen::VectorXd step = stepFrom(gradient);
  const double longest = step.allFinite() ? step.cwiseAbs().maxCoeff() : HUGE_VAL;
  if (longest <= kTolerance && !m_wantsLikelihood) {
    m_wantsLikelihood = true;  // the pass once more, with it
    return;
  }
  if (longest <= kTolerance) {
    m_point.values += step;
    m_logLikelihood = likelihood + gradient.dot(step) / 2;
    m_state = State::Settled;
    return;
  }
  const bool shrinks = m_passes <= 1 || longest <= kShrinks * m_longestBefore;
  if (!shrinks || longest > kLongest || ++m_passes > kMostPasses) {
    m_state = State::Astray;
    return;
  }
  // A likelihood in vain costs a third of a pass, one that lacks a whole pass.
  m_wantsLikelihood = longest <= 30 * kTolerance || longest * longest <= kTolerance * m_longest;
  m_longestBefore = std::exchange(m_longest, longest);
  m_point.values += step;
  m_before = gradient;
  m_step = step;
}

// The step of the information at hand, corrected by what the steps before did to the gradient:
// so that steps shrink faster and faster (limited-memory BFGS).
Eigen::VectorXd NestedWalk::stepFrom(const Eigen::VectorXd& gradient) {
  if (m_step.size() > 0) {
    const Eigen::VectorXd change = m_before - gradient;
    const double curve = change.dot(m_step);
    if (curve > 0 && m_memory.size() < kRemembered) m_memory.push_back({m_step, change, curve});
    m_step.resize(0);
  }
  Eigen::VectorXd q = gradient;
  std::vector<double> along(m_memory.size());
  for (std::size_t i = m_memory.size(); i-- > 0;) {
    along[i] = m_memory[i].step.dot(q) / m_memory[i].curve;
    q -= along[i] * m_memory[i].change;
  }
  Eigen::VectorXd step = m_factor.solve(q);
  for (std::size_t i = 0; i < m_memory.size(); ++i) {
    const double back = m_memory[i].change.dot(step) / m_memory[i].curve;
    step += (along[i] - back) * m_memory[i].step;
  }
  return step;
}

const ColumnSelection& smallestOf(const NestedPlan& plan) {
  return *std::min_element(
      plan.selections.begin(), plan.selections.end(),
      [](const auto& a, const auto& b) { return a.parameters < b.parameters; });
}

std::vector<int> nestedPlaces(const ColumnSelection& selection, int shifts) {
  std::vector<int> places = selection.columns();
  for (int s = 0; s < shifts; ++s) {
    places.push_back(static_cast<int>(selection.parameterOf.size()) + s);
  }
  return places;
}

namespace {

// The fit that a walk came to, and where models below it start.
void finish(const NestedModel& model, const ColumnSelection& selection, const NestedWalk& walk,
            NestedFit& fit, NestedPoint& point) {
  point = walk.point();
  if (!walk.settled()) {
    fit = model.byNewton(selection);
    if (fit.status != FitStatus::Converged) {
      point = model.full;
      return;
    }
    point.values << fit.beta, fit.shift;
    return;
  }
  fit.beta = point.values.head(selection.parameters);
  fit.shift = point.values.tail(model.shifts);
  fit.logLikelihood = walk.logLikelihood();
  fit.status = FitStatus::Converged;
}

// A batch of a wave; points of the waves before are there.
void fitBatch(const NestedModel& model, const NestedPlan& plan, const std::size_t* selections,
              std::size_t count, const Job& job, std::vector<NestedFit>& fits,
              std::vector<NestedPoint>& points) {
  std::deque<Walker> walkers;  // sums hold on to parts of themselves: none is moved
  for (std::size_t i = 0; i < count; ++i) {
    const auto& selection = plan.selections[selections[i]];
    const int parent = plan.parents[selections[i]];
    walkers.push_back({NestedWalk(model.frame, nestedPlaces(selection, model.shifts),
                                  parent == NestedPlan::kFull ? model.full : points[parent]),
                       model.sums(selection)});
  }
  walkTogether(walkers, model.rows, job);
  for (std::size_t i = 0; i < count && !job.stopped(); ++i) {
    const std::size_t s = selections[i];
    finish(model, plan.selections[s], walkers[i].walk, fits[s], points[s]);
  }
}

}  // namespace

std::vector<NestedFit> walkNested(const NestedModel& model, const NestedPlan& plan,
                                  const Job& job) {
  std::vector<NestedFit> fits(plan.selections.size());
  std::vector<NestedPoint> points(fits.size());
  for (const auto& wave : wavesOf(plan)) {
    if (job.stopped()) break;
    // The batches depend on the number of fits alone, so no digit does on the number of threads.
    const std::size_t batch = std::clamp<std::size_t>(wave.size() / 16, 1, 8);
    parallelFor((wave.size() + batch - 1) / batch, [&](std::size_t task) {
      const std::size_t from = task * batch;
      fitBatch(model, plan, wave.data() + from, std::min(batch, wave.size() - from), job, fits,
               points);
    });
  }
  return fits;
}

}  // namespace candour
