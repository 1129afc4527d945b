// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QByteArray>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "ui/documents/xlsx_chart.h"

namespace candour {

/// The workbook that libxlsxwriter wrote to `file`, with what it cannot write put in: error bars
/// of their own length, pictures that keep their shape, no dates, and `recipe` as a custom part
/// (empty: none).
Result<QByteArray> finishWorkbook(const std::filesystem::path& file,
                                  const std::vector<ErrorBars>& errors, const std::string& recipe);

}  // namespace candour
