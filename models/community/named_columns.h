// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/import/text_table.h"

namespace candour {

/// The columns of a table by the names we know them by.
class NamedColumns {
 public:
  /// Names are the same whatever their case, and with blanks for "_". Fails for a column that is
  /// not in `known` or there twice, and where one of `needed` is missing. Columns with neither a
  /// name nor a field are passed over.
  static Result<NamedColumns> of(const TextTable& table, std::span<const std::string> known,
                                 std::span<const std::string> needed);

  /// The field of that column in `row`, empty where there is no such column.
  [[nodiscard]] std::string text(std::size_t row, const std::string& name) const;
  [[nodiscard]] bool has(const std::string& name) const { return m_places.contains(name); }

 private:
  const TextTable* m_table = nullptr;
  std::map<std::string, std::size_t> m_places;
};

/// A day as people write it in tables, ISO or day first (01/07/2019), as ISO text; any other text
/// as it is.
std::string isoDayIn(std::string_view text);

}  // namespace candour
