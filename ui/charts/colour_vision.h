// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QColor>
#include <QImage>

namespace candour {

/// How a reader, or a printer, sees colours. Usual: all of them.
enum class ColourVision { Usual, Deuteranopia, Protanopia, Tritanopia, Greyscale };

/// The colour as it is seen: dichromacy by the matrices of Machado, Oliveira and Fernandes (2009,
/// severity 1) on linear RGB, clipped to what a screen shows; grey by relative luminance
/// (0.2126 R + 0.7152 G + 0.0722 B, linear). Neutral greys stay as they are; alpha is kept.
QRgb seenAs(QRgb colour, ColourVision vision);
/// Every pixel of `image`, which becomes ARGB32 (not premultiplied).
QImage seenAs(const QImage& image, ColourVision vision);

}  // namespace candour
