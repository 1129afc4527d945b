// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QStringList>

#include "ui/session/session.h"

namespace candour {

/// The facts of the status line: interviews, how many the answer rests on, effective n, degrees of
/// freedom, how long it took.
QStringList factsOf(Session& session, bool comparing);

}  // namespace candour
