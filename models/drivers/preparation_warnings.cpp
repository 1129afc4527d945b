// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/preparation_warnings.h"

#include <algorithm>
#include <numeric>

#include "core/base/text.h"
#include "models/drivers/derived_terms.h"
#include "models/drivers/driver_map.h"

namespace candour {

namespace {

// Where all people of a level are in one sampling unit, the design cannot show how they vary.
void warnOfLonelyLevels(PreparedModel& model) {
  if (model.design.rowsArePsus) return;
  for (const auto& term : model.terms) {
    if (!term.categorical) continue;
    std::vector<std::int32_t> unit(term.levels.size(), -1);
    std::vector<char> several(term.levels.size(), 0);
    for (std::size_t cell = 0; cell < model.matrix.cells(); ++cell) {
      const auto level = static_cast<std::size_t>(model.matrix.levelInCell(cell, term.place));
      for (std::size_t i = model.matrix.cellBegin(cell); i < model.matrix.cellBegin(cell + 1);
           ++i) {
        const auto psu = model.design.psu[model.surveyRow[i]];
        if (unit[level] >= 0 && unit[level] != psu) several[level] = 1;
        unit[level] = psu;
      }
    }
    for (std::size_t level = 0; level < several.size(); ++level) {
      if (several[level] || isReference(term, level)) continue;
      const std::string name = levelName(term, level);
      model.warnings.push_back({"one_psu",
                                {name},
                                "All people with " + name +
                                    " are in one sampling unit: its error is understated, or "
                                    "cannot be given."});
    }
  }
}

// Clusters of one person each are no clusters: often the person's number instead of the area's.
void warnOfNoClustering(PreparedModel& model) {
  if (model.spec.design.clusters.empty() || model.n() < 2) return;
  if (model.counts.psus != static_cast<int>(model.n())) return;
  model.warnings.push_back(
      {"no_clustering", model.spec.design.clusters,
       "Every sampling unit (" + join(model.spec.design.clusters, ", ") + ") has one person in " +
           "the model: nothing is clustered. Check that it is the variable of the units that were "
           "drawn first."});
}

void warnOfFewEvents(PreparedModel& model) {
  const double positive = std::accumulate(model.y.begin(), model.y.end(), 0.0);
  const double events = std::min(positive, static_cast<double>(model.n()) - positive);
  const int slopes = model.selection.parameters - 1;
  if (slopes == 0 || events / slopes >= 10) return;
  model.warnings.push_back({"few_events",
                            {},
                            "The rarer outcome occurs " + grouped(static_cast<long long>(events)) +
                                " times for " + std::to_string(slopes) +
                                " terms; fewer than 10 a term make estimates unstable. Use fewer "
                                "drivers or more rows."});
}

// A driver that asks what an outcome asks explains it by itself.
void warnOfOutcomeFamily(PreparedModel& model) {
  std::vector<std::string> items;
  for (const auto& driver : model.spec.drivers) {
    for (const auto& item : driver.items) {
      if (item.variable == model.spec.outcome.variable || outcomeFamilyOf(item.variable)) {
        items.push_back(item.variable);
      }
    }
  }
  if (items.empty()) return;
  model.warnings.push_back({"outcome_family", items,
                            join(items, ", ") + (items.size() == 1 ? " measures" : " measure") +
                                " what the outcomes measure: as a driver it explains the outcome "
                                "by itself. Leave it out "
                                "unless that is what you want to show."});
}

}  // namespace

void addPreparationWarnings(PreparedModel& model) {
  warnOfLonelyLevels(model);
  warnOfNoClustering(model);
  warnOfFewEvents(model);
  warnOfOutcomeFamily(model);
}

}  // namespace candour
