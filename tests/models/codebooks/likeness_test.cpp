// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/codebooks/likeness.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/models/codebooks/waves.h"

using namespace candour;

TEST_CASE("texts are compared without case and blanks, words as sets") {
  CHECK(plainText("  How \t much\xC2\xA0 DO you\n trust? ") == "how much do you trust?");
  CHECK(plainText("N\xC3\x83O \xC3\x97") == "n\xC3\xA3o \xC3\x97");
  CHECK(plainText("cut\xC3") == "cut\xC3");
  CHECK(wordsOf("The police, the POLICE (N\xC3\x83O)!") ==
        std::vector<std::string>{"n\xC3\xA3o", "police", "the"});
  CHECK(wordLikeness({"a", "b", "c"}, {"b", "c", "d"}) == Approx(2.0 * 2 / 6));
  CHECK(wordLikeness({"a"}, {}) == 0);
  CHECK(std::isnan(wordLikeness({}, {})));
}

TEST_CASE("names are compared by the edits that lead from one to the other") {
  CHECK(nameLikeness("Q13", "q13") == 1);
  CHECK(nameLikeness("Q13", "Q13a") == Approx(0.75));
  CHECK(nameLikeness("abc", "xyz") == 0);
  CHECK(nameLikeness("", "") == 1);
  CHECK(nameLikeness("kitten", "sitting") == Approx(1 - 3.0 / 7));
  CHECK(nameLikeness(std::string(100000, 'a'), std::string(100000, 'a')) == 1);
}

TEST_CASE("answers are alike by labels and by how they are spread") {
  Survey wave = handmadeWave("a", 10);
  addQuestion(wave, "q", "Do you trust the police?", {"Yes", "No"});
  addQuestion(wave, "r", "Do you trust the police?", {"yes ", "Partly", "No"});
  addQuestion(wave, "s", "", {"Red", "Blue"});
  Variable number{"n"};
  wave.add(number, Column::numbers({0, 1, 2, 3, 4, 5, 6, 7, 8, 10}));
  wave.add(Variable{"m"}, Column::numbers({5, 6, 7, 8, 9, 10, 11, 12, 13, 15}));
  const auto book = codebookOf(wave);
  const auto& q = book.entries[0];
  const auto& r = book.entries[1];
  CHECK(answerLikeness(q, r) == Approx(2.0 / 3));
  // Shares 1/2, 1/2 against 4/10, 3/10 and 3/10.
  CHECK(spreadLikeness(q, r) == Approx(1 - (0.1 + 0.3 + 0.2) / 2));
  CHECK(answerLikeness(q, book.entries[2]) == 0);
  CHECK(answerLikeness(book.entries[3], book.entries[4]) == Approx(5.0 / 15));
  CHECK(std::isnan(answerLikeness(q, book.entries[3])));
  const auto alike = likenessOf(q, r);
  CHECK(alike.total == Approx((5 * 1 + 3 * 2.0 / 3 + spreadLikeness(q, r) + 0) / 10));
  CHECK(likenessOf(q, q).total == 1);
  CHECK(couldBeRenamed(likenessOf(q, q)));
  CHECK_FALSE(couldBeRenamed(likenessOf(q, book.entries[2])));
}
