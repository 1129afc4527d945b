// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QByteArray>
#include <QStringList>

#include "ui/widgets/theme.h"

namespace candour {

/// What the program remembers between runs, apart from any project. One typed pair of functions for
/// each; a value that cannot be read is the default.
namespace settings {

QStringList recentProjects();
void addRecentProject(const QString& file);
void forgetRecentProject(const QString& file);

ThemeChoice theme();
void setTheme(ThemeChoice choice);

QByteArray windowGeometry();
void setWindowGeometry(const QByteArray& geometry);

}  // namespace settings

}  // namespace candour
