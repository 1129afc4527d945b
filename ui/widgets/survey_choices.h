// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ui/session/session.h"
#include "ui/widgets/choice_popup.h"

namespace candour {

/// The answers of `variable` as a question names them: from the survey's labels or, for plain
/// numbers, from the values that occur; empty while those are still being counted, or too many.
std::vector<AnswerRef> answersOf(Session& session, const std::string& variable);

/// Those answers as choices whose key is their index; the `wanted` ones are chosen.
QList<Choice> answerChoices(const std::vector<AnswerRef>& answers,
                            const std::vector<AnswerRef>& wanted);

/// All variables that `fits` as choices, key = name.
QList<Choice> variableChoices(const Survey& survey, const std::string& current,
                              const std::function<bool(const Variable&)>& fits);

/// A name a reader knows: the label, else the name.
QString titleOf(const Survey& survey, const std::string& variable);

}  // namespace candour
