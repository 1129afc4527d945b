// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <regex>
#include <string>
#include <vector>

#include "core/base/text.h"
#include "models/briefing/figure.h"
#include "models/briefing/words.h"

namespace candour {

/// The numbers of a text as they are written: "9.8", "-1.7", "12,800" without its comma.
inline std::vector<std::string> numbersIn(std::string text) {
  static const std::regex kNumber("(^|[ (])(-?[0-9][0-9,]*(\\.[0-9]+)?)");
  std::vector<std::string> numbers;
  for (std::sregex_iterator it(text.begin(), text.end(), kNumber), end; it != end; ++it) {
    std::string number = (*it)[2];
    number.erase(std::remove(number.begin(), number.end(), ','), number.end());
    numbers.push_back(number);
  }
  return numbers;
}

/// Whether some cell of the table, rounded as `number` is, reads the same.
inline bool isInTable(const Figure& figure, const std::string& number) {
  const std::size_t point = number.find('.');
  const int decimals = point == std::string::npos ? 0 : static_cast<int>(number.size() - point - 1);
  for (const auto& row : figure.table) {
    for (const std::string& cell : row) {
      const auto value = parseNumber(cell);
      if (value && fixed(*value, decimals) == number) return true;
    }
  }
  return false;
}

/// What every figure keeps to, whatever the answer it is made of.
inline void checkHouseRules(const Figure& figure) {
  CAPTURE(figure.headline, figure.subtitle, figure.altText);
  CHECK(!figure.headline.empty());
  CHECK(wordCount(figure.headline) <= kMostHeadlineWords);
  CHECK(wordCount(figure.altText) <= kMostAltTextWords);
  CHECK(figure.altText.find(figure.headline) != std::string::npos);
  CHECK(figure.altText.find("nan") == std::string::npos);
  const std::string footer = join(figure.footer, "\n");
  CHECK(footer.find("Base: ") != std::string::npos);
  CHECK(footer.find("Source: ") != std::string::npos);
  if (figure.simulated) {
    CHECK(lowered(figure.subtitle).find("simulated") != std::string::npos);
    CHECK(lowered(footer).find("simulated") != std::string::npos);
    CHECK(lowered(figure.altText).find("simulated") != std::string::npos);
  }
  for (const auto& row : figure.table) CHECK(row.size() == figure.table.front().size());
}

inline std::string footerText(const Figure& figure) {
  return join(figure.footer, "\n");
}

}  // namespace candour
