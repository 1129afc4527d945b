// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/disclosure/suppression.h"
#include "models/findings/answer_figure.h"

namespace candour {

/// How what leaves is protected. With a reason, everything leaves as it is, but for rounding; the
/// reason is to be logged (Project::logOverride()).
struct LeavingOptions {
  DisclosureRules rules;
  std::string reason;
  /// What was decided before, over this and all that leaves with it: a briefing among those of all
  /// areas. Nothing is decided anew.
  std::optional<Withheld> decided;

  bool operator==(const LeavingOptions&) const = default;
};

/// For the analyst, never for what leaves.
struct DisclosureReport {
  struct Cell {
    CellKey who;
    WithheldReason reason = WithheldReason::FewInterviews;
  };
  std::vector<Cell> withheld;    // or what would be, were it not for `reason`
  std::vector<CellKey> flagged;  // of fewer than DisclosureRules::flagBelow interviews
  std::size_t interviews = 0;    // withheld to protect others
  std::size_t smallestBase = 0;  // of what leaves
  bool thinModel = false;        // one of the models has fewer degrees of freedom than may leave
  std::string reason;            // of the override; empty: there was none

  /// Whether something leaves for that reason alone, which is to be logged.
  [[nodiscard]] bool overrides() const {
    return !reason.empty() && (thinModel || !withheld.empty());
  }
  /// What an override let leave, a line for the log: "Area = Camden; ...".
  [[nodiscard]] std::string what() const;
};

/// "Borough = Camden, time = 2019-04..2019-06".
std::string textOf(const CellKey& who);

/// What is decided over figures that leave together.
struct Protected {
  Disclosure disclosure;
  DisclosureReport report;
};
Protected protectTogether(const std::vector<const FigureAnswer*>& answers,
                          const LeavingOptions& options);

/// Who is withheld as it may be told with what leaves: where anybody is, everybody else of these
/// answers who has too few interviews to be shown, so that nobody can tell which is which.
Withheld toldWithheld(const std::vector<const FigureAnswer*>& answers, const Protected& decided);

/// A figure as it leaves, alone or as `options` say.
struct LeavingFigure {
  EditedFigure drawn;  // empty where it does not leave
  std::string why;     // it does not leave: whyNotLeaving()
  std::vector<Warning> warnings;
  DisclosureReport report;
};
/// Answers the question, decides and draws. Fails as answerFigure().
Result<LeavingFigure> leavingFigure(const Survey& survey, const FigureQuestion& question,
                                    const LeavingOptions& options, const Job& job = {},
                                    const FigureAnswerer& answerer = answerFigure);

/// Who of those withheld the analyst's own words name, as their answers are called ("Camden"); what
/// is withheld of some time alone is not looked for.
std::vector<std::string> withheldNamed(const std::string& words, const DisclosureReport& report);

/// Why a figure cannot leave at all: its base is withheld, or its model has too few degrees of
/// freedom. Empty: it can.
std::string whyNotLeaving(const FigureAnswer& answer, const Protected& decided);

}  // namespace candour
