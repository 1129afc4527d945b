// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <optional>

#include "core/base/check.h"
#include "core/base/text.h"
#include "core/numeric/tails.h"
#include "models/scenarios/moved_share.h"
#include "models/scenarios/scenario_parts.h"
#include "models/scenarios/what_if.h"

namespace candour {

namespace {

// A driver after a shift: what it does to the share and to the driver's own mean.
struct Knot {
  double shift = 0;
  double change = 0;
  double se = 0;      // NaN where not known
  double thenSe = 0;  // of the share after the move, today's share's error included
  double meanChange = 0;
};

// One driver's shifts among a group, in one direction. Between whole steps of answers shares and
// influences are linear in the shift, so that whole steps alone are worked through the rows.
class Path {
 public:
  Path(const ScenarioParts& parts, std::size_t driver, const std::vector<double>& w,
       const PsuTotals& observed, double direction, double width)
      : m_parts(parts), m_driver(parts.drivers[driver]), m_w(w), m_observed(observed) {
    // Of a number, knots over the width of what people answered.
    constexpr int kNumberKnots = 8;
    const int count = m_driver.number ? kNumberKnots : m_driver.mostSteps;
    const double step = m_driver.number ? width / kNumberKnots : 1;
    for (int i = 0; i <= count; ++i) {
      m_totals.emplace_back();
      m_knots.push_back(worked(direction * step * i, m_totals.back()));
    }
    m_covariances.resize(m_knots.size());
  }

  [[nodiscard]] Knot at(double shift) const {
    PsuTotals totals;
    if (m_driver.number) return worked(shift, totals);
    const auto below = static_cast<std::size_t>(std::abs(shift));
    if (below + 1 >= m_knots.size()) return m_knots.back();
    return mixed(below, shift, std::abs(shift) - static_cast<double>(below));
  }

  /// The knot with the greatest change.
  [[nodiscard]] const Knot& best() const {
    return *std::max_element(m_knots.begin(), m_knots.end(),
                             [](const Knot& a, const Knot& b) { return a.change < b.change; });
  }

  /// The shift nearest to 0 where `value(knot)` is 0 or more; NaN where it never is.
  template <class Value>
  [[nodiscard]] double first(const Value& value) const {
    double below = value(m_knots.front());
    if (below >= 0) return 0;
    for (std::size_t i = 1; i < m_knots.size(); ++i) {
      const double above = value(m_knots[i]);
      if (std::isnan(below) || std::isnan(above)) return kNotAvailable;
      if (above == 0) return m_knots[i].shift;
      if (above > 0) return between(value, m_knots[i - 1].shift, m_knots[i].shift, below, above);
      below = above;
    }
    return kNotAvailable;
  }

 private:
  template <class Value>
  double between(const Value& value, double from, double to, double below, double above) const {
    const auto f = [&](double shift) { return value(at(shift)); };
    const boost::math::tools::eps_tolerance<double> close(40);
    std::uintmax_t rounds = 60;
    const bool upwards = from < to;
    const auto [low, high] =
        upwards ? boost::math::tools::toms748_solve(f, from, to, below, above, close, rounds)
                : boost::math::tools::toms748_solve(f, to, from, above, below, close, rounds);
    return (low + high) / 2;
  }

  // A shift worked through the rows; `totals` become the influences of change and share now.
  Knot worked(double shift, PsuTotals& totals) const {
    const MovedShare moved =
        movedShare(m_parts.model, m_parts.fitted.fit, m_w, {{&m_driver, shift}});
    totals = m_observed;
    const bool known = addInfluences(m_parts.model, m_parts.fitted, m_w, moved, totals, 0);
    const Eigen::MatrixXd v = covarianceOf(totals);
    const Knot knot{shift, moved.change, std::sqrt(v(0, 0)), std::sqrt(thenVariance(v)),
                    moved.meanChange[0]};
    return known ? knot
                 : Knot{shift, moved.change, kNotAvailable, kNotAvailable, moved.meanChange[0]};
  }

