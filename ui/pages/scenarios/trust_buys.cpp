// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/scenarios/trust_buys.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <algorithm>

#include "models/briefing/scenario_figures.h"
#include "models/cooperation/known.h"
#include "ui/session/question_edit.h"
#include "ui/session/words.h"

using namespace Qt::StringLiterals;

namespace candour {

void listBehaviours(QComboBox& list, const Survey& described, const QString& chosen) {
  const QSignalBlocker quiet(&list);
  list.clear();
  list.addItem(words("All behaviours"), QString());
  for (const KnownBehaviour& known : behavioursOf(described)) {
    list.addItem(QString::fromStdString(known.spec.name), QString::fromStdString(known.key));
  }
  list.setCurrentIndex(std::max(0, list.findData(chosen)));
  list.setEnabled(list.count() > 1);
}

std::optional<FigureQuestion> trustBuysQuestion(const Survey& described,
                                                const DriverModelSpec& spec,
                                                const QString& behaviour) {
  FigureQuestion question;
  question.topic = behaviour.isEmpty() ? FigureTopic::Cooperation : FigureTopic::ThroughTrust;
  question.spec = spec;
  question.mediators = mediatorsFor(described, spec);
  for (const KnownBehaviour& known : behavioursOf(described)) {
    if (behaviour.isEmpty() || known.key == behaviour.toStdString()) {
      question.behaviours.push_back(known.spec);
    }
  }
  if (question.behaviours.empty()) return {};
  return question;
}

Ask askTrustBuys(const FigureQuestion& question) {
  return askFigure(question, words("Working out what goes with trust"), canFit);
}

Facts trustBuysFacts(const FigureQuestion& question) {
  if (question.topic == FigureTopic::ThroughTrust) {
    return {{words("Mark"), words("all that goes with the driver")},
            {words("Hollow"), words("with trust and confidence held equal")},
            {words("Between"), words("runs through them")},
            {words("Intervals"), words("95 %, design-based")}};
  }
  return {{words("Unit"), words("extra people per 1,000, for one point more")},
          {words("Held equal"), words("drivers and who people are")},
          {words("Filled"), words("told from none, Holm over all rows")},
          {words("Intervals"), words("95 %, design-based")}};
}

QStringList trustBuysHeader(const FigureQuestion& question) {
  if (question.topic == FigureTopic::ThroughTrust) {
    return {words("Driver"), words("points"), words("95 % interval")};
  }
  return {words("Goes with"), words("per 1,000"), words("95 % interval")};
}

QStringList trustBuysNotes(const FigureQuestion& question, const FigureAnswer& answer) {
  QStringList notes{QString::fromUtf8(kAssociationNote)};
  notes << words("People say what they would do; whether they do it is not asked.");
  if (question.topic == FigureTopic::Cooperation) {
    notes << words("Choose one behaviour at the right to see what runs through trust.");
  }
  return notes + textsOf(answer.warnings);
}

}  // namespace candour
