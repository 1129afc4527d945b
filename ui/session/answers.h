// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <map>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "models/boroughs/boroughs.h"
#include "models/briefing/figures.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/importance.h"

namespace candour {

/// What a page wants answered about the question.
struct Needs {
  bool model = false;
  bool importance = false;
  bool boroughs = false;
  std::string curveDriver;  // empty: no curve

  bool operator==(const Needs&) const = default;
};

/// An answer, or why there is none, with the words its figure needs.
template <class T>
struct Answer {
  Result<T> value;
  FigureContext context;
};

/// What is known so far in answer to one question. What is not there was not asked yet, or is being
/// worked out.
struct Answers {
  DriverModelSpec question;
  std::optional<Answer<DriverModel>> model;
  std::optional<Answer<Importance>> importance;
  std::optional<Answer<BoroughComparison>> boroughs;
  std::map<std::string, Answer<DriverCurve>> curves;  // by driver
  double milliseconds = 0;                            // from the question to its first answer
};

}  // namespace candour
