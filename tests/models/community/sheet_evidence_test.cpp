// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/sheet_evidence.h"

#include <catch2/catch.hpp>

#include "core/base/text.h"

using namespace candour;
using Catch::Matchers::Contains;

namespace {

FigureContext words() {
  FigureContext context;
  context.measure = "share with trust";
  context.answers = "Tend to agree or Strongly agree";
  context.source = "a survey";
  return context;
}

// Twelve wards acted by a plan drawn at random, and 4.0 points are told.
Evaluation found() {
  Evaluation answer;
  answer.design = EvaluationDesign::RandomOrder;
  answer.causal = true;
  answer.options.rota = RotaDesign{"Plan", "2019-01-31", true, {}};
  answer.from = "Apr-Jun 2018";
  answer.to = "Jan-Mar 2020";
  answer.wardsActed = 12;
  answer.wardsCompared = 40;
  answer.att = {.estimate = 0.04, .se = 0.01, .df = 50, .lower = 0.02, .upper = 0.06, .p = 0.001};
  answer.power.mde = 0.03;
  GroupTimeRow row;
  row.after = true;
  row.interviewsActed = 200;
  row.interviewsCompared = 900;
  answer.cells = {row};
  return answer;
}

std::string sure(const SheetEvidence& evidence) {
  return join(evidence.howSure, " ");
}

}  // namespace

TEST_CASE("A difference of wards together is told with its interval and its design", "[sheet]") {
  const SheetEvidence evidence = sheetEvidence(found(), words());
  REQUIRE(evidence.changed.size() == 1);
  CHECK_THAT(evidence.changed.front(),
             Contains("12 wards whose week of action had come, taken together, the share with "
                      "trust came out 4.0 points higher than in 40 wards") &&
                 Contains("2.0 to 6.0 points"));
  CHECK_THAT(sure(evidence), Contains("drawn at random and fixed on 31 January 2019") &&
                                 Contains("can therefore be put down to the week of action") &&
                                 Contains("a change of 3.0 points or more"));
  CHECK_THAT(evidence.notes.front(), Contains("Apr-Jun 2018 to Jan-Mar 2020"));
}

TEST_CASE("What was reached, not planned, says what could have been seen", "[sheet]") {
  Evaluation answer = found();
  answer.power.achieved = 0.051;
  CHECK_THAT(sure(sheetEvidence(answer, words())), Contains("a change of 5.1 points or more"));
}

TEST_CASE("No causal word where chance did not decide, or nothing is told", "[sheet]") {
  Evaluation answer = found();
  answer.design = EvaluationDesign::NotRandom;
  answer.causal = false;
  CHECK_THAT(sure(sheetEvidence(answer, words())),
             !Contains("put down to") && Contains("not left to chance") && Contains("not why"));
  Evaluation unclear = found();
  unclear.att.lower = -0.01;
  const SheetEvidence evidence = sheetEvidence(unclear, words());
  CHECK_THAT(evidence.changed.front(), Contains("did not clearly change"));
  CHECK_THAT(sure(evidence), !Contains("can therefore be put down"));
}

TEST_CASE("Few wards or interviews are withheld together", "[sheet]") {
  Evaluation few = found();
  few.wardsActed = kFewestWardsTogether - 1;
  Evaluation thin = found();
  thin.cells.front().interviewsActed = 29;
  Evaluation unsure = found();
  unsure.att.df = 9;
  for (const Evaluation& answer : {few, thin, unsure}) {
    const SheetEvidence evidence = sheetEvidence(answer, words());
    CHECK(evidence.changed.empty());
    CHECK_THAT(sure(evidence), Contains("Too few wards") && !Contains("points"));
  }
  DisclosureRules lax;
  lax.hideBelow = 20;
  CHECK(!sheetEvidence(thin, words(), lax).changed.empty());
}
