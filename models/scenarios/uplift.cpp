// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/scenarios/uplift.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/regression/linear_fit.h"
#include "models/disclosure/rules.h"
#include "models/drivers/family.h"
#include "models/drivers/model_warnings.h"
#include "models/drivers/plain_question.h"
#include "models/drivers/term_tests.h"
#include "models/scenarios/border.h"
#include "models/scenarios/moved_share.h"
#include "models/scenarios/scenario_parts.h"
#include "models/scenarios/uplift_index.h"

namespace candour {

namespace {

// The design variances of the areas' means.
Result<std::vector<double>> meanVariances(const UpliftParts& parts, const UpliftIndex& index) {
  std::vector<Eigen::Index> column(parts.groups.groups.size(), -1);
  for (std::size_t k = 0; k < parts.areas.size(); ++k) {
    column[parts.areas[k]] = static_cast<Eigen::Index>(k);
  }
  PsuTotals totals =
      PsuTotals::Zero(parts.model.design.psus(), static_cast<Eigen::Index>(parts.areas.size()));
  for (std::size_t i = 0; i < parts.model.n(); ++i) {
    const auto g = static_cast<std::size_t>(parts.groups.groupOf[i]);
    if (column[g] < 0) continue;
    totals(parts.model.design.psu[parts.model.surveyRow[i]], column[g]) +=
        parts.model.w[i] * (index.value[i] - index.mean[g]) / parts.groups.groups[g].weight;
  }
  const auto v = designCovariance(parts.model.design, totals);
  if (!v) return tl::make_unexpected(v.error());
  const Eigen::VectorXd diagonal = v->diagonal();
  return std::vector<double>(diagonal.begin(), diagonal.end());
}

// By how much each area's mean counts in "border less the area's mean", by group.
std::vector<double> contrastOf(const UpliftParts& parts, const std::vector<std::size_t>& areas,
                               const Border& border) {
  std::vector<double> contrast(parts.groups.groups.size(), 0);
  for (std::size_t k = 0; k < areas.size(); ++k) contrast[areas[k]] = border.part[k];
  contrast[parts.area] -= 1;
  return contrast;
}

// Influences of gain and headroom through the design (docs/methods.md, "Achievable uplift").
Status setErrors(const UpliftParts& parts, const MovableDriver& driver, const UpliftIndex& index,
                 const std::vector<double>& contrast, Uplift& uplift) {
  const PreparedModel& model = parts.model;
  const EffectPart part = effectPart(parts, driver, contrast);
  const auto leverage = coefficientLeverage(model, parts.fitted, part.gradient);
  const double sign = !driver.directed && index.effect < 0 ? -1 : 1;
  PsuTotals totals = PsuTotals::Zero(model.design.psus(), 2);
  for (std::size_t i = 0; i < model.n(); ++i) {
    const auto g = static_cast<std::size_t>(parts.groups.groupOf[i]);
    const auto psu = model.design.psu[model.surveyRow[i]];
    double headroom = 0;
    if (g > 0 && contrast[g] != 0) {
      headroom = sign * contrast[g] * model.w[i] * (index.value[i] - index.mean[g]) /
                 parts.groups.groups[g].weight;
    }
    const double effect =
        model.w[i] * (part.person[i] - uplift.gain) / parts.groups.groups[0].weight;
    const double coefficients = leverage.empty() ? 0 : leverage[i] * parts.fitted.fit.residual[i];
    totals(psu, 0) += effect + coefficients + std::abs(index.effect) * headroom;
    totals(psu, 1) += headroom;
  }
  const auto v = designCovariance(model.design, totals);
  if (!v) return tl::make_unexpected(v.error());
  const int df = std::min(parts.fitted.df, parts.groups.groups[parts.area].df);
  uplift.se = leverage.empty() ? kNotAvailable : std::sqrt((*v)(0, 0));
  uplift.headroomSe = std::sqrt((*v)(1, 1));
  uplift.why = whyNoInterval(uplift.se, df);
  const Inference inference = inferenceOf(uplift.gain, uplift.se, df);
  uplift.lower = inference.lower;
  uplift.upper = inference.upper;
  uplift.p = inference.p;
  if (!uplift.why.empty()) uplift.se = kNotAvailable;
  return {};
}

// No gain to speak of: none, and no error of it.
void setNone(const std::string& why, Uplift& uplift) {
  uplift.gain = uplift.headroom = 0;
  uplift.se = uplift.headroomSe = uplift.lower = uplift.upper = uplift.p = kNotAvailable;
  uplift.why = why;
}

Result<Uplift> upliftOf(const UpliftParts& parts, const MovableDriver& driver) {
  Uplift uplift;
  uplift.driver = driver.name;
  uplift.reach = parts.model.spec.drivers[driver.group].reach;
  if (!driver.why.empty() || !driver.whyNoGain.empty()) {
    setNone(driver.why.empty() ? driver.whyNoGain : driver.why, uplift);
    uplift.gain = uplift.headroom = uplift.mean = uplift.bestQuarter = kNotAvailable;
    return uplift;
  }
  const UpliftIndex index = indexOf(parts, driver);
  const auto variances = meanVariances(parts, index);
  if (!variances) return tl::make_unexpected(variances.error());
  const double sign = !driver.directed && index.effect < 0 ? -1 : 1;
  std::vector<std::size_t> areas;
  std::vector<double> y;
  std::vector<double> psi;
  for (std::size_t k = 0; k < parts.areas.size(); ++k) {
    if (!((*variances)[k] > 0)) continue;  // everybody alike, or one sampling unit
    areas.push_back(parts.areas[k]);
    y.push_back(sign * index.mean[parts.areas[k]]);
    psi.push_back((*variances)[k]);
  }
  uplift.mean = index.mean[parts.area];
  uplift.bestQuarter = kNotAvailable;
  if (areas.size() < 3) {
    setNone("fewer than three areas show how their people vary", uplift);
    return uplift;
  }
  const Border border = bestQuarter(y, psi);
  uplift.bestQuarter = sign * border.value;
  uplift.headroom = border.value - sign * uplift.mean;
  if (border.variance == 0) {
    setNone("the areas cannot be told apart on it", uplift);
  } else if (uplift.headroom <= 0) {
    uplift.ahead = true;
    setNone("already in the best quarter of areas", uplift);
  } else {
    uplift.gain = std::abs(index.effect) * uplift.headroom;
    const auto set = setErrors(parts, driver, index, contrastOf(parts, areas, border), uplift);
    if (!set) return tl::make_unexpected(set.error());
  }
  return uplift;
}

Result<UpliftParts> upliftParts(const Survey& survey, const DriverModelSpec& spec,
                                const std::string& area, const Job& job) {
  if (spec.area.empty()) {
    return fail("The question names no area variable (\"area\") to compare by.");
  }
  auto model =
      prepareModel(survey, spec, withPlainDrivers(asLogit(spec), "What an area could gain"));
  if (!model) return passOn(model);
  noteLogitInstead(spec, "What areas could gain", model->warnings);
  if (job.stopped()) return cancelled();
  auto fitted = fitPrepared(*model, job);
  if (!fitted) return passOn(fitted);
  if (fitted->fit.status == FitStatus::NotConverged) {
    return fail("The model did not settle, so nothing can be said of what an area could gain.");
  }
  auto drivers = movableDrivers(survey, *model, *fitted);
  if (!drivers) return passOn(drivers);
  auto groups = scenarioGroups(survey, *model);
  if (!groups) return passOn(groups);
  const auto group = findGroup(*groups, area, "what it could gain");
  if (!group) return tl::make_unexpected(group.error());
  if (*group == 0) return fail("Say which area of \"" + spec.area + "\".");
  UpliftParts parts{std::move(*model),
                    std::move(*fitted),
                    std::move(*drivers),
                    std::move(*groups),
                    {},
                    *group,
                    {},
                    {}};
  for (std::size_t g = 1; g < parts.groups.groups.size(); ++g) {
    if (parts.groups.groups[g].n >= kFewestInterviews) parts.areas.push_back(g);
  }
  parts.slopes = averageSlopes(parts.model.matrix, parts.fitted.fit, parts.model.w);
  parts.eta =
      linearPredictor(parts.model.matrix, parts.fitted.fit.selection, parts.fitted.fit.beta);
  return parts;
}

}  // namespace

Result<UpliftAnswer> achievableUplift(const Survey& survey, const DriverModelSpec& spec,
                                      const std::string& area, const Job& job) {
  const auto parts = upliftParts(survey, spec, area, job);
  if (!parts) return tl::make_unexpected(parts.error());
  const ScenarioGroup& group = parts->groups.groups[parts->area];
  UpliftAnswer answer;
  answer.spec = spec;
  answer.area = group.name;
  answer.simulated = parts->model.simulated;
  answer.source = parts->model.source;
  answer.n = parts->model.n();
  answer.areaN = group.n;
  answer.nEffective = parts->model.nEffective;
  answer.leftOut = parts->model.leftOut;
  answer.warnings = modelWarnings(parts->model, parts->fitted);
  for (const auto& driver : parts->drivers) {
    auto uplift = upliftOf(*parts, driver);
    if (!uplift) return passOn(uplift);
    answer.drivers.push_back(std::move(*uplift));
  }
  std::stable_sort(answer.drivers.begin(), answer.drivers.end(),
                   [](const Uplift& a, const Uplift& b) {
                     if (std::isnan(a.gain) || std::isnan(b.gain))
                       return !std::isnan(a.gain) && std::isnan(b.gain);
                     return a.gain > b.gain;
                   });
  job.report(1);
  return answer;
}

}  // namespace candour
