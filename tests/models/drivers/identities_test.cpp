// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <numeric>

#include "core/numeric/parallel.h"
#include "core/store/project.h"
#include "models/boroughs/boroughs.h"
#include "models/drivers/driver_model.h"
#include "tests/models/drivers/model_questions.h"
#include "tests/support/reference.h"
#include "tests/support/reference_survey.h"

using namespace candour;

/// What must not change an answer: how rows are ordered, repeated, weighted or kept.
namespace {

// The survey's rows `rows`, in that order.
Survey rowsOf(const Survey& survey, const std::vector<std::size_t>& rows) {
  Survey taken;
  for (std::size_t v = 0; v < survey.variables.size(); ++v) {
    const Column& column = *survey.columns[v];
    if (column.isCoded()) {
      std::vector<std::int32_t> levels;
      for (const auto row : rows) levels.push_back(column.level(row));
      taken.add(survey.variables[v], Column::coded(levels, survey.variables[v].levels.size()));
    } else {
      std::vector<double> numbers;
      for (const auto row : rows) numbers.push_back(column.number(row));
      taken.add(survey.variables[v], Column::numbers(std::move(numbers)));
    }
  }
  return taken;
}

// Every number of a fit, by term and contrast whatever their order.
void checkSame(const DriverModel& a, const DriverModel& b, double tolerance = 1e-9) {
  REQUIRE(a.coefficients.size() == b.coefficients.size());
  const auto near = [tolerance](double x, double y) {
    CHECK((x == Approx(y).epsilon(tolerance).margin(1e-12) || (std::isnan(x) && std::isnan(y))));
  };
  for (const auto& one : a.coefficients) {
    const auto other = std::find_if(b.coefficients.begin(), b.coefficients.end(),
                                    [&](const Coefficient& c) { return c.term == one.term; });
    REQUIRE(other != b.coefficients.end());
    INFO(one.term);
    near(one.estimate, other->estimate);
    near(one.se, other->se);
    near(one.p, other->p);
    near(one.lower, other->lower);
    REQUIRE(one.smallSample.has_value() == other->smallSample.has_value());
    if (one.smallSample) near(one.smallSample->se, other->smallSample->se);
    if (one.smallSample) near(one.smallSample->df, other->smallSample->df);
  }
  REQUIRE(a.effects.size() == b.effects.size());
  for (std::size_t i = 0; i < a.effects.size(); ++i) {
    INFO(a.effects[i].driver << " " << a.effects[i].contrast);
    near(a.effects[i].estimate, b.effects[i].estimate);
    near(a.effects[i].se, b.effects[i].se);
  }
  near(a.mcfadden, b.mcfadden);
  CHECK(a.designDf == b.designDf);
  CHECK(a.df == b.df);
}

// Designs of every kind about the same people.
std::vector<DriverModelSpec> questions() {
  const std::string drivers =
      R"({"items": ["x"], "as": "number"}, {"items": ["sex"]}, {"items": ["area"]})";
  std::vector<DriverModelSpec> specs;
  for (const char* design :
       {R"({"weight": "w", "strata": ["stratum"], "clusters": ["psu"]})", R"({"weight": "w"})",
        R"({"weight": "w", "strata": ["stratum"], "clusters": ["psu"],
            "replicates": {"method": "jkn"}})",
        R"({"weight": "w", "strata": ["stratum"], "clusters": ["half"],
            "replicates": {"method": "fay", "rho": 0.3}})",
        R"({"weight": "w", "replicates": {"method": "brr", "weights": ["brr1", "brr2", "brr3",
            "brr4", "brr5", "brr6", "brr7", "brr8", "brr9", "brr10", "brr11", "brr12"]}})"}) {
    specs.push_back(people(drivers, design, R"(, "area": "area")"));
  }
  return specs;
}

const Survey& interviewed() {
  static const Survey survey = referenceSurvey("replicates");
  return survey;
}

}  // namespace

TEST_CASE("the order of rows changes no answer", "[identities]") {
  std::vector<std::size_t> backwards(interviewed().rows);
  std::iota(backwards.rbegin(), backwards.rend(), 0);
  const Survey turned = rowsOf(interviewed(), backwards);
  for (const auto& spec : questions()) {
    checkSame(fitted(interviewed(), spec), fitted(turned, spec));
    const auto a = compareBoroughs(interviewed(), spec);
    const auto b = compareBoroughs(turned, spec);
    REQUIRE(a);
    REQUIRE(b);
    for (std::size_t i = 0; i < a->areas.size(); ++i) {
      CHECK(a->areas[i].se == Approx(b->areas[i].se).epsilon(1e-10));
      CHECK(a->areas[i].pHolm == Approx(b->areas[i].pHolm).epsilon(1e-8));
    }
  }
}

