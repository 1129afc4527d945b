// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QString>

#include "models/codebooks/codebook_comparison.h"

namespace candour {

QString wordsFor(DifferenceKind kind);
QString wordsFor(JoinAdvice advice);

/// "Q13", or "Q13 → Q13a" where the names differ.
QString namesInWords(const CodebookDifference& difference);

/// By what an ignored difference is known.
QString keyOf(const CodebookComparison& comparison, const CodebookDifference& difference);

}  // namespace candour
