// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/survey/scale_score.h"
#include "core/survey/survey.h"
#include "models/drivers/driver_spec.h"

namespace candour {

/// The answers that a number or scale is made of, from the first to the last, where they are known:
/// of a scale whose items all have as many, evenly from 0 to 1; of a labelled number its codes.
struct AnswerSteps {
  std::vector<double> values;       // ascending; empty: not known
  std::vector<std::string> labels;  // of each value; empty where items have other words
  bool scale = false;               // a mean of items: people stand between the values too

  bool operator==(const AnswerSteps&) const = default;
};

/// One regression term made from a question, over every row of the survey.
struct Term {
  int group = 0;         // which driver or control it belongs to
  std::string variable;  // the item; of a scale the driver's name
  bool categorical = false;
  std::vector<double> values;              // numeric: NaN where there is no answer
  std::vector<std::int32_t> levelOfRow;    // categorical: -1 where there is no answer
  std::vector<std::string> levels;         // categorical: text of each level
  int reference = 0;                       // categorical
  std::vector<std::string> constantItems;  // of a scale: items with a single answer, left out
  std::vector<std::string> unusedAnswers;  // of a scale: "item: answer" that nobody gave
  int power = 1;                           // above 1: the power of the term before it, no values
  AnswerSteps steps;                       // numeric

  [[nodiscard]] bool missing(std::size_t row) const;
};

/// The terms of one driver or control: as a scale one, else one an item, each followed by its
/// powers. Fails where a category is asked for powers.
Result<std::vector<Term>> makeTerms(const Survey& survey, const DriverSpec& driver, int group);

/// One item of a driver that enters as a scale.
Result<ScaleItem> scaleItem(const Survey& survey, const DriverSpec& driver, const ItemSpec& item);

/// What a driver is called: its name, or its first item's variable.
std::string nameOf(const DriverSpec& driver);

/// What an item enters as when the question does not say: a category for text and for numbers with
/// value labels, else a number.
TermKind kindOf(const Survey& survey, const DriverSpec& driver);

}  // namespace candour