TEST_CASE("a weight of k is k people of the same cluster, errors included", "[identities]") {
  const auto spec = questions().front();
  Survey weighted = interviewed();
  std::vector<double> times;
  std::vector<std::size_t> repeats;
  for (std::size_t row = 0; row < weighted.rows; ++row) {
    times.push_back(static_cast<double>(1 + row % 3));
    repeats.insert(repeats.end(), 1 + row % 3, row);
  }
  weighted.add({.name = "times"}, Column::numbers(times));
  auto byWeight = spec;
  byWeight.design.weight = "times";
  auto byRows = spec;
  byRows.design.weight.clear();
  const DriverModel a = fitted(weighted, byWeight);
  const DriverModel b = fitted(rowsOf(interviewed(), repeats), byRows);
  for (std::size_t i = 0; i < a.coefficients.size(); ++i) {
    CHECK(a.coefficients[i].estimate == Approx(b.coefficients[i].estimate).epsilon(1e-9));
    CHECK(a.coefficients[i].se == Approx(b.coefficients[i].se).epsilon(1e-9));
    CHECK(a.coefficients[i].smallSample->se ==
          Approx(b.coefficients[i].smallSample->se).epsilon(1e-9));
    CHECK(a.coefficients[i].smallSample->df ==
          Approx(b.coefficients[i].smallSample->df).epsilon(1e-9));
  }
}

TEST_CASE("the scale of the weights changes no answer, replicates scaled along", "[identities]") {
  Survey scaled;
  for (std::size_t v = 0; v < interviewed().variables.size(); ++v) {
    const Variable& variable = interviewed().variables[v];
    const Column& column = *interviewed().columns[v];
    if (variable.name != "w" && !variable.name.starts_with("brr")) {
      scaled.add(variable, column);
      continue;
    }
    std::vector<double> numbers;
    for (std::size_t row = 0; row < column.size(); ++row)
      numbers.push_back(column.number(row) / 512);
    scaled.add(variable, Column::numbers(std::move(numbers)));
  }
  for (const auto& spec : questions()) {
    checkSame(fitted(interviewed(), spec), fitted(scaled, spec));
  }
}

TEST_CASE("another reference level moves what is compared, not what is found", "[identities]") {
  for (const auto& spec : questions()) {
    auto other = spec;
    other.drivers[2].reference = AnswerRef{std::string("Area 2")};
    const DriverModel a = fitted(interviewed(), spec);
    const DriverModel b = fitted(interviewed(), other);
    CHECK(a.mcfadden == Approx(b.mcfadden).epsilon(1e-10));
    CHECK(a.coefficients[1].se == Approx(b.coefficients[1].se).epsilon(1e-9));
    // The test of the areas together is the same; 2 against 1 is 1 against 2, turned round.
    CHECK(a.tests[2].statistic == Approx(b.tests[2].statistic).epsilon(1e-7));
    const auto ofLevel = [](const DriverModel& model, const std::string& level) {
      return *std::find_if(model.coefficients.begin(), model.coefficients.end(),
                           [&](const Coefficient& c) { return c.level == level; });
    };
    const Coefficient first = ofLevel(a, "Area 2");
    const Coefficient second = ofLevel(b, "Area 1");
    CHECK(first.estimate == Approx(-second.estimate).epsilon(1e-9));
    CHECK(first.se == Approx(second.se).epsilon(1e-8));
    if (first.smallSample) {
      CHECK(first.smallSample->df == Approx(second.smallSample->df).epsilon(1e-8));
    }
  }
}

TEST_CASE("how many threads there are changes no digit of a fit of any design", "[identities]") {
  for (const auto& spec : questions()) {
    setThreads(1);
    const DriverModel one = fitted(interviewed(), spec);
    setThreads(2);
    const DriverModel two = fitted(interviewed(), spec);
    setThreads(0);
    CHECK((one.covariance.array() == two.covariance.array()).all());
    for (std::size_t i = 0; i < one.effects.size(); ++i) {
      CHECK(one.effects[i].se == two.effects[i].se);
      CHECK(shownOf(one.effects[i]).upper == shownOf(two.effects[i]).upper);
    }
  }
}

TEST_CASE("a survey from a project gives the answers it gives in memory", "[identities]") {
  const auto file = std::filesystem::temp_directory_path() / "candour_identities.candour";
  std::filesystem::remove(file);
  {
    Survey survey = interviewed();
    survey.waves = {{.name = "one", .source = "replicates.csv", .rows = survey.rows}};
    auto project = Project::create(file);
    REQUIRE(project);
    const auto added = project->addWave(survey);
    if (!added) FAIL(added.error().message);
    for (const auto& spec : questions()) {
      const auto loaded = project->load(variablesOf(spec));
      REQUIRE(loaded);
      const DriverModel a = fitted(survey, spec);
      const DriverModel b = fitted(*loaded, spec);
      CHECK((a.covariance.array() == b.covariance.array()).all());
      checkSame(a, b, 1e-15);
    }
  }
  std::filesystem::remove(file);
}
