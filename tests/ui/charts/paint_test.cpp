// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/charts/paint.h"

#include <QGuiApplication>
#include <catch2/catch.hpp>
#include <cstdlib>

#include "tests/support/sample_figures.h"
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

// Writes every sample figure for the eye and for other checkers: run with the folder in
// CANDOUR_FIGURES.
TEST_CASE("write the sample figures", "[.write]") {
  const char* folder = std::getenv("CANDOUR_FIGURES");
  REQUIRE(folder != nullptr);
  const std::pair<const char*, FigureSize> sizes[] = {{"-page", {159, 100}},
                                                      {"-half", {170, 130}},
                                                      {"-slide", {254, 143}},
                                                      {"-square", {120, 120}}};
  for (const auto& [name, figure] : sampleFigures()) {
    const std::filesystem::path stem = std::filesystem::path(folder) / name;
    for (const auto& [suffix, size] : sizes) {
      REQUIRE(exportFigure(figure, stem.string() + suffix + ".svg", size));
    }
    REQUIRE(exportFigure(figure, stem.string() + "-page.png"));
    REQUIRE(exportFigure(figure, stem.string() + "-page.pdf"));
    CHECK(renderFigure(figure, {830, 660}, 1, FigureTheme::Dark)
              .save(QString::fromStdString(stem.string() + "-dark.png")));
  }
}
