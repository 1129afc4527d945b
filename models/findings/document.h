// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/briefing/figure.h"

namespace candour {

/// A finished briefing as data: every word, figure and number that leaves, in order, after
/// disclosure control. ui/documents turns it into PDF, PowerPoint, Excel, OpenDocument or a web
/// page; no format decides what is said.

/// Paragraphs of a page under a heading of their own.
struct DocumentSection {
  std::string heading;
  std::vector<std::string> paragraphs;
};

struct DocumentPage {
  std::string headline;                   // the page's title
  std::vector<std::string> paragraphs;    // plain text, read before the figure
  std::vector<DocumentSection> sections;  // read after them
  std::optional<Figure> figure;           // its headline is not repeated where it is the page's
  std::string listTitle;                  // "Questions for police and partners"
  std::vector<std::string> list;          // one item each; empty: no list
  std::vector<std::string> notes;         // small, at the foot: what was withheld, and why
};

struct Document {
  std::string title;     // "Trust in Lewisham"
  std::string subtitle;  // place and period, source
  std::vector<DocumentPage> pages;
  bool simulated = false;  // said on the title and on every figure
  std::string recipe;      // JSON that makes the same document again; attached where a format can
  std::string language = "en-GB";
};

}  // namespace candour
