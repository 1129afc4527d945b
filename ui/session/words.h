// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QCoreApplication>
#include <QString>
#include <cmath>
#include <string>

#include "core/base/text.h"

namespace candour {

/// The program's own words, as translators know them.
inline QString words(const char* text) {
  return QCoreApplication::translate("Candour", text);
}

/// Words of a survey or an answer, UTF-8.
inline QString text(const std::string& from) {
  return QString::fromStdString(from);
}

/// A number of people or things, rounded: 12,367.
inline QString counted(double n) {
  return QString::fromStdString(grouped(std::llround(n)));
}

}  // namespace candour
