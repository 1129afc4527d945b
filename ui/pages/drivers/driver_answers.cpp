// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/drivers/driver_answers.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "ui/pages/answer_words.h"
#include "ui/session/words.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

QString pWords(double p) {
  return p < 0.001 ? words("p below 0.001")
                   : words("p %1").arg(QString::fromStdString(fixed(p, 3)));
}

// Each driver's test of all its columns, adjusted for their number.
QString testsNote(const DriverModel& model, const std::string& kind, const QString& name) {
  QStringList tests;
  for (const TermTest& test : model.tests) {
    if (test.control || test.kind != kind || std::isnan(test.p)) continue;
    tests << QString::fromStdString(test.driver) + u": "_s + pWords(test.pHolm);
  }
  if (tests.isEmpty()) return {};
  const QString adjusted =
      tests.size() == 1 ? QString() : words(", Holm over %1 drivers").arg(tests.size());
  return name + adjusted + u". "_s + tests.join(u"; "_s) + u"."_s;
}

// Drivers on which the two tests differ at 5 %: there the data are thin.
QString disagreementNote(const DriverModel& model) {
  QStringList names;
  for (const TermTest& wald : model.tests) {
    for (const TermTest& ratio : model.tests) {
      const bool pair = wald.kind == "wald_f" && ratio.kind == "rao_scott_lrt" && !wald.control &&
                        !ratio.control && wald.driver == ratio.driver;
      if (!pair || std::isnan(wald.pHolm) || std::isnan(ratio.pHolm)) continue;
      if ((wald.pHolm < 0.05) != (ratio.pHolm < 0.05)) {
        names << QString::fromStdString(ratio.driver) + u": "_s + pWords(ratio.pHolm);
      }
    }
  }
  if (names.isEmpty()) return {};
  return words("The Rao-Scott likelihood-ratio test differs from the Wald test at 5 % on %1.")
      .arg(names.join(u"; "_s));
}

}  // namespace

QString modelWords(const DriverModel& model) {
  switch (model.spec.family) {
    case Family::Linear:
      return words("linear probability");
    case Family::Ordinal:
      return words("ordinal, %1 answers").arg(model.thresholds.size() + 1);
    case Family::Firth:
      return words("logistic, Firth's penalty");
    default:
      return words("logistic");
  }
}

QString explainedWords(const DriverModel& model) {
  return percent(model.explained) +
         (model.spec.family == Family::Linear ? words(" (R²)") : words(" (McFadden)"));
}

namespace {

// Imputed estimates beside those of the interviews that have every answer: where they are furthest
// apart, in pooled standard errors.
QString completeCasesNote(const DriverModel& model) {
  const auto& complete = model.imputation->completeCases;
  QString note = words("%1 interviews have every answer; the answers of the others are imputed.")
                     .arg(counted(model.imputation->completeN));
  const Coefficient* furthest = nullptr;
  double distance = -1;
  double alone = 0;
  for (const Coefficient& pooled : model.coefficients) {
    const auto other = std::find_if(complete.begin(), complete.end(),
                                    [&](const Coefficient& c) { return c.term == pooled.term; });
    if (other == complete.end() || !(pooled.se > 0)) continue;
    const double apart = std::abs(pooled.estimate - other->estimate) / pooled.se;
    if (!(apart > distance)) continue;
    distance = apart;
    furthest = &pooled;
    alone = other->estimate;
  }
  if (furthest == nullptr) return note;
  const auto shown = [](double value) {
    return QString::number(value, 'f', 2).replace(u'-', u'\u2212');
  };
  return note + u' ' +
         words(
             "From those %1 alone no coefficient is further than %2 standard errors from the one "
             "shown; the furthest is %3: %4 with imputed answers, %5 without.")
             .arg(counted(model.imputation->completeN), QString::number(distance, 'f', 1),
                  QString::fromStdString(furthest->term), shown(furthest->estimate), shown(alone));
}

}  // namespace

