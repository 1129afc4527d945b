// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

namespace candour {

enum class VariableKind { Number, Text, Date };

/// How a date variable's seconds are to be written.
enum class DateStyle { None, Date, DateTime, Time };

/// One answer category: a value label, a distinct text, or a code that stands for a reason why
/// there is no answer. For text variables `code` is 1, 2, ... and `label` the text; for numbers
/// `code` is the value in the file and `label` may be empty.
struct Level {
  double code = 0;
  std::string label;
  bool missing = false;  // a reason for missing, not an answer

  bool operator==(const Level&) const = default;
};

/// User-missing values given as a range of codes, both ends included.
struct MissingRange {
  double low = 0;
  double high = 0;

  bool operator==(const MissingRange&) const = default;
};

/// What a survey knows of a question, besides the answers.
///
/// `levels` are in the survey's own order: value labels in the order of their codes, unlabelled
/// numbers in numeric order, texts alphabetically unless a codebook orders them. A coded column
/// (see Column) has every value it holds in `levels`; a column of numbers lists only labelled and
/// missing codes.
struct Variable {
  std::string name;
  std::string label;
  VariableKind kind = VariableKind::Number;
  DateStyle dateStyle = DateStyle::None;
  std::vector<Level> levels;
  std::vector<MissingRange> missingRanges;
  std::string provenance = {};  // of a variable that a step of preparation made: how, in one line

  bool operator==(const Variable&) const = default;

  /// The text a reader knows the level by: its label, or else its code.
  [[nodiscard]] std::string levelText(std::size_t level) const;
  /// Whether a number is one of the codes that mean "no answer".
  [[nodiscard]] bool isMissingCode(double code) const;
};

/// Stata's .a-.z and SAS's .A-.Z and ._ have no number of their own: they are kept as the codes
/// kMissingTagBase - 1 ('a') ... - 26 ('z'), - 27 ('_'), each a missing level labelled ".a" or with
/// its value label.
inline constexpr double kMissingTagBase = -2000000000.0;
double missingTagCode(char tag);

/// Labels that mean no answer in surveys ("Don't know", "Refused", "Not asked", "No opinion",
/// "Prefer not to say", with or without "(spontaneous)", in any case and apostrophe).
bool meansNoAnswer(const std::string& label);

}  // namespace candour
