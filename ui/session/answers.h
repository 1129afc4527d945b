// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <any>
#include <map>
#include <string>

#include "core/base/result.h"
#include "models/briefing/figures.h"
#include "models/drivers/driver_spec.h"

namespace candour {

/// An answer, or why there is none, with the words its figure needs.
template <class T>
struct Answer {
  Result<T> value;
  FigureContext context;
};

/// What is known so far in answer to one question, by the key of what was asked (ask.h). What is
/// not there was not asked yet, or is being worked out.
struct Answers {
  DriverModelSpec question;
  std::map<std::string, std::any> known;
  double milliseconds = 0;  // from the question to its first answer

  /// The answer to what was asked under `key`, or nullptr.
  template <class T>
  [[nodiscard]] const Answer<T>* find(const std::string& key) const {
    const auto at = known.find(key);
    return at == known.end() ? nullptr : std::any_cast<Answer<T>>(&at->second);
  }
  /// Its value, or nullptr where there is none yet or at all.
  template <class T>
  [[nodiscard]] const T* value(const std::string& key) const {
    const auto* answer = find<T>(key);
    return answer != nullptr && answer->value ? &*answer->value : nullptr;
  }
};

}  // namespace candour
