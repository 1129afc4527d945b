// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/native_chart.h"

#include <QRegularExpression>
#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <map>

#include "core/base/text.h"
#include "core/import/import.h"
#include "tests/support/opc_package.h"
#include "tests/support/sample_figures.h"
#include "tests/support/temporary.h"
#include "ui/documents/chart_sheet.h"

using namespace candour;
using Catch::Contains;

namespace {

const QSizeF kNativeArea(888, 380);

// The cached numbers of the n-th element `tag` of a chart, in order; blanks left out.
std::vector<double> cached(const std::string& xml, const std::string& tag, int n = 0) {
  std::size_t at = 0;
  for (int i = 0; i <= n; ++i) at = xml.find("<c:" + tag + ">", at) + 1;
  const std::size_t end = xml.find("</c:" + tag + ">", at);
  const QString part = QString::fromStdString(xml.substr(at, end - at));
  const QRegularExpression value(QStringLiteral("<c:v>([^<]*)</c:v>"));
  std::vector<double> values;
  for (auto match = value.globalMatch(part); match.hasNext();) {
    values.push_back(match.next().captured(1).toDouble());
  }
  return values;
}

std::string sheetOf(const QByteArray& workbook) {
  return unzipped(workbook).at("xl/worksheets/sheet1.xml").toStdString();
}

}  // namespace

TEST_CASE("a chart's cache, its error bars and its workbook hold the figure's rows", "[pptx]") {
  const Figure figure = sampleFigure("boroughs");
  const auto areas = nativeCharts(figure, kNativeArea);
  REQUIRE(areas.size() == 1);
  REQUIRE(areas[0].size() == 2);
  std::size_t row = 0;
  for (const NativeChart& chart : areas[0]) {
    // The first series is the reference; the dots that follow share their columns.
    const std::vector<double> values = cached(chart.xml, "xVal", 1);
    const std::vector<double> above = cached(chart.xml, "plus"), below = cached(chart.xml, "minus");
    REQUIRE(values.size() == 16);
    REQUIRE(above.size() == 16);
    const std::string sheet = sheetOf(chart.workbook);
    for (std::size_t i = 0; i < values.size(); ++i, ++row) {
      CAPTURE(figure.rows[row].label);
      CHECK(values[i] == figure.rows[row].value);
      CHECK(values[i] + above[i] == Approx(*figure.rows[row].upper).epsilon(1e-12));
      CHECK(values[i] - below[i] == Approx(*figure.rows[row].lower).epsilon(1e-12));
      CHECK_THAT(sheet, Contains("<v>" + shortest(values[i]) + "</v>"));
      CHECK_THAT(sheet, Contains(">" + figure.rows[row].label + "<"));
    }
    CHECK_THAT(chart.xml, Contains("<c:errValType val=\"cust\"/>"));
  }
  CHECK(row == figure.rows.size());
}

TEST_CASE("bars add up to the values, and their intervals are the figure's", "[pptx]") {
  const Figure figure = sampleFigure("importance");
  const std::string xml = nativeCharts(figure, kNativeArea)[0][0].xml;
  const std::vector<double> own = cached(xml, "val", 0), shared = cached(xml, "val", 1);
  const std::vector<double> above = cached(xml, "plus"), below = cached(xml, "minus");
  REQUIRE(own.size() == figure.rows.size());
  std::size_t bounded = 0;
  for (std::size_t i = 0; i < own.size(); ++i) {
    const FigureRow& row = figure.rows[i];
    CHECK(own[i] + shared[i] == Approx(row.value).epsilon(1e-12));
    if (!row.lower || !row.upper) continue;
    CHECK(row.value + above.at(bounded) == Approx(*row.upper).epsilon(1e-12));
    CHECK(row.value - below.at(bounded) == Approx(*row.lower).epsilon(1e-12));
    ++bounded;
  }
  CHECK(bounded == above.size());
}