  // The part `more` of the way from knot `below` to the next.
  [[nodiscard]] Knot mixed(std::size_t below, double shift, double more) const {
    const Knot& a = m_knots[below];
    const Knot& b = m_knots[below + 1];
    const auto between = [more](double x, double y) { return x + more * (y - x); };
    Knot knot{shift, between(a.change, b.change), kNotAvailable, kNotAvailable,
              between(a.meanChange, b.meanChange)};
    if (std::isnan(a.se) || std::isnan(b.se)) return knot;
    std::optional<Eigen::MatrixXd>& known = m_covariances[below];
    if (!known) {
      PsuTotals totals(m_observed.rows(), 3);
      totals << m_totals[below].col(0), m_totals[below + 1].col(0), m_observed.col(1);
      known = covarianceOf(totals);
    }
    const Eigen::Matrix<double, 3, 2> parts{{1 - more, 0}, {more, 0}, {0, 1}};
    const Eigen::MatrixXd v = parts.transpose() * *known * parts;
    knot.se = std::sqrt(std::max(0.0, v(0, 0)));
    knot.thenSe = std::sqrt(thenVariance(v));
    return knot;
  }

  [[nodiscard]] Eigen::MatrixXd covarianceOf(const PsuTotals& totals) const {
    auto v = designCovariance(m_parts.model.design, totals);
    check(v.has_value(), "a design whose model was fitted has a variance");
    return std::move(*v);
  }

