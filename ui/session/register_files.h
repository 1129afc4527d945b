// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <filesystem>

#include "core/base/result.h"
#include "ui/session/workbench.h"

namespace candour {

/// A ward register and its frozen plan, as files that go with a survey.
struct RegisterFiles {
  std::filesystem::path priorities;  // a table; empty: none
  std::filesystem::path rota;        // JSON; empty: none

  [[nodiscard]] bool empty() const { return priorities.empty(); }
};

/// Brings them into the open project, all or nothing. In the background thread.
Status importRegisterFiles(Workbench& bench, const RegisterFiles& files);

}  // namespace candour
