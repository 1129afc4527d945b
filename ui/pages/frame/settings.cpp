// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/frame/settings.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace candour::settings {

namespace {
constexpr int kMostRecent = 8;
const auto kRecent = u"recentProjects"_s;
const auto kTheme = u"theme"_s;
const auto kGeometry = u"windowGeometry"_s;
}  // namespace

QStringList recentProjects() {
  return QSettings().value(kRecent).toStringList();
}

void addRecentProject(const QString& file) {
  QStringList files = recentProjects();
  files.removeAll(file);
  files.prepend(file);
  QSettings().setValue(kRecent, files.mid(0, kMostRecent));
}

void forgetRecentProject(const QString& file) {
  QStringList files = recentProjects();
  files.removeAll(file);
  QSettings().setValue(kRecent, files);
}

ThemeChoice theme() {
  const QString name = QSettings().value(kTheme).toString();
  if (name == u"light") return ThemeChoice::Light;
  if (name == u"dark") return ThemeChoice::Dark;
  return ThemeChoice::System;
}

void setTheme(ThemeChoice choice) {
  const QString name = choice == ThemeChoice::Light  ? u"light"_s
                       : choice == ThemeChoice::Dark ? u"dark"_s
                                                     : u"system"_s;
  QSettings().setValue(kTheme, name);
}

QByteArray windowGeometry() {
  return QSettings().value(kGeometry).toByteArray();
}

void setWindowGeometry(const QByteArray& geometry) {
  QSettings().setValue(kGeometry, geometry);
}

}  // namespace candour::settings
