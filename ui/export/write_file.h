// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QByteArray>
#include <filesystem>

#include "core/base/result.h"

namespace candour {

/// Fails with one line where a file cannot be: its folder does not exist, or it is a folder.
Status checkPlace(const std::filesystem::path& file);

/// Writes `bytes` to `file` whole or not at all: what was there stays until all is written.
Status writeWhole(const std::filesystem::path& file, const QByteArray& bytes);

}  // namespace candour
