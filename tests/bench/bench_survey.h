// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <filesystem>

#include "core/base/result.h"

namespace candour::bench {

/// How the answers of the benchmark survey are written: as codes 1, 2 ... (the form other programs
/// are timed on) or as the texts an analyst receives.
enum class AnswerForm { Codes, Texts };

/// Writes a CSV of 60 columns shaped like the Public Attitude Survey, the same people in either
/// form: weight, borough, ward, time, age, sex, ethnicity, two outcomes, sixteen items of eight
/// drivers that everybody answered, and 34 other questions that one in ten did not.
Status writeBenchSurvey(const std::filesystem::path& file, std::size_t rows, AnswerForm form);

}  // namespace candour::bench
