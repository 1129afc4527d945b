// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/findings/figure_edits.h"

#include <catch2/catch.hpp>

#include "core/base/json_reading.h"

using namespace candour;

namespace {

FigureRow row(const std::string& label, double value, const std::string& text,
              const std::string& group = {}) {
  FigureRow row;
  row.label = label;
  row.value = value;
  row.valueText = text;
  row.group = group;
  return row;
}

std::vector<std::string> labels(const Figure& figure) {
  std::vector<std::string> labels;
  for (const auto& row : figure.rows) labels.push_back(row.label);
  return labels;
}

}  // namespace

TEST_CASE("Rows are put in the order asked for, under their headings", "[findings]") {
  Figure figure;
  figure.kind = FigureKind::DriverEffects;
  figure.rows = {row("b", 1, "1.0", "Age"), row("C", 3, "3.0", "Age"), row("a", 2, "2.0", "Sex"),
                 row("d", -4, "-4.0", "Sex")};
  const auto ordered = [&](RowOrder order) {
    return labels(applyEdits(figure, {.order = order}).figure);
  };
  CHECK(ordered(RowOrder::AsMade) == std::vector<std::string>{"b", "C", "a", "d"});
  CHECK(ordered(RowOrder::HighestFirst) == std::vector<std::string>{"C", "b", "a", "d"});
  CHECK(ordered(RowOrder::LowestFirst) == std::vector<std::string>{"b", "C", "d", "a"});
  CHECK(ordered(RowOrder::ByName) == std::vector<std::string>{"b", "C", "a", "d"});
}

TEST_CASE("An order that would break a figure is refused and said", "[findings]") {
  Figure figure;
  figure.kind = FigureKind::Waterfall;
  figure.rows = {row("b", 1, "1.0"), row("a", 2, "2.0")};
  const auto edited = applyEdits(figure, {.order = RowOrder::ByName});
  CHECK(labels(edited.figure) == std::vector<std::string>{"b", "a"});
  CHECK(edited.warnings.size() == 1);
}

TEST_CASE("Values are printed with the decimals asked for, sign and unit kept", "[findings]") {
  Figure figure;
  figure.kind = FigureKind::Boroughs;
  figure.rows = {row("a", 72.26, "72\xC2\xA0%"), row("b", -3.16,
                                                     "\xE2\x88\x92"
                                                     "3.2")};
  figure.rows.push_back(row("step", 70, "+2.5"));
  figure.rows.back().start = 67.46;
  const auto edited = applyEdits(figure, {.decimals = 2});
  CHECK(edited.figure.rows[0].valueText == "72.26\xC2\xA0%");
  CHECK(edited.figure.rows[1].valueText ==
        "\xE2\x88\x92"
        "3.16");
  CHECK(edited.figure.rows[2].valueText == "+2.54");
  CHECK(edited.warnings.empty());
  CHECK(applyEdits(Figure{}, {.decimals = 2}).warnings.size() == 1);
}

TEST_CASE("A value printed with its interval keeps it, and small charts print theirs",
          "[findings]") {
  Figure figure;
  figure.kind = FigureKind::TileMap;
  figure.rows = {row("a", 72.26, "72\xC2\xA0% (69 to 76)")};
  figure.rows[0].lower = 68.91, figure.rows[0].upper = 75.6;
  CHECK(applyEdits(figure, {.decimals = 1}).figure.rows[0].valueText ==
        "72.3\xC2\xA0% (68.9 to 75.6)");
  Figure panels;
  panels.kind = FigureKind::SmallMultiples;
  panels.panels.push_back({"a", {FigureSeries{}}, "72\xC2\xA0%"});
  panels.panels[0].series[0].points = {{0, 70, {}, {}}, {1, 72.26, {}, {}}};
  CHECK(applyEdits(panels, {.decimals = 1}).figure.panels[0].valueText == "72.3\xC2\xA0%");
}

TEST_CASE("Own words keep what must be said beside them", "[findings]") {
  Figure figure;
  figure.headline = "Trust is high", figure.subtitle = "Trust, per cent. Simulated data";
  figure.altText = "Bars. Trust is high. Simulated data. Base: 9 interviews.";
  figure.simulated = true;
  auto edited = applyEdits(figure, {.headline = "Most people trust", .subtitle = "Per cent"});
  CHECK(edited.figure.headline == "Most people trust");
  CHECK(edited.figure.altText == "Bars. Most people trust. Simulated data. Base: 9 interviews.");
  CHECK(edited.figure.subtitle == "Per cent. Simulated data");
  CHECK(edited.warnings.size() == 1);
  edited = applyEdits(figure, {.headline = "  ", .subtitle = "A simulated share"});
  CHECK(edited.figure.headline == "Trust is high");
  CHECK(edited.figure.subtitle == "A simulated share");
  CHECK(applyEdits(figure, {.size = "slide"}).figure.size == "slide");
  CHECK(edited.warnings.empty());
}

