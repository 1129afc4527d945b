// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/table_headers.h"

namespace candour {

TableHeader effectsHeader() {
  return {"driver", "variable", "level", "contrast", "percentage_points",
          "lower",  "upper",    "sd",    "reach"};
}

TableHeader importanceHeader() {
  return {"driver",     "share_percent", "lower", "upper", "unique_percent", "shapley",
          "shapley_se", "unique",        "alone", "tier",  "reliable"};
}

TableHeader singleImportanceHeader() {
  TableHeader header = importanceHeader();
  header[1] = "explained_percent";
  return header;
}

TableHeader dominanceHeader() {
  return {"driver", "other_drivers", "added_percent", "adds_more_in_every_model"};
}

TableHeader subgroupsHeader() {
  return {"driver",      "variable", "level", "contrast",   "group",           "n",
          "points",      "lower",    "upper", "difference", "difference_holm", "driver_p",
          "driver_holm", "all_p",    "note"};
}

TableHeader sensitivityHeader() {
  return {"way",   "model",      "middle_answer", "weighted",      "controls",
          "asked", "r2_percent", "driver",        "share_percent", "place"};
}

TableHeader curveHeader() {
  return {"value", "percent", "lower", "upper", "share"};
}

TableHeader levelsHeader() {
  return {"level", "percent", "lower", "upper", "share"};
}

TableHeader areasHeader() {
  return {"area",       "n",      "n_effective", "percent",  "lower",  "upper",
          "difference", "p_holm", "differs",     "adjusted", "shrunk", "note"};
}

TableHeader funnelHeader() {
  return {"area",     "n",         "n_effective", "percent", "z",   "lower_95",
          "upper_95", "lower_998", "upper_998",   "outside", "note"};
}

TableHeader tilesHeader() {
  return {"area", "tile", "class", "n", "percent", "lower", "upper", "differs", "note"};
}

TableHeader differencesHeader() {
  return {"first", "second", "difference", "se", "p", "p_holm", "differs", "note"};
}

// Of files written before the areas had second estimates.
static TableHeader formerAreasHeader() {
  return {"area",  "n",          "n_effective", "percent", "lower",
          "upper", "difference", "p_holm",      "differs", "note"};
}

TableHeader gapHeader() {
  return {"part", "name", "points", "lower", "upper", "p", "from_percent", "to_percent"};
}

TableHeader trendHeader() {
  return {"period",          "from",         "to",        "n",
          "n_effective",     "percent",      "lower",     "upper",
          "published",       "break_before", "to_latest", "to_latest_lower",
          "to_latest_upper", "p_holm",       "note"};
}

TableHeader areaTrendsHeader() {
  return {"area",  "period", "n",      "percent", "lower",
          "upper", "change", "p_holm", "changed", "note"};
}

TableHeader driverTrendsHeader() {
  return {"driver", "level", "contrast", "period",  "n",   "percentage_points",
          "lower",  "upper", "p_holm",   "changed", "note"};
}

TableHeader groupGapsHeader() {
  return {"control", "level",  "reference", "n",     "raw_points", "raw_lower", "raw_upper",
          "raw_p",   "points", "lower",     "upper", "p",          "p_holm",    "note"};
}

TableHeader changesHeader() {
  return {"kind",   "name",  "n_before", "n_after", "before", "after",
          "points", "lower", "upper",    "p",       "p_holm", "note"};
}

TableHeader whatIfHeader() {
  return {"scenario", "percent", "lower", "upper", "change_points", "change_lower", "change_upper"};
}

TableHeader targetHeader() {
  return {"level", "percent", "driver_mean", "shift", "shift_lower", "shift_upper"};
}

TableHeader upliftHeader() {
  return {"driver", "gain_points", "lower",        "upper", "p",
          "p_holm", "mean",        "best_quarter", "reach", "note"};
}

TableHeader prioritiesHeader() {
  return {"driver", "mean_percent", "share_percent", "tier", "reach", "note"};
}

TableHeader likertHeader() {
  return {"driver", "variable", "question", "answer",      "side",    "percent",
          "lower",  "upper",    "n",        "n_effective", "reversed"};
}

TableHeader evaluationHeader() {
  return {"row",   "quarter",    "counts_as",           "points",     "se",
          "lower", "upper",      "band_lower",          "band_upper", "p",
          "wards", "interviews", "interviews_compared", "note"};
}

TableHeader readinessHeader() {
  return {"row", "wards", "quarters_each_side", "smallest_effect_points", "note"};
}

TableHeader cooperationHeader() {
  return {"behaviour",     "mediator", "n",      "percent",      "has_percent",
          "per_1000",      "lower",    "upper",  "apart_points", "apart_lower",
          "apart_upper",   "p",        "p_holm", "risk_ratio",   "e_value",
          "e_value_limit", "note"};
}

TableHeader throughTrustHeader() {
  return {"driver", "variable", "level",  "contrast", "part",        "points",      "lower",
          "upper",  "p",        "p_holm", "share",    "share_lower", "share_upper", "reach"};
}

TableHeader requestsHeader() {
  return {"category", "wards", "wards_in_all"};
}

TableHeader reliabilityHeader() {
  return {"driver", "variable",         "question",         "item_rest",     "lower",
          "upper",  "alpha_if_dropped", "omega_if_dropped", "reverse_keyed", "n",
          "alpha",  "alpha_lower",      "alpha_upper"};
}

TableHeader loadingsHeader() {
  return {"driver",  "variable",        "question",    "factor",
          "loading", "belongs_to_this", "communality", "n"};
}

TableHeader screeHeader() {
  return {"factor", "eigenvalue", "chance_95", "above_chance"};
}

TableHeader interactionHeader() {
  return {"driver", "variable",          "level", "contrast", "given", "given_variable",
          "at",     "percentage_points", "lower", "upper",    "p",     "people"};
}

TableHeader calibrationHeader() {
  return {"row", "predicted_percent", "observed_percent", "lower", "upper"};
}

TableHeader rocHeader() {
  return {"row",
          "false_positive_percent",
          "true_positive_percent",
          "threshold_percent",
          "auc",
          "auc_lower",
          "auc_upper"};
}

TableHeader influenceHeader() {
  return {"driver", "variable", "level", "contrast", "percentage_points", "lowest", "highest"};
}

TableHeader collinearityHeader() {
  return {"driver", "kind", "terms", "gvif", "times_as_long"};
}

TableHeader weightsHeader() {
  return {"driver",
          "variable",
          "level",
          "contrast",
          "weighted_points",
          "lower",
          "upper",
          "unweighted_points",
          "difference_points",
          "difference_lower",
          "difference_upper",
          "p_holm"};
}

std::vector<TableHeader> tableHeaders() {
  return {effectsHeader(),      importanceHeader(),   singleImportanceHeader(), curveHeader(),
          levelsHeader(),       areasHeader(),        funnelHeader(),           tilesHeader(),
          differencesHeader(),  gapHeader(),          groupGapsHeader(),        trendHeader(),
          areaTrendsHeader(),   driverTrendsHeader(), changesHeader(),          formerAreasHeader(),
          whatIfHeader(),       targetHeader(),       upliftHeader(),           prioritiesHeader(),
          likertHeader(),       evaluationHeader(),   readinessHeader(),        cooperationHeader(),
          throughTrustHeader(), requestsHeader(),     interactionHeader(),      reliabilityHeader(),
          loadingsHeader(),     screeHeader(),        calibrationHeader(),      rocHeader(),
          influenceHeader(),    collinearityHeader(), weightsHeader(),          dominanceHeader(),
          subgroupsHeader(),    sensitivityHeader()};
}

}  // namespace candour
