// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "models/trends/months.h"
#include "models/trends/periods.h"
#include "tests/support/figure_checks.h"

namespace candour {

inline Window quarterAt(int k) {
  const int first = monthNumber(2018, 4) + 3 * k;
  return {
      spanName(first, first + 2), isoMonth(first), isoMonth(first + 2), first, first + 2, false};
}

// Every number of the alt text but those of names stands in the table.
inline void checkAltNumbers(const Figure& figure, const std::string& from) {
  const auto at = figure.altText.find(from);
  REQUIRE(at != std::string::npos);
  const auto end = figure.altText.find(" Base:");
  std::string text = figure.altText.substr(at, end - at);
  for (const char* month : {"2018", "2019", "2020"}) {
    for (auto found = text.find(month); found != std::string::npos; found = text.find(month)) {
      text.erase(found, 4);
    }
  }
  for (const auto& number : numbersIn(text)) {
    INFO(number);
    CHECK(isInTable(figure, number));
  }
}

}  // namespace candour
