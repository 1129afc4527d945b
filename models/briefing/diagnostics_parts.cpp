// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/diagnostics_parts.h"

#include <algorithm>

#include "models/briefing/effect_rows.h"
#include "models/briefing/footer.h"
#include "models/briefing/words.h"

namespace candour {

std::string contrastLabel(const std::string& driver, const std::string& level,
                          const std::string& contrast) {
  return level.empty() ? driver : driver + " (" + level + " " + contrast + ")";
}

std::vector<std::string> diagnosticNotes(const Diagnostics& answer, const FigureContext& context,
                                         std::vector<std::string> notes) {
  const auto family = std::find_if(answer.warnings.begin(), answer.warnings.end(),
                                   [](const Warning& warning) { return warning.code == "family"; });
  notes.insert(notes.begin(), questionNote(context));
  if (family != answer.warnings.end()) notes.push_back(family->text);
  notes.push_back(baseNote(answer.n, answer.nEffective, answer.weighted));
  notes.push_back(sourceNote(context, answer.source, answer.simulated));
  return footerOf(std::move(notes));
}

std::string noFigureHeadline(const std::string& what) {
  return headlineOf({what + " cannot be shown"});
}

}  // namespace candour
