// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/group_gaps.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/base/text.h"
#include "core/design/design_variance.h"
#include "core/numeric/multiple_testing.h"
#include "models/drivers/effects.h"
#include "models/drivers/fitted_model.h"
#include "models/drivers/model_warnings.h"
#include "models/drivers/prepared_model.h"
#include "models/drivers/term_tests.h"

namespace candour {

namespace {

// The people of a control as groups; levels of rows by position.
struct Grouping {
  std::vector<int> levelOf;
  std::vector<std::string> levels;
  int reference = 0;
};

Grouping ofCategory(const PreparedModel& model, const PlacedTerm& term) {
  Grouping grouping{std::vector<int>(model.n()), term.levels, term.reference};
  for (std::size_t cell = 0; cell < model.matrix.cells(); ++cell) {
    std::fill(
        grouping.levelOf.begin() + static_cast<std::ptrdiff_t>(model.matrix.cellBegin(cell)),
        grouping.levelOf.begin() + static_cast<std::ptrdiff_t>(model.matrix.cellBegin(cell + 1)),
        model.matrix.levelInCell(cell, term.place));
  }
  return grouping;
}

std::optional<Grouping> groupingOf(const PreparedModel& model, const PlacedTerm& term) {
  if (term.categorical) return ofCategory(model, term);
  const auto two = twoValuesOf(model, term);
  if (!two) return std::nullopt;
  Grouping grouping{{}, {two->lowText, two->highText}, 0};
  const double* values = model.matrix.numeric(term.place);
  for (std::size_t i = 0; i < model.n(); ++i) {
    grouping.levelOf.push_back(values[i] == two->high ? 1 : 0);
  }
  return grouping;
}

// The weighted sums of one group.
struct Sums {
  std::vector<std::uint32_t> rows;
  double weight = 0;
  double positive = 0;
  double negative = 0;
  int df = 0;
  [[nodiscard]] double share() const { return positive / weight; }
  [[nodiscard]] bool agrees() const { return positive == 0 || negative == 0; }
};

std::vector<Sums> sumsOf(const PreparedModel& model, const Grouping& grouping) {
  std::vector<Sums> sums(grouping.levels.size());
  for (std::size_t i = 0; i < model.n(); ++i) {
    Sums& group = sums[static_cast<std::size_t>(grouping.levelOf[i])];
    group.rows.push_back(model.surveyRow[i]);
    group.weight += model.w[i];
    (model.y[i] > 0 ? group.positive : group.negative) += model.w[i];
  }
  for (Sums& group : sums) group.df = countDesign(model.design, group.rows).df();
  return sums;
}

// The joint covariance of the groups' shares: influences w (y - share) / sum of w inside each.
Result<Eigen::MatrixXd> covarianceOf(const PreparedModel& model, const Grouping& grouping,
                                     const std::vector<Sums>& sums) {
  PsuTotals totals =
      PsuTotals::Zero(model.design.psus(), static_cast<Eigen::Index>(grouping.levels.size()));
  for (std::size_t i = 0; i < model.n(); ++i) {
    const int level = grouping.levelOf[i];
    const Sums& group = sums[static_cast<std::size_t>(level)];
    totals(model.design.psu[model.surveyRow[i]], level) +=
        model.w[i] * (model.y[i] - group.share()) / group.weight;
  }
  return designCovariance(model.design, totals);
}

void setRaw(const Sums& group, const Sums& reference, double variance, double sum, GroupGap& gap) {
  gap.n = group.rows.size();
  gap.raw = group.share() - reference.share();
  gap.rawDf = std::min(group.df, reference.df);
  if (group.agrees() || reference.agrees()) {
    gap.rawWhy = "everybody in one of the two groups gave the same answer";
  } else if (gap.rawDf <= 0 || !(variance > 1e-13 * sum)) {
    gap.rawWhy = kNoVariationWhy;
  }
  gap.rawSe = gap.rawWhy.empty() ? std::sqrt(variance) : kNotAvailable;
  const Inference inference = inferenceOf(gap.raw, gap.rawSe, gap.rawDf);
  gap.rawLower = inference.lower;
  gap.rawUpper = inference.upper;
  gap.rawP = inference.p;
}

void setHeld(const std::vector<Effect>& effects, const std::string& control, const PlacedTerm& term,
             GroupGap& gap) {
  const auto effect = std::find_if(effects.begin(), effects.end(), [&](const Effect& e) {
    const bool same = term.categorical ? e.level == gap.level : e.contrast.starts_with("from ");
    return same && e.control && e.driver == control && e.variable == term.variable;
  });
  if (effect == effects.end()) {
    gap.held = gap.se = gap.lower = gap.upper = gap.p = kNotAvailable;
    gap.why = "the rest of the model tells who belongs to it: nothing can be held equal";
    return;
  }
  gap.held = effect->estimate;
  gap.se = effect->se;
  gap.lower = effect->lower;
  gap.upper = effect->upper;
  gap.p = effect->p;
  gap.why = effect->why;
}

void setHolm(std::vector<GroupGap>& groups) {
  std::vector<double> p;
  p.reserve(groups.size());
  for (const GroupGap& gap : groups) p.push_back(gap.p);
  p = holm(p);
  for (std::size_t i = 0; i < p.size(); ++i) {
    groups[i].pHolm = p[i];
    groups[i].differs = p[i] < 0.05;
  }
}

Result<ControlGaps> gapsOf(const PreparedModel& model, const PlacedTerm& term,
                           const Grouping& grouping, const std::vector<Effect>& effects) {
  const auto sums = sumsOf(model, grouping);
  const auto v = covarianceOf(model, grouping, sums);
  if (!v) return tl::make_unexpected(v.error());
  const auto reference = static_cast<Eigen::Index>(grouping.reference);
  const Sums& beside = sums[static_cast<std::size_t>(reference)];
  ControlGaps gaps{model.groups[static_cast<std::size_t>(term.group)].name,
                   term.variable,
                   grouping.levels[static_cast<std::size_t>(reference)],
                   beside.rows.size(),
                   {}};
  for (Eigen::Index level = 0; level < v->rows(); ++level) {
    if (level == reference) continue;
    GroupGap gap;
    gap.level = grouping.levels[static_cast<std::size_t>(level)];
    const double sum = (*v)(level, level) + (*v)(reference, reference);
    setRaw(sums[static_cast<std::size_t>(level)], beside, sum - 2 * (*v)(level, reference), sum,
           gap);
    setHeld(effects, gaps.control, term, gap);
    gaps.groups.push_back(std::move(gap));
  }
  setHolm(gaps.groups);
  return gaps;
}

Status addControls(const PreparedModel& model, const FittedModel& fitted, GroupGaps& answer) {
  const auto effects = averageEffects(model, fitted);
  for (const auto& term : model.terms) {
    const TermGroup& group = model.groups[static_cast<std::size_t>(term.group)];
    if (!group.control || term.derived()) continue;
    const auto grouping = groupingOf(model, term);
    if (!grouping || grouping->levels.size() < 2) {
      answer.notCompared.push_back(
          {group.name, grouping ? "everybody is in one group" : "a number has no groups"});
      continue;
    }
    auto gaps = gapsOf(model, term, *grouping, effects);
    if (!gaps) return tl::make_unexpected(gaps.error());
    answer.controls.push_back(std::move(*gaps));
  }
  return {};
}

}  // namespace

Result<GroupGaps> groupGaps(const Survey& survey, const DriverModelSpec& spec, const Job& job) {
  if (spec.controls.empty()) {
    return fail("The question has no \"controls\": they say which groups of people to compare.");
  }
  const auto model = prepareModel(survey, spec);
  if (!model) return tl::make_unexpected(model.error());
  if (job.stopped()) return cancelled();
  const auto fitted = fitPrepared(*model, job);
  if (!fitted) return tl::make_unexpected(fitted.error());
  job.report(0.7);
  GroupGaps answer;
  answer.spec = spec;
  answer.simulated = model->simulated;
  answer.source = model->source;
  answer.n = model->n();
  answer.leftOut = model->leftOut;
  answer.nEffective = model->nEffective;
  answer.weighted = !spec.design.weight.empty();
  answer.status = fitted->fit.status;
  answer.df = fitted->df;
  const Status added = addControls(*model, *fitted, answer);
  if (!added) return tl::make_unexpected(added.error());
  answer.warnings = modelWarnings(*model, *fitted);
  job.report(1);
  return answer;
}

Result<GroupGaps> onlyControl(GroupGaps gaps, const std::string& name) {
  std::vector<ControlGaps> kept;
  std::vector<std::string> names;
  for (ControlGaps& control : gaps.controls) {
    names.push_back(control.control);
    if (control.variable != control.control) names.push_back(control.variable);
    if (control.control == name || control.variable == name) kept.push_back(std::move(control));
  }
  if (kept.empty()) {
    for (const NotCompared& control : gaps.notCompared) {
      if (control.control != name) continue;
      return fail("The control \"" + name + "\" cannot be compared: " + control.why + ".");
    }
    return fail("The question has no control \"" + name + "\" with groups." +
                didYouMean(name, names));
  }
  gaps.controls = std::move(kept);
  gaps.notCompared.clear();
  return gaps;
}

bool holdsAnythingEqual(const DriverModelSpec& spec) {
  return !spec.drivers.empty() || spec.controls.size() > 1 ||
         (spec.controls.size() == 1 && spec.controls.front().items.size() > 1);
}

}  // namespace candour
