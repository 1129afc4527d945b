// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "tests/support/sample_answers.h"

#include <algorithm>
#include <cmath>

#include "core/numeric/multiple_testing.h"
#include "core/numeric/tails.h"
#include "models/boroughs/funnel.h"
#include "models/boroughs/pairs.h"
#include "models/boroughs/small_area.h"

namespace candour {

namespace {

constexpr double kT = 1.964729;  // 97.5 % point of t on 500 df

double pOf(double t) {
  return std::erfc(std::abs(t) / std::sqrt(2.0));
}

Effect effectOf(const EffectRow& row) {
  Effect effect;
  effect.driver = effect.variable = row.driver;
  effect.level = row.level;
  effect.contrast = row.level.empty() ? "per sd" : "versus " + row.reference;
  effect.estimate = row.estimate;
  effect.se = row.se;
  effect.lower = row.estimate - kT * row.se;
  effect.upper = row.estimate + kT * row.se;
  effect.p = row.se > 0 ? pOf(row.estimate / row.se) : 1;
  if (row.level.empty()) effect.sd = 0.25;
  return effect;
}

Coefficient coefficientOf(const EffectRow& row) {
  Coefficient c;
  c.driver = row.driver;
  c.level = row.level;
  c.term = row.level.empty() ? row.driver : row.driver + "=" + row.level;
  c.estimate = 6 * row.estimate;
  c.se = 6 * row.se;
  return c;
}

// The Wald F of independent effects: the mean of their squared t.
void addTests(DriverModel& model) {
  for (const Effect& effect : model.effects) {
    const double square = std::pow(effect.estimate / effect.se, 2);
    const auto same = std::find_if(model.tests.begin(), model.tests.end(),
                                   [&](const auto& t) { return t.driver == effect.driver; });
    TermTest& test = same == model.tests.end() ? model.tests.emplace_back() : *same;
    test.driver = effect.driver;
    test.statistic = (test.statistic * test.df1 + square) / (test.df1 + 1);
    test.df1 += 1;
    test.df2 = model.df;
  }
  for (TermTest& test : model.tests) test.p = fUpper(test.statistic, test.df1, test.df2);
}

// Pairs that are apart by the sum of their errors, the most the error of a difference can be.
void addDifferences(Importance& importance) {
  const auto& d = importance.drivers;
  std::vector<double> p;
  for (std::size_t i = 0; i < d.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const double t = (d[i].shapley - d[j].shapley) / (d[i].se + d[j].se);
      p.push_back(tTwoSided(t, importance.df));
    }
  }
  p = holm(p);
  importance.differs.assign(d.size(), std::vector<char>(d.size(), 0));
  std::size_t pair = 0;
  for (std::size_t i = 0; i < d.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      importance.differs[i][j] = importance.differs[j][i] = p[pair++] < 0.05;
    }
  }
}

const std::vector<std::string>& boroughNames() {
  static const std::vector<std::string> names = {"Barking and Dagenham",
                                                 "Barnet",
                                                 "Bexley",
                                                 "Brent",
                                                 "Bromley",
                                                 "Camden",
                                                 "Croydon",
                                                 "Ealing",
                                                 "Enfield",
                                                 "Greenwich",
                                                 "Hackney",
                                                 "Hammersmith and Fulham",
                                                 "Haringey",
                                                 "Harrow",
                                                 "Havering",
                                                 "Hillingdon",
                                                 "Hounslow",
                                                 "Islington",
                                                 "Kensington and Chelsea",
                                                 "Kingston upon Thames",
                                                 "Lambeth",
                                                 "Lewisham",
                                                 "Merton",
                                                 "Newham",
                                                 "Redbridge",
                                                 "Richmond upon Thames",
                                                 "Southwark",
                                                 "Sutton",
                                                 "Tower Hamlets",
                                                 "Waltham Forest",
                                                 "Wandsworth",
                                                 "Westminster"};
  return names;
}

}  // namespace

FigureContext trustContext() {
  FigureContext context;
  context.outcome = "Trust";
  context.measure = "share with trust";
  context.question =
      "To what extent do you agree that the Metropolitan Police is an organisation you can trust?";
  context.answers = "Strongly agree or Tend to agree";
  context.geography = "London";
  context.period = "Apr 2019 to Mar 2020";
  context.source = "simulated Public Attitude Survey";
  return context;
}

