// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>

namespace candour {

/// What all presentations share: slides of 13.333 by 7.5 inches, the house's colours, Arial.

inline constexpr double kSlideWidth = 960;  // points
inline constexpr double kSlideHeight = 540;
inline constexpr double kSlideMargin = 36;
inline constexpr double kSlideFoot = 514;  // page number and "Simulated data" below

std::string themeXml(const std::string& name);
/// The master of all slides; its layouts are the relations rId1 and rId2, its theme rId3.
std::string slideMasterXml();
/// A title and a subtitle in the middle.
std::string titleLayoutXml();
/// A headline, a line under it, and room for what the slide holds.
std::string contentLayoutXml();
/// The master of speaker notes; its theme is the relation rId1.
std::string notesMasterXml();

/// In English metric units, as DrawingML counts lengths.
std::string emu(double points);
/// a:xfrm (or p:xfrm) of a box in points.
std::string placeXml(double x, double y, double width, double height, const char* prefix = "a");

inline const std::string kPptxNamespaces =
    "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
    "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";

}  // namespace candour
