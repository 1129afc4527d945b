// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/survey/survey.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/driver_spec.h"
#include "models/drivers/item_answers.h"
#include "models/drivers/question_rows.h"

namespace candour {

/// Items with at most so many different answers are taken as ordered answers to a question.
inline constexpr std::size_t kMostOrdered = 10;

/// One item of a scale, one entry a survey row.
struct ItemColumn {
  std::string driver;  // it belongs to; or empty
  std::string variable;
  std::string label;
  bool reversed = false;
  bool number = false;                   // scored as it is; else its answers evenly from 0 to 1
  std::vector<std::string> levels;       // different answers, low to high as scored
  std::vector<std::int32_t> placeOfRow;  // among `levels`; -1: no answer
  std::vector<double> scoreOfRow;        // NaN: no answer
  bool alphabetical = false;

  [[nodiscard]] bool isOrdered() const { return levels.size() <= kMostOrdered; }
};

/// Which items: those named, in their order; else those of the driver; else of all drivers. An item
/// that a driver of the question has is taken as it is there (reverse, order, missing); any other
/// as the survey has it.
struct ScaleAsked {
  std::string driver;
  std::vector<std::string> items;

  bool operator==(const ScaleAsked&) const = default;
};

/// The items at work, with who was asked and how they were sampled.
struct ScaleItems {
  std::string name;  // the driver's, or empty
  std::vector<ItemColumn> columns;
  QuestionRows question;
  std::vector<std::uint32_t> people;  // in the domain, with a weight and a place in the design
  RowsLeftOut leftOut;                // domain and zero weight; `missing`: no place in the design
  std::vector<Warning> warnings;
};

/// Fails on an unknown driver or variable, an item named twice, text of too many answers. A scale
/// scores each answer by its place, evenly from 0 to 1, as do labelled numbers and text; numbers
/// without labels, and items of a driver that enters as a number, score as they are.
Result<ScaleItems> scaleItems(const Survey& survey, const DriverModelSpec& spec,
                              const ScaleAsked& asked);

/// What is left after items that nobody answers in two ways are taken out: each with its reason.
std::vector<RefusedItem> takeOutConstant(ScaleItems& items);

/// The weighted scores of `rows`, one column an item.
Eigen::MatrixXd scoresOf(const ScaleItems& items, const std::vector<std::uint32_t>& rows);
/// Their weights, which add up to 1.
Eigen::VectorXd weightsOf(const ScaleItems& items, const std::vector<std::uint32_t>& rows);

/// The people with an answer to every item.
std::vector<std::uint32_t> completeRows(const ScaleItems& items);

/// The variables that a question about `asked` reads.
std::vector<std::string> variablesOf(const DriverModelSpec& spec, const ScaleAsked& asked);

/// A warning that names the items which measure what the outcome does, or nothing.
std::vector<Warning> familyWarnings(const ScaleItems& items, const DriverModelSpec& spec);

}  // namespace candour
