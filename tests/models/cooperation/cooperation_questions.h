// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "models/cooperation/cooperation.h"
#include "tests/models/drivers/model_questions.h"

namespace candour {

inline const OutcomeSpec kTrusting{"trust", "item1", {4.0, 5.0}, {}};
inline const OutcomeSpec kConfident{"confidence", "item2", {4.0, 5.0}, {}};

inline const std::string kX1 = R"({"items": ["x1"], "as": "number"})";
inline const std::string kDesign = std::string(R"(, "design": )") + kClusters;

/// Of tests/reference/data/synthetic.csv: y on two items cut in two, with the drivers given.
inline CooperationQuestion synthetic(const std::string& drivers, const std::string& rest,
                                     std::vector<OutcomeSpec> mediators = {kTrusting, kConfident}) {
  CooperationQuestion question;
  question.spec =
      parseDriverModelSpec(R"({"outcome": {"name": "y", "variable": "y", "positive": ["Yes"]},
      "drivers": [)" + drivers +
                           "]" + rest + "}")
          .value();
  question.behaviour = question.spec.outcome;
  question.mediators = std::move(mediators);
  return question;
}

}  // namespace candour
