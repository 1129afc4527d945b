// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/trends/changes_json.h"

#include "models/drivers/json_parts.h"

namespace candour {

namespace {

Json windowOf(const Window& window) {
  return {{"label", window.label}, {"from", window.from}, {"to", window.to}};
}

Json rowOf(const ChangeRow& row) {
  Json made = {{"n_before", row.nBefore},
               {"n_after", row.nAfter},
               {"before", number(row.before)},
               {"after", number(row.after)},
               {"estimate", number(row.estimate)},
               {"se", number(row.se)},
               {"lower", number(row.lower)},
               {"upper", number(row.upper)},
               {"p", number(row.p)},
               {"p_holm", number(row.pHolm)},
               {"changed", row.pHolm < 0.05}};
  if (!row.why.empty()) made["why"] = row.why;
  return made;
}

Json listOf(const Changes& changes, ChangeOf of, const char* name) {
  Json list = Json::array();
  for (const ChangeRow& row : changes.rows) {
    if (row.of != of) continue;
    Json made = {{name, row.name}};
    made.update(rowOf(row));
    list.push_back(std::move(made));
  }
  return list;
}

}  // namespace

std::string changesJson(const Changes& changes) {
  Json document = {{"outcome", changes.spec.outcome.name},
                   {"n", changes.n},
                   {"n_effective", number(changes.nEffective)},
                   {"simulated", changes.simulated},
                   {"from", windowOf(changes.before)},
                   {"to", windowOf(changes.after)},
                   {"overall", rowOf(changes.rows.front())},
                   {"drivers", listOf(changes, ChangeOf::Driver, "driver")},
                   {"areas", listOf(changes, ChangeOf::Area, "area")},
                   {"not_scales", changes.notScales},
                   {"warnings", json(changes.warnings)}};
  return textOf(document);
}

}  // namespace candour