TEST_CASE("a waterfall is never parted; parts of other charts know their rows", "[pptx]") {
  Figure gap = sampleFigure("waterfall");
  const FigureRow step = gap.rows[1];
  gap.rows.insert(gap.rows.begin() + 1, 40, step);
  REQUIRE(nativeCharts(gap, kNativeArea).size() == 1);
  CHECK(nativeCharts(gap, kNativeArea)[0].size() == 1);
  Figure areas = sampleFigure("areas-40");
  areas.rows.insert(areas.rows.end(), areas.rows.begin(), areas.rows.end());
  const auto parts = nativeCharts(areas, kNativeArea);
  REQUIRE(parts.size() > 1);
  std::size_t row = 0;
  for (const auto& part : parts) {
    for (const NativeChart& chart : part) {
      CHECK(chart.first == row);
      row = chart.last;
    }
  }
  CHECK(row == areas.rows.size());
}

TEST_CASE("intervals over time are as dark as their marks, and names clear the axis", "[pptx]") {
  const std::string xml = nativeCharts(sampleFigure("trend-2"), kNativeArea)[0][0].xml;
  CHECK_THAT(xml, Contains("<c:errBars>") && !Contains("6BACE6"));
  // Time begins so far before its first point that half a name fits.
  const double first = cached(xml, "xVal").front();
  const std::size_t at = xml.find("<c:min val=\"") + 12;
  CHECK(first - std::stod(xml.substr(at)) > 0.04);
}

TEST_CASE("all columns of a chart are equally long", "[pptx]") {
  ChartSheet sheet;
  sheet.addNumbers("Short", {1});
  sheet.addNumbers("Long", {1, std::nan(""), 3});
  CHECK(sheet.range(0) == "Numbers!$A$2:$A$4");
  CHECK_THAT(sheet.numbers(0), Contains("<c:ptCount val=\"3\"/>"));
  CHECK(cached("<c:x>" + sheet.numbers(1) + "</c:x>", "x") == std::vector<double>{1, 3});
}

TEST_CASE("a workbook reads back, and its texts are never formulas", "[pptx]") {
  ChartSheet sheet;
  const std::vector<std::string> labels = {"=cmd|' /C calc'!A0", "+1", "@x", "<&>\"'",
                                           std::string(200, 'a')};
  sheet.addTexts("Label", labels);
  sheet.addNumbers("=Value", {0.1, -2.5, 1.0 / 3, 4, 5});
  const QByteArray workbook = chartWorkbook(sheet, {{"Area", "Share"}, {"=1+1", "12.5"}});
  CHECK_THAT(sheetOf(workbook), !Contains("<f>"));
  const TemporaryFolder folder;
  const std::filesystem::path file = folder / "a.xlsx";
  std::ofstream(file, std::ios::binary).write(workbook.constData(), workbook.size());
  const auto read = readSurveyFile(file);
  REQUIRE(read);
  CHECK(read->rows == labels.size());
}

TEST_CASE("maps, differences and small multiples are pictures, the rest charts", "[pptx]") {
  std::map<FigureKind, bool> drawn;
  for (const auto& [name, figure] : sampleFigures()) {
    CAPTURE(name);
    const auto areas = nativeCharts(figure, kNativeArea);
    CHECK((hasNativeChart(figure.kind) || areas.empty()));
    drawn[figure.kind] |= !areas.empty();
    for (const auto& area : areas) {
      for (const NativeChart& chart : area) {
        CHECK(chart.frame.right() <= kNativeArea.width() + 0.01);
        CHECK(chart.frame.bottom() <= kNativeArea.height() + 0.01);
        for (const char* none : {">nan<", ">-nan<", ">inf<", ">-inf<"}) {
          CHECK_THAT(chart.xml, !Contains(none));
        }
      }
    }
  }
  for (const auto& [kind, any] : drawn) CHECK(any == hasNativeChart(kind));
}
