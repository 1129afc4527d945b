// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/store/wave_join.h"
#include "models/codebooks/survey_codebook.h"

namespace candour {

/// How a variable of one wave differs from that of another.
enum class DifferenceKind {
  Renamed,         // likely the same question under another name
  TypeChanged,     // number, text or date
  Relabelled,      // codes with other labels, codes new or gone, or the scale the other way round
  Reworded,        // the question's words differ: blanks, case and marks aside
  MissingChanged,  // other reasons for missing
  Gone,            // the older wave has it alone
  New              // the newer wave has it alone
};

/// What to do about it.
enum class JoinAdvice {
  None,              // there is nothing to join
  UseAsOne,          // the same question
  MapAnswers,        // the same question once answers are read as others
  Reverse,           // the same question once its scale is turned round
  TreatAsDifferent,  // another question: keep them apart
};

struct CodebookDifference {
  DifferenceKind kind = DifferenceKind::New;
  std::string before;  // its name in the older wave, as it is read; empty if New
  std::string after;   // in the newer wave; empty if Gone
  std::string label;   // the question, as the newer wave (or the one that has it) words it
  std::vector<std::string> details;  // what differs, a line each
  std::optional<double> likeness;    // of a renaming, 0 to 1
  JoinAdvice advice = JoinAdvice::None;
  std::string why;               // a line: why that is proposed
  std::optional<WaveJoin> join;  // what accepting the proposal keeps; nothing: nothing to keep
  bool accepted = false;         // the older wave's variable is joined already
};

/// Two waves' codebooks, the older one first.
struct CodebookComparison {
  std::string before;
  std::string after;
  std::size_t shared = 0;                       // variables of both
  std::size_t same = 0;                         // of these, in nothing different
  std::vector<CodebookDifference> differences;  // kinds in their order, each as the waves have it
};

/// Compares two waves as they are read, joins included: codebooks of one wave each, with `joins` of
/// the project. Every difference is there once: a variable that is likely renamed is that alone
/// until it is joined. Renamings are pairs each of which is the other's most alike
/// (models/codebooks/likeness.h). Variables that a recipe's steps make are not compared.
CodebookComparison compareCodebooks(const SurveyCodebook& before, const SurveyCodebook& after,
                                    std::span<const WaveJoin> joins);

/// "renamed", "use_as_one" and so on, as JSON has them; and for reading.
const char* wordFor(DifferenceKind kind);
const char* wordFor(JoinAdvice advice);
const char* inPlainWords(DifferenceKind kind);
const char* inPlainWords(JoinAdvice advice);

}  // namespace candour
