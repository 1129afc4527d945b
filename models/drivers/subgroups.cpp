// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/subgroups.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/text.h"
#include "core/numeric/multiple_testing.h"
#include "core/regression/grouped_fit.h"
#include "core/regression/score_covariance.h"
#include "models/drivers/equality_test.h"
#include "models/drivers/fitted_model.h"
#include "models/drivers/group_effects.h"
#include "models/drivers/prepared_model.h"
#include "models/drivers/terms.h"

namespace candour {

namespace {

constexpr double kEventsPerTerm = 10;
// More parameters than this are no model to read.
constexpr int kMostParameters = 2000;

bool isOf(const DriverSpec& driver, const std::string& variable) {
  return driver.items.size() == 1 && driver.items.front().variable == variable;
}

// The question with the groups as its first driver, so that a group's rows lie together, and in
// place of a control on the same variable.
DriverModelSpec groupedSpec(DriverModelSpec spec, const std::string& by) {
  std::erase_if(spec.controls, [&by](const DriverSpec& control) { return isOf(control, by); });
  DriverSpec groups;
  groups.items.push_back({by, false, {}, {}});
  groups.as = TermKind::Category;
  spec.drivers.insert(spec.drivers.begin(), std::move(groups));
  for (auto& driver : spec.drivers) driver.degree = 1;
  spec.interactions.clear();
  return spec;
}

Status answerable(const DriverModelSpec& spec, const std::string& by) {
  if (spec.drivers.empty()) return fail("The question has no drivers to compare between groups.");
  if (by.empty()) return fail("Say by which variable people are grouped.");
  if (spec.family != Family::Logit) {
    return fail("Effects by group are those of the logistic model; choose the family logit.");
  }
  if (by == spec.outcome.variable) {
    return fail("\"" + by + "\" is the outcome: choose another variable to group people by.");
  }
  for (const auto& driver : spec.drivers) {
    for (const auto& item : driver.items) {
      if (item.variable != by) continue;
      return fail("\"" + by + "\" is part of the driver \"" + nameOf(driver) +
                  "\": choose another variable to group people by.");
    }
  }
  return {};
}

std::string nameOfGroups(const Survey& survey, const DriverModelSpec& spec, const std::string& by) {
  for (const auto& control : spec.controls) {
    if (isOf(control, by) && !control.name.empty()) return control.name;
  }
  const auto index = survey.require(by);
  if (!index) return by;
  const std::string& label = survey.variables[*index].label;
  return label.empty() || label.size() > 30 ? by : label;
}

// Where each group's positions begin, and the end.
std::vector<std::size_t> beginsOf(const PreparedModel& model) {
  const ModelMatrix& matrix = model.matrix;
  const int factor = model.terms.front().place;
  std::vector<std::size_t> begin;
  for (std::size_t cell = 0; cell < matrix.cells(); ++cell) {
    const bool first =
        cell == 0 || matrix.levelInCell(cell, factor) != matrix.levelInCell(cell - 1, factor);
    if (first) begin.push_back(matrix.cellBegin(cell));
  }
  begin.push_back(matrix.rows());
  return begin;
}

// A prepared model with what each group has of its own.
struct Prepared {
  PreparedModel model;
  GroupedColumns columns;
  std::vector<PeopleGroup> groups;
};

PeopleGroup groupOf(const PreparedModel& model, std::size_t from, std::size_t to, int terms) {
  PeopleGroup group;
  group.n = to - from;
  double weight = 0;
  for (std::size_t i = from; i < to; ++i) {
    weight += model.w[i];
    group.outcome += model.w[i] * model.y[i];
  }
  group.outcome /= weight;
  group.share = weight / static_cast<double>(model.n());
  const std::vector<std::uint32_t> rows(model.surveyRow.begin() + static_cast<std::ptrdiff_t>(from),
                                        model.surveyRow.begin() + static_cast<std::ptrdiff_t>(to));
  group.df = countDesign(model.design, rows).df() - terms;
  return group;
}

Result<Prepared> prepare(const Survey& survey, const DriverModelSpec& spec) {
  auto model = prepareModel(survey, spec);
  if (!model) return passOn(model);
  std::vector<int> own;
  std::vector<int> shared;
  for (const auto& term : model->terms) {
    if (term.group == 0) continue;
    auto& columns = model->groups[static_cast<std::size_t>(term.group)].control ? shared : own;
    for (const int column : columnsOf(*model, term)) columns.push_back(column);
  }
  Prepared prepared{std::move(*model), {}, {}};
  const PreparedModel& all = prepared.model;
  if (all.terms.front().levels.size() * (own.size() + 1) > kMostParameters) {
    return fail("\"" + all.terms.front().variable + "\" has " +
                std::to_string(all.terms.front().levels.size()) +
                " answers: too many groups for a model. Merge them first.");
  }
  prepared.columns = groupedColumns(all.matrix, beginsOf(all), own, shared, all.w);
  for (std::size_t g = 0; g < prepared.columns.groups(); ++g) {
    prepared.groups.push_back(groupOf(all, prepared.columns.begin[g], prepared.columns.begin[g + 1],
                                      static_cast<int>(prepared.columns.own[g].size()) - 1));
    prepared.groups.back().name = all.terms.front().levels[g];
  }
  return prepared;
}

// Why a group's effects cannot be read; empty where they can.
std::string tooSmall(const Prepared& prepared, std::size_t group) {
  const auto& columns = prepared.columns;
  const auto terms = static_cast<double>(columns.own[group].size()) - 1;
  double positive = 0;
  for (std::size_t i = columns.begin[group]; i < columns.begin[group + 1]; ++i) {
    positive += prepared.model.y[i];
  }
  const auto n = static_cast<double>(prepared.groups[group].n);
  const double events = std::min(positive, n - positive);
  if (terms == 0) return "no driver varies in it";
  if (events < kEventsPerTerm * terms) {
    return "the rarer outcome occurs " + grouped(static_cast<long long>(events)) + " times for " +
           std::to_string(static_cast<int>(terms)) + " terms, fewer than 10 a term";
  }
  return prepared.groups[group].df > 0 ? "" : "too few sampling units for its own terms";
}

// Groups that a separated fit runs off in.
std::string separatedIn(const GroupedFit& fit, std::size_t group) {
  for (const int column : fit.columns.own[group]) {
    const int parameter = fit.columns.parameterOf(group, column);
    if (!fit.separated.empty() && fit.separated[static_cast<std::size_t>(parameter)]) {
      return "separated: the data put no bound on its effects";
    }
  }
  return {};
}

// The question without the groups that `why` names.
template <class Why>
bool leaveOut(const Prepared& prepared, const Why& why, DriverModelSpec& spec,
              std::vector<Subgroups::LeftOut>& leftOut) {
  DomainCondition kept{prepared.model.terms.front().variable, {}};
  const std::size_t before = leftOut.size();
  for (std::size_t g = 0; g < prepared.groups.size(); ++g) {
    const std::string reason = why(g);
    if (reason.empty()) {
      kept.answers.emplace_back(prepared.groups[g].name);
    } else {
      leftOut.push_back({prepared.groups[g].name, prepared.groups[g].n, reason});
    }
  }
  if (leftOut.size() == before) return false;
  if (kept.answers.size() > 1) spec.domain.push_back(std::move(kept));
  return true;
}

tl::unexpected<Error> tooFewGroups(const std::vector<Subgroups::LeftOut>& leftOut) {
  std::string why;
  if (!leftOut.empty()) why = " " + leftOut.front().name + ": " + leftOut.front().why + ".";
  return fail("Fewer than two groups are large enough for effects of their own." + why +
              " Use fewer drivers, more rows or larger groups.");
}

// The prepared question of the groups that have effects, and its fit.
struct Fitted {
  Prepared prepared;
  GroupedFit fit;
};

Result<Fitted> fitGroups(const Survey& survey, DriverModelSpec spec, const Job& job,
                         std::vector<Subgroups::LeftOut>& leftOut) {
  while (true) {
    auto prepared = prepare(survey, spec);
    if (!prepared) return passOn(prepared);
    const std::size_t groups = prepared->groups.size();
    const std::size_t before = leftOut.size();
    const auto small = [&](std::size_t g) { return tooSmall(*prepared, g); };
    if (leaveOut(*prepared, small, spec, leftOut)) {
      if (groups - (leftOut.size() - before) < 2) return tooFewGroups(leftOut);
      continue;
    }
    if (groups < 2) return tooFewGroups(leftOut);
    const PreparedModel& model = prepared->model;
    GroupedFit fit = fitGrouped(model.matrix, prepared->columns, model.y, model.w, job);
    if (job.stopped()) return cancelled();
    const auto separated = [&](std::size_t g) { return separatedIn(fit, g); };
    if (leaveOut(*prepared, separated, spec, leftOut)) {
      if (groups - (leftOut.size() - before) < 2) return tooFewGroups(leftOut);
      continue;
    }
    if (fit.status == FitStatus::Separated) {
      return fail(
          "The controls separate the outcome: the data put no bound on the fit. Leave out "
          "the control that does, or merge its answers.");
    }
    return Fitted{std::move(*prepared), std::move(fit)};
  }
}

Subgroups describe(const Survey& survey, const DriverModelSpec& spec, const std::string& by,
                   const Prepared& prepared) {
  Subgroups answer;
  const PreparedModel& model = prepared.model;
  answer.spec = spec;
  answer.by = by;
  answer.name = nameOfGroups(survey, spec, by);
  answer.simulated = model.simulated;
  answer.source = model.source;
  answer.n = model.n();
  answer.nEffective = model.nEffective;
  answer.leftOut = model.leftOut;
  answer.designDf = model.counts.df();
  answer.weighted = !spec.design.weight.empty();
  answer.groups = prepared.groups;
  for (const auto& warning : model.warnings) {
    if (warning.code != "few_events") answer.warnings.push_back(warning);
  }
  const bool powers = std::any_of(spec.drivers.begin(), spec.drivers.end(),
                                  [](const DriverSpec& driver) { return driver.degree > 1; });
  if (powers || !spec.interactions.empty()) {
    answer.warnings.push_back(
        {"interaction_left_out",
         {},
         "Effects by group are those of the model without its interactions and powers."});
  }
  return answer;
}

}  // namespace

Result<Subgroups> subgroupEffects(const Survey& survey, const DriverModelSpec& spec,
                                  const std::string& by, const Job& job) {
  if (auto can = answerable(spec, by); !can) return passOn(can);
  std::vector<Subgroups::LeftOut> leftOut;
  auto fitted = fitGroups(survey, groupedSpec(spec, by), job, leftOut);
  if (!fitted) return passOn(fitted);
  job.report(0.7);
  const PreparedModel& model = fitted->prepared.model;
  const auto scores = scoreCovariance(model.matrix, fitted->fit, model.design, model.surveyRow);
  if (!scores) return tl::make_unexpected(scores.error());
  Subgroups answer = describe(survey, spec, by, fitted->prepared);
  answer.groupsLeftOut = std::move(leftOut);
  answer.status = fitted->fit.status;
  if (answer.status == FitStatus::NotConverged) {
    answer.warnings.push_back(
        {"not_converged", {}, "The fit did not settle; do not use these effects."});
  }
  const auto size = fitted->fit.information.rows();
  const GroupCovariances covariances{
      fitted->fit.information.ldlt().solve(Eigen::MatrixXd::Identity(size, size)),
      sandwich(fitted->fit.information, *scores, {})};
  setTests(model, fitted->fit, covariances, answer);
  setEffects(model, fitted->fit, covariances, answer);
  job.report(1);
  return answer;
}

std::string groupingOf(const DriverModelSpec& spec) {
  for (const auto& control : spec.controls) {
    if (control.items.size() == 1) return control.items.front().variable;
  }
  return spec.area;
}

std::vector<std::string> subgroupVariables(const DriverModelSpec& spec, const std::string& by) {
  auto names = variablesOf(spec);
  if (std::find(names.begin(), names.end(), by) == names.end()) names.push_back(by);
  return names;
}

}  // namespace candour
