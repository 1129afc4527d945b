// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>

class QWidget;

namespace candour {

class Session;

/// Any question of the survey as the outcome, with its favourable answers.
void openOutcomeDialog(Session& session, const std::string& variable, QWidget* window);

/// The people a question is about, by any answers; adds to whom it is about already.
void openAmongDialog(Session& session, QWidget* window);

}  // namespace candour
