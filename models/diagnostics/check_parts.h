// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cmath>
#include <string>

#include "models/diagnostics/diagnostics.h"

/// What the checks of a model are made of.
namespace candour::checking {

/// Limits. Where none is customary they are what changes how an analyst would tell the result.
inline constexpr double kChance = 0.05;
inline constexpr double kSmallChance = 0.001;
inline constexpr double kLargeGap = 0.05;  // between observed and predicted shares
inline constexpr double kSlopeLook = 0.9, kSlopeAct = 0.8;
inline constexpr double kPoorAuc = 0.6, kTooGoodAuc = 0.95, kOptimism = 0.03;
inline const double kFactorLook = std::sqrt(5.0), kFactorAct = std::sqrt(10.0);
inline constexpr double kIndexLook = 10, kIndexAct = 30;
inline constexpr double kCorrelationLook = 0.6, kCorrelationAct = 0.8, kHalo = 0.5;
inline constexpr double kChangeLook = 0.5, kChangeAct = 1;
inline constexpr double kTopLook = 0.1, kTopAct = 0.2, kKishLook = 2;
inline constexpr double kWeightedGap = 0.02;
inline constexpr double kEventsLook = 20, kEventsAct = 10;

/// Shares and counts in a check's words: "1.2 points", "61 %", "p = 0.655", "22,082".
std::string points(double share);
std::string percent(double share, int decimals = 0);
std::string chance(double p);
std::string counted(std::size_t n);

/// The check without an answer, and why.
DiagnosticCheck notAvailable(DiagnosticCheck check, const std::string& why,
                             const std::string& advice = {});

DiagnosticCheck collinearityCheck(const Diagnostics& answer);
DiagnosticCheck haloCheck(const Diagnostics& answer);
DiagnosticCheck influenceCheck(const Diagnostics& answer);
DiagnosticCheck heavyCheck(const Diagnostics& answer);
DiagnosticCheck weightingCheck(const Diagnostics& answer);
DiagnosticCheck eventsCheck(const Diagnostics& answer);

}  // namespace candour::checking
