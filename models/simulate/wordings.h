// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/import/codebook.h"

namespace candour {

/// A simulated answer: the index among the codebook's answers, or one of these.
namespace reason {
inline constexpr std::int8_t kEmpty = -1;
inline constexpr std::int8_t kDontKnow = -2;
inline constexpr std::int8_t kRefused = -3;
inline constexpr std::int8_t kNoOpinion = -4;
inline constexpr std::int8_t kNotAsked = -5;
}  // namespace reason

using AnswerColumn = std::vector<std::int8_t>;

/// What the codebook of the Public Attitude Survey says of a variable that it must have.
const Codebook::Entry& wordingOf(const std::string& variable);

/// The place of `answer` among the variable's answers; it must be one of them.
std::size_t answerIndex(const std::string& variable, const std::string& answer);

}  // namespace candour
