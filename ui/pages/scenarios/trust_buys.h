// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QString>
#include <QStringList>

#include "models/findings/figure_question.h"
#include "ui/pages/answer_words.h"
#include "ui/session/ask_figure.h"

class QComboBox;

namespace candour {

/// What people who trust are more ready to do: all behaviours together, or of one what goes with
/// each driver through trust and what directly.

/// The behaviours the survey asks, "all" first; what was chosen stays.
void listBehaviours(QComboBox& list, const Survey& described, const QString& chosen);

/// The question about the behaviour of that key; empty: about all. Nothing where the survey asks
/// none.
std::optional<FigureQuestion> trustBuysQuestion(const Survey& described,
                                                const DriverModelSpec& spec,
                                                const QString& behaviour);
Ask askTrustBuys(const FigureQuestion& question);

Facts trustBuysFacts(const FigureQuestion& question);
QStringList trustBuysHeader(const FigureQuestion& question);
QStringList trustBuysNotes(const FigureQuestion& question, const FigureAnswer& answer);

}  // namespace candour
