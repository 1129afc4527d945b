// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "models/drivers/family.h"
#include "models/drivers/model_warnings.h"
#include "models/drivers/plain_question.h"
#include "models/drivers/term_tests.h"
#include "models/scenarios/scenario_parts.h"

namespace candour {

namespace {

std::vector<double> groupMeans(const PreparedModel& model, const ScenarioGroups& groups,
                               const std::vector<double>& values) {
  std::vector<double> means(groups.groups.size(), 0);
  for (std::size_t i = 0; i < values.size(); ++i) {
    means[0] += model.w[i] * values[i];
    if (groups.groupOf[i] > 0) means[groups.groupOf[i]] += model.w[i] * values[i];
  }
  for (std::size_t g = 0; g < means.size(); ++g) means[g] /= groups.groups[g].weight;
  return means;
}

void setSeen(const PreparedModel& model, const SeenCells& cells, const std::vector<double>& values,
             MovedDriver& driver) {
  driver.seenAmong = cells.among;
  const auto range = [&driver](const std::vector<double>& means) {
    const auto [low, high] = std::minmax_element(means.begin(), means.end());
    driver.seenFrom = *low;
    driver.seenTo = *high;
  };
  if (cells.cells == 0) return range(values);
  std::vector<double> sum(static_cast<std::size_t>(cells.cells), 0);
  std::vector<double> weight(sum.size(), 0);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (cells.cellOf[i] < 0) continue;
    sum[cells.cellOf[i]] += model.w[i] * values[i];
    weight[cells.cellOf[i]] += model.w[i];
  }
  for (std::size_t c = 0; c < sum.size(); ++c) sum[c] /= weight[c];
  range(sum);
}

void setDrivers(const Survey& survey, ScenarioParts& parts) {
  const SeenCells cells = seenCells(survey, parts.model, parts.groups);
  for (const auto& driver : parts.drivers) {
    const auto values = driverValues(parts.model, driver);
    parts.means.push_back(groupMeans(parts.model, parts.groups, values));
    MovedDriver seen;
    seen.driver = driver.name;
    seen.towards = driver.best;
    seen.number = driver.number;
    seen.why = driver.why;
    seen.directed = driver.directed;
    seen.whyNoGain = driver.whyNoGain;
    setSeen(parts.model, cells, values, seen);
    parts.seen.push_back(std::move(seen));
  }
}

}  // namespace

ScenarioModel::ScenarioModel(std::unique_ptr<const ScenarioParts> parts)
    : m_parts(std::move(parts)) {}
ScenarioModel::ScenarioModel(ScenarioModel&&) noexcept = default;
ScenarioModel& ScenarioModel::operator=(ScenarioModel&&) noexcept = default;
ScenarioModel::~ScenarioModel() = default;

Result<ScenarioModel> ScenarioModel::make(const Survey& survey, const DriverModelSpec& spec,
                                          const Job& job) {
  auto model = prepareModel(survey, spec, withPlainDrivers(asLogit(spec), "What if"));
  if (!model) return passOn(model);
  noteLogitInstead(spec, "What is worked out here", model->warnings);
  job.report(0.3);
  if (job.stopped()) return cancelled();
  auto fitted = fitPrepared(*model, job);
  if (!fitted) return passOn(fitted);
  if (fitted->fit.status == FitStatus::NotConverged) {
    return fail(
        "The model did not settle, so nothing can be said of what would follow. Leave out "
        "drivers that go together, or use more rows.");
  }
  auto groups = scenarioGroups(survey, *model);
  if (!groups) return passOn(groups);
  auto drivers = movableDrivers(survey, *model, *fitted);
  if (!drivers) return passOn(drivers);
  job.report(0.8);
  auto warnings = modelWarnings(*model, *fitted);
  auto parts = std::make_unique<ScenarioParts>(ScenarioParts{std::move(*model),
                                                             std::move(*fitted),
                                                             std::move(*drivers),
                                                             std::move(*groups),
                                                             std::move(warnings),
                                                             {},
                                                             {}});
  setDrivers(survey, *parts);
  job.report(1);
  return ScenarioModel(std::move(parts));
}

std::vector<MovedDriver> ScenarioModel::drivers(const std::string& area) const {
  const auto group = findGroup(m_parts->groups, area, {});
  std::vector<MovedDriver> result;
  for (std::size_t d = 0; d < m_parts->drivers.size(); ++d) {
    result.push_back(m_parts->standing(d, group ? *group : 0));
  }
  return result;
}

std::vector<std::string> ScenarioModel::areas() const {
  std::vector<std::string> names;
  for (const auto& group : m_parts->groups.groups) {
    if (!group.name.empty() && group.n > 0) names.push_back(group.name);
  }
  return names;
}

Result<std::size_t> ScenarioParts::movable(const std::string& name) const {
  std::vector<std::string> names;
  for (std::size_t d = 0; d < drivers.size(); ++d) {
    names.push_back(drivers[d].name);
    if (drivers[d].name != name) continue;
    if (drivers[d].why.empty()) return d;
    return fail("\"" + name + "\" cannot be moved: " + drivers[d].why + ".");
  }
  for (const auto& group : model.groups) {
    if (!group.control || group.name != name) continue;
    return fail("\"" + name + "\" is a control: who people are cannot be moved. The drivers are " +
                join(names, ", ") + ".");
  }
  const std::string near = didYouMean(name, names);
  return fail("The model has no driver \"" + name + "\"." +
              (near.empty() ? " It has " + join(names, ", ") + "." : near));
}

MovedDriver ScenarioParts::standing(std::size_t driver, std::size_t group) const {
  MovedDriver result = seen[driver];
  result.meanNow = result.meanThen = means[driver][group];
  result.seenFrom = std::min(result.seenFrom, result.meanNow);
  result.seenTo = std::max(result.seenTo, result.meanNow);
  return result;
}

int ScenarioParts::df(std::size_t group) const {
  return std::min(fitted.df, groups.groups[group].df);
}

bool isSeen(const MovedDriver& driver, double mean) {
  // Rounding of a mean taken two ways must not put it outside.
  const double slack = 1e-9 * std::max(std::abs(driver.seenFrom), std::abs(driver.seenTo));
  return mean >= driver.seenFrom - slack && mean <= driver.seenTo + slack;
}

std::string meanText(const MovedDriver& driver, double mean) {
  if (!driver.number) return fixed(mean, 3);
  const int digits = mean == 0 ? 0 : static_cast<int>(std::floor(std::log10(std::abs(mean))));
  return fixed(mean, std::clamp(2 - digits, 0, 9));
}

std::string notSeenText(const MovedDriver& driver, double mean) {
  const std::string where = driver.seenAmong == "people"
                                ? "people's answers run"
                                : "among " + driver.seenAmong + " of at least " +
                                      std::to_string(kFewestSeen) + " interviews it runs";
  return "\"" + driver.driver + "\" would need a mean of " + meanText(driver, mean) + "; " + where +
         " from " + meanText(driver, driver.seenFrom) + " to " + meanText(driver, driver.seenTo) +
         ".";
}

std::string whyNoInterval(double se, int df) {
  if (std::isnan(se)) return kNoVariationWhy;
  return df <= 0 ? kFewDfWhy : "";
}

}  // namespace candour
