// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QString>
#include <filesystem>
#include <vector>

#include "models/findings/answered_figures.h"
#include "models/findings/briefing.h"
#include "ui/session/workbench.h"

namespace candour {

/// A kind of document a briefing leaves as; those that can be written.
struct BriefingFormat {
  QString ending;  // ".pdf"
  QString button;  // "PDF"
  QString hint;
};
std::vector<BriefingFormat> briefingFormats();

/// What was written.
struct WrittenBriefing {
  std::size_t pages = 0;
  std::vector<PageProblem> problems;  // pages that are not in it
  std::vector<std::string> withheld;  // who is not shown, for the analyst alone
};

/// Answers `briefing` and writes it to `file` as its ending says, whole or not at all; the reason
/// of an override is kept in the project first. For the background thread.
Result<WrittenBriefing> writeBriefingFile(Workbench& bench, const Briefing& briefing,
                                          const LeavingOptions& leaving,
                                          const std::filesystem::path& file,
                                          AnsweredFigures& answered, const Job& job);

/// Decides what is withheld of briefings that leave together, and answers their figures. For the
/// background thread.
Result<LeavingOptions> decideTogether(Workbench& bench, const std::vector<Briefing>& briefings,
                                      LeavingOptions leaving, AnsweredFigures& answered,
                                      const Job& job);

/// "Page 3 is not in it: ..."; empty where all are.
QString leftOutInWords(const std::vector<PageProblem>& problems);

}  // namespace candour
