// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "models/trends/trend.h"

namespace candour {

enum class ChangeOf { Outcome, Driver, Area };

/// A change between two windows, of one of the things that may have changed.
struct ChangeRow {
  ChangeOf of = ChangeOf::Outcome;
  std::string name;  // of a driver or an area
  std::size_t nBefore = 0;
  std::size_t nAfter = 0;
  double before = 0;  // share of the outcome; of a driver the mean of its scale, from 0 to 1
  double after = 0;
  double estimate = 0;  // after - before
  double se = 0;
  double lower = 0;
  double upper = 0;
  double p = 0;
  double pHolm = 0;  // over the drivers, over the areas; of the outcome p
  std::string why;   // where not available
};

/// What has changed between a window and the latest: the share of the outcome, what people say of
/// each driver, and the share in every area (docs/methods.md d15). Errors as of every change of a
/// trend: with the covariance of the two windows over the whole design.
struct Changes {
  DriverModelSpec spec;
  TrendOptions options;
  bool simulated = false;
  std::string source;
  std::string areaLabel;  // the area variable's label or name; empty: the question has no areas
  std::size_t n = 0;      // with an answer to the outcome, in all windows
  double nEffective = 0;
  RowsLeftOut leftOut;
  Window before;
  Window after;
  std::vector<Window> earlier;         // all that `after` can be compared with, the latest first
  std::vector<ChangeRow> rows;         // the outcome, the drivers, the areas in the survey's order
  std::vector<std::string> notScales;  // drivers that are no scale and have no mean to compare
  std::vector<Warning> warnings;
};

/// `since` names the window before by its label ("2018-19") or its first month ("2018-04"); empty:
/// the one before the latest. Rolling windows are refused: they share their interviews. Fails as
/// trendOf(), and where there is no such window or a break lies between.
Result<Changes> changesSince(const Survey& survey, const DriverModelSpec& spec,
                             const TrendOptions& options, const std::string& since = {},
                             const Job& job = {});

}  // namespace candour
