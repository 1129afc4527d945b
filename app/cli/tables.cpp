// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "app/cli/tables.h"

#include <algorithm>
#include <cmath>
#include <ostream>

#include "core/base/text.h"

namespace candour::cli {

namespace {

// Characters, not bytes: labels are UTF-8.
std::size_t widthOf(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80;
  }));
}

}  // namespace

void Table::print(std::ostream& out) const {
  std::vector<std::size_t> width(m_rows.front().size(), 0);
  for (const auto& row : m_rows) {
    for (std::size_t c = 0; c < row.size(); ++c) width[c] = std::max(width[c], widthOf(row[c]));
  }
  for (const auto& row : m_rows) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      const std::string pad(width[c] - widthOf(row[c]), ' ');
      const bool last = c + 1 == row.size();
      const bool left = c == 0 || (last && m_lastLeft);
      out << (c == 0 ? "" : "  ") << (left ? row[c] + (last ? "" : pad) : pad + row[c]);
    }
    out << "\n";
  }
}

std::string shown(double value, int decimals) {
  return std::isnan(value) ? "-" : fixed(value, decimals);
}

std::string shownP(double p) {
  if (std::isnan(p)) return "-";
  return p < 0.001 ? "<0.001" : fixed(p, 3);
}

}  // namespace candour::cli
