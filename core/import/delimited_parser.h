// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/import/field_dictionary.h"

namespace candour {

/// The fields of one column in one stretch of rows, blank-trimmed: numbered in a dictionary while
/// few are distinct, else as they are.
struct FieldRun {
  static constexpr std::size_t kMaxDistinct = 4096;
  FieldDictionary dictionary;
  std::vector<std::uint16_t> numbers;    // one a row, into dictionary.texts(); empty if `plain`
  std::vector<std::string_view> fields;  // one a row if `plain`
  bool plain = false;
  // Number of each field of one byte, and of the empty one (at 0); no field holds a NUL.
  std::array<std::uint16_t, 256> ofByte = unknownBytes();

  void add(std::string_view field);
  static std::array<std::uint16_t, 256> unknownBytes();
  [[nodiscard]] std::size_t rows() const { return plain ? fields.size() : numbers.size(); }
};

/// A stretch of consecutive rows. The views point into the text or into `unescaped`.
struct RowRun {
  std::vector<FieldRun> columns;
  std::unique_ptr<std::deque<std::string>> unescaped = std::make_unique<std::deque<std::string>>();
  std::size_t rows = 0;
  std::size_t blankLines = 0;
};

struct DelimitedTable {
  std::vector<std::string> header;
  char separator = ',';
  std::vector<RowRun> runs;
  std::size_t rows = 0;
  std::size_t blankLines = 0;  // passed over, in a table of several columns
};

/// Splits UTF-8 text into header and fields: RFC 4180 quotes (line breaks and doubled quotes
/// inside), LF, CRLF or CR. `separator` 0 means: whichever of , ; tab | the first rows agree on.
/// Fails on a row with another number of fields than the header and on an unclosed quote, saying
/// the line. The result does not depend on timing: chunks are cut at fixed places.
Result<DelimitedTable> parseDelimited(std::string_view text, char separator, const Job& job = {});

}  // namespace candour
