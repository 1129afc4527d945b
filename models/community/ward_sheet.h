// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/store/ward_register.h"
#include "models/findings/document.h"

namespace candour {

/// What the survey says of all the wards that acted together, in plain sentences after disclosure
/// control. Of a single ward a survey has too few interviews for any number to leave. Empty: no
/// survey was asked.
struct SheetEvidence {
  std::vector<std::string> changed;  // "Across the 24 wards that acted, ..."
  std::vector<std::string> howSure;  // what that rests on
  std::vector<std::string> notes;    // small, at the foot: source, what is withheld
  bool simulated = false;
};

/// The live priority of a ward in a cycle; `cycle` empty: in its latest. Fails for a ward the
/// register does not know, naming near ones by code or name, and where it has none.
Result<Priority> sheetPriority(const WardRegister& wards, const std::string& ward,
                               const std::string& cycle);

/// One page for the residents of a ward: what they said, what was done, what changed, how sure one
/// can be. The register's texts are told as they were written, each line a paragraph; what it does
/// not hold yet is said ("A week of action is planned for ..."). No number of a single ward.
Document wardSheet(const WardRegister& wards, const Priority& priority,
                   const SheetEvidence& found = {});

/// What of the sheet the register has no words for yet, for the analyst: "what was done" ...
std::vector<std::string> sheetGaps(const Priority& priority);

}  // namespace candour
