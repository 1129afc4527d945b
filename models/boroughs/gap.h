// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/survey/answers.h"
#include "core/survey/survey.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/driver_spec.h"

namespace candour {

/// Whose gap to the whole is to be explained: the people who gave `answer` to `variable` (an area,
/// or a group such as an ethnicity).
struct GapGroup {
  std::string variable;
  AnswerRef answer;

  bool operator==(const GapGroup&) const = default;
};

/// Composition: who the group's people are (a control). Perception: how they see the police (a
/// driver). Other: what neither accounts for.
enum class GapPart { Composition, Perception, Other };

struct GapPiece {
  std::string driver;  // name of the driver or control; empty for Other
  GapPart part = GapPart::Other;
  double estimate = 0;  // contribution to the gap, as a share (0-1)
  double se = 0;
  double lower = 0;
  double upper = 0;
  double p = 0;
  std::string why;  // where there is no error
};

/// Why the group's share differs from the whole's (docs/methods.md d21): a twofold decomposition of
/// the survey-weighted linear probability model with a dummy of the group, piece = (mean of the
/// group - mean of the whole) x pooled coefficients, summed over a driver's terms: no order, no
/// base category matters. The pieces add up to the gap; Other, which is the gap less the rest, is
/// (1 - weight share of the group) x coefficient of the dummy.
///
/// Rows: those of the question, without a condition on the group's own variable, that have an
/// answer to the outcome, every driver and control, and the group's variable. A control that asks
/// for the group's variable is left out (warning `group_control`): it is the group.
struct GapExplanation {
  DriverModelSpec spec;
  GapGroup group;
  std::string groupName;  // "Lewisham"
  bool simulated = false;
  std::string source;
  std::size_t n = 0;              // rows with an answer to everything
  std::size_t groupN = 0;         // of the group
  std::size_t groupAnswered = 0;  // of the group with an answer to the outcome
  double nEffective = 0;
  RowsLeftOut leftOut;
  double groupShare = 0;  // among these rows
  double wholeShare = 0;
  double gap = 0;  // groupShare - wholeShare
  double se = 0;
  double lower = 0;
  double upper = 0;
  double p = 0;
  /// Of all intervals and tests: the model's residual df or the design df of the group alone,
  /// whichever is less.
  int df = 0;
  std::string why;       // where the gap has no error
  double directGap = 0;  // among all with an answer to the outcome, whatever else they answered
  std::vector<GapPiece> pieces;  // composition, perception, other last
  Eigen::MatrixXd covariance;    // of the pieces, in their order; its sum is se^2
  GapPiece composition;          // sums of the parts, with their own errors
  GapPiece perception;
  /// Difference between group and whole that the logistic model's predictions explain, a check on
  /// the linear one; kNotAvailable where that model did not converge.
  double explainedLogit = 0;
  std::vector<Warning> warnings;
};

/// The question without a condition on the group's own variable: who the whole is. The words of a
/// figure (contextOf()) are to be made of it.
DriverModelSpec wholeOf(const DriverModelSpec& spec, const GapGroup& group);

/// The survey must have the columns of variablesOf(spec) and of the group's variable. Fails where
/// the question does (fitDriverModel()), on an unknown group, on fewer than kFewestInterviews
/// people of it, where nobody is outside it, and where a control or driver determines who is in it.
Result<GapExplanation> explainGap(const Survey& survey, const DriverModelSpec& spec,
                                  const GapGroup& group, const Job& job = {});

}  // namespace candour
