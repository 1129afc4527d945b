// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/json_parts.h"

#include <cmath>

#include "models/drivers/design_of.h"

namespace candour {

Json number(double value) {
  return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json textOrNull(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

void addWhy(Json& object, const std::string& why) {
  if (!why.empty()) object["why"] = why;
}

const char* nameOf(FitStatus status) {
  switch (status) {
    case FitStatus::Converged:
      return "converged";
    case FitStatus::Separated:
      return "separated";
    case FitStatus::NotConverged:
      return "not_converged";
  }
  return "";
}

Json json(const std::vector<Warning>& warnings) {
  Json list = Json::array();
  for (const auto& w : warnings) {
    list.push_back({{"code", w.code}, {"terms", w.terms}, {"text", w.text}});
  }
  return list;
}

Json json(const RowsLeftOut& left) {
  return {{"missing", left.missing}, {"domain", left.domain}, {"zero_weight", left.zeroWeight}};
}

void addPooled(Json& object, double df, double fmi) {
  if (std::isnan(fmi)) return;
  object["df"] = df;
  object["fmi"] = fmi;
}

void addSmallSample(Json& object, const std::optional<SmallSample>& small) {
  if (!small) return;
  object["small_sample"] = {{"se", number(small->se)},       {"df", number(small->df)},
                            {"t", number(small->t)},         {"p", number(small->p)},
                            {"lower", number(small->lower)}, {"upper", number(small->upper)}};
}

Json json(const Effect& e) {
  Json object = {{"driver", e.driver},       {"variable", e.variable},
                 {"contrast", e.contrast},   {"level", textOrNull(e.level)},
                 {"control", e.control},     {"estimate", number(e.estimate)},
                 {"se", number(e.se)},       {"lower", number(e.lower)},
                 {"upper", number(e.upper)}, {"p", number(e.p)}};
  if (!std::isnan(e.seUnconditional)) object["se_unconditional"] = e.seUnconditional;
  if (!std::isnan(e.sd)) object["sd"] = e.sd;
  if (!e.detail.empty()) object["detail"] = e.detail;
  addSmallSample(object, e.smallSample);
  addPooled(object, e.df, e.fmi);
  addWhy(object, e.why);
  return object;
}

Json designJson(const DesignSpec& design, int replicates) {
  return {{"kind", nameOf(design.replicates.method)}, {"replicates", replicates}};
}

std::string textOf(const Json& document) {
  return document.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace candour
