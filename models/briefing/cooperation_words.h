// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "models/briefing/cooperation_figures.h"

namespace candour {

/// "trust and confidence": the mediators of a pack inside a sentence, `last` before the last.
std::string mediatorsInWords(const CooperationPack& pack, std::string_view last = "and");

/// "Reporting crime: If you saw ... (counted: ...); Trust: ... (counted: ...)."
std::string questionsNote(const CooperationWords& words, std::size_t behaviours);
/// Which behaviours were asked of some only, or nothing.
std::string askedOfSomeNote(const CooperationPack& pack, std::size_t behaviours);
/// "Associated with ..., not proof of cause" and why less than elsewhere.
std::string cooperationCaution(const CooperationPack& pack);
/// The bases of the first `behaviours`, by name where there are several.
std::string cooperationBase(const CooperationPack& pack, std::size_t behaviours);
/// A line where one of the fits did not settle.
std::string cooperationSettled(const CooperationPack& pack);

}  // namespace candour
