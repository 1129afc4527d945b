// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/store/project.h"

namespace candour::cli {

/// "WAVE:VARIABLE" of the project, or a Failure that names what is near.
struct WaveVariable {
  std::string wave;
  std::string variable;
};
WaveVariable readWaveVariable(const Project& project, const std::string& text);

/// "WAVE:VARIABLE=NAME" with answers "A=B"; names may hold colons and equals signs where the
/// project tells which are meant.
WaveJoin readJoin(const Project& project, const std::string& text,
                  const std::vector<std::string>& answers);

/// Says what became of it, and warns where the variable stands alone now.
void sayJoined(const Project& project, const WaveJoin& join);

void printJoins(const Project& project, bool json);

}  // namespace candour::cli
