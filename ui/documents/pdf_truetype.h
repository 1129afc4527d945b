// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QByteArray>
#include <QRawFont>
#include <array>
#include <set>

namespace candour {

/// Whether `font` has TrueType outlines and its maker allows it to be embedded (OS/2 fsType).
bool canEmbed(const QRawFont& font);

/// The font file with the outlines of `glyphs`, and of the parts these are composed of, alone.
/// Glyphs keep their numbers. `font` must be one that canEmbed().
QByteArray truetypeSubset(const QRawFont& font, const std::set<quint32>& glyphs);

/// The box around all letters, in thousandths of the size: left, bottom, right, top.
std::array<int, 4> fontBox(const QRawFont& font);

}  // namespace candour
