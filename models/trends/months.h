// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace candour {

/// A month as one number: 12 * year + (month - 1), month 1-12.
int monthNumber(int year, int month);

/// "2019-04".
std::string isoMonth(int month);
/// "Apr 2019".
std::string monthName(int month);
/// "Apr 2019", "Apr-Jun 2019" (within a calendar year) or "Apr 2019 to Mar 2020".
std::string spanName(int first, int last);

/// The month of a day in seconds since 1970-01-01; nothing outside the years 1 to 9999.
std::optional<int> monthOfSeconds(double seconds);

/// The month a text names: "97 (Apr 2019)", "April 2019", "Apr-19", "2019-04", "2019-04-30". Years
/// of two digits are of this century. Nothing where there is no month or no year.
std::optional<int> monthIn(std::string_view text);

/// The first month of the quarter (January, April, July, October) that `month` is in.
int quarterOf(int month);
/// The April that begins the year `month` is in.
int yearOf(int month);

}  // namespace candour
