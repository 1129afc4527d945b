// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/words.h"

#include <catch2/catch.hpp>

#include "models/briefing/driver_comparison_figures.h"
#include "models/briefing/footer.h"
#include "tests/support/sample_answers.h"

using namespace candour;

TEST_CASE("words are counted between blanks of any kind") {
  CHECK(wordCount("") == 0);
  CHECK(wordCount("  one  two ") == 2);
  CHECK(wordCount("95\xC2\xA0% intervals") == 3);
}

TEST_CASE("a name inside a sentence loses its capital unless it is a name of its own") {
  CHECK(midSentence("Trust") == "trust");
  CHECK(midSentence("djpol") == "djpol");
  CHECK(midSentence("NQ135BD") == "NQ135BD");
  CHECK(midSentence("London pride") == "London pride");
  CHECK(midSentence("Community Matters") == "Community Matters");
  CHECK(midSentence("") == "");
}

TEST_CASE("effective sizes say what they allow for") {
  CHECK(baseNote(2354, 2354, false) == "Base: 2,354 interviews, unweighted.");
  CHECK(baseNote(2354, 1900.4, true) ==
        "Base: 2,354 interviews (effective 1,900 after weighting), weighted.");
  CHECK(baseNote(2795, 1728, false, EffectiveOf::Design) ==
        "Base: 2,795 interviews (effective 1,728 for this share, by the design), unweighted.");
}

TEST_CASE("a key of subgroups says what marks cannot be told from") {
  const Figure figure = subgroupsFigure(trustSubgroups(0.001, 5), trustContext());
  REQUIRE(figure.legend.size() == 2);
  CHECK(figure.legend[1].text == "Cannot be told apart from that mean");
}

TEST_CASE("lists read as English") {
  using Names = std::vector<std::string>;
  CHECK(listOf(Names{}) == "");
  CHECK(listOf(Names{"A"}) == "A");
  CHECK(listOf(Names{"A", "B"}) == "A and B");
  CHECK(listOf(Names{"A", "B", "C"}) == "A, B and C");
  CHECK(listOf(Names{"A and B", "C"}) == "A and B as well as C");
  CHECK(listOf(Names{"4", "5"}, "or") == "4 or 5");
}

TEST_CASE("a driver's name takes the verb of its head") {
  CHECK(isPlural("Community problems"));
  CHECK(isPlural("Problems with litter"));
  CHECK_FALSE(isPlural("Effectiveness"));
  CHECK_FALSE(isPlural("Worry about problems"));
  CHECK_FALSE(isPlural("BCS"));
}

TEST_CASE("the first headline that keeps to fifteen words is taken") {
  const std::string sixteen = "a b c d e f g h i j k l m n o p";
  CHECK(headlineOf({sixteen, "short"}) == "short");
  CHECK(headlineOf({"first", "second"}) == "first");
}

TEST_CASE("numbers round, group and never show a negative zero") {
  CHECK(plainNumber(12367.4, 0) == "12,367");
  CHECK(plainNumber(-0.04, 1) == "0.0");
  CHECK(plainNumber(-1234.56, 1) == "-1,234.6");
  CHECK(plainNumber(999.96, 1) == "1,000.0");
  CHECK(drawnNumber(-1.7, 1) ==
        "\xE2\x88\x92"
        "1.7");
  CHECK(percentText(36.4) == "36\xC2\xA0%");
}

TEST_CASE("text is cut at the end of a sentence") {
  CHECK(withinWords("One two. Three four. Five six.", 5) == "One two. Three four.");
  CHECK(withinWords("One two.", 5) == "One two.");
}

TEST_CASE("codes and yes or no mean nothing without their question") {
  for (const char* bare : {"5", "-1", "2.5", "Yes", "no", "TRUE", " False "})
    CHECK(isBareAnswer(bare));
  for (const char* full : {"", "White", "16-24", "Not at all", "5 or more"}) {
    CHECK_FALSE(isBareAnswer(full));
  }
}
