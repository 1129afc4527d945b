// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QString>

#include "core/store/ward_register.h"
#include "ui/session/ward_desk.h"

namespace candour {

/// Whether a frozen plan is as it was frozen and was kept to, in words.
struct RotaState {
  bool kept = false;
  QString text;
  QString detail;  // its seed and its whole hash
};
RotaState rotaState(const WardDesk& desk, const FrozenRota& rota);

/// "1 ward a week", "all wards in one week".
QString paceName(int wardsAWeek);

}  // namespace candour
