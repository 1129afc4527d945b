// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/session/window_state.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace candour {

std::string writeWindowState(const WindowState& state) {
  QJsonObject choices;
  for (const auto& [name, value] : state.choices) {
    choices.insert(QString::fromStdString(name), QString::fromStdString(value));
  }
  QJsonObject object{{u"step"_s, state.page}, {u"choices"_s, choices}};
  if (state.question != DriverModelSpec{}) {
    const auto model = QByteArray::fromStdString(writeDriverModelSpec(state.question));
    object.insert(u"question"_s, QJsonDocument::fromJson(model).object());
  }
  return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

namespace {

// Projects from before there was a second step, Prepare, say "page" and count without it.
int pageOf(const QJsonObject& object) {
  if (object.contains(u"step"_s)) return std::max(0, object.value(u"step"_s).toInt());
  const int page = std::max(0, object.value(u"page"_s).toInt());
  return page > 0 ? page + 1 : 0;
}

// A question on its way may have no outcome yet, or none of its answers, which a model file must
// have: something stands in for them while the rest is read.
Result<DriverModelSpec> questionOf(QJsonObject model) {
  QJsonObject outcome = model.value(u"outcome"_s).toObject();
  const bool unnamed = outcome.value(u"variable"_s).toString().isEmpty();
  const bool uncounted = outcome.value(u"positive"_s).toArray().isEmpty();
  const std::string name = outcome.value(u"name"_s).toString().toStdString();
  if (unnamed) outcome.insert(u"variable"_s, u"?"_s);
  if (uncounted) outcome.insert(u"positive"_s, QJsonArray{u"?"_s});
  model.insert(u"outcome"_s, outcome);
  const QByteArray text = QJsonDocument(model).toJson();
  auto question = parseDriverModelSpec(std::string_view(text.data(), text.size()));
  if (!question) return question;
  if (unnamed) {
    question->outcome.variable.clear();
    question->outcome.name = name;
  }
  if (uncounted) question->outcome.positive.clear();
  return question;
}

}  // namespace

Result<WindowState> parseWindowState(std::string_view json) {
  const auto document =
      QJsonDocument::fromJson(QByteArray(json.data(), static_cast<qsizetype>(json.size())));
  if (!document.isObject()) return fail("What the project remembers of the window is unreadable.");
  const QJsonObject object = document.object();
  WindowState state;
  state.page = pageOf(object);
  const QJsonObject choices = object.value(u"choices"_s).toObject();
  for (auto choice = choices.begin(); choice != choices.end(); ++choice) {
    state.choices[choice.key().toStdString()] = choice.value().toString().toStdString();
  }
  if (object.contains(u"question"_s)) {
    auto question = questionOf(object.value(u"question"_s).toObject());
    if (!question) return passOn(question);
    state.question = std::move(*question);
  }
  return state;
}

}  // namespace candour
