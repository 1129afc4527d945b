// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

namespace candour {

/// The steps of the rail by their numbers, which are also those of the pages and shortcuts.
enum Step : int {
  DataStep,
  PrepareStep,
  DriversStep,
  DiagnosticsStep,
  BoroughsStep,
  TrendsStep,
  ScenariosStep,
  WardsStep,
  BriefingStep
};

}  // namespace candour
