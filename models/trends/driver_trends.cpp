// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "core/numeric/multiple_testing.h"
#include "core/numeric/tails.h"
#include "models/drivers/family.h"
#include "models/drivers/plain_question.h"
#include "models/drivers/term_tests.h"
#include "models/trends/note_words.h"
#include "models/trends/period_effects.h"
#include "models/trends/trend.h"
#include "models/trends/trend_rows.h"

namespace candour {

namespace {

constexpr const char* kPeriodVariable = "@period";

// What a period is called inside: the labels of two waves may be the same.
std::string periodName(std::size_t k) {
  return std::to_string(k + 1);
}

// The survey with the period of each interview as a variable, so that a period is a domain.
Survey withPeriods(Survey survey, const Periods& periods) {
  std::vector<std::int32_t> windowOfBase(periods.bases.size(), Column::kEmpty);
  Variable variable;
  variable.name = kPeriodVariable;
  variable.kind = VariableKind::Text;
  for (std::size_t k = 0; k < periods.windows.size(); ++k) {
    variable.levels.push_back({static_cast<double>(k + 1), periodName(k), false});
    for (const int base : periods.basesOfWindow[k]) {
      windowOfBase[static_cast<std::size_t>(base)] = static_cast<std::int32_t>(k);
    }
  }
  std::vector<std::int32_t> levels;
  levels.reserve(survey.rows);
  for (const auto base : periods.baseOfRow) {
    levels.push_back(base < 0 ? Column::kEmpty : windowOfBase[static_cast<std::size_t>(base)]);
  }
  const std::size_t count = variable.levels.size();
  survey.add(std::move(variable), Column::coded(levels, count));
  return survey;
}

// The question asked in the periods from `first` up to `last`, which is left out.
DriverModelSpec within(DriverModelSpec spec, std::size_t first, std::size_t last) {
  DomainCondition condition{kPeriodVariable, {}};
  for (std::size_t k = first; k < last; ++k) condition.answers.emplace_back(periodName(k));
  spec.domain.push_back(std::move(condition));
  return spec;
}

// What the periods' fits leave behind.
struct PeriodFits {
  std::vector<std::vector<PeriodEffect>> effects;  // [period][effect]
  std::vector<std::size_t> n;
  std::vector<int> df;
  std::vector<int> parameters;
  PsuTotals totals;
};

Status fitPeriods(const Survey& survey, const DriverModelSpec& spec, const Periods& periods,
                  const PreparedModel& all, const std::vector<FollowedEffect>& followed,
                  const Job& job, PeriodFits& fits) {
  const auto count = static_cast<Eigen::Index>(periods.windows.size());
  fits.totals =
      PsuTotals::Zero(all.design.psus(), static_cast<Eigen::Index>(followed.size()) * count);
  for (Eigen::Index k = 0; k < count; ++k) {
    if (job.stopped()) return cancelled();
    const auto place = static_cast<std::size_t>(k);
    PeriodEffect none;
    const auto model = prepareModel(survey, within(spec, place, place + 1));
    if (!model) none.why = model.error().message;
    fits.n.push_back(model ? model->n() : 0);
    fits.df.push_back(0);
    fits.parameters.push_back(0);
    fits.effects.emplace_back(followed.size(), none);
    if (!model) continue;
    const auto fitted = fitPrepared(*model, job);
    if (job.stopped()) return cancelled();
    if (!fitted) {
      for (auto& effect : fits.effects.back()) effect.why = fitted.error().message;
      continue;
    }
    fits.df.back() = fitted->df;
    fits.parameters.back() = model->selection.parameters;
    fits.effects.back() = periodEffects(*model, *fitted, followed);
    addInfluences(*model, *fitted, fits.effects.back(), count, k, fits.totals);
    job.report(static_cast<double>(k + 1) / static_cast<double>(count));
  }
  return {};
}

std::vector<DriverTrend::Point> pointsOf(const Periods& periods, const PeriodFits& fits,
                                         std::size_t effect) {
  std::vector<DriverTrend::Point> points;
  for (std::size_t k = 0; k < periods.windows.size(); ++k) {
    const PeriodEffect& each = fits.effects[k][effect];
    const Inference inference = inferenceOf(each.estimate, each.se, fits.df[k]);
    points.push_back({periods.windows[k], fits.n[k], each.estimate, each.se, inference.lower,
                      inference.upper, each.why});
  }
  return points;
}

// Columns of the totals: the effects of a driver in the periods of a stretch without a break that
// have one, and the contrasts of each with the first of them.
struct Equality {
  std::vector<int> columns;
  std::vector<double> estimates;
  std::vector<std::pair<int, int>> differences;  // places in `columns`: first, other
  std::size_t firstPeriod = 0;                   // of those compared
  std::size_t lastPeriod = 0;
};

// Over the periods from `first` up to `last`, which is left out.
Equality equalityIn(std::size_t first, std::size_t last, std::size_t count, const PeriodFits& fits,
                    const std::vector<std::size_t>& effects) {
  Equality equality;
  equality.firstPeriod = last;
  for (const std::size_t effect : effects) {
    const int base = static_cast<int>(equality.columns.size());
    std::size_t basePeriod = last;
    for (std::size_t k = first; k < last; ++k) {
      const PeriodEffect& each = fits.effects[k][effect];
      if (each.direction.size() == 0) continue;
      const int place = static_cast<int>(equality.columns.size());
      equality.columns.push_back(static_cast<int>(effect * count + k));
      equality.estimates.push_back(each.estimate);
      basePeriod = std::min(basePeriod, k);
      if (place == base) continue;
      equality.differences.emplace_back(base, place);
      equality.firstPeriod = std::min(equality.firstPeriod, basePeriod);
      equality.lastPeriod = std::max(equality.lastPeriod, k);
    }
  }
  return equality;
}

// In the latest stretch between breaks where anything can be compared.
Equality equalityOf(const Periods& periods, const PeriodFits& fits,
                    const std::vector<std::size_t>& effects) {
  const std::size_t count = periods.windows.size();
  std::size_t last = count;
  for (std::size_t first = count; first-- > 0;) {
    if (first > 0 && !periods.windows[first].breakBefore) continue;
    Equality equality = equalityIn(first, last, count, fits, effects);
    if (!equality.differences.empty()) return equality;
    last = first;
  }
  return {};
}

TermTest equalityTest(const std::string& driver, const Equality& equality,
                      const Eigen::MatrixXd& covariance, int df) {
  TermTest test;
  test.driver = driver;
  test.df1 = static_cast<double>(equality.differences.size());
  test.df2 = df;
  test.statistic = test.p = kNotAvailable;
  if (equality.differences.empty()) {
    test.why = "fewer than two periods with an effect can be compared";
    return test;
  }
  if (df <= 0) {
    test.why = kFewDfWhy;
    return test;
  }
  Eigen::MatrixXd contrast =
      Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(equality.differences.size()),
                            static_cast<Eigen::Index>(equality.columns.size()));
  Eigen::Index row = 0;
  for (const auto& [first, other] : equality.differences) {
    contrast(row, first) = -1;
    contrast(row++, other) = 1;
  }
  const Eigen::Map<const Eigen::VectorXd> estimates(
      equality.estimates.data(), static_cast<Eigen::Index>(equality.estimates.size()));
  const Eigen::MatrixXd v = covariance(equality.columns, equality.columns);
  test.statistic =
      quadraticForm(contrast * estimates, contrast * v * contrast.transpose()) / test.df1;
  if (std::isnan(test.statistic)) {
    test.why = "the design has too few sampling units for a test of all periods together";
  } else {
    test.p = fUpper(test.statistic, test.df1, test.df2);
  }
  return test;
}

void addDrivers(const PreparedModel& all, const std::vector<FollowedEffect>& followed,
                const Periods& periods, const PeriodFits& fits, const Eigen::MatrixXd& covariance,
                DriverTrends& trends) {
  int df = all.counts.df() + 1;
  for (const int parameters : fits.parameters) df -= parameters;
  std::vector<TermTest> tests(all.groups.size());
  std::vector<Equality> compared(all.groups.size());
  std::vector<double> p(all.groups.size(), kNotAvailable);
  for (std::size_t g = 0; g < all.groups.size(); ++g) {
    std::vector<std::size_t> effects;
    for (std::size_t k = 0; k < followed.size(); ++k) {
      if (followed[k].group == g) effects.push_back(k);
    }
    if (effects.empty()) continue;
    compared[g] = equalityOf(periods, fits, effects);
    tests[g] = equalityTest(all.groups[g].name, compared[g], covariance, df);
    p[g] = tests[g].p;
  }
  p = holm(p);
  for (std::size_t k = 0; k < followed.size(); ++k) {
    const FollowedEffect& effect = followed[k];
    DriverTrend trend;
    trend.driver = all.groups[effect.group].name;
    trend.variable = all.terms[effect.term].variable;
    trend.level = effect.level;
    trend.contrast = effect.level.empty() ? "per sd" : "versus " + effect.reference;
    trend.points = pointsOf(periods, fits, k);
    trend.change = tests[effect.group];
    trend.pHolm = p[effect.group];
    if (std::isfinite(trend.change.p)) {
      trend.testedFrom = compared[effect.group].firstPeriod;
      trend.testedTo = compared[effect.group].lastPeriod;
    }
    trends.drivers.push_back(std::move(trend));
  }
}

// Periods without a model, those for the same reason together.
void warnOfUnfitted(const Periods& periods, const PeriodFits& fits,
                    std::vector<Warning>& warnings) {
  std::vector<std::pair<std::string, std::vector<std::string>>> byReason;
  for (std::size_t k = 0; k < fits.parameters.size(); ++k) {
    if (fits.parameters[k] > 0) continue;
    const std::string& why = fits.effects[k][0].why;
    auto at = std::find_if(byReason.begin(), byReason.end(),
                           [&why](const auto& reason) { return reason.first == why; });
    if (at == byReason.end()) at = byReason.insert(at, {why, {}});
    at->second.push_back(periods.windows[k].label);
  }
  for (const auto& [why, labels] : byReason) {
    warnings.push_back({"no_base", labels, "No model of " + someOf(labels) + ": " + why});
  }
}

Status answerable(const DriverModelSpec& spec, const TrendOptions& options) {
  if (options.by == TrendBy::Rolling12) {
    return fail(
        "Effects are followed over periods that do not overlap: choose quarters, years or waves.");
  }
  if (spec.drivers.empty()) return fail("The question has no drivers whose effects to follow.");
  return {};
}

}  // namespace

