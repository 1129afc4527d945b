// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <clocale>
#include <ctime>

namespace candour {

/// 1 January 1980, as the parts of a package have it: exports hold no dates.
inline constexpr time_t kFixedDay = 315532800;

/// libxlsxwriter prints numbers in the locale of the thread, and Qt sets the user's: "0,5" is no
/// number in a workbook. One of these while a workbook is written.
class PlainNumbers {
 public:
  PlainNumbers() : m_plain(newlocale(LC_NUMERIC_MASK, "C", duplocale(LC_GLOBAL_LOCALE))) {
    m_before = uselocale(m_plain);
  }
  ~PlainNumbers() {
    uselocale(m_before);
    freelocale(m_plain);
  }
  PlainNumbers(const PlainNumbers&) = delete;
  PlainNumbers& operator=(const PlainNumbers&) = delete;

 private:
  locale_t m_plain;
  locale_t m_before;
};

}  // namespace candour
