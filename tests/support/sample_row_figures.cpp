// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <cmath>

#include "models/briefing/area_figures.h"
#include "models/briefing/words.h"
#include "tests/support/sample_answers.h"
#include "tests/support/sample_plots.h"
#include "tests/support/sample_requests.h"

namespace candour {

Figure bareFigure(FigureKind kind) {
  Figure figure;
  figure.kind = kind;
  figure.headline = "Trust is lower in Lewisham than in London as a whole";
  figure.subtitle = "Share who trust the police, per cent, London, April 2019 to March 2020";
  figure.footer = {
      "Question: \"The police is an organisation I can trust\"; \"Tend to agree\" and \"Strongly "
      "agree\" counted.",
      "Base: 12,800 interviews (effective 9,100), weighted. Intervals of 95 %, from the design.",
      "Source: Public Attitude Survey."};
  figure.altText = "Chart of trust. " + figure.headline + ".";
  figure.valueAxis = "Share who trust the police, per cent";
  figure.percent = true;
  return figure;
}

std::string longName(int seed, std::size_t letters) {
  const char* const words[] = {"engagement", "and",    "fairness", "of",     "neighbourhood",
                               "Kensington", "people", "upon",     "Thames", "respect"};
  std::string name = "Name " + std::to_string(seed);
  for (int i = seed; name.size() < letters; ++i) name += std::string(" ") + words[i % 10];
  return name;
}

namespace {

Figure withSecond(Figure figure, double shift) {
  for (std::size_t i = 0; i < figure.rows.size(); ++i) {
    const double turn = static_cast<double>(i % 5) - 2;
    figure.rows[i].second = figure.rows[i].value + turn * shift;
  }
  figure.legend.push_back({LegendMark::OpenDiamond, "Adjusted for who lives there"});
  return figure;
}

struct Step {
  std::string label;
  double by = 0;
};

// From one level to another in steps; the first and the last row are levels.
Figure waterfall(double from, const std::vector<Step>& steps, double error) {
  Figure figure = bareFigure(FigureKind::Waterfall);
  const auto add = [&](const std::string& label, std::optional<double> start, double value) {
    FigureRow row;
    row.label = label, row.start = start, row.value = value, row.total = !start;
    row.lower = value - error, row.upper = value + error;
    row.valueText = drawnNumber(start ? value - *start : value, 1);
    figure.rows.push_back(row);
  };
  add("London", std::nullopt, from);
  double level = from;
  for (const Step& step : steps) {
    add(step.label, level, level + step.by);
    level += step.by;
  }
  add("Lewisham", std::nullopt, level);
  figure.legend = {{LegendMark::SolidBar, "Adds to the share"},
                   {LegendMark::HatchedBar, "Takes from the share"}};
  return figure;
}

Figure longWaterfall() {
  std::vector<Step> steps;
  for (int i = 0; i < 14; ++i) steps.push_back({longName(i, 60), i % 3 == 0 ? 2.5 : -1.75});
  return waterfall(50, steps, 0.4);
}

Figure waterfallFromZero() {
  Figure figure =
      waterfall(0, {{"Who lives there", -1.4}, {"Engagement", -5.8}, {"Other", 0.8}}, 1);
  figure.rows.erase(figure.rows.begin());
  figure.rows.back().start = 0;
  figure.percent = false, figure.zeroBased = true;
  return figure;
}

Figure scenario(const std::vector<std::pair<std::string, double>>& bars, double error) {
  Figure figure = bareFigure(FigureKind::Scenario);
  figure.zeroBased = true;
  for (const auto& [label, value] : bars) {
    FigureRow row;
    row.label = label, row.value = value, row.valueText = drawnNumber(value, 1);
    row.lower = value - error, row.upper = value + error;
    row.emphasised = !figure.rows.empty();
    figure.rows.push_back(row);
  }
  return figure;
}

Figure gains() {
  std::vector<std::pair<std::string, double>> bars;
  for (int i = 0; i < 12; ++i) bars.emplace_back(longName(i, 50), 6 - 0.9 * i);
  Figure figure = scenario(bars, 1.5);
  figure.percent = false;
  figure.rows[3].filled = false;
  return figure;
}

std::vector<NamedFigure> sampleRequests() {
  std::vector<std::string> many;
  for (int i = 0; i < 22; ++i) many.push_back(longName(i, 70));
  RequestsQuestion borough = requestsAsked(90, 1, usualCategories());
  borough.options.borough = "Camden";
  return {{"requests", requestsFigure(requestsAsked(96, 6, usualCategories()), {"London", true})},
          {"requests-borough", requestsFigure(borough, {"London", false})},
          {"requests-22", requestsFigure(requestsAsked(600, 2, many), {})},
          {"requests-one", requestsFigure(requestsAsked(1, 1, {""}), {"London", false})},
          {"requests-none", requestsFigure({}, {})}};
}

}  // namespace

std::vector<NamedFigure> sampleRowFigures() {
  Figure now = scenario({{"Now", 69.1}, {"If engagement were as in the best quarter", 72.9}}, 1.3);
  now.references.push_back({75, "Target 75 %", true});
  Figure everyone = scenario({{"Now", 100}, {"If", 0}}, 0);
  std::vector<NamedFigure> figures = {
      {"second", withSecond(rankedAreasFigure({.comparison = londonBoroughs()}, trustContext(),
                                              SecondMark::None),
                            0.8)},
      {"second-2",
       withSecond(
           rankedAreasFigure({.comparison = boroughsOf(2)}, trustContext(), SecondMark::None), 0)},
      {"second-40", withSecond(rankedAreasFigure({.comparison = boroughsOf(40, 60)}, trustContext(),
                                                 SecondMark::None),
                               12)},
      {"waterfall", waterfall(69,
                              {{"Who lives there", -1.4},
                               {"Engagement and fair treatment", -5.8},
                               {"Police accountability", -1.9},
                               {"Local patrol visibility", 0.4},
                               {"Neither", -1.2}},
                              0.9)},
      {"waterfall-14", longWaterfall()},
      {"waterfall-zero", waterfallFromZero()},
      {"waterfall-flat", waterfall(69, {{"A", 0}, {"B", 0}}, 0)},
      {"waterfall-none", bareFigure(FigureKind::Waterfall)},
      {"scenario", now},
      {"scenario-12", gains()},
      {"scenario-extreme", everyone},
      {"scenario-none", bareFigure(FigureKind::Scenario)},
  };
  for (auto& figure : sampleRequests()) figures.push_back(std::move(figure));
  return figures;
}

}  // namespace candour
