// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/findings/figure_edits.h"

#include <catch2/catch.hpp>

#include "models/drivers/json_reading.h"

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

TEST_CASE("Edits are the same after writing and reading", "[findings]") {
  const FigureEdits edits{"A headline", "A subtitle", RowOrder::LowestFirst, 2, "slide"};
  CHECK(readFigureEdits(jsonOf(edits), "here") == edits);
  CHECK(readFigureEdits(jsonOf(FigureEdits{}), "here") == FigureEdits{});
  for (const char* wrong : {R"({"order": "best"})", R"({"decimals": 4})", R"({"decimals": 0.5})"}) {
    CHECK_THROWS_AS(readFigureEdits(nlohmann::ordered_json::parse(wrong), "here"), Misread);
  }
}
