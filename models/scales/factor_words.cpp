// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/scales/factor_words.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"

namespace candour {

namespace {

constexpr double kGoodAlpha = 0.7;

std::string listed(const std::vector<std::string>& names) {
  if (names.size() < 2) return join(names, "");
  return join(std::vector<std::string>(names.begin(), names.end() - 1), ", ") + " and " +
         names.back();
}

std::vector<std::string> namesOf(const FactorStructure& answer,
                                 const std::vector<std::size_t>& items) {
  std::vector<std::string> names;
  for (const std::size_t i : items) names.push_back(answer.items[i].variable);
  return names;
}

template <class Is>
std::vector<std::string> namesWhere(const FactorStructure& answer, const Is& is) {
  std::vector<std::string> names;
  for (const FactorItem& item : answer.items) {
    if (is(item)) names.push_back(item.variable);
  }
  return names;
}

std::string percentOf(double share) {
  return fixed(100 * share, 0) + " %";
}

void addHalo(const FactorStructure& answer, std::vector<Warning>& warnings) {
  if (!answer.halo) return;
  warnings.push_back(
      {"halo",
       {},
       "One dimension runs through " + percentOf(answer.firstShare) +
           " of the items' variation, and they correlate " + fixed(answer.meanCorrelation, 2) +
           " on average: people may answer them all in one way. Build scales of items that go "
           "together, six to eight drivers at most, before ranking drivers."});
}

void addItemNotes(const FactorStructure& answer, std::vector<Warning>& warnings) {
  const auto across = namesWhere(answer, [](const FactorItem& item) { return item.crossLoads; });
  if (!across.empty()) {
    warnings.push_back({"cross_loading", across,
                        listed(across) + (across.size() == 1 ? " loads" : " load") +
                            " on more than one factor (.3 or more): decide by what is asked where "
                            "it belongs, or leave it out of scales."});
  }
  const auto none = namesWhere(answer, [](const FactorItem& item) { return item.factor < 0; });
  if (!none.empty()) {
    warnings.push_back({"no_factor", none,
                        listed(none) + (none.size() == 1 ? " loads" : " load") +
                            " on no factor (all below .3): keep " +
                            (none.size() == 1 ? "it" : "them") + " out of scales, as " +
                            (none.size() == 1 ? "a driver of its own." : "drivers of their own.")});
  }
  const auto against = namesWhere(answer, [](const FactorItem& item) { return item.against; });
  if (!against.empty()) {
    warnings.push_back({"reverse_keyed", against,
                        listed(against) + (against.size() == 1 ? " runs" : " run") +
                            " against the other items of its factor: reverse-keyed? Mark it "
                            "\"reverse\" if a high answer means less."});
  }
  const auto heywood = namesWhere(answer, [](const FactorItem& item) { return item.heywood; });
  if (!heywood.empty()) {
    warnings.push_back({"heywood", heywood,
                        listed(heywood) + (heywood.size() == 1 ? " is" : " are") +
                            " explained all but wholly by the factors (Heywood case): too many "
                            "factors, or an item that repeats another. Try fewer factors."});
  }
}

void addNumberNotes(const FactorStructure& answer, std::vector<Warning>& warnings) {
  if (answer.suggested == 0) {
    warnings.push_back({"no_structure",
                        {},
                        "No eigenvalue is larger than chance makes those of unrelated items: "
                        "nothing says that these items go together."});
  } else if (answer.asked.factors > 0 && answer.asked.factors != answer.suggested) {
    warnings.push_back({"factors_asked",
                        {},
                        "Parallel analysis says " + std::to_string(answer.suggested) +
                            (answer.suggested == 1 ? " factor; " : " factors; ") +
                            std::to_string(answer.factors) + " were asked for."});
  } else if (answer.factors < answer.suggested) {
    warnings.push_back({"factors_capped",
                        {},
                        "Parallel analysis says " + std::to_string(answer.suggested) +
                            " factors, more than so few items can tell apart: " +
                            std::to_string(answer.factors) + " are taken."});
  }
  if (!answer.chanceWhy.empty()) {
    warnings.push_back({"no_parallel_analysis",
                        {},
                        "There is no parallel analysis: " + answer.chanceWhy +
                            ". The number of factors is that of eigenvalues above 1."});
  }
  if (!answer.converged) {
    warnings.push_back(
        {"not_converged", {}, "The loadings did not settle: try another number of factors."});
  }
}

}  // namespace

std::string scaleText(const FactorStructure& answer, const ProposedScale& scale) {
  const auto names = namesOf(answer, scale.items);
  if (names.empty()) return "No item has its largest loading on this factor: try fewer factors.";
  if (names.size() == 1) {
    return names.front() + " stands alone: one item is no scale. Keep it as a driver of its own.";
  }
  // Of polychoric correlations alpha is higher than of the scores, and has a name of its own.
  const std::string alpha = answer.correlationKind == CorrelationKind::Polychoric
                                ? "ordinal alpha "
                                : "standardised alpha ";
  std::string text = listed(names) + " go together (" + alpha + fixed(scale.alpha, 2) + "): " +
                     (scale.alpha >= kGoodAlpha ? "take them as one scale."
                                                : "a loose scale; look for more items like them.");
  if (!scale.turned.empty()) {
    text += " Reverse " + listed(namesOf(answer, scale.turned)) + ".";
  }
  return text;
}

std::vector<Warning> factorWarnings(const FactorStructure& answer) {
  std::vector<Warning> warnings;
  addHalo(answer, warnings);
  addNumberNotes(answer, warnings);
  addItemNotes(answer, warnings);
  return warnings;
}

}  // namespace candour
