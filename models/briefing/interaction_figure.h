// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>

#include "models/briefing/figures.h"
#include "models/drivers/driver_model.h"

namespace candour {

/// The effect of one driver at each answer or value of those it interacts with, in percentage
/// points, a heading for each contrast and other side; docs/charts.md 1c. The headline says whether
/// the tests of the interactions show a difference, the footer gives them. What fewer people than
/// kFewestInterviews stand behind is not drawn and said. `driver` empty: the first of the first
/// interaction.
Figure interactionFigure(const DriverModel& model, const std::string& driver,
                         const FigureContext& context);

/// The driver such a figure is of: the one wanted, or the first of the first interaction.
std::string interactionDriver(const DriverModelSpec& spec, const std::string& wanted);

}  // namespace candour
