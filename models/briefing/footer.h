// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "models/briefing/figures.h"

namespace candour {

/// "Trust" or, where the question has no name for it, "the outcome", inside a sentence.
std::string outcomeWord(const FigureContext& context);

/// "London, Apr 2019 to Mar 2020; Sex: Female": where, when and who, empty parts left out.
std::string placeAndTime(const FigureContext& context);

/// A subtitle or alt text that says "simulated" where the survey is.
std::string withPlace(std::string sentence, const FigureContext& context, bool simulated);

/// "Question: ... (answers counted: ...)."
std::string questionNote(const FigureContext& context);
/// "Base: 10,912 interviews (effective 8,240), weighted."
std::string baseNote(std::size_t n, double nEffective, bool weighted);
/// "Source: ...", with the word "simulated" where it belongs.
std::string sourceNote(const FigureContext& context, const std::string& files, bool simulated);

/// The notes without the empty ones.
std::vector<std::string> footerOf(std::vector<std::string> notes);

/// The two-sided 97.5 % point of Student's t on `df` degrees of freedom; NaN below one.
double tQuantile(int df);
/// The two-sided p value of t on `df`; NaN below one.
double tTest(double t, int df);
/// Holm's adjusted p values (docs/methods.md d16); NaN stays NaN and does not count.
std::vector<double> holm(const std::vector<double>& p);

}  // namespace candour
