// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <map>
#include <vector>

#include "models/disclosure/cells.h"
#include "models/disclosure/rules.h"

namespace candour {

/// Why someone is withheld. Told to the analyst alone: in what leaves, all reasons read the same.
enum class WithheldReason { FewInterviews, SameAnswer, ProtectsOthers };

/// "few interviews", "everybody gave the same answer", "protects others".
const char* inWords(WithheldReason reason);

struct Suppression {
  std::map<CellKey, WithheldReason> reasons;
  Withheld withheld;                 // the keys of reasons
  std::size_t interviews = 0;        // in cells withheld to protect others, each key once
  std::vector<CellKey> unprotected;  // cells that could be worked out whatever is withheld
};

enum class Secondary { On, Off };

/// Who is to be left out of what leaves together (docs/methods.md d28).
///
/// Primary: cells of 1 to rules.fewest - 1 interviews, and with rules.extremes cells that all gave
/// the same answer. So are people who would follow from published cells by subtraction (derived
/// cells of count_table.h), though there is nothing of their own to leave out.
///
/// Secondary: with the primary cells gone, nobody who knows all that is published without error may
/// be able to narrow the interviews of a small cell down to an interval less than rules.fewest
/// wide, nor its positive or negative interviews, nor those of a cell of one answer, to one less
/// than half that. Since the interval holds the true count, which is below rules.fewest, it then
/// holds counts at and above it too. Where a table has not room for so much (five positive
/// interviews in all), the most that withholding everything would give is asked for, but always
/// more than a point. Cells are added by the cheapest change of the table in interviews
/// (cheapestChange()), primary cells in order of size, and taken out again, largest first, where
/// the rest protects without them. Every outcome and kind of rows is its own table; who is withheld
/// in one is in all.
Suppression suppress(const std::vector<CountCell>& cells, const DisclosureRules& rules,
                     Secondary secondary = Secondary::On);

}  // namespace candour
