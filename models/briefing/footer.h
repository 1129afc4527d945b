// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <optional>
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
/// What an effective size allows for: the weights alone (Kish's, of models and answers), or the
/// survey's whole design for one share (n over the design effect, of areas and trends).
enum class EffectiveOf { Weights, Design };

/// "Base: 10,912 interviews (effective 8,240 after weighting), weighted."; "... (effective 8,240
/// for this share, by the design)". Of unweighted interviews Kish's is their number: not said.
std::string baseNote(std::size_t n, double nEffective, bool weighted,
                     EffectiveOf of = EffectiveOf::Weights);
/// "Source: ...", with the word "simulated" where it belongs.
std::string sourceNote(const FigureContext& context, const std::string& files, bool simulated);

/// The notes without the empty ones.
std::vector<std::string> footerOf(std::vector<std::string> notes);

/// "Not shown: A (why); B (why)." or nothing.
std::string notShownNote(const std::vector<std::string>& notShown);

/// That drivers go together and their order is a tier (the warning "halo"), or nothing.
std::string haloNote(const std::vector<Warning>& warnings);

/// "Model: linear probability model." where the question's family is not the logit; of an ordinal
/// one with how many answers it has, where `answers` says so.
std::string familyNote(const DriverModelSpec& spec, std::size_t answers = 0);

/// "1,204 answers that were lacking were imputed 20 times and the models pooled.", of a question
/// that keeps people without an answer as "No answer" to what, of one that imputes elsewhere that
/// here it does not; else nothing.
std::string missingAnswersNote(const std::vector<Warning>& warnings,
                               const std::optional<ImputationSummary>& imputation);

/// "demographics" where every control of the question is a known one, "controls" where some are
/// not, empty where there are none.
std::string controlsWord(const DriverModelSpec& spec);
/// "; all drivers and demographics held equal": what a model keeps the same beside the driver, or
/// nothing where it has but one driver and no controls.
std::string heldEqual(const DriverModelSpec& spec);

/// The headline and the note of a figure whose fit did not settle: there is no finding.
inline constexpr const char* kNotSettledHeadline = "The fit did not settle: no finding";
std::string settledNote(FitStatus status);

/// The two-sided p value of t on `df`; NaN below one degree of freedom.
double pOfT(double t, int df);

}  // namespace candour