TEST_CASE("A highlight names rows, in any letters, and mutes the others", "[findings]") {
  Figure figure;
  figure.kind = FigureKind::Boroughs;
  figure.altText = "Dots.";
  figure.rows = {row("Barnet", 1, "1"), row("Lewisham", 2, "2"), row("Sutton", 3, "3")};
  const auto edited = applyEdits(figure, {.highlight = {"lewisham", "Suton"}});
  CHECK(edited.figure.focused);
  CHECK(edited.figure.rows[0].focus == Focus::Muted);
  CHECK(edited.figure.rows[1].focus == Focus::Highlighted);
  CHECK(edited.figure.rows[2].focus == Focus::Muted);
  CHECK(edited.figure.altText == "Dots. Highlighted: Lewisham.");
  CHECK(edited.warnings == std::vector<std::string>{"\"Suton\" is not in this figure: nothing is "
                                                    "highlighted for it. Did you mean Sutton?"});
}

TEST_CASE("A figure of areas with one highlighted is about that area", "[findings]") {
  Figure figure;
  figure.kind = FigureKind::Boroughs;
  figure.headline = "Two boroughs differ from London as a whole";
  figure.altText = figure.headline + ". Dots.";
  figure.rows = {row("Barnet", 60, "60%"), row("Lewisham", 66, "66%"), row("Sutton", 70, "70%")};
  figure.rows[1].emphasised = false;
  figure.references = {{65, "All of London 65%"}};
  const auto about = [&](const std::vector<std::string>& names) {
    return applyEdits(figure, {.highlight = names}).figure;
  };
  CHECK(about({"Barnet"}).headline == "Barnet stands at 60%, below All of London at 65%");
  CHECK(about({"Barnet"}).altText ==
        "Barnet stands at 60%, below All of London at 65%. Dots. Highlighted: Barnet.");
  CHECK(about({"Lewisham"}).headline ==
        "Lewisham stands at 66%, not clearly apart from All of London at 65%");
  CHECK(about({"Sutton"}).headline == "Sutton stands at 70%, above All of London at 65%");
  CHECK(about({"Sutton", "Barnet"}).headline == figure.headline);
  const FigureEdits own{.headline = "Our words", .highlight = {"Barnet"}};
  CHECK(applyEdits(figure, own).figure.headline == "Our words");
  figure.kind = FigureKind::Importance;
  CHECK(about({"Barnet"}).headline == figure.headline);
}

TEST_CASE("A highlight of nothing leaves a figure as it was", "[findings]") {
  Figure figure;
  figure.kind = FigureKind::Boroughs;
  figure.rows = {row("Barnet", 1, "1"), row("Lewisham", 2, "2")};
  const auto edited = applyEdits(figure, {.highlight = {"Nowhere"}});
  CHECK_FALSE(edited.figure.focused);
  CHECK(edited.figure.rows[0].focus == Focus::None);
  CHECK(edited.warnings.size() == 1);
  figure.rows.pop_back();
  CHECK(applyEdits(figure, {.highlight = {"Barnet"}}).warnings ==
        std::vector<std::string>{"There is nothing in this figure to highlight."});
}

TEST_CASE("Points, lines and tiles are highlighted by the names they stand for", "[findings]") {
  Figure funnel;
  funnel.kind = FigureKind::Funnel;
  funnel.points.resize(2);
  funnel.points[0].name = "Barnet", funnel.points[1].name = "Lewisham";
  const auto points = applyEdits(funnel, {.highlight = {"Barnet"}}).figure.points;
  CHECK(points[0].label == "Barnet");
  CHECK(points[1].label.empty());
  CHECK(points[1].focus == Focus::Muted);

  Figure trend;
  trend.kind = FigureKind::Trend;
  trend.series.resize(2);
  trend.series[0].name = "This survey", trend.series[1].name = "Published";
  trend.series[1].context = true;
  const auto series = applyEdits(trend, {.highlight = {"Published"}}).figure.series;
  CHECK(series[0].context);
  CHECK_FALSE(series[1].context);

  Figure map;
  map.kind = FigureKind::TileMap;
  map.rows = {row("Barnet (BAR)", 1, "1"), row("Lewisham (LEW)", 2, "2")};
  map.tiles.resize(2);
  map.tiles[0].name = "Lewisham";
  const auto tiles = applyEdits(map, {.highlight = {"Lewisham"}}).figure.tiles;
  CHECK(tiles[0].focus == Focus::Highlighted);
  CHECK(tiles[1].focus == Focus::Muted);
  CHECK(editableOf(map).names == std::vector<std::string>{"Barnet", "Lewisham"});
}

