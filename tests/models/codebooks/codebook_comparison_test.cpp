// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/codebooks/codebook_comparison.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "models/codebooks/codebook_json.h"
#include "tests/models/codebooks/waves.h"
#include "tests/support/temporary.h"

using namespace candour;

namespace {

using Labels = std::vector<std::string>;

const Labels kYesNo = {"Yes", "No"};
const Labels kAgree = {"Agree", "Neither", "Disagree"};

// Every kind of difference once, and three variables that do not differ.
Survey before() {
  Survey wave = handmadeWave("2018", 30);
  addQuestion(wave, "same", "How safe do you feel?", kAgree);
  addQuestion(wave, "blanks", "Do  you   walk\nalone? ", {"YES", "no "});
  addQuestion(wave, "gone", "Have you called the fire brigade?", kYesNo);
  addQuestion(wave, "Q13", "How worried are you about crime in this area?",
              {"Very", "Fairly", "Not very", "Not at all"});
  addQuestion(wave, "worded", "Do the police treat everyone fairly?", kAgree);
  addQuestion(wave, "reversed", "The police can be relied on", kAgree);
  addQuestion(wave, "moved", "Which service?", {"Police", "Council", "Press"});
  addQuestion(wave, "other", "What is it?", {"Red", "Blue"});
  wave.add(Variable{"type"}, Column::numbers(std::vector<double>(30, 1.5)));
  Variable missing{"missing", "Contact with police?"};
  missing.levels = {{1, "Yes", false}, {2, "No", false}, {8, "Refused", true}};
  wave.add(missing, Column::coded(std::vector<std::int32_t>(30, 0), 3));
  wave.add(Variable{"weight"}, Column::numbers(std::vector<double>(30, 0.5)));
  return wave;
}

Survey after() {
  Survey wave = handmadeWave("2019", 40);
  addQuestion(wave, "same", "How safe do you feel?", kAgree);
  addQuestion(wave, "blanks", "do you walk alone?", {"Yes", "No"});
  addQuestion(wave, "new", "Do you own a bicycle?", kYesNo);
  addQuestion(wave, "Q13a", "How worried are you about crime in your area?",
              {"Very", "Fairly", "Not very", "Not at all"});
  addQuestion(wave, "worded", "Would the police treat everyone fairly?", kAgree);
  addQuestion(wave, "reversed", "The police can be relied on", {"Disagree", "Neither", "Agree"});
  addQuestion(wave, "moved", "Which service?", {"Council", "Police", "Press", "Courts"});
  addQuestion(wave, "other", "What is it?", {"Hot", "Cold"});
  Variable type{"type", "", VariableKind::Text};
  type.levels = {{1, "low", false}};
  wave.add(type, Column::coded(std::vector<std::int32_t>(40, 0), 1));
  Variable missing{"missing", "Contact with police?"};
  missing.levels = {{1, "Yes", false}, {2, "No", false}, {9, "Don't know", true}};
  wave.add(missing, Column::coded(std::vector<std::int32_t>(40, 0), 3));
  wave.add(Variable{"weight"}, Column::numbers(std::vector<double>(40, 0.5)));
  return wave;
}

const CodebookDifference& only(const CodebookComparison& comparison, const std::string& name) {
  const CodebookDifference* found = nullptr;
  for (const auto& one : comparison.differences) {
    if (one.before != name && one.after != name) continue;
    INFO(name);
    REQUIRE(found == nullptr);
    found = &one;
  }
  INFO(name);
  REQUIRE(found != nullptr);
  return *found;
}

}  // namespace

