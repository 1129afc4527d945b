// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/footer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "core/base/text.h"
#include "core/numeric/tails.h"
#include "models/briefing/words.h"
#include "models/drivers/family.h"

namespace candour {

namespace {

bool saysSimulated(const std::string& text) {
  return lowered(text).find("simulated") != std::string::npos;
}

// Who people are: by the name of the control, or by the variable of the Public Attitude Survey.
bool isDemographic(const DriverSpec& control) {
  static constexpr std::array<std::string_view, 24> kKnown = {"age",
                                                              "age group",
                                                              "gender",
                                                              "sex",
                                                              "ethnicity",
                                                              "ethnic group",
                                                              "disability",
                                                              "religion",
                                                              "sexual orientation",
                                                              "tenure",
                                                              "working status",
                                                              "employment",
                                                              "marital status",
                                                              "born in the uk",
                                                              "q136r",
                                                              "req136",
                                                              "xq135r",
                                                              "rexq135",
                                                              "nq147r",
                                                              "renq147",
                                                              "q148",
                                                              "q139r",
                                                              "nq149r",
                                                              "q150r"};
  const auto known = [](const std::string& name) {
    return std::find(kKnown.begin(), kKnown.end(), lowered(name)) != kKnown.end();
  };
  return known(control.name) ||
         (!control.items.empty() && std::all_of(control.items.begin(), control.items.end(),
                                                [&](const auto& i) { return known(i.variable); }));
}

}  // namespace

std::string outcomeWord(const FigureContext& context) {
  return context.outcome.empty() ? "the outcome" : midSentence(context.outcome);
}

std::string placeAndTime(const FigureContext& context) {
  std::string place = joinParts({context.geography, context.period});
  if (!context.among.empty()) place += (place.empty() ? "" : "; ") + context.among;
  return place;
}

std::string withPlace(std::string sentence, const FigureContext& context, bool simulated) {
  const std::string place = placeAndTime(context);
  if (!place.empty()) sentence += ". " + place;
  if (simulated) sentence += ". Simulated data";
  return sentence;
}

std::string questionNote(const FigureContext& context) {
  if (context.question.empty()) return {};
  std::string note = "Question: " + context.question;
  if (!context.answers.empty()) note += " (counted: " + context.answers + ")";
  return note.ends_with('?') || note.ends_with('.') ? note : note + ".";
}

std::string baseNote(std::size_t n, double nEffective, bool weighted, EffectiveOf of) {
  std::string note = "Base: " + grouped(static_cast<long long>(n)) + " interviews";
  const bool says = weighted || of == EffectiveOf::Design;
  if (says && std::isfinite(nEffective) && nEffective > 0) {
    note += " (effective " + plainNumber(nEffective, 0) +
            (of == EffectiveOf::Design ? " for this share, by the design" : " after weighting");
    const bool sharper = plainNumber(nEffective, 0) != grouped(static_cast<long long>(n)) &&
                         nEffective > static_cast<double>(n);
    note += sharper ? ": the sample\xE2\x80\x99s strata make it the sharper)" : ")";
  }
  return note + (weighted ? ", weighted." : ", unweighted.");
}

std::string sourceNote(const FigureContext& context, const std::string& files, bool simulated) {
  std::string source = !context.source.empty() ? context.source : files;
  if (source.empty()) source = "the survey in this project";
  if (simulated && !saysSimulated(source)) source = "simulated data, " + source;
  return "Source: " + source + ".";
}

std::vector<std::string> footerOf(std::vector<std::string> notes) {
  std::erase_if(notes, [](const std::string& note) { return note.empty(); });
  return notes;
}

std::string haloNote(const std::vector<Warning>& warnings) {
  const auto halo = std::find_if(warnings.begin(), warnings.end(),
                                 [](const Warning& each) { return each.code == "halo"; });
  return halo == warnings.end() ? std::string() : halo->text;
}

std::string familyNote(const DriverModelSpec& spec, std::size_t answers) {
  if (spec.family == Family::Logit) return {};
  std::string text = "Model: " + familyWords(spec.family);
  if (spec.family == Family::Ordinal) {
    text += answers == 0 ? " of all answers" : " of all " + std::to_string(answers) + " answers";
  }
  if (spec.family == Family::Firth) text += "; errors are approximate";
  return text + ".";
}

std::string missingAnswersNote(const std::vector<Warning>& warnings,
                               const std::optional<ImputationSummary>& imputation) {
  if (imputation && imputation->imputations > 0) {
    const auto values = static_cast<long long>(imputation->values());
    return (values == 1 ? std::string("1 answer that was lacking was")
                        : grouped(values) + " answers that were lacking were") +
           " imputed " + std::to_string(imputation->imputations) + " times and the models pooled.";
  }
  std::vector<std::string> kept;
  for (const Warning& warning : warnings) {
    if (warning.code == "not_imputed") {
      return "People without all answers are left out: imputation is of the drivers\xE2\x80\x99 "
             "effects alone.";
    }
    if (warning.code == "no_answer_level") kept.push_back(warning.terms.front());
  }
  if (kept.empty()) return {};
  return "People without an answer are kept as \"No answer\": " + join(kept, ", ") + ".";
}

std::string notShownNote(const std::vector<std::string>& notShown) {
  return notShown.empty() ? std::string() : "Not shown: " + join(notShown, "; ") + ".";
}

std::string controlsWord(const DriverModelSpec& spec) {
  if (spec.controls.empty()) return {};
  const bool known = std::all_of(spec.controls.begin(), spec.controls.end(), isDemographic);
  return known ? "demographics" : "controls";
}

std::string heldEqual(const DriverModelSpec& spec) {
  std::vector<std::string> held;
  if (spec.drivers.size() > 1) held.push_back("drivers");
  if (!spec.controls.empty()) held.push_back(controlsWord(spec));
  return held.empty() ? std::string() : "; all " + join(held, " and ") + " held equal";
}

std::string settledNote(FitStatus status) {
  if (status != FitStatus::NotConverged) return {};
  return "The fit did not settle: its numbers are not to be relied on.";
}

double pOfT(double t, int df) {
  return df < 1 ? kNotAvailable : tTwoSided(t, df);
}

}  // namespace candour
