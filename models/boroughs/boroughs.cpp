// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/boroughs/boroughs.h"

#include <algorithm>
#include <cmath>

#include "core/design/design_variance.h"
#include "core/design/proportion.h"
#include "core/design/replicate_weights.h"
#include "core/numeric/multiple_testing.h"
#include "core/numeric/tails.h"
#include "models/drivers/design_of.h"
#include "models/drivers/question_rows.h"

namespace candour {

namespace {

// The rows a comparison is about and which area each belongs to.
struct AreaRows {
  QuestionRows question;
  Categories areas;
  std::vector<std::uint32_t> rows;
};

// Weighted sums of one area, or of all.
struct Sums {
  std::vector<std::uint32_t> rows;
  double weight = 0;
  double squares = 0;
  double positive = 0;

  void add(std::uint32_t row, double w, double y) {
    rows.push_back(row);
    weight += w;
    squares += w * w;
    positive += w * y;
  }
  [[nodiscard]] double share() const { return positive / weight; }
  [[nodiscard]] double kish() const { return weight * weight / squares; }
};

std::vector<Sums> sumsOf(const AreaRows& data) {
  std::vector<Sums> sums(data.areas.levels.size() + 1);
  for (const auto row : data.rows) {
    const double w = data.question.design.weight[row];
    const double y = data.question.outcome[row];
    sums[static_cast<std::size_t>(data.areas.levelOfRow[row])].add(row, w, y);
    sums.back().add(row, w, y);
  }
  return sums;
}

// The joint covariance of all areas' shares and the overall share, last: influences
// w (y - share) / sum of w inside each domain, zero outside (docs/methods.md d1).
Result<Eigen::MatrixXd> covarianceOf(const AreaRows& data, const std::vector<Sums>& sums) {
  const auto count = static_cast<Eigen::Index>(sums.size());
  PsuTotals totals = PsuTotals::Zero(data.question.design.psus(), count);
  for (const auto row : data.rows) {
    const auto psu = data.question.design.psu[row];
    const double w = data.question.design.weight[row];
    const double y = data.question.outcome[row];
    const auto area = data.areas.levelOfRow[row];
    totals(psu, area) += w * (y - sums[area].share()) / sums[area].weight;
    totals(psu, count - 1) += w * (y - sums.back().share()) / sums.back().weight;
  }
  return designCovariance(data.question.design, totals);
}

// The same with the shares worked out anew in every replicate. Where a replicate leaves an area
// without weight, what the linearised influence says of it stands in.
Eigen::MatrixXd replicateCovarianceOf(const AreaRows& data, const std::vector<Sums>& sums) {
  const ReplicateWeights& replicates = *data.question.design.replicates;
  const auto count = static_cast<Eigen::Index>(sums.size());
  PsuTotals totals = PsuTotals::Zero(data.question.design.psus(), 2 * count);
  for (const auto row : data.rows) {
    const auto psu = data.question.design.psu[row];
    const double w = data.question.design.weight[row];
    for (const Eigen::Index k : {Eigen::Index{data.areas.levelOfRow[row]}, count - 1}) {
      totals(psu, k) += w * data.question.outcome[row];
      totals(psu, count + k) += w;
    }
  }
  const PsuTotals sumsOfReplicate = replicateTotals(replicates, totals);
  Eigen::MatrixXd shares = Eigen::MatrixXd::Zero(sumsOfReplicate.rows(), count);
  for (Eigen::Index k = 0; k < count; ++k) {
    const Sums& whole = sums[static_cast<std::size_t>(k)];
    if (whole.rows.empty()) continue;
    for (Eigen::Index r = 0; r < shares.rows(); ++r) {
      const double positive = sumsOfReplicate(r, k);
      const double weight = sumsOfReplicate(r, count + k);
      const bool empty = weight <= 1e-9 * whole.weight;
      shares(r, k) = empty ? whole.share() + (positive - whole.share() * weight) / whole.weight
                           : positive / weight;
    }
  }
  return replicateCovariance(replicates, shares);
}

// The variance over that of a simple random sample of as many people, without replacement from the
// people that the weights add up to where the design has finite populations.
double designEffect(const SurveyDesign& design, const Sums& sums, double variance) {
  const double p = sums.share();
  const auto n = static_cast<double>(sums.rows.size());
  if (p <= 0 || p >= 1 || n < 2) return kNotAvailable;
  const bool finite = std::any_of(design.samplingFraction.begin(), design.samplingFraction.end(),
                                  [](double f) { return f > 0; });
  const double rest = finite && sums.weight > n ? 1 - n / sums.weight : 1;
  return variance / (rest * p * (1 - p) / (n - 1));
}

AreaEstimate estimateOf(const AreaRows& data, const Sums& sums, double variance) {
  AreaEstimate estimate;
  estimate.n = sums.rows.size();
  estimate.estimate = sums.share();
  estimate.se = std::sqrt(variance);
  estimate.df = countDesign(data.question.design, sums.rows).df();
  const double p = estimate.estimate;
  estimate.nEffective = effectiveSize(p, variance, sums.kish());
  estimate.deffKish = static_cast<double>(estimate.n) / sums.kish();
  estimate.deff = designEffect(data.question.design, sums, variance);
  const auto interval = shareInterval(data.question.design.interval, p, estimate.se, estimate.df,
                                      static_cast<double>(estimate.n), sums.kish());
  estimate.lower = interval.lower;
  estimate.upper = interval.upper;
  if (estimate.df <= 0) {
    estimate.se = estimate.deff = kNotAvailable;
    estimate.why = "a single sampling unit says nothing of the variation";
  }
  return estimate;
}

// The difference of an area from the whole it belongs to, on the degrees of freedom of the area:
// the whole's are of no help where two sampling units carry the area.
void setDifference(const AreaEstimate& whole, double variance, double kish, AreaEstimate& area) {
  area.difference = area.estimate - whole.estimate;
  area.differenceSe = area.df > 0 ? std::sqrt(std::max(0.0, variance)) : kNotAvailable;
  area.p = kNotAvailable;
  if (area.df <= 0) return;
  if (area.estimate <= 0 || area.estimate >= 1) {
    area.differenceSe = kNotAvailable;
    area.why = "everybody gave the same answer: interval and test are exact binomial ones";
    area.p =
        extremeShareTest(area.estimate, whole.estimate, area.df, static_cast<double>(area.n), kish);
  } else if (area.differenceSe > 0) {
    area.p = tTwoSided(area.difference / area.differenceSe, std::min(area.df, whole.df));
  }
}

void setHolm(BoroughComparison& answer) {
  std::vector<double> p;
  p.reserve(answer.areas.size());
  for (const auto& area : answer.areas) p.push_back(area.p);
  p = holm(p);
  for (std::size_t i = 0; i < p.size(); ++i) {
    answer.areas[i].pHolm = p[i];
    answer.areas[i].differs = p[i] < 0.05;
  }
}

Result<AreaRows> areaRows(const Survey& survey, const DriverModelSpec& spec, RowsLeftOut& leftOut) {
  if (spec.area.empty()) {
    return fail("The question names no area variable (\"area\") to compare by.");
  }
  auto question = questionRows(survey, spec);
  if (!question) return passOn(question);
  const auto index = survey.require(spec.area);
  if (!index) return tl::make_unexpected(index.error());
  auto areas = categoriesOf(survey, *index);
  if (!areas) return passOn(areas);
  AreaRows data{std::move(*question), std::move(*areas), {}};
  const auto missing = [&data](std::size_t row) { return data.areas.levelOfRow[row] < 0; };
  data.rows = usedRows(data.question, missing, leftOut);
  if (data.rows.empty()) {
    return fail("Nobody in the question has an answer to \"" + spec.outcome.variable +
                "\", an area and a weight above zero.");
  }
  return data;
}

// Whether nobody of an area is in the question's domain though the survey has people there.
bool isOutside(const AreaRows& data, std::int32_t level) {
  bool any = false;
  for (std::size_t row = 0; row < data.areas.levelOfRow.size(); ++row) {
    if (data.areas.levelOfRow[row] != level) continue;
    if (data.question.inDomain[row]) return false;
    any = true;
  }
  return any;
}

}  // namespace

Result<BoroughComparison> compareBoroughs(const Survey& survey, const DriverModelSpec& spec,
                                          const Job& job) {
  BoroughComparison answer;
  const auto data = areaRows(survey, spec, answer.leftOut);
  if (!data) return tl::make_unexpected(data.error());
  if (job.stopped()) return cancelled();
  std::vector<Sums> sums = sumsOf(*data);
  const auto v = data->question.design.replicates
                     ? Result<Eigen::MatrixXd>(replicateCovarianceOf(*data, sums))
                     : covarianceOf(*data, sums);
  if (!v) return tl::make_unexpected(v.error());
  const Variable& by = survey.variables[*survey.find(spec.area)];
  answer.spec = spec;
  answer.simulated = survey.simulated();
  answer.source = data->question.source;
  answer.areaLabel = by.label.empty() ? by.name : by.label;
  answer.overall = estimateOf(*data, sums.back(), (*v)(v->rows() - 1, v->rows() - 1));
  answer.overall.weightShare = 1;
  if (data->question.design.replicates) {
    answer.replicates = data->question.design.replicates->count();
  }
  answer.warnings = designWarnings(data->question.design);
  const auto all = v->rows() - 1;
  std::vector<Eigen::Index> kept;
  for (std::size_t level = 0; level + 1 < sums.size(); ++level) {
    const std::string name = data->areas.levelText(level);
    if (sums[level].rows.empty()) {
      // Outside what the question is about there is nothing to tell.
      if (isOutside(*data, static_cast<std::int32_t>(level))) continue;
      answer.warnings.push_back(
          {"no_base", {name}, name + " has nobody with an answer and a weight: it is not shown."});
      continue;
    }
    const auto at = static_cast<Eigen::Index>(level);
    AreaEstimate area = estimateOf(*data, sums[level], (*v)(at, at));
    area.area = name;
    area.level = level;
    area.weightShare = sums[level].weight / sums.back().weight;
    const double variance = (*v)(at, at) + (*v)(all, all) - 2 * (*v)(at, all);
    setDifference(answer.overall, variance, sums[level].kish(), area);
    answer.areas.push_back(std::move(area));
    kept.push_back(at);
  }
  kept.push_back(all);
  answer.covariance = (*v)(kept, kept);
  setHolm(answer);
  return answer;
}

}  // namespace candour
