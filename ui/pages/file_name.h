// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QString>
#include <string>

namespace candour {

/// A file name, without ending, from a title: letters and digits, the rest hyphens; "trust-in-
/// lewisham". `otherwise` where nothing is left.
QString fileNameOf(const std::string& title, const QString& otherwise);

}  // namespace candour
