// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#define CATCH_CONFIG_RUNNER
#include <QApplication>
#include <QStandardPaths>
#include <catch2/catch.hpp>

#include "ui/widgets/theme.h"

// Widgets need an application; its settings must not touch those of the person who runs the tests.
int main(int argc, char** argv) {
  QStandardPaths::setTestModeEnabled(true);
  QApplication application(argc, argv);
  QApplication::setApplicationName(QStringLiteral("candour-ui-tests"));
  candour::applyTheme(application, false);
  return Catch::Session().run(argc, argv);
}
