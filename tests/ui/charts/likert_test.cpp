// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/support/sample_answers.h"
#include "tests/support/scene_checks.h"
#include "ui/charts/likert_plan.h"
#include "ui/charts/theme.h"

using namespace candour;

namespace {

constexpr Ink kAnswerInks[] = {Ink::BelowMost,  Ink::Below, Ink::BelowLeast, Ink::Strip,
                               Ink::AboveLeast, Ink::Above, Ink::AboveMost};

double linear(double s) {
  return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
}

double contrast(Ink a, Ink b, FigureTheme theme) {
  const auto light = [theme](Ink ink) {
    const QColor c = colourOf(ink, theme);
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
  };
  const double one = light(a) + 0.05, other = light(b) + 0.05;
  return std::max(one, other) / std::min(one, other);
}

// Bars of the answers, without the swatches of the key, from the top left.
std::vector<RectMark> barsOf(const Scene& scene, double least) {
  std::vector<RectMark> bars;
  for (const SceneItem& item : scene.items) {
    const auto* rect = std::get_if<RectMark>(&item);
    if (rect != nullptr && rect->rect.height() >= least) bars.push_back(*rect);
  }
  return bars;
}

const QSizeF kPage{451, 283};

}  // namespace

TEST_CASE("bars of answers are as long as their shares and meet at a common line", "[items]") {
  const Figure figure = likertFigure(trustItems(), trustContext());
  const Scene scene = layoutFigure(figure, kPage);
  const auto bars = barsOf(scene, 17);
  std::size_t next = 0;
  double line = -1, perPercent = -1;
  for (const FigureRow& row : figure.rows) {
    const AnswerScale& scale = figure.scales[static_cast<std::size_t>(row.scale)];
    double below = 0, end = 0, begin = 1e9;
    for (std::size_t k = 0; k < row.parts.size(); ++k) {
      REQUIRE(next < bars.size());
      const QRectF& bar = bars[next++].rect;
      if (bars[next - 1].fill == Ink::Strip) continue;
      const bool left = bars[next - 1].fill == Ink::Below || bars[next - 1].fill == Ink::BelowMost;
      if (left) {
        below = std::max(below, bar.right());
        begin = std::min(begin, bar.left());
      } else {
        end = std::max(end, bar.right());
      }
    }
    if (line < 0) line = below;
    CHECK(below == Approx(line).margin(0.01));
    const double length = (end - begin) / (sideOf(row, scale, -1) + sideOf(row, scale, 1));
    if (perPercent < 0) perPercent = length;
    CHECK(length == Approx(perPercent).epsilon(0.01));  // the keylines of the two ends
  }
  CHECK(next == bars.size());
}

TEST_CASE("heading, key, net scores and bases of answers are all drawn", "[items]") {
  const Figure figure = likertFigure(trustItems(), trustContext());
  for (const QSizeF& size : {kPage, QSizeF(720, 405), QSizeF(380, 600)}) {
    QString drawn;
    for (const TextRun& run : textsOf(layoutFigure(figure, size))) drawn += run.text;
    drawn.remove(QLatin1Char(' '));
    const auto isDrawn = [&](const std::string& text) {
      return drawn.contains(QString::fromStdString(text).remove(QLatin1Char(' ')));
    };
    for (const FigureRow& row : figure.rows) {
      CHECK(isDrawn(row.group));
      CHECK(isDrawn(row.valueText));
      CHECK(isDrawn(row.base));
    }
    for (const AnswerScale& scale : figure.scales) {
      for (const std::string& answer : scale.answers) CHECK(isDrawn(answer));
    }
  }
}

TEST_CASE("shares stand inside their bars or not at all", "[items]") {
  const Scene scene = layoutFigure(likertFigure(trustItems(), trustContext()), kPage);
  const auto bars = barsOf(scene, 17);
  int inside = 0;
  for (const TextRun& run : textsOf(scene)) {
    if (run.role != TextRole::Value || run.text.size() > 2) continue;
    const auto holds = [&](const RectMark& bar) {
      return bar.rect.contains(run.box().center()) && bar.rect.left() <= run.at.x() &&
             bar.rect.right() >= run.at.x() + run.width;
    };
    CHECK(std::any_of(bars.begin(), bars.end(), holds));
    ++inside;
  }
  CHECK(inside > 12);
}

TEST_CASE("six and seven answers are told apart on both sides", "[items]") {
  for (const std::size_t count : {std::size_t{6}, std::size_t{7}}) {
    AnswerScale scale;
    for (std::size_t k = 0; k < count; ++k) {
      scale.answers.push_back(std::to_string(k));
      scale.sides.push_back(2 * k + 1 < count ? -1 : 2 * k + 1 > count ? 1 : 0);
    }
    std::vector<Ink> inks;
    for (std::size_t k = 0; k < count; ++k) inks.push_back(answerInk(scale, k));
    std::sort(inks.begin(), inks.end());
    CHECK(std::adjacent_find(inks.begin(), inks.end()) == inks.end());
    CHECK(answerInk(scale, 0) == Ink::BelowMost);
    CHECK(answerInk(scale, count - 1) == Ink::AboveMost);
    CHECK(needsOutline(answerInk(scale, 2)));
  }
  std::vector<std::string> six;
  for (int k = 1; k <= 6; ++k) six.push_back("Answer " + std::to_string(k));
  const Scene scene =
      layoutFigure(likertFigure(itemAnswersOf({{"D", "How well?", six, {.1, .1, .2, .2, .3, .1}}}),
                                trustContext()),
                   kPage);
  int outlined = 0;
  for (const RectMark& bar : barsOf(scene, 17)) outlined += needsOutline(bar.fill) ? 1 : 0;
  CHECK(outlined == 2);
}

TEST_CASE("short questions stand beside their bars", "[items]") {
  const ItemAnswers items =
      itemAnswersOf({{"D", "One", {"No", "Yes"}, {.4, .6}}, {"D", "Two", {"No", "Yes"}, {.5, .5}}});
  const TextMeasure measure;
  const SceneBuilder measured(measure, 12);
  CHECK_FALSE(planLikert(likertFigure(items, trustContext()), 427, measured).above);
  CHECK(planLikert(likertFigure(trustItems(), trustContext()), 427, measured).above);
}

TEST_CASE("answers stand out from the page and shares from the answers in both themes", "[items]") {
  for (const FigureTheme theme : {FigureTheme::Light, FigureTheme::Dark}) {
    for (const Ink ink : kAnswerInks) {
      CAPTURE(static_cast<int>(ink), static_cast<int>(theme));
      CHECK(contrast(textOnAnswer(ink), ink, theme) >= 4.5);
      // The middle and the palest have an outline.
      if (!needsOutline(ink)) CHECK(contrast(ink, Ink::Paper, theme) >= 3);
    }
  }
}
