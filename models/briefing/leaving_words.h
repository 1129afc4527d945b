// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include "models/briefing/figure.h"
#include "models/disclosure/leaving.h"

namespace candour {

/// Says on a figure what was done to its answer before it leaves: bases as "about", marks of few
/// interviews with a dagger, and in the footer, before the source, that something is withheld or
/// rounded, never how much.
void sayLeaving(const LeavingNotes& notes, const DisclosureRules& rules, Figure& figure);

}  // namespace candour
