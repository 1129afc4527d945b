// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/drivers/design_editor.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <algorithm>
#include <catch2/catch.hpp>

#include "ui/pages/drivers/column_pattern.h"

using namespace candour;

namespace {

Survey withReplicates() {
  Survey survey;
  for (const char* name : {"w", "brr1", "brr2", "brr3", "brr4", "brr5", "other1"}) {
    survey.add({.name = name}, Column::numbers({1, 2}));
  }
  return survey;
}

QComboBox* boxWith(const DesignEditor& editor, const QString& text) {
  for (auto* box : editor.findChildren<QComboBox*>()) {
    if (box->findText(text) >= 0) return box;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("Columns are named by a prefix or one by one") {
  const Survey survey = withReplicates();
  const std::vector<std::string> five = {"brr1", "brr2", "brr3", "brr4", "brr5"};
  CHECK(columnsNamed(survey, "brr*") == five);
  CHECK(columnsNamed(survey, " w , other*,nowhere*") ==
        std::vector<std::string>{"w", "other1", "nowhere*"});
  CHECK(columnsNamed(survey, "").empty());
  CHECK(columnsText(survey, five) == "brr*");
  CHECK(columnsText(survey, {"brr1", "brr2"}) == "brr1, brr2");
  CHECK(columnsText(survey, {"brr1", "brr2", "brr3", "brr5", "brr4"}) ==
        "brr1, brr2, brr3, brr5, brr4");
  CHECK(columnsNamed(survey, columnsText(survey, five)) == five);
}

TEST_CASE("The design is edited as a whole, and what it cannot show is kept") {
  Session session;
  DriverModelSpec question;
  question.design.weight = "w";
  question.design.replicates = {.method = ReplicateMethod::Jkn,
                                .weights = {"jk1", "jk2"},
                                .seed = 9,
                                .scale = 1.0,
                                .rscales = {.5, .5}};
  question.design.clusterCorrection = ClusterCorrection::None;
  question.design.interval = ShareInterval::Wilson;
  const DesignEditor editor(session, question, nullptr);
  DriverModelSpec taken = question;
  editor.takeInto(taken);
  CHECK(taken.design.replicates == question.design.replicates);
  CHECK(taken.design.clusterCorrection == ClusterCorrection::None);
  CHECK(taken.design.interval == ShareInterval::Wilson);

  // Every choice says what it does, to eyes and to screen readers.
  auto* interval = boxWith(editor, QStringLiteral("Wilson"));
  const QString before = interval->accessibleDescription();
  CHECK_FALSE(before.isEmpty());
  interval->setCurrentIndex(3);
  CHECK(interval->accessibleDescription() != before);
  const auto labels = editor.findChildren<QLabel*>();
  CHECK(std::any_of(labels.begin(), labels.end(), [interval](const QLabel* label) {
    return label->text() == interval->accessibleDescription();
  }));

  boxWith(editor, QStringLiteral("Bootstrap"))->setCurrentIndex(5);
  boxWith(editor, QStringLiteral("Wilson"))->setCurrentIndex(1);
  editor.takeInto(taken);
  CHECK(taken.design.replicates.method == ReplicateMethod::Bootstrap);
  CHECK(taken.design.replicates.seed == 9);
  CHECK(taken.design.interval == ShareInterval::Beta);
  boxWith(editor, QStringLiteral("Bootstrap"))->setCurrentIndex(0);
  editor.takeInto(taken);
  CHECK(taken.design.replicates == ReplicateSpec{});
}
