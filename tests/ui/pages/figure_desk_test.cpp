// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/session/figure_desk.h"

#include <catch2/catch.hpp>

using namespace candour;

namespace {

FigureQuestion question(const std::string& outcome, FigureTopic topic = FigureTopic::Effects) {
  FigureQuestion question;
  question.topic = topic;
  question.spec.outcome = {outcome, "y", {std::string("Yes")}};
  return question;
}

struct BareDesk {
  QUndoStack undo;
  FigureDesk desk{undo, nullptr};

  void edit(const FigureQuestion& of, const FigureEdits& edits, int session = -1) {
    desk.edit(QStringLiteral("edit"), of, edits, session);
  }
};

const FigureEdits kEdits{.headline = "Own words",
                         .subtitle = "And more",
                         .order = RowOrder::ByName,
                         .decimals = 2,
                         .highlight = {"Barnet"},
                         .axisFrom = 10};

}  // namespace

TEST_CASE("Looks are a figure's, words are an answer's", "[desk]") {
  BareDesk it;
  const FigureQuestion trust = question("Trust");
  it.edit(trust, kEdits);
  CHECK(it.desk.editsOf(trust) == kEdits);
  FigureEdits looks = kEdits;
  looks.headline.clear(), looks.subtitle.clear();
  CHECK(it.desk.editsOf(question("Confidence")) == looks);
  CHECK(it.desk.editsOf(question("Trust", FigureTopic::Importance)) == FigureEdits{});
  FigureQuestion area = trust;
  area.area = "Barnet";
  CHECK(it.desk.editsOf(area) == FigureEdits{});
  // Edits that the question brings itself are not part of it.
  FigureQuestion edited = trust;
  edited.edits.decimals = 0;
  CHECK(it.desk.editsOf(edited) == kEdits);
}

TEST_CASE("Words do not stand over other data", "[desk]") {
  BareDesk it;
  Survey survey;
  survey.rows = 100;
  it.desk.setData(survey);
  it.edit(question("Trust"), kEdits);
  survey.rows = 200;
  it.desk.setData(survey);
  CHECK(it.desk.editsOf(question("Trust")).headline.empty());
  survey.rows = 100;
  it.desk.setData(survey);
  CHECK(it.desk.editsOf(question("Trust")).headline == "Own words");
}

TEST_CASE("Edits of figures are the same after writing and reading", "[desk]") {
  BareDesk it;
  CHECK(it.desk.written().empty());
  it.edit(question("Trust"), kEdits);
  BareDesk again;
  again.desk.load(it.desk.written());
  CHECK(again.desk.editsOf(question("Trust")) == kEdits);
  CHECK(again.desk.written() == it.desk.written());
  for (const char* wrong : {"", "[]", "{\"looks\": 1}", "{\"looks\": {\"effects\": {\"x\": 1}}}",
                            "{\"words\": [{\"headline\": \"no of\"}]}", "{"}) {
    again.desk.load(wrong);
    CHECK(again.desk.written().empty());
  }
}

TEST_CASE("A stretch of writing is one step of undo, of one figure", "[desk]") {
  BareDesk it;
  const FigureQuestion trust = question("Trust"), other = question("Confidence");
  it.edit(trust, {.headline = "O"}, 0);
  it.edit(trust, {.headline = "Ow"}, 0);
  it.edit(trust, {.headline = "Own"}, 0);
  CHECK(it.undo.count() == 1);
  it.edit(other, {.headline = "E"}, 0);
  CHECK(it.undo.count() == 2);
  it.undo.undo();
  CHECK(it.desk.editsOf(trust).headline == "Own");
  CHECK(it.desk.editsOf(other).headline.empty());
  it.undo.undo();
  CHECK(it.desk.written().empty());
  // What changes nothing is no step.
  it.edit(trust, {});
  CHECK(it.undo.count() == 2);
}