namespace {

Figure bars() {
  Figure figure;
  figure.kind = FigureKind::Scenario;
  figure.percent = figure.zeroBased = true;
  figure.rows = {row("Now", 71.2, "71.2"), row("Then", 74.8, "74.8")};
  figure.rows[0].lower = 68.4, figure.rows[1].upper = 77.1;
  return figure;
}

}  // namespace

TEST_CASE("Bars that leave zero are drawn so and said", "[findings]") {
  const auto edited = applyEdits(bars(), {.axisFrom = 60, .axisTo = 80});
  CHECK(edited.figure.axisFrom == 60.0);
  CHECK(edited.figure.axisTo == 80.0);
  CHECK(edited.warnings ==
        std::vector<std::string>{"Bars no longer begin at zero: their lengths mislead."});
  CHECK(applyEdits(bars(), {.axisFrom = 0, .axisTo = 100}).warnings.empty());
  Figure dots = bars();
  dots.kind = FigureKind::Boroughs;
  CHECK(applyEdits(dots, {.axisFrom = 60}).warnings.empty());
}

TEST_CASE("An axis is widened until it cuts nothing off, and that is said", "[findings]") {
  auto edited = applyEdits(bars(), {.axisFrom = 70, .axisTo = 75});
  CHECK(edited.figure.axisFrom.value() == Approx(68));
  CHECK(edited.figure.axisTo.value() == Approx(78));
  REQUIRE(edited.warnings.size() == 3);
  CHECK(edited.warnings[0] ==
        "An axis from 70\xC2\xA0% would cut off values or intervals: it begins at 68\xC2\xA0%.");
  CHECK(edited.warnings[1] ==
        "An axis to 75\xC2\xA0% would cut off values or intervals: it ends at 78\xC2\xA0%.");
  // One end alone, and one beyond everything.
  edited = applyEdits(bars(), {.axisFrom = 90});
  CHECK(edited.figure.axisFrom.value() == Approx(68));
  CHECK_FALSE(edited.figure.axisTo);
}

TEST_CASE("An axis that cannot be is left as it was", "[findings]") {
  auto edited = applyEdits(bars(), {.axisFrom = 80, .axisTo = 60});
  CHECK_FALSE(edited.figure.axisFrom);
  CHECK(edited.warnings == std::vector<std::string>{"An axis cannot run from 80\xC2\xA0% to "
                                                    "60\xC2\xA0%: it is left as it was."});
  edited = applyEdits(bars(), {.axisFrom = -10, .axisTo = 140});
  CHECK(edited.figure.axisFrom == 0.0);
  CHECK(edited.figure.axisTo == 100.0);
  CHECK(edited.warnings.size() == 1);
  Figure map;
  map.kind = FigureKind::TileMap;
  CHECK(applyEdits(map, {.axisTo = 1}).warnings.size() == 1);
}

TEST_CASE("What of a figure can be edited", "[findings]") {
  const Editable can = editableOf(bars());
  CHECK_FALSE(can.order);
  CHECK(can.decimals);
  CHECK(can.axis);
  CHECK(can.range.low == 68.4);
  CHECK(can.range.high == 77.1);
  CHECK(can.names == std::vector<std::string>{"Now", "Then"});
  CHECK(editableOf(Figure{}).names.empty());
}

TEST_CASE("Edits are the same after writing and reading", "[findings]") {
  const FigureEdits edits{"A headline",
                          "A subtitle",
                          RowOrder::LowestFirst,
                          2,
                          "slide",
                          {"Barnet", "Lewisham"},
                          12.5,
                          80};
  CHECK(readFigureEdits(jsonOf(edits), "here") == edits);
  CHECK(readFigureEdits(jsonOf(FigureEdits{}), "here") == FigureEdits{});
  CHECK(jsonOf(FigureEdits{.axisTo = 80}).dump() == R"({"axis":{"to":80.0}})");
  for (const char* wrong :
       {R"({"order": "best"})", R"({"decimals": 4})", R"({"decimals": 0.5})",
        R"({"highlight": [1]})", R"({"axis": {"from": "low"}})", R"({"axis": {"low": 1}})"}) {
    CHECK_THROWS_AS(readFigureEdits(nlohmann::ordered_json::parse(wrong), "here"), Misread);
  }
}
