// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <map>
#include <string>

#include "core/survey/survey.h"
#include "models/simulate/geography.h"
#include "models/simulate/people.h"
#include "models/simulate/wordings.h"

namespace candour {

struct SimulatedColumn {
  Variable variable;
  Column column;
};

/// The columns made so far, by name.
using SimulatedColumns = std::map<std::string, SimulatedColumn>;

/// Answers as labelled numbers: codes 1, 2, ... from worst to best as the codebook orders them, and
/// above 90 the reasons for missing that occur, in the spelling of their financial year. A
/// multi-response has 0 for "-", not ticked.
SimulatedColumn answerColumn(const std::string& variable, const AnswerColumn& answers,
                             const Fieldwork& fieldwork);
/// The same for a variable that the codebook does not know.
SimulatedColumn answerColumn(const std::string& variable, const std::string& label,
                             const std::vector<std::string>& order, const AnswerColumn& answers,
                             const Fieldwork& fieldwork);

SimulatedColumn numberColumn(const std::string& variable, const std::string& label,
                             std::vector<double> values);

/// When and where: index, interview_date, MONTH, FinancialYear, quarter, C2, ward, ward_n,
/// ward_unique, SOA1, BOROUGHNEIGHBOURHOOD; and the mark "simulated".
void addFieldworkColumns(const Fieldwork& fieldwork, SimulatedColumns& columns);

/// The demographic variables with their refusals.
void addPeopleColumns(const Fieldwork& fieldwork, const People& people, Random random,
                      SimulatedColumns& columns);

}  // namespace candour
