// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/store/stored_wave.h"

namespace candour {

/// An answer that is read as another; each by its label, or else by its code.
struct AnswerChange {
  std::string answer;
  std::string becomes;

  bool operator==(const AnswerChange&) const = default;
};

/// How a wave's variable joins the other waves. What the wave holds stays as it is.
struct WaveJoin {
  std::string wave;
  std::string variable;  // as its file names it
  std::string joinedAs;  // as it is read; its own name where it was looked at and found alike
  std::vector<AnswerChange> answers;

  bool operator==(const WaveJoin&) const = default;
};

/// A join that cannot be applied, and why, in a line.
struct DroppedJoin {
  WaveJoin join;
  std::string why;
};

/// The longest name that a join may give, in bytes.
inline constexpr std::size_t kLongestJoinedName = 200;

/// Gives the waves' variables the names and answers of the joins, all at once: names that two
/// variables exchange are no conflict, but where two variables of a wave would have one name, the
/// joins that give it are dropped, and so are those of a wave or variable that is not there. An
/// answer that becomes another takes its code, label and reason for missing from the newest other
/// wave that has it under the new name; answers the wave does not have are passed over.
std::vector<DroppedJoin> applyJoins(std::vector<StoredWave>& waves,
                                    std::span<const WaveJoin> joins);

/// Fails unless `join` can be applied beside `others` (those of the same variable do not count)
/// and the wave has every answer it names; with the names that are near.
Status checkJoin(const std::vector<StoredWave>& waves, std::span<const WaveJoin> others,
                 const WaveJoin& join);

/// "1 as 5, 2 as 4".
std::string inWords(const std::vector<AnswerChange>& answers);

/// A variable's share in a wave: the name it has there, and which of its answers are read as others
/// (in words; empty: none).
struct VariableOrigin {
  std::string variable;
  std::string wave;
  std::string nameInFile;
  std::string answersMapped;
};
/// Of waves to which joins are applied.
std::vector<VariableOrigin> originsOf(const std::vector<StoredWave>& waves);

/// Takes the place of a join of the same variable. Fails as checkJoin() does.
Status addJoin(Database& database, const WaveJoin& join);
/// False if the variable is not joined.
bool removeJoin(Database& database, const std::string& wave, const std::string& variable);
std::vector<WaveJoin> readJoins(const Database& database);
/// Takes the place of all that were there.
void writeJoins(Database& database, std::span<const WaveJoin> joins);

}  // namespace candour
