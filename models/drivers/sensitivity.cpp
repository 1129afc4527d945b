// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/sensitivity.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "core/survey/answers.h"
#include "models/drivers/family.h"
#include "models/drivers/fitted_model.h"
#include "models/drivers/json_parts.h"
#include "models/drivers/prepared_model.h"
#include "models/drivers/sub_models.h"
#include "models/drivers/terms.h"

namespace candour {

namespace {

// The outcome's answers in order, and its middle one where that is a question.
struct OutcomeAnswers {
  std::vector<AnswerRef> all;
  std::optional<AnswerRef> middle;
};

Result<OutcomeAnswers> outcomeAnswers(const Survey& survey, const OutcomeSpec& outcome) {
  const auto index = survey.require(outcome.variable);
  if (!index) return tl::make_unexpected(index.error());
  const auto categories = categoriesOf(survey, *index, {outcome.missing, outcome.order});
  if (!categories) return tl::make_unexpected(categories.error());
  OutcomeAnswers answers;
  const std::size_t count = categories->levels.size();
  std::vector<char> positive(count, 0);
  for (const auto& answer : outcome.positive) {
    const auto level = findLevel(survey.variables[*index], categories->levels, answer);
    if (level) positive[*level] = 1;
  }
  for (std::size_t level = 0; level < count; ++level) {
    answers.all.emplace_back(categories->levelText(level));
  }
  if (count >= 3 && count % 2 == 1 && !positive[count / 2]) answers.middle = answers.all[count / 2];
  return answers;
}

bool isArea(const DriverModelSpec& spec, const DriverSpec& control) {
  return !spec.area.empty() && control.items.size() == 1 &&
         control.items.front().variable == spec.area;
}

std::vector<DriverSpec> controlsOf(const DriverModelSpec& spec, ControlSet set) {
  std::vector<DriverSpec> controls;
  if (set == ControlSet::None) return controls;
  for (const auto& control : spec.controls) {
    if (!isArea(spec, control)) controls.push_back(control);
  }
  if (set == ControlSet::WithArea) {
    DriverSpec area;
    area.items.push_back({spec.area, false, {}, {}});
    area.as = TermKind::Category;
    controls.push_back(std::move(area));
  }
  return controls;
}

// The set that the question itself has.
ControlSet controlsAsked(const DriverModelSpec& spec) {
  const bool area = std::any_of(spec.controls.begin(), spec.controls.end(),
                                [&](const DriverSpec& control) { return isArea(spec, control); });
  if (area) return ControlSet::WithArea;
  return spec.controls.empty() ? ControlSet::None : ControlSet::Demographic;
}

DriverModelSpec specified(DriverModelSpec spec, const Specification& as,
                          const OutcomeAnswers& answers) {
  spec.controls = controlsOf(spec, as.controls);
  spec.interactions.clear();
  spec.family = as.family;
  if (!as.weighted) spec.design.weight.clear();
  if (as.midpoint == Midpoint::Missing) {
    spec.outcome.missing.push_back(*answers.middle);
    std::erase_if(spec.outcome.order,
                  [&](const AnswerRef& answer) { return text(answer) == text(*answers.middle); });
  }
  if (as.midpoint == Midpoint::Positive) spec.outcome.positive.push_back(*answers.middle);
  return spec;
}

// Every way that differs from the others.
std::vector<Specification> waysOf(const DriverModelSpec& spec, const OutcomeAnswers& answers) {
  const bool demographic = !controlsOf(spec, ControlSet::Demographic).empty();
  const bool hasWeight = !spec.design.weight.empty();
  std::vector<Specification> ways;
  for (const Family family : {Family::Logit, Family::Linear, Family::Ordinal}) {
    if (family == Family::Ordinal && answers.all.size() < 3) continue;
    for (const Midpoint midpoint : {Midpoint::Negative, Midpoint::Missing, Midpoint::Positive}) {
      if (midpoint != Midpoint::Negative && !answers.middle) continue;
      // Proportional odds know no positive answers to count the middle one among.
      if (family == Family::Ordinal && midpoint == Midpoint::Positive) continue;
      for (const bool weighted : {true, false}) {
        if (weighted && !hasWeight) continue;
        for (const ControlSet controls :
             {ControlSet::None, ControlSet::Demographic, ControlSet::WithArea}) {
          if (controls == ControlSet::Demographic && !demographic) continue;
          if (controls == ControlSet::WithArea && spec.area.empty()) continue;
          Specification way;
          way.family = family;
          way.midpoint = midpoint;
          way.weighted = weighted;
          way.controls = controls;
          way.asked = family == spec.family && midpoint == Midpoint::Negative &&
                      weighted == hasWeight && controls == controlsAsked(spec);
          ways.push_back(std::move(way));
        }
      }
    }
  }
  return ways;
}

std::vector<int> ranksOf(const std::vector<double>& shares) {
  std::vector<int> ranks;
  for (const double share : shares) {
    ranks.push_back(1 + static_cast<int>(std::count_if(shares.begin(), shares.end(),
                                                       [share](double s) { return s > share; })));
  }
  return ranks;
}

// Shapley shares of one way, without errors.
Status answer(const Survey& survey, const DriverModelSpec& spec, const Job& job,
              Specification& way) {
  const auto model = prepareModel(survey, spec);
  if (!model) return tl::make_unexpected(model.error());
  const auto fitted = fitPrepared(*model, job);
  if (!fitted) return tl::make_unexpected(fitted.error());
  const SubModels subModels = fitSubModels(*model, *fitted, job);
  if (job.stopped()) return cancelled();
  way.n = model->n();
  for (const auto& fit : subModels.fits) {
    if (fit.status == FitStatus::NotConverged) return fail("a model compared did not settle");
  }
  way.total = subModels.r2[subModels.r2.size() - 1];
  way.base = subModels.r2[0];
  const Eigen::VectorXd phi = subModels.sets.weights.transpose() * subModels.r2;
  for (const double value : phi) way.shares.push_back(value / phi.sum());
  way.ranks = ranksOf(way.shares);
  return {};
}

void setStandings(Sensitivity& result) {
  for (std::size_t j = 0; j < result.drivers.size(); ++j) {
    Sensitivity::Standing standing{result.drivers[j], 0, 0, 0};
    for (const auto& way : result.specifications) {
      if (way.ranks.empty()) continue;
      const int rank = way.ranks[j];
      standing.first += rank == 1;
      standing.best = standing.best == 0 ? rank : std::min(standing.best, rank);
      standing.worst = std::max(standing.worst, rank);
    }
    result.standings.push_back(std::move(standing));
  }
  result.answered =
      static_cast<int>(std::count_if(result.specifications.begin(), result.specifications.end(),
                                     [](const Specification& way) { return !way.ranks.empty(); }));
}

std::string ordinalWord(int rank) {
  constexpr std::array<const char*, 11> kWords = {"",       "first", "second", "third",
                                                  "fourth", "fifth", "sixth",  "seventh",
                                                  "eighth", "ninth", "tenth"};
  if (rank > 0 && rank < static_cast<int>(kWords.size())) {
    return kWords[static_cast<std::size_t>(rank)];
  }
  return "place " + std::to_string(rank);
}

Json json(const Specification& way, const Sensitivity& result) {
  Json object = {{"family", nameOf(way.family)}, {"midpoint", nameOf(way.midpoint)},
                 {"weighted", way.weighted},     {"controls", nameOf(way.controls)},
                 {"asked", way.asked},           {"n", way.n},
                 {"total", number(way.total)},   {"base", number(way.base)},
                 {"drivers", Json::array()}};
  for (std::size_t j = 0; j < way.ranks.size(); ++j) {
    object["drivers"].push_back(
        {{"driver", result.drivers[j]}, {"share", number(way.shares[j])}, {"rank", way.ranks[j]}});
  }
  addWhy(object, way.why);
  return object;
}

}  // namespace

std::string nameOf(Midpoint midpoint) {
  switch (midpoint) {
    case Midpoint::Negative:
      return "in";
    case Midpoint::Missing:
      return "out";
    case Midpoint::Positive:
      return "positive";
  }
  return {};
}

std::string nameOf(ControlSet controls) {
  switch (controls) {
    case ControlSet::None:
      return "none";
    case ControlSet::Demographic:
      return "demographic";
    case ControlSet::WithArea:
      return "with_area";
  }
  return {};
}

Result<Sensitivity> sensitivityOf(const Survey& survey, const DriverModelSpec& spec,
                                  const Job& job) {
  if (spec.drivers.size() < 2) return fail("Ranks need two drivers at least.");
  if (spec.drivers.size() > kMostDriversExactly) {
    return fail("Sensitivity compares at most " + std::to_string(kMostDriversExactly) +
                " drivers. Join items that belong together in scales.");
  }
  const auto answers = outcomeAnswers(survey, spec.outcome);
  if (!answers) return tl::make_unexpected(answers.error());
  const auto model = prepareModel(survey, spec);
  if (!model) return tl::make_unexpected(model.error());
  Sensitivity result;
  result.spec = spec;
  result.simulated = model->simulated;
  result.source = model->source;
  result.n = model->n();
  result.nEffective = model->nEffective;
  result.leftOut = model->leftOut;
  for (const auto& driver : spec.drivers) result.drivers.push_back(nameOf(driver));
  result.specifications = waysOf(spec, *answers);
  for (std::size_t i = 0; i < result.specifications.size(); ++i) {
    Specification& way = result.specifications[i];
    const auto done = answer(survey, specified(spec, way, *answers), job, way);
    if (job.stopped()) return cancelled();
    if (!done) way.why = done.error().message;
    job.report(static_cast<double>(i + 1) / static_cast<double>(result.specifications.size()));
  }
  setStandings(result);
  if (result.answered == 0) return fail(result.specifications.front().why);
  return result;
}

std::string stabilitySentence(const Sensitivity& answer) {
  const auto best = std::max_element(
      answer.standings.begin(), answer.standings.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : a.worst > b.worst;
      });
  if (best == answer.standings.end()) return {};
  std::string sentence = best->driver + " is first in ";
  if (best->first == answer.answered) {
    return sentence + "all " + std::to_string(answer.answered) + " specifications";
  }
  return sentence + std::to_string(best->first) + " of " + std::to_string(answer.answered) +
         " specifications, never below " + ordinalWord(best->worst);
}

std::string sensitivityJson(const Sensitivity& answer) {
  Json document = {{"finding", stabilitySentence(answer)},
                   {"n", answer.n},
                   {"n_effective", number(answer.nEffective)},
                   {"simulated", answer.simulated},
                   {"answered", answer.answered},
                   {"standings", Json::array()},
                   {"specifications", Json::array()},
                   {"warnings", json(answer.warnings)}};
  for (const auto& standing : answer.standings) {
    document["standings"].push_back({{"driver", standing.driver},
                                     {"first", standing.first},
                                     {"best_rank", standing.best},
                                     {"worst_rank", standing.worst}});
  }
  for (const auto& way : answer.specifications) {
    document["specifications"].push_back(json(way, answer));
  }
  return textOf(document);
}

}  // namespace candour
