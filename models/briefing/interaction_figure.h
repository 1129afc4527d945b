// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "models/briefing/figures.h"
#include "models/drivers/driver_model.h"

namespace candour {

/// Whose effect is looked at, and by which other driver or control.
struct InteractionSide {
  std::string driver;
  std::string by;  // empty: by each that it interacts with
};

/// The effect of one driver at each answer or value of those it interacts with, in percentage
/// points, a heading for each contrast and other side; docs/charts.md 1c. The headline says whether
/// the tests of the interactions show a difference, the footer gives them. What fewer people than
/// kFewestInterviews stand behind is not drawn and said; so is that the model has other
/// interactions.
Figure interactionFigure(const DriverModel& model, const InteractionSide& side,
                         const FigureContext& context);

/// The side that names ask for: of `driver` alone its effect by all that it interacts with, of `by`
/// alone the effect of what interacts with it, of neither the first of the first interaction. Fails
/// where no interaction of the question has those names in it, with a line that says which it has.
Result<InteractionSide> interactionSide(const DriverModelSpec& spec, const std::string& driver,
                                        const std::string& by);
/// "A with B" of every interaction of a question.
std::vector<std::string> interactionNames(const DriverModelSpec& spec);

}  // namespace candour
