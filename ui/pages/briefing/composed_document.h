// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QString>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "models/findings/briefing.h"
#include "ui/documents/page_layout.h"

namespace candour {

/// A page of the briefing as far as it is known.
struct ComposedPage {
  std::optional<std::size_t> at;   // its place in the document
  std::string why;                 // where it could not be made; else it is being worked out
  std::string headline;            // the figure's own, for where the analyst wrote none
  std::string text;                // the finding, likewise
  bool canAsk = false;             // there are questions to put below its figure
  std::optional<Figure> made;      // its figure without edits
  std::vector<std::string> notes;  // what to know of the edits
};

/// A briefing with the words the analyst gave it, over figures answered before.
struct ComposedBriefing {
  Document document;
  std::vector<ComposedPage> pages;  // one for each of the briefing's
};

/// Puts `briefing` together from what was finished of `figures` (ask_briefing.h), whatever the
/// order was then: pages not answered yet are left out. `finished` may be nullptr.
ComposedBriefing composedBriefing(const Briefing& briefing, const FinishedBriefing* finished,
                                  const Briefing& figures);

/// The sheets of a format of Briefing::format, and what it is called.
PageFormat sheetOf(const std::string& format);
struct SheetName {
  std::string format;
  QString name;
};
std::vector<SheetName> sheetNames();

}  // namespace candour
