// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/store/ward_register.h"
#include "models/community/overdue.h"

namespace candour {

/// {"priorities": [{"id", "ward", "ward_name", "borough", every field of a priority by its name in
/// tables, "overdue": {"due", "days", "why"} or null, "notes": [...]}]}. "withdrawn" is true or
/// false; texts not known are empty.
std::string prioritiesJson(const std::vector<Priority>& priorities, const WardRegister& wards,
                           const std::vector<OverduePriority>& overdue);

/// {"history": [{"at", "what", "before", "after"}]}.
std::string historyJson(const std::vector<PriorityEvent>& events);

}  // namespace candour
