// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/wards/ward_words.h"
#include "ui/session/words.h"

#include <QLocale>
#include <QRegularExpression>
#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace candour {

namespace {

constexpr const char* kStateNames[] = {"Nominated", "Planned", "Acted", "Fed back", "Evaluated"};
constexpr const char* kStateHints[] = {"Residents have named it", "It has a week of action",
                                       "The week of action has been", "Residents have been told",
                                       "The survey has been asked"};
constexpr const char* kStateActions[] = {"Back to nominated", "Mark as planned", "Mark as acted",
                                         "Mark as fed back", "Mark as evaluated"};
constexpr const char* kNominations[] = {"Ward panel", "Online platform", "Other"};
constexpr std::pair<const char*, const char*> kFields[] = {
    {"added", "Added"},
    {"ward", "Ward"},
    {"cycle", "Cycle"},
    {"state", "State"},
    {"withdrawn", "Withdrawn"},
    {"words", "Words"},
    {"category", "Category"},
    {"nominated_through", "Nominated through"},
    {"nominated_on", "Nominated on"},
    {"partners", "Partners"},
    {"officer", "Officer"},
    {"week", "Week of action"},
    {"actions", "What was done"},
    {"result", "Result"},
    {"feedback_on", "Fed back on"},
    {"feedback_channel", "Fed back through"},
    {"follow_up", "Follow-up"}};

// British, whatever the machine speaks: so are the figures.
const QLocale& british() {
  static const QLocale locale(QLocale::English, QLocale::UnitedKingdom);
  return locale;
}

}  // namespace

QString stateName(PriorityState state) {
  return words(kStateNames[static_cast<int>(state)]);
}

QString stateHint(PriorityState state) {
  return words(kStateHints[static_cast<int>(state)]);
}

QString stateAction(PriorityState state) {
  return words(kStateActions[static_cast<int>(state)]);
}

PriorityState stateBefore(PriorityState state) {
  return static_cast<PriorityState>(std::max(static_cast<int>(state) - 1, 0));
}

QString nominationName(Nomination nomination) {
  return words(kNominations[static_cast<int>(nomination)]);
}

QString dateName(const std::string& iso) {
  const QDate date = QDate::fromString(QString::fromStdString(iso), Qt::ISODate);
  return date.isValid() ? british().toString(date, u"d MMM yyyy"_s) : QString::fromStdString(iso);
}

QDate dateOf(const QString& text) {
  const QString plain = text.simplified();
  const QDate iso = QDate::fromString(plain, Qt::ISODate);
  if (iso.isValid()) return iso;
  for (const auto& format : {u"d MMM yyyy"_s, u"d MMMM yyyy"_s, u"d/M/yyyy"_s, u"d.M.yyyy"_s}) {
    const QDate date = british().toDate(plain, format);
    if (date.isValid()) return date;
  }
  return {};
}

std::string isoDate(const QDate& date) {
  return date.isValid() ? date.toString(Qt::ISODate).toStdString() : std::string();
}

QDate mondayOf(const QDate& date) {
  return date.isValid() ? date.addDays(1 - date.dayOfWeek()) : QDate();
}

std::string today() {
  return isoDate(QDate::currentDate());
}

QString plainWords(const std::string& sentence) {
  static const QRegularExpression column(u" \\([a-z]+(_[a-z]+)*\\)"_s);
  QString plain = QString::fromStdString(sentence).remove(column);
  const QString cannot = u"It cannot be "_s;  // acted, fed back
  if (plain.startsWith(cannot)) plain.insert(cannot.size(), u"marked as "_s);
  return plain;
}

QString fieldName(const std::string& field) {
  for (const auto& [name, text] : kFields) {
    if (field == name) return words(text);
  }
  return QString::fromStdString(field);
}

}  // namespace candour
