// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <memory>
#include <string>

#include "models/findings/answer_figure.h"
#include "ui/session/ask.h"

namespace candour {

/// A figure answered as briefings and the command line do it, for pages that show no more of the
/// answer than the figure, what it found and what to know of it. Found under figureKey() as
/// Answer<SharedFigure>.
using SharedFigure = std::shared_ptr<const FigureAnswer>;

/// Of the question on the table; `figure.spec` is not looked at.
std::string figureKey(const FigureQuestion& figure);
/// `text` says what is going on meanwhile; `possible` and `asked` as of Ask.
Ask askFigure(const FigureQuestion& figure, const QString& text,
              bool (*possible)(const DriverModelSpec&),
              DriverModelSpec (*asked)(DriverModelSpec) = nullptr);

}  // namespace candour
