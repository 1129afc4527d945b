// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/trends/trend_rows.h"

#include <algorithm>
#include <cmath>

#include "core/base/check.h"
#include "core/base/text.h"
#include "core/survey/answers.h"
#include "models/drivers/design_of.h"
#include "models/trends/note_words.h"

namespace candour {

namespace {

// A base period's interviews in the domain, and those with an outcome that no weight or sampling
// unit is known of.
struct BaseCounts {
  std::size_t inDomain = 0;
  std::size_t answered = 0;
  std::size_t unweighted = 0;
};

std::vector<BaseCounts> countBases(const QuestionRows& question, const Periods& periods) {
  std::vector<BaseCounts> counts(periods.bases.size());
  for (std::size_t row = 0; row < question.inDomain.size(); ++row) {
    if (!question.inDomain[row] || periods.baseOfRow[row] < 0) continue;
    BaseCounts& base = counts[static_cast<std::size_t>(periods.baseOfRow[row])];
    ++base.inDomain;
    if (std::isnan(question.outcome[row])) continue;
    ++base.answered;
    base.unweighted += question.design.stratum[row] < 0;
  }
  return counts;
}

// A rolling year of which the filter takes a quarter is no year.
void dropOutside(const std::vector<BaseCounts>& counts, Periods& periods) {
  std::size_t kept = 0;
  std::size_t partly = 0;
  bool broken = false;
  for (std::size_t k = 0; k < periods.windows.size(); ++k) {
    const auto& bases = periods.basesOfWindow[k];
    const auto outside = static_cast<std::size_t>(std::count_if(
        bases.begin(), bases.end(), [&counts](int base) { return counts[base].inDomain == 0; }));
    broken = broken || periods.windows[k].breakBefore;
    if (outside > 0) {
      partly += outside < bases.size();
      continue;
    }
    Window window = periods.windows[k];
    window.breakBefore = kept > 0 && broken;
    broken = false;
    periods.basesOfWindow[kept] = bases;
    periods.windows[kept++] = std::move(window);
  }
  periods.windows.resize(kept);
  periods.basesOfWindow.resize(kept);
  if (partly > 0) {
    periods.notes.push_back(std::to_string(partly) + (partly == 1 ? " period is" : " periods are") +
                            " not shown: the question's filter takes only part of them.");
  }
}

// What those lack who have an outcome but no place in the design: the weight, or any part of it.
std::string lackedOf(const Survey& survey, const DesignSpec& design, const QuestionRows& question) {
  std::vector<std::string> names = design.strata;
  if (!design.clusters.empty()) names.push_back(design.clusters.front());
  if (design.weight.empty()) {
    return "known stratum and sampling unit (" + join(names, ", ") + ")";
  }
  const auto weights = numbersOf(survey, *survey.find(design.weight));
  check(weights.has_value(), "a weight that the design was made of");
  bool weightAlone = true;
  for (std::size_t row = 0; row < weights->size(); ++row) {
    const bool lost = question.inDomain[row] && !std::isnan(question.outcome[row]) &&
                      question.design.stratum[row] < 0;
    weightAlone = weightAlone && (!lost || std::isnan((*weights)[row]));
  }
  if (weightAlone) return "weight (" + design.weight + ")";
  names.insert(names.begin(), design.weight);
  return "known weight, stratum and sampling unit (" + join(names, ", ") + ")";
}

void warnOfWeights(const std::string& lacked, const std::vector<BaseCounts>& counts,
                   const Periods& periods, std::vector<Warning>& warnings) {
  std::vector<std::string> none;
  std::vector<std::string> some;
  std::size_t lost = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i].unweighted == 0) continue;
    const bool all = counts[i].unweighted == counts[i].answered;
    (all ? none : some).push_back(periods.bases[i].label);
    if (!all) lost += counts[i].unweighted;
  }
  if (!none.empty()) {
    warnings.push_back({"no_weight", none,
                        "Nobody has a " + lacked + " in " + someOf(none) +
                            ": no share is given that needs them. Choose a weight of those "
                            "interviews."});
  }
  if (!some.empty()) {
    warnings.push_back({"no_weight", some,
                        grouped(static_cast<long long>(lost)) + " interviews without a " + lacked +
                            " are left out, in " + someOf(some) + "."});
  }
}

// Interviews of a base that no window holds.
void dropUnused(TrendRows& data) {
  std::vector<char> used(data.periods.bases.size(), 0);
  for (const auto& bases : data.periods.basesOfWindow) {
    for (const int base : bases) used[static_cast<std::size_t>(base)] = 1;
  }
  const std::size_t before = data.rows.size();
  std::erase_if(data.rows, [&](std::uint32_t row) {
    return !used[static_cast<std::size_t>(data.periods.baseOfRow[row])];
  });
  const std::size_t lost = before - data.rows.size();
  if (lost == 0) return;
  data.warnings.push_back(
      {"periods",
       {},
       grouped(static_cast<long long>(lost)) + " interviews are in none of the periods shown."});
}

}  // namespace

Result<TrendRows> trendRows(const Survey& survey, const DriverModelSpec& spec,
                            const TrendOptions& options) {
  auto question = questionRows(survey, spec);
  if (!question) return passOn(question);
  auto periods = periodsOf(survey, spec, options.by, options.breaks, options.time);
  if (!periods) return passOn(periods);
  TrendRows data{std::move(*question), std::move(*periods), {}, {}, {}};
  const auto counts = countBases(data.question, data.periods);
  dropOutside(counts, data.periods);
  const auto missing = [&data](std::size_t row) { return data.periods.baseOfRow[row] < 0; };
  data.rows = usedRows(data.question, missing, data.leftOut);
  dropUnused(data);
  if (data.rows.empty() || data.periods.windows.empty()) {
    return fail("Nobody in the question has an answer to \"" + spec.outcome.variable +
                "\", a weight above zero and a known time.");
  }
  for (const auto& note : data.periods.notes) data.warnings.push_back({"periods", {}, note});
  warnOfWeights(lackedOf(survey, spec.design, data.question), counts, data.periods, data.warnings);
  for (auto& warning : designWarnings(data.question.design)) {
    data.warnings.push_back(std::move(warning));
  }
  return data;
}

}  // namespace candour
