// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "models/drivers/driver_spec.h"

namespace candour {

/// What the project remembers of the window: the question and what was looked at.
struct WindowState {
  DriverModelSpec question;
  int page = 0;
  std::map<std::string, std::string> choices;  // of the pages, as "drivers.tab"

  bool operator==(const WindowState&) const = default;
};

/// The name it is saved under among the project's questions.
inline constexpr const char* kWindowQuestion = "Window";

std::string writeWindowState(const WindowState& state);
/// Fails, saying so, on what another program wrote there.
Result<WindowState> parseWindowState(std::string_view json);

}  // namespace candour