TEST_CASE("each kind of difference is found once, with a proposal how to join") {
  const auto comparison = compareCodebooks(codebookOf(before()), codebookOf(after()), {});
  CHECK(comparison.before == "2018");
  CHECK(comparison.shared == 9);
  CHECK(comparison.same == 3);
  CHECK(comparison.differences.size() == 9);
  CHECK(only(comparison, "gone").kind == DifferenceKind::Gone);
  CHECK_FALSE(only(comparison, "gone").join);
  CHECK(only(comparison, "new").kind == DifferenceKind::New);
  const auto& renamed = only(comparison, "Q13");
  CHECK(renamed.kind == DifferenceKind::Renamed);
  CHECK(renamed.after == "Q13a");
  CHECK(renamed.advice == JoinAdvice::UseAsOne);
  CHECK(*renamed.join == WaveJoin{"2018", "Q13", "Q13a", {}});
  CHECK(*renamed.likeness > 0.9);
  const auto& worded = only(comparison, "worded");
  CHECK(worded.kind == DifferenceKind::Reworded);
  CHECK(worded.advice == JoinAdvice::UseAsOne);
  const auto& reversed = only(comparison, "reversed");
  CHECK(reversed.kind == DifferenceKind::Relabelled);
  CHECK(reversed.advice == JoinAdvice::Reverse);
  CHECK(reversed.join->answers == std::vector<AnswerChange>{{"1", "3"}, {"3", "1"}});
  const auto& moved = only(comparison, "moved");
  CHECK(moved.advice == JoinAdvice::MapAnswers);
  CHECK(moved.join->answers == std::vector<AnswerChange>{{"1", "2"}, {"2", "1"}});
  CHECK(moved.details == std::vector<std::string>{"code 1 was \"Police\", is \"Council\"",
                                                  "code 2 was \"Council\", is \"Police\"",
                                                  "code 4 \"Courts\" is new"});
  const auto& other = only(comparison, "other");
  CHECK(other.advice == JoinAdvice::TreatAsDifferent);
  CHECK(other.join->joinedAs == "other (2018)");
  const auto& type = only(comparison, "type");
  CHECK(type.kind == DifferenceKind::TypeChanged);
  CHECK(type.advice == JoinAdvice::TreatAsDifferent);
  const auto& missing = only(comparison, "missing");
  CHECK(missing.kind == DifferenceKind::MissingChanged);
  CHECK(missing.details == std::vector<std::string>{
                               "8 \"Refused\" is a reason for missing in the older wave alone",
                               "9 \"Don't know\" is a reason for missing in the newer wave alone"});
  const auto json = nlohmann::json::parse(comparisonJson(comparison));
  CHECK(json["differences"].size() == 9);
  CHECK(json["differences"][0]["kind"] == "renamed");
}

TEST_CASE("the comparison does not depend on which wave is the older one") {
  const auto one = compareCodebooks(codebookOf(before()), codebookOf(after()), {});
  const auto other = compareCodebooks(codebookOf(after()), codebookOf(before()), {});
  CHECK(one.same == other.same);
  CHECK(one.differences.size() == other.differences.size());
  CHECK(only(other, "Q13").before == "Q13a");
  CHECK(compareCodebooks(codebookOf(before()), codebookOf(before()), {}).differences.empty());
}

TEST_CASE("texts spelt otherwise are mapped, open answers are left alone") {
  const auto waveOf = [](const std::string& name, const Labels& answers) {
    Survey wave = handmadeWave(name, 4);
    Variable text{"area", "", VariableKind::Text};
    for (const auto& answer : answers) {
      text.levels.push_back({text.levels.size() + 1.0, answer, false});
    }
    wave.add(text, Column::coded(std::vector<std::int32_t>(4, 0), answers.size()));
    return codebookOf(wave);
  };
  const auto comparison =
      compareCodebooks(waveOf("a", {"Brent", "camden", "City of Westminster"}),
                       waveOf("b", {"Brent", "Camden", "Westminster City", "Hackney"}), {});
  const auto& area = only(comparison, "area");
  CHECK(area.advice == JoinAdvice::MapAnswers);
  CHECK(
      area.join->answers ==
      std::vector<AnswerChange>{{"camden", "Camden"}, {"City of Westminster", "Westminster City"}});
  CHECK(area.details.back() == "\"Hackney\" is new");
  Labels open;
  for (int i = 0; i < 61; ++i) open.push_back("answer " + std::to_string(i));
  CHECK(compareCodebooks(waveOf("a", {"x"}), waveOf("b", open), {}).differences.empty());
}

TEST_CASE("accepting a proposal settles it") {
  const TemporaryFolder folder;
  auto project = Project::create(folder / "p.candour");
  REQUIRE(project);
  REQUIRE(project->addWave(before()));
  REQUIRE(project->addWave(after()));
  const auto compared = [&project] {
    return compareCodebooks(*codebookOf(*project, "2018", {}), *codebookOf(*project, "2019", {}),
                            project->joins());
  };
  const auto first = compared();
  for (const auto& one : first.differences) {
    if (one.join) REQUIRE(project->join(*one.join));
  }
  const auto second = compared();
  for (const auto& one : second.differences) {
    INFO(one.before << " " << one.after);
    CHECK((one.accepted || !one.join || one.kind == DifferenceKind::Reworded));
  }
  // What was renamed is compared now: its wording differs a little, and was settled with it.
  CHECK(only(second, "Q13a").kind == DifferenceKind::Reworded);
  CHECK(only(second, "Q13a").accepted);
  for (const auto& one : second.differences) CHECK(one.before != "reversed");
  CHECK(project->load({})->find("Q13a"));
  CHECK_FALSE(project->load({})->find("Q13"));
}

