// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "models/disclosure/answer_cells.h"
#include "models/disclosure/disclosure.h"

namespace candour {

/// What was done to an answer before its figure is drawn to leave.
struct LeavingNotes {
  bool withheld = false;             // something of it is not shown
  bool aboutBase = false;            // its base is a round number
  std::size_t rounding = 0;          // counts are to the nearest multiple of it; 0: as they are
  std::vector<std::string> flagged;  // of fewer interviews than DisclosureRules::flagBelow
};

/// A count as it leaves: to the nearest multiple of `to` (0: as it is).
std::size_t roundedCount(std::size_t n, std::size_t to);
/// A base from which nothing can be taken away: two digits of three, three of four or more.
std::size_t roundBase(std::size_t n);

/// The answer as it may leave. Who is withheld has no numbers, as if nobody had been asked, with
/// kWithheldWhy; where anybody is, the same goes for all with too few interviews to show, so that
/// nobody can tell which is which. Totals are rounded where something is withheld, counts where the
/// rules say so.
BoroughPack leaving(BoroughPack answer, const AskedAbout& about, const Disclosure& disclosure,
                    LeavingNotes& notes);
Trend leaving(Trend answer, const AskedAbout& about, const Disclosure& disclosure,
              LeavingNotes& notes);
DriverTrends leaving(DriverTrends answer, const AskedAbout& about, const Disclosure& disclosure,
                     LeavingNotes& notes);
Changes leaving(Changes answer, const AskedAbout& about, const Disclosure& disclosure,
                LeavingNotes& notes);
GroupGaps leaving(GroupGaps answer, const AskedAbout& about, const Disclosure& disclosure,
                  LeavingNotes& notes);
/// A withheld group has no effects, and is named among those that are left out.
Subgroups leaving(Subgroups answer, const AskedAbout& about, const Disclosure& disclosure,
                  LeavingNotes& notes);
DriverCurve leaving(DriverCurve answer, const AskedAbout& about, const Disclosure& disclosure,
                    LeavingNotes& notes);
GapExplanation leaving(GapExplanation answer, const AskedAbout& about, const Disclosure& disclosure,
                       LeavingNotes& notes);
/// An item of which anything is withheld is among the refused ones.
ItemAnswers leaving(ItemAnswers answer, const AskedAbout& about, const Disclosure& disclosure,
                    LeavingNotes& notes);

Evaluation leaving(Evaluation answer, const AskedAbout& about, const Disclosure& disclosure,
                   LeavingNotes& notes);

/// A base as it leaves.
void roundTotals(std::size_t& n, double& nEffective, const Disclosure& disclosure,
                 LeavingNotes& notes);

/// Every other answer has a base and nothing else that could be withheld.
template <class T>
T leaving(T answer, const AskedAbout&, const Disclosure& disclosure, LeavingNotes& notes) {
  if constexpr (requires { answer.areaN; }) {
    const bool all = answer.areaN == answer.n;
    double none = kNotAvailable;
    roundTotals(answer.areaN, none, disclosure, notes);
    if (!all) roundTotals(answer.n, answer.nEffective, disclosure, notes);
    if (all) answer.n = answer.areaN;
    return answer;
  }
  roundTotals(answer.n, answer.nEffective, disclosure, notes);
  return answer;
}

}  // namespace candour
