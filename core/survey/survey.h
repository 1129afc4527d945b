// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/survey/column.h"
#include "core/survey/variable.h"

namespace candour {

struct Prepared;

/// One import: the rows of one file, in order.
struct Wave {
  std::string name;
  std::string source;  // the file's name, without its folder
  std::size_t firstRow = 0;
  std::size_t rows = 0;
  bool simulated = false;
};

/// A survey in memory: all variables, the columns that were asked for, the waves its rows come
/// from. Columns are shared and never change, so copying a Survey is cheap.
///
/// Same-named variables of several waves are one variable. The variable kWaveVariable is there in
/// every survey loaded from a project; its levels are the names of the waves.
struct Survey {
  std::size_t rows = 0;
  std::vector<Variable> variables;
  std::vector<std::shared_ptr<const Column>> columns;  // null where not loaded
  std::vector<Wave> waves;
  /// The steps whose variables stand last among `variables`, and those that do not fit; null: none.
  std::shared_ptr<const Prepared> prepared;

  [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;
  /// The index of the variable, or one line saying that it is unknown and what is near, or why the
  /// step that makes it does not fit.
  [[nodiscard]] Result<std::size_t> require(std::string_view name) const;
  [[nodiscard]] bool simulated() const;

  /// Adds a variable with its column; `column` has `rows` entries (the first one sets `rows`).
  void add(Variable variable, Column column);
};

inline constexpr std::string_view kWaveVariable = "@wave";

}  // namespace candour
