// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/scenarios/scenario_rows.h"

#include <algorithm>

#include "models/disclosure/rules.h"
#include "models/drivers/question_rows.h"

namespace candour {

namespace {

// Each group's share among all who answered the outcome, whatever else they answered.
Status setDirect(const Survey& survey, const PreparedModel& model,
                 const std::vector<std::int32_t>& levelOfRow, ScenarioGroups& groups) {
  const auto question = questionRows(survey, model.spec);
  if (!question) return tl::make_unexpected(question.error());
  RowsLeftOut leftOut;
  std::vector<double> weight(groups.groups.size(), 0);
  std::vector<double> positive(groups.groups.size(), 0);
  for (const auto row : usedRows(
           *question, [](std::size_t) { return false; }, leftOut)) {
    const double w = question->design.weight[row];
    const double y = question->outcome[row];
    weight[0] += w;
    positive[0] += w * y;
    if (levelOfRow.empty() || levelOfRow[row] < 0) continue;
    const auto group = static_cast<std::size_t>(levelOfRow[row]) + 1;
    weight[group] += w;
    positive[group] += w * y;
  }
  for (std::size_t g = 0; g < weight.size(); ++g) {
    groups.groups[g].direct = weight[g] > 0 ? positive[g] / weight[g] : kNotAvailable;
  }
  return {};
}

void setShares(const PreparedModel& model, ScenarioGroups& groups) {
  std::vector<std::vector<std::uint32_t>> rows(groups.groups.size());
  std::vector<double> squares(groups.groups.size(), 0);
  const auto add = [&](std::size_t g, std::size_t i) {
    rows[g].push_back(model.surveyRow[i]);
    groups.groups[g].weight += model.w[i];
    groups.groups[g].share += model.w[i] * model.y[i];
    squares[g] += model.w[i] * model.w[i];
  };
  for (std::size_t i = 0; i < model.n(); ++i) {
    add(0, i);
    if (groups.groupOf[i] > 0) add(static_cast<std::size_t>(groups.groupOf[i]), i);
  }
  for (std::size_t g = 0; g < rows.size(); ++g) {
    ScenarioGroup& group = groups.groups[g];
    group.n = rows[g].size();
    if (group.n == 0) continue;
    group.share /= group.weight;
    group.kish = group.weight * group.weight / squares[g];
    group.df = countDesign(model.design, rows[g]).df();
  }
  groups.groups[0].share = model.outcomeShare;  // the same sum, in the fit's own digits
}

// The cells of at least kFewestSeen rows, renumbered; false where fewer than two.
bool keepLarge(std::vector<std::int32_t> cellOf, SeenCells& seen) {
  std::vector<std::size_t> count;
  for (const auto cell : cellOf) {
    if (cell < 0) continue;
    if (static_cast<std::size_t>(cell) >= count.size()) count.resize(cell + 1, 0);
    ++count[cell];
  }
  std::vector<std::int32_t> place(count.size(), -1);
  std::int32_t next = 0;
  for (std::size_t cell = 0; cell < count.size(); ++cell) {
    if (count[cell] >= kFewestSeen) place[cell] = next++;
  }
  if (next < 2) return false;
  for (auto& cell : cellOf) cell = cell < 0 ? -1 : place[cell];
  seen.cellOf = std::move(cellOf);
  seen.cells = next;
  return true;
}

}  // namespace

Result<ScenarioGroups> scenarioGroups(const Survey& survey, const PreparedModel& model) {
  ScenarioGroups groups;
  groups.groups.emplace_back();
  groups.groupOf.assign(model.n(), 0);
  std::vector<std::int32_t> levelOfRow;
  if (!model.spec.area.empty()) {
    const auto index = survey.require(model.spec.area);
    if (!index) return tl::make_unexpected(index.error());
    auto categories = categoriesOf(survey, *index);
    if (!categories) return passOn(categories);
    groups.variable = survey.variables[*index];
    for (std::size_t level = 0; level < categories->levels.size(); ++level) {
      groups.groups.emplace_back();
      groups.groups.back().name = categories->levelText(level);
    }
    groups.levels = std::move(categories->levels);
    levelOfRow = std::move(categories->levelOfRow);
    for (std::size_t i = 0; i < model.n(); ++i) {
      groups.groupOf[i] = levelOfRow[model.surveyRow[i]] + 1;
    }
  }
  setShares(model, groups);
  if (auto direct = setDirect(survey, model, levelOfRow, groups); !direct) return passOn(direct);
  return groups;
}

Result<std::size_t> findGroup(const ScenarioGroups& groups, const std::string& area,
                              const std::string& what) {
  if (area.empty()) return 0;
  if (groups.levels.empty()) {
    return fail("The question names no area variable (\"area\"), so it knows no \"" + area + "\".");
  }
  const auto level = findLevel(groups.variable, groups.levels, area);
  if (!level) return tl::make_unexpected(level.error());
  const ScenarioGroup& group = groups.groups[*level + 1];
  if (group.n == 0) {
    return fail("Nobody of " + group.name +
                " is among the rows of the model: the question leaves that area out, or has no "
                "complete answers there.");
  }
  if (group.n < kFewestInterviews) {
    return fail(group.name + " has " + std::to_string(group.n) + " interviews in the model; " +
                std::to_string(kFewestInterviews) + " are needed to say " + what + ".");
  }
  return *level + 1;
}

std::vector<double> weightsOf(const PreparedModel& model, const ScenarioGroups& groups,
                              std::size_t group) {
  std::vector<double> w = model.w;
  if (group == 0) return w;
  for (std::size_t i = 0; i < w.size(); ++i) {
    if (static_cast<std::size_t>(groups.groupOf[i]) != group) w[i] = 0;
  }
  return w;
}

SeenCells seenCells(const Survey& survey, const PreparedModel& model,
                    const ScenarioGroups& groups) {
  SeenCells seen;
  seen.among = "areas";
  std::vector<std::int32_t> cellOf = groups.groupOf;
  for (auto& cell : cellOf) --cell;
  if (keepLarge(std::move(cellOf), seen)) return seen;
  seen.among = "periods";
  const std::string wave = model.spec.wave.empty() ? std::string(kWaveVariable) : model.spec.wave;
  const auto index = survey.find(wave);
  if (index && survey.columns[*index] != nullptr) {
    if (const auto categories = categoriesOf(survey, *index)) {
      cellOf.resize(model.n());
      for (std::size_t i = 0; i < model.n(); ++i) {
        cellOf[i] = categories->levelOfRow[model.surveyRow[i]];
      }
      if (keepLarge(std::move(cellOf), seen)) return seen;
    }
  }
  seen.among = "people";
  return seen;
}

}  // namespace candour
