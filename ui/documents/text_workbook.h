// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QByteArray>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace candour {

/// A sheet of texts.
struct TextSheet {
  std::string name;
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> sentences;  // columns that hold sentences: wide ones
};

/// A workbook of such sheets, each an Excel table with its first row and filters kept in sight.
/// Every cell is a text, never a formula.
Result<QByteArray> textWorkbook(const std::string& title, const std::vector<TextSheet>& sheets);

}  // namespace candour
