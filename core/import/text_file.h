// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace candour {

/// A text file's contents as UTF-8 without byte order mark.
struct TextFile {
  std::string text;
  std::vector<std::string> notes;  // how it was decoded, if not as UTF-8
};

/// Reads UTF-8, UTF-16 (by its byte order mark) or, failing both, Windows-1252. Fails for a file
/// that cannot be read, is empty or holds NUL bytes ("is not text").
Result<TextFile> readTextFile(const std::filesystem::path& file);

/// The whole file, or one line why not ("There is no file ...").
Result<std::string> readBytes(const std::filesystem::path& file);

}  // namespace candour