QStringList notesOf(const DriverModel& model) {
  QStringList notes = textsOf(model.warnings);
  for (const QString& note :
       {testsNote(model, "wald_f", words("Tests of drivers (Wald F)")), disagreementNote(model)}) {
    if (!note.isEmpty()) notes << note;
  }
  if (model.leftOut.missing > 0) {
    const bool all = model.spec.missingAnswers == MissingAnswers::Exclude;
    notes << (all ? words("%1 interviews lack an answer to the outcome, a driver, a control or a "
                          "weight and are left out.")
                  : words("%1 interviews lack an answer to the outcome or a weight and are left "
                          "out."))
                 .arg(counted(model.leftOut.missing));
  }
  if (model.imputation && model.imputation->imputations > 0 &&
      !model.imputation->completeCases.empty()) {
    notes << completeCasesNote(model);
  }
  if (model.leftOut.zeroWeight > 0) {
    notes << words("%1 interviews have a weight of zero and do not count.")
                 .arg(counted(model.leftOut.zeroWeight));
  }
  notes << words("The figure shows what goes together, not what causes what.");
  return notes;
}

QStringList notesOf(const Importance& importance) {
  QStringList notes = textsOf(importance.warnings);
  notes << words(
      "Drivers with different letters can be told apart; read those of one letter as a tier, "
      "not as a ranking.");
  notes << words(
      "A driver can take credit for others it goes along with: look at its unique part "
      "too.");
  return notes;
}

QStringList notesOf(const Subgroups& groups) {
  QStringList notes;
  if (!groups.differ()) {
    notes << words(
        "One test of all drivers does not show that they work differently here: do not read the "
        "differences between groups.");
  }
  for (const auto& group : groups.groupsLeftOut) {
    notes << words("%1 is left out: %2.")
                 .arg(QString::fromStdString(group.name), QString::fromStdString(group.why));
  }
  return notes + textsOf(groups.warnings);
}

QString testText(const EqualityTest& test) {
  if (!test.why.empty()) return QString::fromStdString(test.why);
  return test.p < 0.001 ? words("p below 0.001")
                        : words("p = %1").arg(QString::fromStdString(fixed(test.p, 3)));
}

QStringList dominanceRow(const Importance& importance, const std::string& driver) {
  QStringList row{QString::fromStdString(driver)};
  for (std::size_t j = 0; j < importance.drivers.size(); ++j) {
    if (importance.drivers[j].driver != driver) continue;
    const auto ahead =
        std::count_if(importance.dominance.begin(), importance.dominance.end(),
                      [j](const Dominance& pair) { return pair.driver == j && pair.certain; });
    row << percent(importance.drivers[j].alone, 1) << percent(importance.drivers[j].unique, 1)
        << QString::number(ahead);
    break;
  }
  return row;
}

std::vector<std::string> groupingVariables(const Survey& survey, const DriverModelSpec& question) {
  constexpr std::size_t kMostAnswers = 12;
  std::vector<std::string> names;
  std::vector<std::string> used{question.outcome.variable};
  for (const auto& driver : question.drivers) {
    for (const auto& item : driver.items) used.push_back(item.variable);
  }
  const auto add = [&](const std::string& name) {
    const bool known = std::find(names.begin(), names.end(), name) != names.end() ||
                       std::find(used.begin(), used.end(), name) != used.end();
    if (!name.empty() && !known) names.push_back(name);
  };
  for (const auto& control : question.controls) {
    if (control.items.size() == 1) add(control.items.front().variable);
  }
  add(question.area);
  for (const auto& variable : survey.variables) {
    const auto answers =
        static_cast<std::size_t>(std::count_if(variable.levels.begin(), variable.levels.end(),
                                               [](const Level& level) { return !level.missing; }));
    if (answers >= 2 && answers <= kMostAnswers) add(variable.name);
  }
  return names;
}

void appendShares(std::vector<QStringList>& rows, const Importance* importance) {
  for (auto& row : rows) {
    QString share = u"…"_s;
    if (importance != nullptr) {
      // A label may carry more than the driver's name, such as the level it compares.
      const auto& drivers = importance->drivers;
      const auto found = std::find_if(drivers.begin(), drivers.end(), [&row](const auto& driver) {
        return row.first().startsWith(QString::fromStdString(driver.driver));
      });
      share = found == drivers.end() ? u"–"_s : percent(found->share);
    }
    row << share;
  }
}

}  // namespace candour
