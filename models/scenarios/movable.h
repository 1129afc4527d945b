// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/survey/survey.h"
#include "models/drivers/fitted_model.h"
#include "models/drivers/prepared_model.h"

namespace candour {

/// Answers that can be moved along their order: each row's place, -1 without an answer.
struct AnswerLadder {
  std::vector<std::int32_t> placeOf;  // by position in the model's matrix
  int levels = 0;
};

/// A term of the model in the form that scenarios move. A scale has a ladder an item and is the
/// mean of its answered items; a category has one ladder; a number has none.
struct MovableTerm {
  int term = 0;  // index into PreparedModel::terms
  std::vector<AnswerLadder> ladders;
  std::vector<double> weightOfItem;  // of a scale: 1 / answered items, by position
};

struct MovableDriver {
  std::string name;
  int group = 0;  // index into PreparedModel::groups
  bool number = false;
  std::vector<MovableTerm> terms;
  int mostSteps = 0;  // whole steps after which nobody can move on; of a number 0
  std::string worst;  // first and last answer (of its first item)
  std::string best;
  bool directed = false;  // known to run from worst to best: a scale, or a declared order
  std::string why;        // where it cannot be moved: separated, aliased, text without an order
  std::string whyNoGain;  // where no gain can be promised of it; see setDirections()
};

/// The drivers of a fitted question, as its rows answered them.
Result<std::vector<MovableDriver>> movableDrivers(const Survey& survey, const PreparedModel& model,
                                                  const FittedModel& fitted);

/// Each row's value of a driver: a scale's 0-1, a category's place 0-1, a number's own; the mean of
/// these over the questions of a set. By position.
std::vector<double> driverValues(const PreparedModel& model, const MovableDriver& driver);

}  // namespace candour
