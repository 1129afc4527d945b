// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/base/random.h"
#include "models/simulate/geography.h"
#include "models/simulate/truth.h"
#include "models/simulate/wordings.h"

namespace candour {

/// Who was interviewed: the demographic variables with everybody's answers, and each person's
/// weight before it is scaled to any period (mean about 1, Kish's design effect about 1.3; larger
/// in populous boroughs and for the young and for people of Black and Mixed ethnicity, who are
/// harder to reach).
struct People {
  struct Demographic {
    std::string variable;
    AnswerColumn answers;  // what is true of them; reasons for missing come with the columns
  };
  std::vector<Demographic> demographics;
  std::vector<double> weight;
  std::vector<double> reluctance;  // how readily a person says "don't know", mean about 1

  [[nodiscard]] const AnswerColumn& answersTo(const std::string& variable) const;
};

People drawPeople(const Fieldwork& fieldwork, Random random);

/// Adds to each row of `sums` the shifts of the person's groups.
void addShifts(const std::vector<SimulationTruth::Shift>& shifts, const People& people,
               std::vector<double>& sums);

}  // namespace candour
