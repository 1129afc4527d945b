// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/disclosure/cooperation_cells.h"

namespace candour {

std::vector<CountCell> cellsOf(const CooperationPack& answer, const AskedAbout& about) {
  std::vector<CountCell> cells;
  for (const Cooperation& one : answer.behaviours) {
    cells.push_back(
        {about.all, outcomeKey(one.spec), CountedRows::Model, one.n, one.outcomeShare, true, {}});
  }
  return cells;
}

CooperationPack leaving(CooperationPack answer, const AskedAbout&, const Disclosure& disclosure,
                        LeavingNotes& notes) {
  for (Cooperation& one : answer.behaviours) {
    roundTotals(one.n, one.nEffective, disclosure, notes);
  }
  return answer;
}

}  // namespace candour
