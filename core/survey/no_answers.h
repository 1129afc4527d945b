// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/survey/survey.h"

namespace candour {

/// What a row without an answer has in place of one.
inline constexpr const char* kEmptyReason = "Empty";
inline constexpr const char* kNotAskedReason = "Not asked in this wave";

struct NoAnswer {
  std::string reason;  // kEmptyReason, kNotAskedReason, or the label or code of a level
  std::size_t n = 0;

  bool operator==(const NoAnswer&) const = default;
};

/// How often each of them occurs among `rows`, none of which has an answer that counts to variable
/// `index`, whose column is loaded; most frequent first, then by reason.
std::vector<NoAnswer> countNoAnswers(const Survey& survey, std::size_t index,
                                     const std::vector<std::uint32_t>& rows);

}  // namespace candour