DriverModel modelOf(const std::vector<EffectRow>& rows) {
  DriverModel model;
  model.simulated = true;
  model.weighted = true;
  model.n = 10912;
  model.nEffective = 8240.4;
  model.df = 500;
  model.mcfadden = model.explained = 0.243;
  const auto k = static_cast<Eigen::Index>(rows.size());
  model.covariance = Eigen::MatrixXd::Zero(k, k);
  for (const EffectRow& row : rows) {
    DriverSpec spec;
    spec.name = row.driver;
    spec.reach = row.reach;
    model.spec.drivers.push_back(spec);
    model.effects.push_back(effectOf(row));
    model.coefficients.push_back(coefficientOf(row));
    const auto i = static_cast<Eigen::Index>(model.coefficients.size()) - 1;
    model.covariance(i, i) = 36 * row.se * row.se;
  }
  addTests(model);
  return model;
}

DriverModel trustModel() {
  return modelOf({{"Local patrol visibility", 0.006, 0.007},
                  {"Engagement and fair treatment", 0.098, 0.006},
                  {"Effectiveness", 0.061, 0.006},
                  {"Accountability", 0.052, 0.008},
                  {"Community problems", 0.026, 0.008, {}, {}, Reach::Partly},
                  {"Cohesion", 0.021, 0.007, {}, {}, Reach::Outside},
                  {"Personal security", -0.017, 0.008, {}, {}, Reach::Partly},
                  {"Information provision", 0.021, 0.007}});
}

Importance importanceOf(const std::vector<std::string>& drivers,
                        const std::vector<double>& shapley) {
  Importance importance;
  importance.simulated = true;
  importance.n = 10912;
  importance.nEffective = 8240.4;
  importance.df = 500;
  importance.base = 0.021;
  double sum = 0;
  for (const double value : shapley) sum += value;
  importance.total = importance.base + sum;
  for (std::size_t i = 0; i < drivers.size(); ++i) {
    Importance::Driver d;
    d.driver = drivers[i];
    d.shapley = shapley[i];
    d.se = 0.004 + 0.08 * std::abs(shapley[i]);
    d.lower = d.shapley - kT * d.se;
    d.upper = d.shapley + kT * d.se;
    d.share = sum == 0 ? kNotAvailable : shapley[i] / sum;
    d.shareSe = sum == 0 ? kNotAvailable : d.se / sum;
    d.unique = 0.4 * shapley[i];
    d.alone = 1.5 * shapley[i];
    d.tier = static_cast<int>(i) / 2 + 1;
    d.reliable = shapley[i] > 2 * d.se;
    importance.drivers.push_back(d);
  }
  addDifferences(importance);
  return importance;
}

Importance trustImportance() {
  Importance importance = importanceOf(
      {"Engagement and fair treatment", "Effectiveness", "Accountability", "Community problems",
       "Information provision", "Cohesion", "Personal security", "Local patrol visibility"},
      {0.085, 0.05, 0.043, 0.021, 0.019, 0.015, 0.012, 0.003});
  const int tiers[] = {1, 2, 2, 3, 3, 4, 4, 5};
  for (std::size_t i = 0; i < 8; ++i) {
    Importance::Driver& d = importance.drivers[i];
    d.tier = tiers[i];
    d.se /= 2;
    d.shareSe /= 2;
    d.lower = d.shapley - kT * d.se;
    d.upper = d.shapley + kT * d.se;
  }
  addDifferences(importance);
  return importance;
}

DriverCurve scaleCurve() {
  DriverCurve curve;
  curve.driver = "Engagement and fair treatment";
  curve.simulated = true;
  curve.continuous = true;
  curve.overall = 0.69;
  curve.n = 10912;
  curve.nEffective = 8240.4;
  for (int i = 0; i <= 40; ++i) {
    const double x = i / 40.0;
    const double p = 1 / (1 + std::exp(1.2 - 3.6 * x));
    const double half = 0.015 + 0.06 * (x - 0.6) * (x - 0.6);
    curve.points.push_back({x, {}, p, half / 2, p - half, p + half, 0});
  }
  curve.histogram = {0.01, 0.02, 0.03, 0.05, 0.09, 0.16, 0.22, 0.2, 0.12, 0.1};
  curve.histogramFrom = 0;
  curve.histogramTo = 1;
  return curve;
}

