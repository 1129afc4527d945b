// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/ward_sample.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "core/base/text.h"
#include "core/design/design_variance.h"
#include "core/survey/answers.h"
#include "models/drivers/question_rows.h"
#include "models/trends/row_times.h"

namespace candour {

namespace {

bool saysWard(const Variable& variable) {
  return lowered(variable.name).starts_with("ward") ||
         lowered(variable.label).find("ward (code)") != std::string::npos;
}

std::size_t matches(const Variable& variable, const std::vector<std::string>& codes) {
  std::set<std::string> answers;
  for (std::size_t i = 0; i < variable.levels.size(); ++i) {
    answers.insert(std::string(trim(variable.levelText(i))));
    answers.insert(shortest(variable.levels[i].code));
  }
  return static_cast<std::size_t>(
      std::count_if(codes.begin(), codes.end(),
                    [&answers](const std::string& code) { return answers.contains(code); }));
}

// Whether each of the groups of `inner` lies inside one of `outer`.
bool nested(const std::vector<std::int32_t>& inner, const std::vector<std::int32_t>& outer) {
  std::unordered_map<std::int32_t, std::int32_t> outerOf;
  for (std::size_t row = 0; row < inner.size(); ++row) {
    if (inner[row] < 0 || outer[row] < 0) continue;
    if (outerOf.try_emplace(inner[row], outer[row]).first->second != outer[row]) return false;
  }
  return true;
}

// The question's design with whole wards as units.
Result<DesignSpec> designByWard(const Survey& survey, const DesignSpec& given,
                                const std::string& ward, std::vector<Warning>& warnings) {
  DesignSpec design = given;
  design.fpc.clear();
  if (design.replicates.method != ReplicateMethod::None) {
    design.replicates = {};
    warnings.push_back({"replicates",
                        {},
                        "Whole wards are compared, so the errors are linearised by ward; the "
                        "replicates of the question are not used."});
  }
  const auto wards = combinations(survey, {ward});
  if (!wards) return tl::make_unexpected(wards.error());
  std::vector<std::int32_t> units = *wards;
  if (!given.clusters.empty()) {
    auto clusters = combinations(survey, {given.clusters.front()});
    if (!clusters) return passOn(clusters);
    if (nested(*wards, *clusters)) units = std::move(*clusters);
  }
  const bool own = given.clusters.empty() || units == *wards;
  design.clusters = {own ? ward : given.clusters.front()};
  if (given.strata.empty()) return design;
  const auto strata = combinations(survey, given.strata);
  if (!strata) return tl::make_unexpected(strata.error());
  if (nested(units, *strata)) return design;
  design.strata.clear();
  warnings.push_back({"strata", given.strata,
                      "Wards lie in several strata (" + join(given.strata, ", ") +
                          "), so the errors are worked out without them: on the safe side."});
  return design;
}

void placeRows(const std::vector<std::int32_t>& quarterOfRow, const Categories& wards,
               WardSample& sample) {
  std::vector<std::int32_t> placeOfLevel(wards.levels.size(), -1);
  for (const auto row : sample.rows) {
    placeOfLevel[static_cast<std::size_t>(wards.levelOfRow[row])] = 0;
  }
  for (std::size_t i = 0; i < placeOfLevel.size(); ++i) {
    if (placeOfLevel[i] < 0) continue;
    placeOfLevel[i] = static_cast<std::int32_t>(sample.wards.size());
    sample.wards.emplace_back(trim(wards.levelText(i)));
  }
  sample.psuOfWard.assign(sample.wards.size(), -1);
  int first = quarterOfRow[sample.rows.front()];
  int last = first;
  for (const auto row : sample.rows) {
    first = std::min(first, quarterOfRow[row]);
    last = std::max(last, quarterOfRow[row]);
  }
  sample.firstQuarter = first;
  sample.quarters = last - first + 1;
  for (const auto row : sample.rows) {
    const auto ward = placeOfLevel[static_cast<std::size_t>(wards.levelOfRow[row])];
    sample.ward.push_back(ward);
    sample.psuOfWard[static_cast<std::size_t>(ward)] = sample.design.psu[row];
    sample.column.push_back(quarterOfRow[row] - first);
    sample.weight.push_back(sample.design.weight[row]);
  }
}

Result<std::vector<std::int32_t>> quartersOf(const Survey& survey, const std::string& time) {
  const auto times = rowTimes(survey, time);
  if (!times) return tl::make_unexpected(times.error());
  if (times->months > 3) {
    return fail("\"" + times->variables +
                "\" tells only years: what came before and after a week "
                "of action needs a variable that tells months or quarters.");
  }
  std::vector<std::int32_t> quarters;
  quarters.reserve(times->month.size());
  for (const auto month : times->month) quarters.push_back(month < 0 ? -1 : month / 3);
  return quarters;
}

}  // namespace

std::string wardVariableOf(const Survey& survey, const DriverModelSpec& spec,
                           const std::vector<std::string>& codes) {
  std::vector<std::string> candidates = spec.design.clusters;
  for (const auto& variable : survey.variables) {
    if (saysWard(variable)) candidates.push_back(variable.name);
  }
  std::string best = candidates.empty() ? std::string() : candidates.front();
  std::size_t most = 0;
  for (const auto& name : candidates) {
    const auto index = survey.find(name);
    if (!index) continue;
    const std::size_t found = matches(survey.variables[*index], codes);
    if (found <= most) continue;
    most = found;
    best = name;
  }
  return best;
}

Result<WardSample> wardSample(const Survey& survey, const DriverModelSpec& spec,
                              const WardSampleOptions& options) {
  const auto index = survey.require(options.ward);
  if (!index) return tl::make_unexpected(index.error());
  WardSample sample;
  sample.wardVariable = options.ward;
  const Variable& variable = survey.variables[*index];
  sample.wardLabel = variable.label.empty() ? variable.name : variable.label;
  DriverModelSpec byWard = spec;
  auto design = designByWard(survey, spec.design, options.ward, sample.warnings);
  if (!design) return passOn(design);
  byWard.design = std::move(*design);
  sample.designSpec = byWard.design;
  auto question = questionRows(survey, byWard);
  if (!question) return passOn(question);
  auto quarters = quartersOf(survey, options.time);
  if (!quarters) return passOn(quarters);
  const auto wards = categoriesOf(survey, *index);
  if (!wards) return tl::make_unexpected(wards.error());
  const auto missing = [&](std::size_t row) {
    return (*quarters)[row] < 0 || wards->levelOfRow[row] < 0 ||
           (options.missing && options.missing(row));
  };
  sample.rows = usedRows(*question, missing, sample.leftOut);
  if (sample.rows.empty()) {
    return fail("Nobody in the question has an answer to \"" + spec.outcome.variable +
                "\", a weight above zero, a ward (\"" + options.ward + "\") and a known time.");
  }
  sample.nEffective = kishEffective(question->design, sample.rows);
  sample.source = std::move(question->source);
  sample.design = std::move(question->design);
  placeRows(*quarters, *wards, sample);
  for (const auto row : sample.rows) sample.outcome.push_back(question->outcome[row]);
  for (auto& warning : lonelyWarnings(sample.design)) {
    sample.warnings.push_back(std::move(warning));
  }
  return sample;
}

WardPeriods wardPeriods(const WardSample& sample, const std::vector<double>& outcome) {
  const auto wards = static_cast<Eigen::Index>(sample.wards.size());
  WardPeriods sums;
  sums.firstQuarter = sample.firstQuarter;
  sums.weight = Eigen::MatrixXd::Zero(wards, sample.quarters);
  sums.outcome = sums.weight;
  sums.count = sums.weight;
  for (std::size_t i = 0; i < sample.rows.size(); ++i) {
    if (outcome[i] != outcome[i]) continue;
    const auto ward = sample.ward[i];
    const auto column = sample.column[i];
    sums.weight(ward, column) += sample.weight[i];
    sums.outcome(ward, column) += sample.weight[i] * outcome[i];
    sums.count(ward, column) += 1;
  }
  return sums;
}

Result<Eigen::MatrixXd> wardCovariance(const WardSample& sample,
                                       const Eigen::MatrixXd& influences) {
  std::vector<std::int32_t> psus = sample.psuOfWard;
  std::sort(psus.begin(), psus.end());
  psus.erase(std::unique(psus.begin(), psus.end()), psus.end());
  PsuTotals totals = PsuTotals::Zero(static_cast<Eigen::Index>(psus.size()), influences.cols());
  for (std::size_t ward = 0; ward < sample.psuOfWard.size(); ++ward) {
    const auto at = std::lower_bound(psus.begin(), psus.end(), sample.psuOfWard[ward]);
    totals.row(at - psus.begin()) += influences.row(static_cast<Eigen::Index>(ward));
  }
  return designCovariance(sample.design, psus, std::move(totals));
}

}  // namespace candour
