// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/export/export_figure.h"

#include <QGuiApplication>
#include <QImage>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "models/briefing/area_figures.h"
#include "tests/support/sample_answers.h"
#include "tests/support/temporary.h"

using namespace candour;
using Catch::Contains;

namespace {

Figure effects() {
  return driverEffectsFigure(trustModel(), trustContext());
}

}  // namespace

TEST_CASE("an exported SVG is titled, described, in Arial and of the asked width") {
  const TemporaryFolder folder;
  Figure figure = effects();
  figure.headline = "Trust & <confidence>";
  figure.footer.emplace_back("a\x01z");
  REQUIRE(exportFigure(figure, folder / "a.svg", {200, 150}));
  const std::string svg = fileBytes(folder / "a.svg");
  CHECK_THAT(svg, Contains("<svg width=\"200.000mm\" height=\"150.000mm\""));
  CHECK_THAT(svg, Contains("<title>Trust &amp; &lt;confidence&gt;</title>"));
  CHECK_THAT(svg, Contains("<desc>" + figure.altText.substr(0, 40)));
  CHECK_THAT(svg, Contains("font-family=\"Arial\""));
  CHECK_THAT(svg, Contains(">Effectiveness<"));
  CHECK_THAT(svg, !Contains("<image"));
  CHECK_THAT(svg, !Contains("Generated with Qt") && !Contains("\x01"));
}

TEST_CASE("a figure that needs more height gets a taller page, never smaller text") {
  const TemporaryFolder folder;
  REQUIRE(exportFigure(effects(), folder / "a.svg", {159, 60}));
  const std::string svg = fileBytes(folder / "a.svg");
  CHECK_THAT(svg, Contains("width=\"159.000mm\""));
  CHECK_THAT(svg, !Contains("height=\"60.000mm\""));
  CHECK_THAT(svg, !Contains("font-size=\"11\""));
}

TEST_CASE("an exported PNG has 300 dots an inch and carries its words") {
  const TemporaryFolder folder;
  const Figure figure = effects();
  REQUIRE(exportFigure(figure, folder / "a.png", {159, 200}));
  const QImage image(QString::fromStdString((folder / "a.png").string()));
  CHECK(image.width() == 1878);
  CHECK(image.dotsPerMeterX() == 11811);
  CHECK(image.text(QStringLiteral("Title")).toStdString() == figure.headline);
  CHECK(image.text(QStringLiteral("Description")).toStdString() == figure.altText);
  CHECK(image.pixelColor(0, 0) == QColor(Qt::white));
}

TEST_CASE("the same figure gives the same bytes") {
  const TemporaryFolder folder;
  for (const char* ending : {".svg", ".png", ".pdf"}) {
    CAPTURE(ending);
    REQUIRE(exportFigure(effects(), folder / ("a" + std::string(ending))));
    REQUIRE(exportFigure(effects(), folder / ("b" + std::string(ending))));
    CHECK(fileBytes(folder / ("a" + std::string(ending))) ==
          fileBytes(folder / ("b" + std::string(ending))));
  }
}

TEST_CASE("a PDF tells no date and embeds its fonts") {
  const TemporaryFolder folder;
  REQUIRE(exportFigure(effects(), folder / "a.pdf"));
  const std::string pdf = fileBytes(folder / "a.pdf");
  CHECK_THAT(pdf, Catch::StartsWith("%PDF-"));
  CHECK_THAT(pdf, !Contains("CreationDate"));
  CHECK_THAT(pdf, Contains("/FontFile2"));
  CHECK_THAT(pdf, Contains("/S /Figure"));
}

TEST_CASE("the plotted numbers and the alt text lie beside an export") {
  const TemporaryFolder folder;
  const Figure figure = effects();
  REQUIRE(exportFigure(figure, folder / "chart.of.trust.svg"));
  CHECK(fileBytes(folder / "chart.of.trust.csv") == figureCsv(figure));
  CHECK(fileBytes(folder / "chart.of.trust.txt") == figure.altText + "\n");
  Figure quoted;
  quoted.table = {{"a", "b"}, {"x, y", "say \"so\""}, {"line\nbreak", ""}};
  CHECK(figureCsv(quoted) == "a,b\r\n\"x, y\",\"say \"\"so\"\"\"\r\n\"line\nbreak\",\r\n");
}

TEST_CASE("an export writes over what is there, and nothing where it cannot") {
  const TemporaryFolder folder;
  std::ofstream(folder / "a.svg") << "old";
  REQUIRE(exportFigure(effects(), folder / "a.svg"));
  CHECK_THAT(fileBytes(folder / "a.svg"), Contains("</svg>"));

  const Status nowhere = exportFigure(effects(), folder / "none/a.svg");
  REQUIRE(!nowhere);
  CHECK_THAT(nowhere.error().message, Contains("none") && Contains("does not exist"));
  const Status unknown = exportFigure(effects(), folder / "a.docx");
  REQUIRE(!unknown);
  CHECK_THAT(unknown.error().message, Contains("a.docx") && Contains(".svg, .png or .pdf"));
  CHECK(!std::filesystem::exists(folder / "a.docx"));
}

TEST_CASE("an export refuses to write its numbers over data of the same name") {
  const TemporaryFolder folder;
  std::ofstream(folder / "trust.csv") << "id,weight\n1,2\n";
  const Status refused = exportFigure(effects(), folder / "trust.svg");
  REQUIRE(!refused);
  CHECK_THAT(refused.error().message,
             Contains("trust.csv") && Contains("choose another name") && !Contains("\n"));
  CHECK(fileBytes(folder / "trust.csv") == "id,weight\n1,2\n");
  CHECK(!std::filesystem::exists(folder / "trust.svg"));
  CHECK(!std::filesystem::exists(folder / "trust.txt"));

  std::ofstream(folder / "notes.txt") << "mine";
  const Status notes = exportFigure(effects(), folder / "notes.svg");
  REQUIRE(!notes);
  CHECK_THAT(notes.error().message, Contains("notes.txt"));
  CHECK(fileBytes(folder / "notes.txt") == "mine");
}

TEST_CASE("an export writes over the numbers of an earlier one, of any kind of figure") {
  const TemporaryFolder folder;
  const std::vector<Figure> figures = {
      effects(),
      importanceFigure(trustImportance(), trustContext()),
      importanceFigure(importanceOf({"Fear"}, {.1}), trustContext()),
      curveFigure(scaleCurve(), trustContext()),
      curveFigure(categoryCurve({"Yes", "No"}), trustContext()),
      rankedAreasFigure({.comparison = londonBoroughs()}, trustContext(), SecondMark::None)};
  for (const Figure& figure : figures) {
    REQUIRE(exportFigure(figure, folder / "a.svg"));
    REQUIRE(std::filesystem::remove(folder / "a.svg"));
  }
  CHECK(exportFigure(effects(), folder / "a.pdf"));
  // The figure itself is there: its companions are taken for what they were.
  std::ofstream(folder / "a.csv") << "written by an earlier version";
  CHECK(exportFigure(effects(), folder / "a.png"));
}
