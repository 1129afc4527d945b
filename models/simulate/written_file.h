// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <filesystem>
#include <functional>
#include <system_error>

#include "core/base/result.h"

namespace candour {

/// Lets `write` make a neighbour of `file` and then puts it in the place of `file`, so that a
/// failure leaves what was there. `write` says whether it succeeded.
inline Status writeWhole(const std::filesystem::path& file,
                         const std::function<bool(const std::filesystem::path&)>& write) {
  std::filesystem::path part = file;
  part += ".part";
  std::error_code error;
  const bool written = write(part);
  if (written) std::filesystem::rename(part, file, error);
  if (written && !error) return {};
  std::filesystem::remove(part, error);
  return fail("Cannot write \"" + file.string() +
              "\". Check that the folder exists, is writable and has room.");
}

}  // namespace candour