TEST_CASE("a longer scale is kept apart, though some labels moved; a changed ending is no change") {
  const auto advice = [](const Labels& old, const Labels& recent) {
    Survey a = handmadeWave("a", 10);
    Survey b = handmadeWave("b", 10);
    addQuestion(a, "q", "How safe do you feel?", old);
    addQuestion(b, "q", "How safe do you feel", recent);
    const auto comparison = compareCodebooks(codebookOf(a), codebookOf(b), {});
    return comparison.differences.empty() ? JoinAdvice::None : only(comparison, "q").advice;
  };
  const Labels four = {"Very safe", "Fairly safe", "A bit unsafe", "Very unsafe"};
  CHECK(advice(four, {"Very safe", "Safe", "Neither", "Unsafe", "Very unsafe"}) ==
        JoinAdvice::TreatAsDifferent);
  CHECK(advice(four, {"Very unsafe", "A bit unsafe", "Fairly safe", "Very safe"}) ==
        JoinAdvice::Reverse);
  CHECK(advice({"Agree", "Disagree"}, {"Agree strongly", "Disagree strongly"}) ==
        JoinAdvice::UseAsOne);
  CHECK(advice({"Agree strongly", "No"}, {"Disagree strongly", "No"}) ==
        JoinAdvice::TreatAsDifferent);
  CHECK(advice({"Single", "Separated"}, {"single", "Separate"}) == JoinAdvice::UseAsOne);
  CHECK(advice(four, {"Very safe", "Fairly safe", "A bit unsafe", "Or very unsafe", "Refuse"}) ==
        JoinAdvice::UseAsOne);
  CHECK(advice(four, four) == JoinAdvice::None);
}

TEST_CASE("a renamed question is joined no further than its answers mean the same") {
  const auto proposal = [](const Labels& old, const Labels& recent) {
    Survey a = handmadeWave("a", 10);
    Survey b = handmadeWave("b", 10);
    addQuestion(a, "cause", "Which of these is the main cause of crime today?", old);
    addQuestion(b, "cause2m", "Which of these is the main cause of crime today?", recent);
    return only(compareCodebooks(codebookOf(a), codebookOf(b), {}), "cause");
  };
  const Labels causes = {"Drugs", "Alcohol", "Unemployment", "Bad parents"};
  const auto moved = proposal(causes, {"Alcohol", "Drugs", "Unemployment", "Bad parents"});
  CHECK(moved.kind == DifferenceKind::Renamed);
  CHECK(moved.advice == JoinAdvice::MapAnswers);
  REQUIRE(moved.join);
  CHECK(moved.join->variable == "cause");
  CHECK(moved.join->answers == std::vector<AnswerChange>{{"1", "2"}, {"2", "1"}});
  const auto other = proposal(causes, {"Drugs", "Alcohol", "Unemployment", "Too few police"});
  CHECK(other.kind == DifferenceKind::Renamed);
  CHECK(other.advice == JoinAdvice::TreatAsDifferent);
  CHECK_FALSE(other.join);
}

TEST_CASE("what its answers keep apart no other difference of a question joins") {
  Survey a = handmadeWave("a", 10);
  Survey b = handmadeWave("b", 10);
  Variable before{"q", "How safe do you feel walking alone?"};
  before.levels = {{1, "Safe", false}, {2, "Unsafe", false}, {8, "Refused", true}};
  Variable after{"q", "How safe do you feel walking alone here?"};
  after.levels = {{1, "Never", false}, {2, "Often", false}, {9, "Don't know", true}};
  a.add(before, Column::coded(std::vector<std::int32_t>(10, 0), 3));
  b.add(after, Column::coded(std::vector<std::int32_t>(10, 0), 3));
  const auto comparison = compareCodebooks(codebookOf(a), codebookOf(b), {});
  REQUIRE(comparison.differences.size() == 3);
  for (const auto& difference : comparison.differences) {
    INFO(wordFor(difference.kind));
    CHECK(difference.advice == JoinAdvice::TreatAsDifferent);
    CHECK(difference.join->joinedAs == "q (a)");
  }
}
