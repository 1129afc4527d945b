// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/survey/no_answers.h"

#include <catch2/catch.hpp>

using namespace candour;

TEST_CASE("reasons for having no answer are counted, most frequent first") {
  Survey survey;
  Variable coded;
  coded.name = "q";
  coded.levels = {{1, "Yes", false}, {97, "Don't know", true}, {98, {}, true}};
  survey.add(coded, Column::coded({0, 1, 1, 2, Column::kEmpty, Column::kNotAsked, 1}, 3));
  Variable number;
  number.name = "x";
  number.levels = {{-1, "Refused", true}};
  number.missingRanges = {{-9, -2}};
  survey.add(number, Column::numbers({5, -1, -3, emptyNumber(), notAskedNumber(), -1, 2}));
  CHECK(
      countNoAnswers(survey, 0, {1, 2, 3, 4, 5, 6}) ==
      std::vector<NoAnswer>{{"Don't know", 3}, {"98", 1}, {kEmptyReason, 1}, {kNotAskedReason, 1}});
  CHECK(countNoAnswers(survey, 1, {1, 2, 3, 4, 5}) ==
        std::vector<NoAnswer>{{"Refused", 2}, {"-3", 1}, {kEmptyReason, 1}, {kNotAskedReason, 1}});
  CHECK(countNoAnswers(survey, 0, {}).empty());
}
