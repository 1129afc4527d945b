// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace candour::cli {

/// A table for reading: columns as wide as their widest entry, the first (and, of a table with
/// `lastLeft`, the last) to the left, the others to the right.
class Table {
 public:
  explicit Table(std::vector<std::string> header, bool lastLeft = false)
      : m_rows{std::move(header)}, m_lastLeft(lastLeft) {}
  void add(std::vector<std::string> row) { m_rows.push_back(std::move(row)); }
  void print(std::ostream& out) const;

 private:
  std::vector<std::vector<std::string>> m_rows;
  bool m_lastLeft;
};

/// "0.123" with `decimals` digits, "not available" as "-".
std::string shown(double value, int decimals);
/// "<0.001" or three digits.
std::string shownP(double p);

}  // namespace candour::cli
