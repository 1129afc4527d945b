// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>
#include <optional>

#include "core/base/text.h"
#include "models/scenarios/scenario_parts.h"
#include "models/scenarios/shift_path.h"
#include "models/scenarios/what_if.h"

namespace candour {

namespace {

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
double bestSeen(const ShiftPath& path, const MovedDriver& driver, double direction, double now) {
  const double edge = direction > 0 ? driver.seenTo : driver.seenFrom;
  const double room = direction * (edge - driver.meanNow);
  if (room <= 0) return now;
  const double shift =
      path.first([&](const Knot& knot) { return direction * knot.meanChange - room; });
  return now + (std::isnan(shift) ? path.best().change : path.at(shift).change);
}

// The shifts from the first at which the interval of the share after the move reaches the target to
// the first from which on it lies above.
void setShiftInterval(const ScenarioGroup& group, const ShiftPath& path, double direction, int df,
                      TargetAnswer& answer) {
  const double missing = answer.target - answer.now;
  const auto margins = [&](const Knot& knot) {
    return thenMargins(group, knot.se, knot.thenSe, df);
  };
  answer.shiftLower =
      path.first([&](const Knot& knot) { return knot.change + margins(knot).above - missing; });
  answer.shiftUpper =
      path.first([&](const Knot& knot) { return knot.change - margins(knot).below - missing; });
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

void setChange(const ShiftPath& path, int df, TargetAnswer& answer) {
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
  answer.best = answer.bestSeen = kNotAvailable;
  answer.change = {kNotAvailable, kNotAvailable, kNotAvailable, kNotAvailable, {}};
}

void setAlreadyThere(TargetAnswer& answer) {
  answer.feasible = true;
  answer.shift = 0;
  answer.meanThen = answer.meanNow;
  answer.change = {};
  answer.why = "The share is there already, at " + percent(answer.now) + ".";
}

std::string notEnoughText(const TargetAnswer& answer, const MovableDriver& driver) {
  const std::string everyone =
      driver.number ? "Even at the far end of what people answered, \"" + driver.name + "\" gives "
                    : "Even with everyone at \"" + answer.towards + "\" on \"" + driver.name +
                          "\" the share would be ";
  return everyone + percent(answer.best) + ", not " + percent(answer.target) + ".";
}

// The two ways a driver can go. Where its order tells the better answers only towards them.
struct Ways {
  ShiftPath up;
  std::optional<ShiftPath> down;

  [[nodiscard]] bool bestIsUp() const { return !down || up.best().change >= down->best().change; }
  [[nodiscard]] const ShiftPath& path(bool upwards) const { return upwards ? up : *down; }
  // The shift nearest to 0 at which the share has changed by `missing`.
  [[nodiscard]] double shiftFor(double missing) const {
    const auto reached = [missing](const Knot& knot) { return knot.change - missing; };
    const double above = up.first(reached);
    const double below = down ? down->first(reached) : kNotAvailable;
    return std::isnan(below) || above <= -below ? above : below;
  }
};

void setBest(const Ways& ways, const MovedDriver& standing, TargetAnswer& answer) {
  answer.best = answer.now + ways.path(ways.bestIsUp()).best().change;
  answer.bestSeen = bestSeen(ways.up, standing, 1, answer.now);
  if (!ways.down) return;
  answer.bestSeen = std::max(answer.bestSeen, bestSeen(*ways.down, standing, -1, answer.now));
}

void aim(const ScenarioParts& parts, const Ways& ways, const MovableDriver& movable,
         const MovedDriver& standing, std::size_t group, TargetAnswer& answer) {
  const ScenarioGroup& people = parts.groups.groups[group];
  const int df = parts.df(group);
  bool upwards = ways.bestIsUp();
  answer.towards = upwards ? movable.best : movable.worst;
  const double missing = answer.target - answer.now;
  if (missing <= 0) {
    setAlreadyThere(answer);
    return setShiftInterval(people, ways.path(upwards), upwards ? 1 : -1, df, answer);
  }
  answer.shift = ways.shiftFor(missing);
  if (std::isnan(answer.shift)) {
    answer.why = notEnoughText(answer, movable);
    return;
  }
  upwards = answer.shift > 0;
  const ShiftPath& path = ways.path(upwards);
  answer.towards = upwards ? movable.best : movable.worst;
  answer.meanThen = answer.meanNow + path.at(answer.shift).meanChange;
  setShiftInterval(people, path, upwards ? 1 : -1, df, answer);
  setChange(path, df, answer);
  answer.feasible = isSeen(standing, answer.meanThen);
  if (!answer.feasible) answer.why = notSeenText(standing, answer.meanThen);
}

// Why a driver carries no target, in a sentence.
std::string noGainText(const MovableDriver& driver) {
  return "\"" + driver.name + "\" cannot carry a target: " + driver.whyNoGain + ".";
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
  const auto group = findGroup(parts.groups, area, "what it takes there");
  if (!group) return tl::make_unexpected(group.error());
  TargetAnswer answer;
  setPlace(parts, *d, *group, answer);
  answer.target = share;
  const MovableDriver& movable = parts.drivers[*d];
  if (!movable.whyNoGain.empty()) {
    if (share <= answer.now) setAlreadyThere(answer);
    (answer.feasible ? answer.shiftWhy : answer.why) = noGainText(movable);
    return answer;
  }
  const auto w = weightsOf(parts.model, parts.groups, *group);
  const double width = widthOf(parts, movable);
  const PsuTotals observed = observedTotals(parts, w, parts.groups.groups[*group]);
  const auto path = [&](double direction) {
    return ShiftPath(parts, *d, w, observed, direction, width);
  };
  const Ways ways{path(1), movable.directed ? std::nullopt : std::optional(path(-1))};
  const MovedDriver standing = parts.standing(*d, *group);
  setBest(ways, standing, answer);
  aim(parts, ways, movable, standing, *group, answer);
  return answer;
}

}  // namespace candour
