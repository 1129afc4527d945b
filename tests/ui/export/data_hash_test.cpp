// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/export/data_hash.h"

#include <catch2/catch.hpp>

using namespace candour;

namespace {

Survey twoVariables(std::size_t spareLevels = 0) {
  Variable sex{.name = "sex", .levels = {{1, "Male", false}, {2, "Female", false}}};
  Survey survey;
  survey.add(sex, Column::coded({0, 1, Column::kEmpty, 1}, 2 + spareLevels));
  survey.add({.name = "age"}, Column::numbers({20, 30, emptyNumber(), 50.5}));
  return survey;
}

}  // namespace

TEST_CASE("the hash of data is of its answers and labels, not of how they are kept") {
  const Survey survey = twoVariables();
  const std::string hash = dataHash(survey, {"sex", "age"});
  CHECK(hash.size() == 64);
  CHECK(dataHash(survey, {"age", "sex", "age"}) == hash);
  CHECK(dataHash(twoVariables(100000), {"sex", "age"}) == hash);
  CHECK(dataHash(survey, {"sex"}) != hash);
  Survey other = survey;
  other.variables[0].levels[0].label = "Man";
  CHECK(dataHash(other, {"sex", "age"}) != hash);
  other = survey;
  other.variables[0].levels[1].missing = true;
  CHECK(dataHash(other, {"sex", "age"}) != hash);
  other = survey;
  other.columns[1] =
      std::make_shared<const Column>(Column::numbers({20, 30, notAskedNumber(), 50.5}));
  CHECK(dataHash(other, {"sex", "age"}) != hash);
}

TEST_CASE("the hash of bytes is SHA-256") {
  // FIPS 180-4, the example of one block.
  CHECK(bytesHash("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