Result<DriverTrends> driverTrends(const Survey& survey, const DriverModelSpec& asked,
                                  const TrendOptions& options, const Job& job) {
  const DriverModelSpec spec = asLogit(asked);
  if (auto can = answerable(spec, options); !can) return passOn(can);
  auto data = trendRows(survey, spec, options);
  if (!data) return passOn(data);
  const Survey timed = withPeriods(survey, data->periods);
  const PlainQuestion plain = withPlainDrivers(spec, "Effects over time");
  const auto all = prepareModel(timed, within(plain.spec, 0, data->periods.windows.size()));
  if (!all) return tl::make_unexpected(all.error());
  const auto followed = followedEffects(*all);
  PeriodFits fits;
  if (auto done = fitPeriods(timed, plain.spec, data->periods, *all, followed, job, fits); !done) {
    return passOn(done);
  }
  const auto covariance = designCovariance(all->design, fits.totals);
  if (!covariance) return tl::make_unexpected(covariance.error());
  DriverTrends trends;
  trends.spec = asked;
  trends.options = options;
  trends.simulated = survey.simulated();
  trends.source = all->source;
  trends.n = all->n();
  trends.nEffective = all->nEffective;
  trends.leftOut = all->leftOut;
  trends.warnings = std::move(data->warnings);
  trends.warnings.insert(trends.warnings.end(), plain.warnings.begin(), plain.warnings.end());
  for (const auto& warning : all->warnings) {
    const bool ofMissing = warning.code == "not_imputed" || warning.code == "no_answer_level";
    if (ofMissing) trends.warnings.push_back(warning);
  }
  noteLogitInstead(asked, "What is followed over time", trends.warnings);
  addDrivers(*all, followed, data->periods, fits, *covariance, trends);
  if (!followed.empty()) warnOfUnfitted(data->periods, fits, trends.warnings);
  return trends;
}

}  // namespace candour
