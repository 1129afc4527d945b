// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/frame/answer_facts.h"

#include <cmath>

#include "core/base/text.h"
#include "models/boroughs/borough_pack.h"
#include "models/drivers/driver_model.h"
#include "ui/session/asks.h"
#include "ui/session/words.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

void addModel(QStringList& facts, const DriverModel& model) {
  facts << words("%1 in the model").arg(counted(static_cast<double>(model.n)))
        << words("effective %1").arg(counted(model.nEffective))
        << words("%1 design df").arg(counted(model.designDf));
}

void addComparison(QStringList& facts, const BoroughComparison& comparison) {
  facts << words("%1 answered").arg(counted(static_cast<double>(comparison.overall.n)))
        << words("effective %1").arg(counted(comparison.overall.nEffective))
        << words("%1 design df").arg(counted(comparison.overall.df));
}

QString answeredIn(double milliseconds) {
  constexpr double kManyMs = 2000;
  if (milliseconds < kManyMs) {
    return words("answered in %1 ms").arg(std::max(1LL, std::llround(milliseconds)));
  }
  return words("answered in %1 s").arg(std::llround(milliseconds / 1000));
}

}  // namespace

QStringList factsOf(Session& session, bool comparing) {
  QStringList facts;
  if (!session.hasData()) return {words("No survey open")};
  facts << words("%1 interviews").arg(counted(static_cast<double>(session.survey().rows)));
  const Answers& answers = session.answers().current();
  const auto* areas = answers.value<BoroughPack>(kPack);
  const auto* model = answers.value<DriverModel>(kModel);
  if (comparing && areas != nullptr) addComparison(facts, areas->comparison);
  if (!comparing && model != nullptr) addModel(facts, *model);
  if (answers.milliseconds > 0) {
    facts << answeredIn(answers.milliseconds);
  }
  return facts;
}

}  // namespace candour
