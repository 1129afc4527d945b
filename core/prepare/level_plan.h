// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/survey/column.h"
#include "core/survey/recipe_step.h"
#include "core/survey/variable.h"

namespace candour {

/// A variable of answers made from another: what each of the other's answers becomes.
struct LevelPlan {
  Variable variable;
  std::vector<std::int32_t> ofLevel;             // of a coded source: by its levels
  std::function<std::int32_t(double)> ofNumber;  // of a source of numbers: by value
  std::vector<std::string> notes;                // answers named that the source does not have
};

/// Levels of a new variable: answers with codes 1, 2, ... and reasons for missing with codes -1,
/// -2, ... A name is one level, however often it is added.
class NewLevels {
 public:
  std::int32_t answer(const std::string& name);
  std::int32_t reason(const std::string& name);
  std::vector<Level> take() { return std::move(m_levels); }

 private:
  std::int32_t add(const std::string& name, bool missing);
  std::vector<Level> m_levels;
  int m_answers = 0;
  int m_reasons = 0;
};

/// `coded`: whether the source's column is, so that its levels are all it holds.
Result<LevelPlan> planOf(const RecodeStep& step, const Variable& source, bool coded);
Result<LevelPlan> planOf(const BandStep& step, const Variable& source, bool coded);

/// The source with the answers marked as missing; its column stays as it is. `notes` as above.
Result<Variable> markedMissing(const MissingStep& step, const Variable& source, bool coded,
                               std::vector<std::string>& notes);

/// The new variable's column.
Column apply(const LevelPlan& plan, const Column& source);

}  // namespace candour
