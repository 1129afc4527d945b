// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <vector>

#include "models/cooperation/cooperation_pack.h"
#include "models/disclosure/leaving.h"

namespace candour {

/// Of each behaviour the people in its model, with their share.
std::vector<CountCell> cellsOf(const CooperationPack& answer, const AskedAbout& about);

/// Bases as they leave.
CooperationPack leaving(CooperationPack answer, const AskedAbout& about,
                        const Disclosure& disclosure, LeavingNotes& notes);

}  // namespace candour
