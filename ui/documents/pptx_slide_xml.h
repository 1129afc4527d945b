// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "ui/documents/pptx_slides.h"

namespace candour {

/// The relations of a slide to what it shows.
struct SlideRelations {
  std::vector<std::string> charts;
  std::string png;
  std::string svg;
};

std::string slideXml(const Slide& slide, const SlideRelations& relations,
                     const std::string& language);
/// Of the slide, whose notes they are.
std::string notesSlideXml(const Slide& slide, const std::string& language);

}  // namespace candour
