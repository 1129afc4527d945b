// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/trends/published_series.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <set>

#include "tests/support/shared_data.h"
#include "tests/support/temporary.h"

using namespace candour;
using Catch::Matchers::Contains;

namespace {

Result<PublishedSeries> readText(const std::string& text) {
  const TemporaryFolder folder;
  std::ofstream(folder / "series.csv", std::ios::binary) << text;
  return readPublishedSeries(folder / "series.csv");
}

PublishedSeries good(const std::string& text) {
  const auto series = readText(text);
  if (!series) FAIL(series.error().message);
  return *series;
}

std::string refusal(const std::string& text) {
  const auto series = readText(text);
  REQUIRE_FALSE(series);
  CHECK_THAT(series.error().message, Contains("series.csv"));
  return series.error().message;
}

std::size_t areasOf(const PublishedSeries& series) {
  std::set<std::string> areas;
  for (const auto& figure : series.figures) areas.insert(figure.area);
  areas.erase("");
  return areas.size();
}

constexpr int kDec2014 = 12 * 2014 + 11;

}  // namespace

TEST_CASE("a published series is read in every dialect", "[published]") {
  const auto commas = good(
      "Date;Survey;Borough;Measure;Proportion;MPS\r\n"
      "31/12/2014;PAS;Barnet;\"\"\"Good Job\"\" local\";0,56;0,67\r\n"
      "31/12/2014;PAS;Richmond Upon Thames;\"\"\"Good Job\"\" local\";0,7;0,67\r\n");
  REQUIRE(commas.figures.size() == 3);
  CHECK(commas.figures[0] == PublishedFigure{"\"Good Job\" local", "", kDec2014, 0.67});
  CHECK(commas.figures[1] == PublishedFigure{"\"Good Job\" local", "Barnet", kDec2014, 0.56});
  CHECK(commas.figures[2].area == "Richmond upon Thames");
  REQUIRE(commas.notes.size() == 1);
  CHECK_THAT(commas.notes[0], Contains("Richmond Upon Thames as Richmond upon Thames"));
  const auto points = good(
      "Date,Borough,Measure,Proportion,,\n"
      "2014-12-31,Barnet,Trust MPS,0.56,,\n"
      "2014-12-31,MPS,Trust MPS,\"0,67\",,\n");
  CHECK(points.figures[0] == PublishedFigure{"Trust MPS", "", kDec2014, 0.67});
  CHECK(points.figures[1] == PublishedFigure{"Trust MPS", "Barnet", kDec2014, 0.56});
}

TEST_CASE("areas nobody knows are kept as written and named; empty figures are counted",
          "[published]") {
  const auto series = good(
      "Date,Borough,Measure,Proportion\n2014-12-31,Atlantis,Trust,0.5\n2014-12-31,Barnet,Trust,\n");
  CHECK(series.figures.size() == 1);
  CHECK(series.figures[0].area == "Atlantis");
  REQUIRE(series.notes.size() == 2);
  CHECK_THAT(series.notes[0], Contains("Atlantis"));
  CHECK_THAT(series.notes[1], Contains("1 figures are empty"));
}

TEST_CASE("a published series that cannot be read says where and why", "[published]") {
  const std::string head = "Date,Borough,Measure,Proportion\n2014-12-31,Barnet,Trust,0.5\n";
  CHECK_THAT(refusal("Date,Borough,Proportion\n"), Contains("no column Measure"));
  CHECK_THAT(refusal("Date,Borough,\"Proportion Trust MPS\"\n2014-12-01,Barnet,56\n"),
             Contains("wide form"));
  CHECK_THAT(refusal(head + "2014-12-31,Brent,Trust,many\n"),
             Contains("line 3") && Contains("\"many\"") && Contains("no share"));
  CHECK_THAT(refusal(head + "2014-12-31,Brent,Trust,56\n"), Contains("line 3"));
  CHECK_THAT(refusal(head + "12/31/2014,Brent,Trust,0.5\n"),
             Contains("line 3") && Contains("no date"));
  CHECK_THAT(refusal(head + "2014-12-31,Brent,Trust\n"),
             Contains("line 3") && Contains("3 fields") && Contains("4"));
  CHECK_THAT(refusal(head + "2014-12-31,Brent,,0.5\n"), Contains("measure is empty"));
  CHECK_THAT(refusal(head + "2014-12-31,Barnet,Trust,0.6\n"),
             Contains("line 3") && Contains("0.6") && Contains("0.5"));
  CHECK_THAT(refusal(head + "2014-12-31,\"Brent,Trust,0.6\n"), Contains("quote"));
  CHECK_THAT(refusal("Date,Borough,Measure,Proportion\n"), Contains("no figures"));
  CHECK_FALSE(readPublishedSeries("no/such/file.csv"));
}

TEST_CASE("the published dashboard's copies say the same", "[published]") {
  const auto file = sharedData("pas_borough_series/PAS_buroughs.csv");
  if (file.empty()) return;
  const auto first = readPublishedSeries(file);
  REQUIRE(first);
  // 32 areas and the whole: 37 quarters of seven measures, 32 of trust.
  CHECK(first->figures.size() == 33 * (7 * 37 + 32));
  CHECK(areasOf(*first) == 32);
  const auto total = readPublishedSeries(sharedData("pas_borough_series/PAS_Total_MPS.csv"));
  REQUIRE(total);
  CHECK(total->figures.size() == 7 * 37 + 32);
  CHECK(areasOf(*total) == 0);
  for (const auto& figure : total->figures) {
    CHECK(std::find(first->figures.begin(), first->figures.end(), figure) != first->figures.end());
  }
  for (const char* name : {"PAS_timyuk.csv", "PAS_Dashboard_Borough.csv"}) {
    INFO(name);
    const auto other = readPublishedSeries(sharedData(std::string("pas_borough_series/") + name));
    if (!other) FAIL(other.error().message);
    REQUIRE(other->figures.size() == first->figures.size());
    for (std::size_t i = 0; i < first->figures.size(); ++i) {
      CHECK(other->figures[i].area == first->figures[i].area);
      CHECK(other->figures[i].month == first->figures[i].month);
      CHECK(other->figures[i].share == Approx(first->figures[i].share).epsilon(1e-12));
    }
  }
  const auto wide = readPublishedSeries(sharedData("pas_borough_series/pas_cleaned_wide.csv"));
  REQUIRE_FALSE(wide);
  CHECK_THAT(wide.error().message, Contains("wide form"));
}
