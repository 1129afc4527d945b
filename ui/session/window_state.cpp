// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/session/window_state.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace candour {

std::string writeWindowState(const WindowState& state) {
  QJsonObject object{{u"page"_s, state.page},
                     {u"driversTab"_s, state.driversTab},
                     {u"curveDriver"_s, QString::fromStdString(state.curveDriver)}};
  // A question without an outcome is not a model file: nothing to remember of it.
  if (!state.question.outcome.variable.empty() && !state.question.outcome.positive.empty() &&
      !state.question.drivers.empty()) {
    const auto model = QByteArray::fromStdString(writeDriverModelSpec(state.question));
    object.insert(u"question"_s, QJsonDocument::fromJson(model).object());
  }
  return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

Result<WindowState> parseWindowState(std::string_view json) {
  const auto document =
      QJsonDocument::fromJson(QByteArray(json.data(), static_cast<qsizetype>(json.size())));
  if (!document.isObject()) return fail("What the project remembers of the window is unreadable.");
  const QJsonObject object = document.object();
  WindowState state;
  state.page = std::clamp(object.value(u"page"_s).toInt(), 0, 2);
  state.driversTab = std::clamp(object.value(u"driversTab"_s).toInt(), 0, 9);
  state.curveDriver = object.value(u"curveDriver"_s).toString().toStdString();
  if (object.contains(u"question"_s)) {
    const QByteArray model = QJsonDocument(object.value(u"question"_s).toObject()).toJson();
    auto question = parseDriverModelSpec(std::string_view(model.data(), model.size()));
    if (!question) return passOn(question);
    state.question = std::move(*question);
  }
  return state;
}

}  // namespace candour
