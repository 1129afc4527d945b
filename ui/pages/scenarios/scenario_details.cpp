// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/scenarios/scenario_details.h"

#include <cmath>

#include "core/base/text.h"
#include "models/briefing/scenario_figures.h"
#include "models/briefing/words.h"
#include "ui/session/words.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

// Means of answers are shown as shares of the best answer, of numbers as they are.
QString mean(const MovedDriver& driver, double value) {
  return driver.number ? number(value, 2) : percent(value);
}

}  // namespace

Facts whatIfFacts(const WhatIf& answer) {
  return {{words("Now"), share(answer.now)},
          {words("Then"), share(answer.then)},
          {words("Change"), points(answer.change.estimate)},
          {words("95 % interval"), percentInterval(answer.change.lower, answer.change.upper)}};
}

Facts seenFacts(const std::vector<MovedDriver>& drivers) {
  if (drivers.empty()) return {};
  const std::string& among = drivers.front().seenAmong;
  if (among == "areas") return {{words("Seen"), words("lowest to highest mean of an area")}};
  if (among == "periods") return {{words("Seen"), words("lowest to highest mean of a period")}};
  return {{words("Seen"), words("lowest to highest answer")}};
}

QStringList whatIfNotes(const WhatIf& answer) {
  QStringList notes;
  if (!answer.supported) notes << QString::fromStdString(capitalised(answer.why));
  notes << QString::fromUtf8(kAssociationNote);
  return notes + textsOf(answer.warnings);
}

std::vector<QStringList> movedNumbers(const std::vector<MovedDriver>& drivers) {
  std::vector<QStringList> lines;
  for (const MovedDriver& driver : drivers) {
    if (!driver.why.empty()) continue;
    lines.push_back({QString::fromStdString(driver.driver), mean(driver, driver.meanNow),
                     mean(driver, driver.meanThen),
                     mean(driver, driver.seenFrom) + words(" to ") + mean(driver, driver.seenTo)});
  }
  return lines;
}

Facts targetFacts(const TargetAnswer& answer) {
  Facts facts{{words("Now"), share(answer.now)},
              {words("Target"), share(answer.target)},
              {words("Within reach"), answer.feasible ? words("yes") : words("no")}};
  if (std::isfinite(answer.shift)) {
    facts.append({words("Answers a head to move"), number(answer.shift, 2)});
    if (std::isfinite(answer.shiftLower) && std::isfinite(answer.shiftUpper)) {
      facts.append({words("95 % interval"), intervalText(answer.shiftLower, answer.shiftUpper, 2)});
    }
  }
  return facts;
}

std::vector<QStringList> targetNumbers(const TargetAnswer& answer) {
  return {{words("Now"), share(answer.now)},
          {words("Target"), share(answer.target)},
          {words("With the best mean seen"), share(answer.bestSeen)},
          {words("With everyone at the best answer"), share(answer.best)}};
}

QStringList targetNotes(const TargetAnswer& answer) {
  QStringList notes;
  if (!answer.why.empty()) notes << QString::fromStdString(capitalised(answer.why));
  notes << QString::fromUtf8(kAssociationNote);
  return notes + textsOf(answer.warnings);
}

std::vector<QStringList> upliftNumbers(const UpliftAnswer& answer) {
  std::vector<QStringList> lines;
  for (const Uplift& driver : answer.drivers) {
    const bool known = driver.why.empty() && !driver.ahead;
    lines.push_back({QString::fromStdString(driver.driver),
                     driver.ahead ? words("ahead") : points(driver.gain),
                     known ? percentInterval(driver.lower, driver.upper) : u"–"_s});
  }
  return lines;
}

QStringList upliftNotes(const UpliftAnswer& answer) {
  return QStringList{QString::fromUtf8(kAssociationNote)} + textsOf(answer.warnings);
}

std::vector<QStringList> priorityNumbers(const Importance& importance,
                                         const std::vector<MovedDriver>& performance) {
  std::vector<QStringList> lines;
  for (const auto& driver : importance.drivers) {
    for (const MovedDriver& done : performance) {
      if (done.driver != driver.driver) continue;
      lines.push_back(
          {QString::fromStdString(driver.driver), mean(done, done.meanNow), percent(driver.share)});
    }
  }
  return lines;
}

}  // namespace candour
