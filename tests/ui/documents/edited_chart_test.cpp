// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>

#include "models/findings/figure_edits.h"
#include "tests/support/opc_package.h"
#include "tests/support/sample_figures.h"
#include "ui/documents/native_chart.h"
#include "ui/documents/page_layout.h"
#include "ui/documents/xlsx_document.h"

using namespace candour;
using Catch::Contains;

// What an analyst changes of a figure is in the charts that programs draw of it, too.

namespace {

const QSizeF kEditedArea(888, 380);

std::string chartOf(const Figure& figure) {
  const auto areas = nativeCharts(figure, kEditedArea);
  REQUIRE(!areas.empty());
  std::string all;
  for (const NativeChart& chart : areas[0]) all += chart.xml;
  return all;
}

Figure highlighted(const Figure& figure) {
  return applyEdits(figure, {.highlight = {editableOf(figure).names.at(1)}}).figure;
}

}  // namespace

TEST_CASE("a native chart's axis runs as the analyst wants it", "[pptx]") {
  for (const char* name : {"effects", "importance", "boroughs", "trend", "funnel"}) {
    CAPTURE(name);
    const Figure figure = sampleFigure(name);
    const ValueRange range = editableOf(figure).range;
    FigureEdits edits{.axisFrom = -1000, .axisTo = 3000};
    if (figure.percent) edits.axisFrom = 0, edits.axisTo = 100;
    REQUIRE(*edits.axisFrom <= range.low);
    const std::string xml = chartOf(applyEdits(figure, edits).figure);
    CHECK(xml != chartOf(figure));
    CHECK_THAT(xml, Contains(figure.percent ? "<c:min val=\"0\"/>" : "<c:min val=\"-1000\"/>"));
  }
}

TEST_CASE("native bars that leave zero say so", "[pptx]") {
  Figure figure = sampleFigure("importance");
  for (FigureRow& row : figure.rows) {
    row.value += 50, row.lower = row.value - 1, row.upper = row.value + 1;
    row.unique.reset();
  }
  figure.valueAxis = "Share";
  const std::string xml = chartOf(applyEdits(figure, {.axisFrom = 40}).figure);
  CHECK_THAT(xml, Contains("<c:min val=\"40\"/>") && Contains("not 0"));
}

TEST_CASE("native marks stand back behind a highlighted one, whose words are bold", "[pptx]") {
  for (const char* name : {"boroughs", "funnel"}) {
    CAPTURE(name);
    const Figure figure = sampleFigure(name);
    CHECK_THAT(chartOf(figure), !Contains("919191"));
    CHECK_THAT(chartOf(highlighted(figure)), Contains("919191") && Contains("b=\"1\""));
  }
  const Figure bars = sampleFigure("importance");
  CHECK_THAT(chartOf(bars), !Contains("BFBFBF"));
  CHECK_THAT(chartOf(highlighted(bars)), Contains("BFBFBF") && Contains("b=\"1\""));
}

TEST_CASE("a workbook's chart has the axis and the highlight", "[xlsx]") {
  Document document;
  document.title = "A title";
  DocumentPage page;
  page.headline = "A headline";
  page.figure = sampleFigure("importance");
  document.pages = {page};
  const auto chart = [&] {
    const auto bytes = xlsxDocument(document);
    REQUIRE(bytes);
    return unzipped(*bytes).at("xl/charts/chart1.xml").toStdString();
  };
  CHECK_THAT(chart(), !Contains("BFBFBF"));
  document.pages[0].figure = highlighted(*page.figure);
  document.pages[0].figure->axisTo = 90;
  CHECK_THAT(chart(), Contains("BFBFBF") && Contains("<c:max val=\"90\"/>"));
}

TEST_CASE("a figure with a size of its own has its shape on a sheet", "[documents]") {
  Document document;
  DocumentPage page;
  page.headline = "A headline";
  page.figure = sampleFigure("effects-2");
  document.pages = {page};
  const auto heightOf = [&](const std::string& size) {
    document.pages[0].figure->size = size;
    QRectF box;
    for (const PageScene& sheet : layoutDocument(document, a4Portrait())) {
      for (const PageBlock& block : sheet.blocks) {
        const bool small = block.role == BlockRole::FigureNote;
        if (small || block.role == BlockRole::Figure) box = box.united(block.box);
      }
    }
    return box.height() / box.width();
  };
  const double usual = heightOf("");
  CHECK(heightOf("square") == Approx(1).margin(0.1));
  CHECK(heightOf("slide") < usual);
  CHECK(heightOf("page") > 1.2);
  CHECK(heightOf("no such size") == usual);
}
