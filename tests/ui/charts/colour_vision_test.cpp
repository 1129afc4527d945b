// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/charts/colour_vision.h"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>

#include "ui/charts/theme.h"

using namespace candour;

namespace {

constexpr ColourVision kAll[] = {ColourVision::Usual, ColourVision::Deuteranopia,
                                 ColourVision::Protanopia, ColourVision::Tritanopia,
                                 ColourVision::Greyscale};

double linear(int channel) {
  const double s = channel / 255.0;
  return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
}

// Contrast as WCAG 2.2 reckons it.
double contrast(QRgb a, QRgb b) {
  const auto light = [](QRgb c) {
    return 0.2126 * linear(qRed(c)) + 0.7152 * linear(qGreen(c)) + 0.0722 * linear(qBlue(c));
  };
  const double one = light(a) + 0.05, other = light(b) + 0.05;
  return std::max(one, other) / std::min(one, other);
}

}  // namespace

TEST_CASE("whites, greys and blacks look the same to everyone") {
  for (const ColourVision vision : kAll) {
    for (const int grey : {0, 1, 60, 128, 143, 191, 217, 255}) {
      CHECK(seenAs(qRgb(grey, grey, grey), vision) == qRgb(grey, grey, grey));
    }
  }
  CHECK(qAlpha(seenAs(qRgba(200, 20, 20, 90), ColourVision::Protanopia)) == 90);
}

// By hand from the published matrices: the first column is what pure red turns into, in linear
// light, and 0.367322 is 163 of 255 in sRGB.
TEST_CASE("pure colours turn into what the published matrices say") {
  CHECK(seenAs(qRgb(255, 0, 0), ColourVision::Deuteranopia) == qRgb(163, 144, 0));
  CHECK(seenAs(qRgb(0, 255, 0), ColourVision::Protanopia) == qRgb(255, 229, 0));
  CHECK(seenAs(qRgb(0, 0, 255), ColourVision::Tritanopia) == qRgb(0, 107, 150));
  CHECK(seenAs(qRgb(255, 0, 0), ColourVision::Usual) == qRgb(255, 0, 0));
  // Relative luminance of red is 0.2126.
  CHECK(seenAs(qRgb(255, 0, 0), ColourVision::Greyscale) == qRgb(127, 127, 127));
}

TEST_CASE("red and green of equal lightness are alike without red or green cones") {
  const QRgb red = qRgb(200, 60, 40), green = qRgb(90, 125, 30);
  const auto redness = [](QRgb colour) { return qRed(colour) - qGreen(colour); };
  CHECK(std::abs(redness(red) - redness(green)) > 150);
  for (const ColourVision vision : {ColourVision::Deuteranopia, ColourVision::Protanopia}) {
    CHECK(std::abs(redness(seenAs(red, vision)) - redness(seenAs(green, vision))) < 45);
  }
}

TEST_CASE("what a highlight rests on can be told apart by everyone, and in grey") {
  for (const ColourVision vision : kAll) {
    const auto seen = [vision](Ink ink) {
      return seenAs(colourOf(ink, FigureTheme::Light).rgb(), vision);
    };
    CAPTURE(static_cast<int>(vision));
    CHECK(contrast(seen(Ink::Mark), seen(Ink::Faded)) >= 3);
    CHECK(contrast(seen(Ink::Mark), seen(Ink::Strip)) >= 3);
    CHECK(contrast(seen(Ink::Faded), seen(Ink::Paper)) >= 3);
  }
}

TEST_CASE("a picture is seen pixel by pixel") {
  QImage image(3, 2, QImage::Format_RGB32);
  image.fill(qRgb(255, 255, 255));
  image.setPixel(1, 1, qRgb(255, 0, 0));
  const QImage seen = seenAs(image, ColourVision::Deuteranopia);
  CHECK(seen.size() == image.size());
  CHECK(seen.pixel(0, 0) == qRgb(255, 255, 255));
  CHECK(seen.pixel(1, 1) == qRgb(163, 144, 0));
  CHECK(seen.pixel(2, 1) == qRgb(255, 255, 255));
}
