// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "models/diagnostics/check_parts.h"

namespace candour::checking {

namespace {

std::string unitWords(const Influence& influence, const InfluentialUnit& unit) {
  if (influence.rows) return "the respondent in " + unit.unit;
  return "sampling unit " + unit.unit + " (" + counted(unit.n) +
         (unit.n == 1 ? " interview)" : " interviews)");
}

// The column that a unit moves most, by the name of its driver.
std::string movedWords(const Diagnostics& answer, const InfluentialUnit& unit) {
  if (unit.driver.empty()) return unit.term;
  const auto& inflations = answer.collinearity.inflations;
  const bool single =
      std::any_of(inflations.begin(), inflations.end(), [&unit](const Inflation& inflation) {
        return inflation.driver == unit.driver && inflation.terms == 1;
      });
  const std::size_t level = unit.term.find('=');
  if (level != std::string::npos) return unit.driver + ": " + unit.term.substr(level + 1);
  return single || unit.term == unit.driver ? unit.driver : unit.driver + ": " + unit.term;
}

}  // namespace

std::string points(double share) {
  const std::string text = fixed(100 * std::abs(share), 1);
  return text + (text == "1.0" ? " point" : " points");
}

std::string percent(double share, int decimals) {
  return fixed(100 * share, decimals) + " %";
}

std::string chance(double p) {
  return p < 0.001 ? "p < 0.001" : "p = " + fixed(p, 3);
}

std::string counted(std::size_t n) {
  return grouped(static_cast<long long>(n));
}

DiagnosticCheck notAvailable(DiagnosticCheck check, const std::string& why,
                             const std::string& advice) {
  check.verdict = Verdict::NotAvailable;
  check.sentence = "Not available: " + why + ".";
  check.advice = advice.empty() ? "Nothing to do until there is an answer." : advice;
  return check;
}

DiagnosticCheck collinearityCheck(const Diagnostics& answer) {
  DiagnosticCheck check{"collinearity", "Drivers can be told apart", Verdict::Ok, {}, {}};
  const Collinearity& collinearity = answer.collinearity;
  const Inflation* worst = nullptr;
  for (const Inflation& inflation : collinearity.inflations) {
    if (std::isnan(inflation.factor) || inflation.control) continue;
    if (worst == nullptr || inflation.factor > worst->factor) worst = &inflation;
  }
  if (worst == nullptr) return notAvailable(check, "no driver is left in the model");
  const auto& dimensions = collinearity.dimensions;
  const double largest = dimensions.empty() ? 1 : dimensions.front().index;
  check.sentence =
      "Because drivers go together, the interval of " + worst->driver + " is " +
      fixed(worst->factor, 1) +
      " times as long as it would be alone, the most of all drivers (condition index " +
      fixed(largest, 0) + ").";
  check.advice = "Nothing to do.";
  if (worst->factor >= kFactorAct || largest >= kIndexAct) {
    check.verdict = Verdict::Act;
    check.advice = "Make one scale of the drivers that go together, or leave one out.";
  } else if (worst->factor >= kFactorLook || largest >= kIndexLook) {
    check.verdict = Verdict::Look;
    check.advice = "Read those drivers as one group; their order is a tier, not a rank.";
  }
  return check;
}

DiagnosticCheck haloCheck(const Diagnostics& answer) {
  DiagnosticCheck check{"halo", "Answers that go together", Verdict::Ok, {}, {}};
  const Collinearity& collinearity = answer.collinearity;
  if (collinearity.pairs.empty()) {
    return notAvailable(check, "fewer than two drivers are numbers or scales", "Nothing to do.");
  }
  const DriverPair& pair = collinearity.pairs.front();
  const double strongest = std::abs(pair.correlation);
  check.sentence = pair.first + " and " + pair.second + " go together most (correlation " +
                   fixed(pair.correlation, 2) + ")";
  const bool several = collinearity.numeric > 2;
  if (several) {
    check.sentence += "; one component holds " + percent(collinearity.firstComponent) +
                      " of what varies in all " + std::to_string(collinearity.numeric);
  }
  check.sentence += ".";
  check.advice = "Nothing to do.";
  const bool halo =
      several && (collinearity.meanCorrelation > kHalo || collinearity.firstComponent > kHalo);
  if (strongest > kCorrelationAct) {
    check.verdict = Verdict::Act;
    check.advice = "They measure nearly the same: make one scale of them before ranking drivers.";
  } else if (strongest > kCorrelationLook || halo) {
    check.verdict = Verdict::Look;
    check.advice =
        "People who are content say so everywhere: build fewer, broader scales, and "
        "read tiers, not ranks.";
  }
  return check;
}

DiagnosticCheck influenceCheck(const Diagnostics& answer) {
  DiagnosticCheck check{"influence", "Nobody carries the result alone", Verdict::Ok, {}, {}};
  const Influence& influence = answer.influence;
  if (!influence.why.empty()) return notAvailable(check, influence.why);
  const InfluentialUnit& unit = influence.largest.front();
  const double change = std::isnan(unit.exact) ? unit.oneStep : unit.exact;
  const bool turns = unit.effectWith * unit.effectWithout < 0;
  check.sentence = "Without " + unitWords(influence, unit) + ", " + movedWords(answer, unit) +
                   " would move by " + fixed(std::abs(change), 2) +
                   " of its standard error, the most of all";
  if (!std::isnan(unit.effectWithout)) {
    check.sentence += " (effect " + fixed(100 * unit.effectWith, 1) + " to " +
                      fixed(100 * unit.effectWithout, 1) + " points)";
  }
  check.sentence += ".";
  check.advice = "Nothing to do.";
  if (std::abs(change) > kChangeAct || (turns && std::abs(change) > kChangeLook)) {
    check.verdict = Verdict::Act;
    check.advice =
        "Check the weights and answers of that unit, and tell the result with and "
        "without it. Do not leave it out only because it differs.";
  } else if (std::abs(change) > kChangeLook) {
    check.verdict = Verdict::Look;
    check.advice = "See whether its interviews and weights are as they should be.";
  }
  return check;
}

DiagnosticCheck heavyCheck(const Diagnostics& answer) {
  DiagnosticCheck check{"heavy_weights", "Weights are even enough", Verdict::Ok, {}, {}};
  const HeavyWeights& heavy = answer.heavyWeights;
  if (!heavy.weighted) return notAvailable(check, "the question has no weight", "Nothing to do.");
  check.sentence = "The heaviest 1 % of people hold " + percent(heavy.topShare, 1) +
                   " of the weight, the heaviest of all " + fixed(heavy.largest, 1) +
                   " times the mean; " + counted(answer.n) + " interviews are worth " +
                   counted(static_cast<std::size_t>(answer.nEffective + 0.5)) + ".";
  check.advice = "Nothing to do.";
  if (heavy.topShare > kTopAct) {
    check.verdict = Verdict::Act;
    check.advice =
        "A few people decide: ask who made the weights, and trim them (0.3 to 3 times "
        "the mean is usual).";
  } else if (heavy.topShare > kTopLook || heavy.kish > kKishLook) {
    check.verdict = Verdict::Look;
    check.advice = "Look at the heaviest people's weights; trimming them may pay.";
  }
  return check;
}

DiagnosticCheck weightingCheck(const Diagnostics& answer) {
  DiagnosticCheck check{"weighting", "Weighted and unweighted agree", Verdict::Ok, {}, {}};
  const WeightComparison& weights = answer.weights;
  const std::string& why = weights.why.empty() ? weights.interactions.why : weights.why;
  if (!why.empty()) return notAvailable(check, why, "Nothing to do.");
  const WeightedPair* furthest = nullptr;
  for (const WeightedPair& pair : weights.effects) {
    if (pair.control) continue;
    if (furthest == nullptr ||
        std::abs(pair.difference.value) > std::abs(furthest->difference.value)) {
      furthest = &pair;
    }
  }
  if (furthest == nullptr) return notAvailable(check, "no driver is left in the model");
  const bool differs = weights.interactions.p < kChance;
  check.sentence = std::string(differs ? "Effects depend on the weights by more than chance"
                                       : "Effects are the same with and without weights, but for "
                                         "chance") +
                   " (" + chance(weights.interactions.p) + "); " + furthest->driver +
                   " moves most, by " + points(furthest->difference.value) + ".";
  check.advice = "Nothing to do.";
  if (differs) {
    const bool large = std::abs(furthest->difference.value) >= kWeightedGap &&
                       weights.interactions.p < kSmallChance;
    check.verdict = large ? Verdict::Act : Verdict::Look;
    check.advice =
        "The model leaves out something the weights stand for: add what they were made "
        "of (age, sex, area) as controls or interactions. Tell the weighted effects.";
  }
  return check;
}

DiagnosticCheck eventsCheck(const Diagnostics& answer) {
  DiagnosticCheck check{"events", "People per term", Verdict::Ok, {}, {}};
  const Events& events = answer.events;
  if (events.terms == 0) return notAvailable(check, "no driver is left in the model");
  check.sentence = "The rarer outcome occurs " + counted(events.events) + " times for " +
                   std::to_string(events.terms) + (events.terms == 1 ? " term, " : " terms, ") +
                   fixed(events.perTerm, 1) + " each (" + fixed(events.effective, 1) +
                   " by effective size).";
  check.advice = "Nothing to do.";
  if (events.perTerm < kEventsAct) {
    check.verdict = Verdict::Act;
    check.advice = "Fewer than 10 a term: use fewer drivers, merge levels or use Firth's penalty.";
  } else if (events.perTerm < kEventsLook) {
    check.verdict = Verdict::Look;
    check.advice = "Fewer than 20 a term: do not add more drivers.";
  }
  return check;
}

}  // namespace candour::checking
