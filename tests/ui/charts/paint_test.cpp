// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/charts/paint.h"

#include <QFile>
#include <QXmlStreamReader>
#include <catch2/catch.hpp>
#include <cstdlib>

#include "tests/support/sample_figures.h"
#include "tests/support/temporary.h"
#include "ui/export/export_figure.h"

using namespace candour;

TEST_CASE("a picture has the size and the paper asked for, in both themes") {
  const Figure figure = sampleFigures().front().second;
  const QImage light = renderFigure(figure, {830, 660}, 1);
  CHECK(light.size() == QSize(830, 660));
  CHECK(light.pixelColor(2, 2) == QColor(Qt::white));
  const QImage dark = renderFigure(figure, {830, 660}, 2, FigureTheme::Dark);
  CHECK(dark.size() == QSize(1660, 1320));
  CHECK(dark.pixelColor(2, 2).lightness() < 50);
}

TEST_CASE("the same figure paints the same picture") {
  for (const auto& [name, figure] : sampleFigures()) {
    CAPTURE(name);
    CHECK(renderFigure(figure, {600, 400}, 1) == renderFigure(figure, {600, 400}, 1));
  }
}

// CANDOUR_FIGURES names a folder to keep the files in, for the eye and for other checkers.
TEST_CASE("every sample figure exports at every size, as well-formed files") {
  const TemporaryFolder temporary;
  const char* kept = std::getenv("CANDOUR_FIGURES");
  const std::filesystem::path folder = kept != nullptr ? kept : temporary.path();
  const std::pair<const char*, FigureSize> sizes[] = {{"-page", {159, 100}},
                                                      {"-half", {170, 130}},
                                                      {"-slide", {254, 143}},
                                                      {"-square", {120, 120}}};
  for (const auto& [name, figure] : sampleFigures()) {
    CAPTURE(name);
    for (const auto& [suffix, size] : sizes) {
      const std::filesystem::path file = folder / (name + suffix + ".svg");
      REQUIRE(exportFigure(figure, file, size));
      QFile svg(QString::fromStdString(file.string()));
      REQUIRE(svg.open(QIODevice::ReadOnly));
      QXmlStreamReader xml(&svg);
      while (!xml.atEnd()) xml.readNext();
      CHECK_FALSE(xml.hasError());
    }
    if (kept == nullptr) continue;
    REQUIRE(exportFigure(figure, folder / (name + "-page.png")));
    REQUIRE(exportFigure(figure, folder / (name + "-page.pdf")));
    CHECK(renderFigure(figure, {830, 660}, 1, FigureTheme::Dark)
              .save(QString::fromStdString((folder / (name + "-dark.png")).string())));
  }
}