DriverCurve categoryCurve(const std::vector<std::string>& levels) {
  DriverCurve curve;
  curve.driver = "Worry about crime";
  curve.simulated = true;
  curve.overall = 0.69;
  curve.n = 10912;
  curve.nEffective = 8240.4;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const double p = 0.5 + 0.09 * static_cast<double>(i);
    curve.points.push_back({static_cast<double>(i), levels[i], p, 0.02, p - 0.04, p + 0.04, 0.25});
  }
  return curve;
}

BoroughComparison boroughsOf(std::size_t areas, std::size_t n) {
  BoroughComparison comparison;
  comparison.simulated = true;
  comparison.areaLabel = "Area";
  AreaEstimate& overall = comparison.overall;
  overall.n = areas * n;
  overall.nEffective = static_cast<double>(overall.n) / 1.3;
  overall.weightShare = 1;
  overall.estimate = 0.69, overall.se = 0.005, overall.lower = 0.68, overall.upper = 0.70;
  overall.df = 500;
  comparison.spec.design.weight = "WT";
  const double width = 1.96 * std::sqrt(0.69 * 0.31 * 1.3 / static_cast<double>(n));
  for (std::size_t i = 0; i < areas; ++i) {
    AreaEstimate area;
    area.area = "Area " + std::to_string(i + 1);
    area.n = n;
    area.nEffective = static_cast<double>(n) / 1.3;
    area.estimate = 0.69 + 0.1 * std::sin(3.7 * static_cast<double>(i));
    area.lower = std::max(0.0, area.estimate - width);
    area.upper = std::min(1.0, area.estimate + width);
    area.se = width / 1.96;
    area.difference = area.estimate - 0.69;
    area.differenceSe = area.se;
    area.pHolm = area.p = std::abs(area.difference) > 1.6 * width ? 0.01 : 0.5;
    area.differs = area.pHolm < 0.05;
    comparison.areas.push_back(area);
  }
  return comparison;
}

BoroughComparison londonBoroughs() {
  BoroughComparison comparison = boroughsOf(32);
  comparison.areaLabel = "Borough";
  for (std::size_t i = 0; i < 32; ++i) comparison.areas[i].area = boroughNames()[i];
  return comparison;
}

BoroughPack packOf(BoroughComparison comparison) {
  BoroughPack pack;
  std::vector<double> share, size;
  Eigen::VectorXd estimate(static_cast<Eigen::Index>(comparison.areas.size())), variance = estimate;
  for (std::size_t i = 0; i < comparison.areas.size(); ++i) {
    AreaEstimate& area = comparison.areas[i];
    area.df = 20;
    area.weightShare = 1.0 / static_cast<double>(comparison.areas.size());
    share.push_back(area.estimate), size.push_back(area.nEffective);
    estimate[static_cast<Eigen::Index>(i)] = area.estimate;
    variance[static_cast<Eigen::Index>(i)] = area.se * area.se;
  }
  pack.funnel = funnelOf(comparison.overall.estimate, share, size);
  const SmallAreas shrunk = shrinkAreas(comparison);
  pack.betweenVariance = shrunk.variance;
  for (std::size_t i = 0; i < share.size(); ++i) {
    AreaStanding standing;
    standing.funnel = funnelPosition(pack.funnel, share[i], size[i]);
    standing.shrunk = shrunk.areas[i];
    standing.adjusted = {share[i] + 0.01, 0.02, share[i] - 0.03, share[i] + 0.05, {}};
    pack.standings.push_back(standing);
  }
  pack.pairs = areaPairs(estimate, variance.asDiagonal(), std::vector<int>(share.size(), 20),
                         std::vector<char>(share.size(), 1));
  pack.adjustedFor = {"Age", "Gender"};
  pack.adjustedN = comparison.overall.n - 100;
  pack.comparison = std::move(comparison);
  return pack;
}

}  // namespace candour
