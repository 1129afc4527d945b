// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "models/community/evaluation.h"
#include "models/community/ward_readiness.h"
#include "ui/pages/answer_words.h"

namespace candour {

/// The words and numbers beside the figures of readiness and of the result.

/// What a survey of this size could have seen, and what the design of the plan allows to say: to be
/// read before the result.
QString readinessLead(const Readiness& answer);
QString evaluationLead(const Evaluation& answer);

Facts readinessFacts(const Readiness& answer);
std::vector<QStringList> readinessNumbers(const Readiness& answer);
QStringList readinessNotes(const Readiness& answer);

/// The effect on wards that acted, in plain words.
QString effectInWords(const Evaluation& answer, const std::string& measure);
Facts evaluationFacts(const Evaluation& answer);
/// A line a quarter from the action: the effect, its interval.
std::vector<QStringList> evaluationNumbers(const Evaluation& answer);
QStringList evaluationNotes(const Evaluation& answer, const std::string& measure);

}  // namespace candour