  const ScenarioParts& m_parts;
  const MovableDriver& m_driver;
  const std::vector<double>& m_w;
  const PsuTotals& m_observed;
  std::vector<Knot> m_knots;
  std::vector<PsuTotals> m_totals;  // of the knots
  // Of the influences of a knot, the next and the share now: made when first asked for.
  mutable std::vector<std::optional<Eigen::MatrixXd>> m_covariances;
};

std::string percent(double share) {
  return fixed(100 * share, 1) + " %";
}

double widthOf(const ScenarioParts& parts, const MovableDriver& driver) {
  if (!driver.number) return 0;
  const auto values = driverValues(parts.model, driver);
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  return *high - *low;
}

// The share with the driver's mean at the edge of what has been seen on this path; the best of the
// path where it does not get so far.
double bestSeen(const Path& path, const MovedDriver& driver, double direction, double now) {
  const double edge = direction > 0 ? driver.seenTo : driver.seenFrom;
  const double room = direction * (edge - driver.meanNow);
  if (room <= 0) return now;
  const double shift =
      path.first([&](const Knot& knot) { return direction * knot.meanChange - room; });
  return now + (std::isnan(shift) ? path.best().change : path.at(shift).change);
}

// The shifts from the first at which the interval of the share after the move reaches the target to
// the first from which on it lies above.
void setShiftInterval(const Path& path, double direction, int df, TargetAnswer& answer) {
  const double missing = answer.target - answer.now;
  const double t = df > 0 ? tQuantile(0.975, df) : kNotAvailable;
  answer.shiftLower =
      path.first([&](const Knot& knot) { return knot.change + t * knot.thenSe - missing; });
  answer.shiftUpper =
      path.first([&](const Knot& knot) { return knot.change - t * knot.thenSe - missing; });
  if (std::isnan(answer.shiftLower)) {
    answer.shiftWhy = whyNoInterval(path.best().thenSe, df);
  } else if (std::isnan(answer.shiftUpper)) {
    answer.shiftWhy =
        "the interval of the share does not lie above the target however far it moves";
    answer.warnings.push_back({"no_upper_end",
                               {answer.driver},
                               "However far \"" + answer.driver +
                                   "\" moves, the interval of the share does not lie above the "
                                   "target: the shift has no upper end."});
  }
  // The ends in the order of the numbers, as intervals are read.
  if (direction < 0) std::swap(answer.shiftLower, answer.shiftUpper);
}

void setChange(const Path& path, int df, TargetAnswer& answer) {
  const Knot knot = path.at(answer.shift);
  const Inference inference = inferenceOf(knot.change, knot.se, df);
  answer.change = {knot.change, knot.se, inference.lower, inference.upper,
                   whyNoInterval(knot.se, df)};
  if (inference.lower <= 0) {
    answer.warnings.push_back(
        {"no_effect",
         {answer.driver},
         "The change that goes with \"" + answer.driver + "\" cannot be told apart from none."});
  }
}

void setPlace(const ScenarioParts& parts, std::size_t driver, std::size_t group,
              TargetAnswer& answer) {
  const ScenarioGroup& people = parts.groups.groups[group];
  answer.spec = parts.model.spec;
  answer.driver = parts.drivers[driver].name;
  answer.area = people.name;
  answer.simulated = parts.model.simulated;
  answer.source = parts.model.source;
  answer.n = parts.model.n();
  answer.areaN = people.n;
  answer.nEffective = parts.model.nEffective;
  answer.now = people.share;
  answer.meanNow = parts.means[driver][group];
  answer.warnings = parts.warnings;
  answer.leftOut = parts.model.leftOut;
  answer.shift = answer.shiftLower = answer.shiftUpper = answer.meanThen = kNotAvailable;
  answer.change = {kNotAvailable, kNotAvailable, kNotAvailable, kNotAvailable, {}};
}

void setAlreadyThere(TargetAnswer& answer) {
  answer.feasible = true;
  answer.shift = 0;
  answer.meanThen = answer.meanNow;
  answer.change = {};
  answer.why = "The share is there already, at " + percent(answer.now) + ".";
}

std::string notEnoughText(const TargetAnswer& answer, const MovableDriver& driver, double top) {
  const std::string everyone =
      driver.number ? "Even at the far end of what people answered, \"" + driver.name + "\" gives "
                    : "Even with everyone at \"" + (top < 0 ? driver.worst : driver.best) +
                          "\" on \"" + driver.name + "\" the share would be ";
  return everyone + percent(answer.best) + ", not " + percent(answer.target) + ".";
}

}  // namespace

Result<TargetAnswer> ScenarioModel::target(const std::string& driver, double share,
                                           const std::string& area) const {
  const ScenarioParts& parts = *m_parts;
  if (!(share > 0 && share <= 1)) {
    return fail("A target is a share above 0 and up to 1 (0.7 is 70 %), not " + shortest(share) +
                ".");
  }
  const auto d = parts.movable(driver);
  if (!d) return tl::make_unexpected(d.error());
  const auto group = findGroup(parts.groups, area);
  if (!group) return tl::make_unexpected(group.error());
  TargetAnswer answer;
  setPlace(parts, *d, *group, answer);
  answer.target = share;
  const MovableDriver& movable = parts.drivers[*d];
  const auto w = weightsOf(parts.model, parts.groups, *group);
  const double width = widthOf(parts, movable);
  const PsuTotals observed = observedTotals(parts, w, parts.groups.groups[*group]);
  const Path up(parts, *d, w, observed, 1, width);
  const Path down(parts, *d, w, observed, -1, width);
  const bool upwards = up.best().change >= down.best().change;
  answer.best = answer.now + (upwards ? up : down).best().change;
  const MovedDriver standing = parts.standing(*d, *group);
  answer.bestSeen =
      std::max(bestSeen(up, standing, 1, answer.now), bestSeen(down, standing, -1, answer.now));
  answer.towards = upwards ? movable.best : movable.worst;
  const double missing = share - answer.now;
  if (missing <= 0) {
    setAlreadyThere(answer);
    setShiftInterval(upwards ? up : down, upwards ? 1 : -1, parts.df(*group), answer);
    return answer;
  }
  const auto reached = [missing](const Knot& knot) { return knot.change - missing; };
  const double above = up.first(reached);
  const double below = down.first(reached);
  const bool takeUp = std::isnan(below) || above <= -below;
  answer.shift = takeUp ? above : below;
  if (std::isnan(answer.shift)) {
    answer.why = notEnoughText(answer, movable, upwards ? 1 : -1);
    return answer;
  }
  const Path& path = takeUp ? up : down;
  answer.towards = takeUp ? movable.best : movable.worst;
  answer.meanThen = answer.meanNow + path.at(answer.shift).meanChange;
  setShiftInterval(path, takeUp ? 1 : -1, parts.df(*group), answer);
  setChange(path, parts.df(*group), answer);
  answer.feasible = isSeen(standing, answer.meanThen);
  if (!answer.feasible) answer.why = notSeenText(standing, answer.meanThen);
  return answer;
}

}  // namespace candour
