// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "tests/bench/coverage/ward_surveys.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/trends/months.h"

namespace candour::bench {

namespace {

constexpr int kFirstMonth = 12 * 2018;

// A Monday in the second month of a quarter (any will do), or after the survey's end.
std::string mondayIn(int quarter) {
  static const char* const kMondays[] = {"2018-02-05", "2018-05-07", "2018-08-06", "2018-11-05",
                                         "2019-02-04", "2019-05-06", "2019-08-05", "2019-11-04",
                                         "2020-02-03", "2020-05-04", "2020-08-03", "2020-11-02"};
  return quarter < 12 ? kMondays[quarter] : "2030-01-07";
}

Variable named(const std::string& name) {
  Variable variable;
  variable.name = name;
  return variable;
}

Variable texts(const std::string& name, const std::vector<std::string>& labels) {
  Variable variable = named(name);
  variable.kind = VariableKind::Text;
  for (const auto& label : labels) {
    variable.levels.push_back({static_cast<double>(variable.levels.size() + 1), label, false});
  }
  return variable;
}

std::string wardName(int ward) {
  return "W" + std::to_string(1000 + ward);
}

// The quarter each ward acts in, drawn within strata; quarters: never within the survey.
std::vector<int> drawPlan(const WardWorld& world, Random& random) {
  std::vector<int> quarterOf(static_cast<std::size_t>(world.wards), world.quarters);
  const int inStratum = world.wards / world.strata;
  for (int stratum = 0; stratum < world.strata; ++stratum) {
    std::vector<int> wards(static_cast<std::size_t>(inStratum));
    std::iota(wards.begin(), wards.end(), stratum * inStratum);
    for (std::size_t left = wards.size(); left > 1; --left) {
      std::swap(wards[left - 1], wards[random.below(left)]);
    }
    // Acting wards are dealt to strata in turn.
    const int acting = world.actingAQuarter * world.actingQuarters;
    std::size_t next = 0;
    for (int k = stratum; k < acting && next < wards.size(); k += world.strata) {
      quarterOf[static_cast<std::size_t>(wards[next++])] =
          world.firstActing + k % world.actingQuarters;
    }
  }
  return quarterOf;
}

}  // namespace

double gainAt(const WardWorld& world, int event) {
  return event < 1 ? 0 : world.gain + world.gainMore * (event - 1);
}

double meanGain(const WardWorld& world) {
  double sum = 0;
  int cells = 0;
  for (int k = 0; k < world.actingQuarters; ++k) {
    for (int t = world.firstActing + k + 1; t < world.quarters; ++t) {
      sum += gainAt(world, t - world.firstActing - k);
      ++cells;
    }
  }
  return sum / cells;
}

DriverModelSpec wardSpec(const WardWorld& world) {
  DriverModelSpec spec;
  spec.outcome = {"Trust", "y", {1.0}, {}};
  spec.design.weight = "w";
  spec.design.clusters = {"ward"};
  if (world.strata > 1) spec.design.strata = {"borough"};
  return spec;
}

WardDraw drawWards(const WardWorld& world, Random& random) {
  const auto plan = drawPlan(world, random);
  std::vector<std::int32_t> ward;
  std::vector<std::int32_t> quarter;
  std::vector<std::int32_t> borough;
  std::vector<double> w;
  std::vector<double> y;
  for (int j = 0; j < world.wards; ++j) {
    const double level = 0.5 + world.wardSd * random.normal();
    const int acts = plan[static_cast<std::size_t>(j)];
    for (int q = 0; q < world.quarters; ++q) {
      const double now = level + 0.004 * q + world.momentSd * random.normal() +
                         gainAt(world, acts < world.quarters ? q - acts : 0);
      const auto people = 2 + random.below(static_cast<std::uint64_t>(2 * world.interviews - 3));
      for (std::uint64_t i = 0; i < people; ++i) {
        // Two kinds of people, the one asked half as often and less trusting.
        const bool rare = random.bernoulli(0.3);
        ward.push_back(j);
        quarter.push_back(q);
        borough.push_back(j / (world.wards / world.strata));
        w.push_back((rare ? 2.0 : 1.0) * (0.75 + 0.5 * random.uniform()));
        y.push_back(random.bernoulli(std::clamp(now + (rare ? -0.1 : 0.05), 0.0, 1.0)) ? 1 : 0);
      }
    }
  }
  WardDraw draw;
  std::vector<std::string> names;
  std::vector<std::string> months;
  std::vector<std::string> boroughs;
  for (int j = 0; j < world.wards; ++j) names.push_back(wardName(j));
  for (int q = 0; q < world.quarters; ++q) months.push_back(monthName(kFirstMonth + 3 * q + 1));
  for (int b = 0; b < world.strata; ++b) boroughs.push_back("B" + std::to_string(b));
  draw.survey.add(texts("ward", names), Column::coded(ward, names.size()));
  draw.survey.add(texts("when", months), Column::coded(quarter, months.size()));
  draw.survey.add(texts("borough", boroughs), Column::coded(borough, boroughs.size()));
  draw.survey.add(named("w"), Column::numbers(std::move(w)));
  draw.survey.add(named("y"), Column::numbers(std::move(y)));
  RotaDesign rota{"Rolling plan", "2017-12-04", true, {}};
  for (int j = 0; j < world.wards; ++j) {
    const int acts = plan[static_cast<std::size_t>(j)];
    const std::string stratum = "B" + std::to_string(j / (world.wards / world.strata));
    rota.entries.push_back({wardName(j), stratum, mondayIn(acts)});
    if (acts < world.quarters) draw.options.actions.push_back({wardName(j), mondayIn(acts)});
  }
  draw.options.rota = rota;
  draw.options.ward = "ward";
  draw.options.time = "when";
  return draw;
}

}  // namespace candour::bench
