// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QByteArray>

#include "models/briefing/figure.h"
#include "ui/charts/scene.h"

namespace candour {

inline double pointsOf(double millimetres) {
  return millimetres * 72 / 25.4;
}
inline double millimetresOf(double points) {
  return points * 25.4 / 72;
}

/// A scene as a file, on white, titled with the figure's headline and described by its alt text.
/// The same scene gives the same bytes: nothing in them tells when they were written.

/// Text stays text; the page is in millimetres, its viewBox in points.
QByteArray svgBytes(const Figure& figure, const Scene& scene);
/// One page of the scene's size, tagged as a figure, fonts embedded.
QByteArray pdfBytes(const Figure& figure, const Scene& scene);
/// 300 dots an inch.
QByteArray pngBytes(const Figure& figure, const Scene& scene);

}  // namespace candour
