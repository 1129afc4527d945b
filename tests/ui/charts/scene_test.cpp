// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "tests/support/figure_checks.h"
#include "tests/support/sample_answers.h"
#include "tests/support/sample_figures.h"
#include "tests/support/scene_checks.h"
#include "ui/charts/layout.h"
#include "ui/charts/paint.h"
#include "ui/charts/theme.h"

using namespace candour;

namespace {

// A4 half page, the standard size, a slide, a square, a narrow and a wide window; in points.
const std::vector<QSizeF> kSizes = {{482, 368}, {451, 283}, {720, 405},
                                    {340, 340}, {380, 600}, {1400, 900}};

std::vector<CircleMark> dotsOf(const Scene& scene) {
  std::vector<CircleMark> dots;
  for (const SceneItem& item : scene.items) {
    if (const auto* dot = std::get_if<CircleMark>(&item)) dots.push_back(*dot);
  }
  return dots;
}

}  // namespace

TEST_CASE("every figure at every size: no text overlaps, leaves the page or is too small") {
  for (const auto& [name, figure] : sampleFigures()) {
    checkHouseRules(figure);
    for (const QSizeF& size : kSizes) {
      CAPTURE(name, size.width(), size.height());
      const Scene scene = layoutFigure(figure, size);
      CHECK(scene.size.width() == size.width());
      CHECK(scene.size.height() >= size.height());
      CHECK_THAT(textProblems(scene), Catch::Equals(""));
      CHECK_THAT(markProblems(scene), Catch::Equals(""));
    }
  }
}

TEST_CASE("every word of a figure is drawn, none elided") {
  for (const auto& [name, figure] : sampleFigures()) {
    CAPTURE(name);
    QString drawn;
    for (const TextRun& run : textsOf(layoutFigure(figure, {451, 283}))) drawn += run.text;
    drawn.remove(QLatin1Char(' '));
    const auto isDrawn = [&](const std::string& text) {
      return drawn.contains(QString::fromStdString(text).remove(QLatin1Char(' ')));
    };
    CHECK(isDrawn(figure.headline));
    CHECK(isDrawn(figure.subtitle));
    for (const std::string& note : figure.footer) CHECK(isDrawn(note));
    for (const FigureRow& row : figure.rows) CHECK(isDrawn(row.label));
    for (const LegendEntry& entry : figure.legend) CHECK(isDrawn(entry.text));
  }
}

TEST_CASE("a page as high as needed is kept, a lower one grows to just that") {
  for (const auto& [name, figure] : sampleFigures()) {
    CAPTURE(name);
    const double needed = neededHeight(figure, 451);
    CHECK(layoutFigure(figure, {451, needed + 40}).size.height() == Approx(needed + 40));
    CHECK(layoutFigure(figure, {451, 10}).size.height() == Approx(needed));
  }
}

TEST_CASE("text grows with the page") {
  const Figure figure = driverEffectsFigure(trustModel(), trustContext());
  const auto smallest = [&](QSizeF size) {
    int least = 100;
    for (const TextRun& run : textsOf(layoutFigure(figure, size)))
      least = std::min(least, run.size);
    return least;
  };
  CHECK(smallest({451, 283}) == 12);
  CHECK(smallest({830, 660}) == 16);
}

TEST_CASE("marks lie where the numbers say") {
  const Figure figure = driverEffectsFigure(trustModel(), trustContext());
  std::vector<CircleMark> dots = dotsOf(layoutFigure(figure, {451, 400}));
  dots.erase(dots.begin(), dots.begin() + 2);  // the key
  REQUIRE(dots.size() == figure.rows.size());
  const double perPoint =
      (dots[0].centre.x() - dots[7].centre.x()) / (figure.rows[0].value - figure.rows[7].value);
  for (std::size_t i = 0; i < dots.size(); ++i) {
    CHECK(dots[i].centre.x() - dots[7].centre.x() ==
          Approx(perPoint * (figure.rows[i].value - figure.rows[7].value)).margin(1e-6));
    CHECK((dots[i].fill == Ink::Mark) == figure.rows[i].filled);
    if (i > 0) CHECK(dots[i].centre.y() > dots[i - 1].centre.y());
  }
}

TEST_CASE("on paper every colour is one of the house") {
  const std::set<QRgb> palette = {0xFF12436D, 0xFF28A197, 0xFF801650, 0xFFF46A25,
                                  0xFF3D3D3D, 0xFFA285D1, 0xFF2073BC, 0xFF6BACE6,
                                  0xFFBFBFBF, 0xFFD9D9D9, 0xFFFFFFFF, 0xFF000000};
  for (const Ink ink :
       {Ink::Paper, Ink::Text, Ink::Muted, Ink::Grid, Ink::Axis, Ink::Mark, Ink::Context,
        Ink::Ribbon, Ink::Strip, Ink::BelowMost, Ink::Below, Ink::BelowLeast, Ink::AboveLeast,
        Ink::Above, Ink::AboveMost, Ink::OnAbove}) {
    CHECK(palette.count(colourOf(ink, FigureTheme::Light).rgb()) == 1);
  }
}

TEST_CASE("text stands out from the page in both themes") {
  const auto luminance = [](const QColor& c) {
    const auto part = [](double v) {
      return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(c.redF()) + 0.7152 * part(c.greenF()) + 0.0722 * part(c.blueF());
  };
  for (const FigureTheme theme : {FigureTheme::Light, FigureTheme::Dark}) {
    const double paper = luminance(colourOf(Ink::Paper, theme));
    const auto contrast = [&](Ink ink) {
      const double other = luminance(colourOf(ink, theme));
      return (std::max(paper, other) + 0.05) / (std::min(paper, other) + 0.05);
    };
    CHECK(contrast(Ink::Text) >= 4.5);
    CHECK(contrast(Ink::Muted) >= 4.5);
    CHECK(contrast(Ink::Mark) >= 3);
    CHECK(contrast(Ink::Context) >= 3);
    CHECK(contrast(Ink::Axis) >= 3);
  }
}
