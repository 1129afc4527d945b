// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/charts/colour_vision.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace candour {

namespace {

using Matrix = std::array<std::array<double, 3>, 3>;

// Machado, Oliveira and Fernandes (2009), "A physiologically-based model for simulation of color
// vision deficiency", table 1, severity 1.0.
constexpr Matrix kProtanopia = {{{0.152286, 1.052583, -0.204868},
                                 {0.114503, 0.786281, 0.099216},
                                 {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix kDeuteranopia = {{{0.367322, 0.860646, -0.227968},
                                   {0.280085, 0.672501, 0.047413},
                                   {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix kTritanopia = {{{1.255528, -0.076749, -0.178779},
                                 {-0.078411, 0.930809, 0.147602},
                                 {0.004733, 0.691367, 0.303900}}};
constexpr Matrix kLuminance = {
    {{0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}}};
constexpr Matrix kUsual = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};

const Matrix& matrixOf(ColourVision vision) {
  switch (vision) {
    case ColourVision::Deuteranopia:
      return kDeuteranopia;
    case ColourVision::Protanopia:
      return kProtanopia;
    case ColourVision::Tritanopia:
      return kTritanopia;
    case ColourVision::Greyscale:
      return kLuminance;
    case ColourVision::Usual:
      break;
  }
  return kUsual;
}

// sRGB (IEC 61966-2-1).
double linear(int channel) {
  static const std::array<double, 256> kTable = [] {
    std::array<double, 256> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
      const double s = static_cast<double>(i) / 255;
      table[i] = s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
    }
    return table;
  }();
  return kTable[static_cast<std::size_t>(channel)];
}

int encoded(double value) {
  const double v = std::clamp(value, 0.0, 1.0);
  const double s = v <= 0.0031308 ? 12.92 * v : 1.055 * std::pow(v, 1 / 2.4) - 0.055;
  return static_cast<int>(std::lround(255 * s));
}

}  // namespace

QRgb seenAs(QRgb colour, ColourVision vision) {
  if (vision == ColourVision::Usual) return colour;
  const Matrix& matrix = matrixOf(vision);
  const std::array<double, 3> rgb = {linear(qRed(colour)), linear(qGreen(colour)),
                                     linear(qBlue(colour))};
  const auto channel = [&](std::size_t row) {
    return encoded(matrix[row][0] * rgb[0] + matrix[row][1] * rgb[1] + matrix[row][2] * rgb[2]);
  };
  return qRgba(channel(0), channel(1), channel(2), qAlpha(colour));
}

QImage seenAs(const QImage& image, ColourVision vision) {
  QImage seen = image.convertToFormat(QImage::Format_ARGB32);
  QRgb last = 0, lastSeen = seenAs(0, vision);  // most pixels are as the one before them
  for (int y = 0; y < seen.height(); ++y) {
    auto* line = reinterpret_cast<QRgb*>(seen.scanLine(y));
    for (int x = 0; x < seen.width(); ++x) {
      if (line[x] != last) last = line[x], lastSeen = seenAs(line[x], vision);
      line[x] = lastSeen;
    }
  }
  return seen;
}

}  // namespace candour
