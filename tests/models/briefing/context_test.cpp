// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>

#include "models/briefing/figures.h"

using namespace candour;

namespace {

Variable labelled(std::string name, std::string label, std::vector<Level> levels) {
  Variable variable;
  variable.name = std::move(name);
  variable.label = std::move(label);
  variable.levels = std::move(levels);
  return variable;
}

Survey survey() {
  Survey result;
  result.add(labelled("djpol", "The police treat people fairly",
                      {{1, "Never"}, {4, "Often"}, {5, "Always"}}),
             Column::coded({0}, 3));
  result.add(
      labelled("C2", "Borough", {{1, "Lewisham"}, {2, "Croydon"}, {3, "Camden"}, {4, "Haringey"}}),
      Column::coded({0}, 4));
  result.add(
      labelled("MONTH", "", {{1, "100 (Jul 2019)"}, {2, "97 (Apr 2019)"}, {3, "Refused", true}}),
      Column::coded({0}, 3));
  result.add(labelled("sex", "Sex", {{1, "Male"}, {2, "Female"}}), Column::coded({0}, 2));
  result.waves = {{"w1", "one.sav", 0, 1, false}};
  return result;
}

DriverModelSpec question() {
  DriverModelSpec spec;
  spec.outcome = {"Fairness", "djpol", {4.0, 5.0}, {}};
  spec.area = "C2";
  return spec;
}

}  // namespace

TEST_CASE("the words of a figure come from the survey and the question") {
  const FigureContext context = contextOf(survey(), question());
  CHECK(context.outcome == "Fairness");
  CHECK(context.measure == "share with fairness");
  CHECK(context.question == "The police treat people fairly");
  CHECK(context.answers == "Often or Always");
  CHECK(context.geography == "London");
  CHECK(context.period == "Apr 2019 to Jul 2019");
  CHECK(context.source == "one.sav");
}

TEST_CASE("filters say where, when and among whom") {
  DriverModelSpec spec = question();
  spec.outcome.name.clear();
  spec.domain = {{"C2", {AnswerRef(1.0), AnswerRef(std::string("Camden"))}},
                 {"sex", {AnswerRef(2.0)}},
                 {std::string(kWaveVariable), {AnswerRef(std::string("w1"))}}};
  const FigureContext context = contextOf(survey(), spec);
  CHECK(context.outcome == "djpol");
  CHECK(context.geography == "Lewisham and Camden");
  CHECK(context.among == "Sex: Female");
  CHECK(context.period == "w1");
}

TEST_CASE("a wave named after the only file is no period") {
  Survey single = survey();
  single.variables[2].name = "month";
  CHECK(contextOf(single, question()).period == "w1");
  single.waves[0].source = "w1.sav";
  CHECK(contextOf(single, question()).period.empty());
  single.waves.push_back({"w2", "w2.sav", 1, 0, false});
  CHECK(contextOf(single, question()).period == "w1 to w2");
}

TEST_CASE("a simulated survey says so as its source") {
  Survey simulated = survey();
  simulated.waves[0].simulated = true;
  CHECK(contextOf(simulated, question()).source == "simulated Public Attitude Survey");
}
