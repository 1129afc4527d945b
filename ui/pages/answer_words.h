// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QList>
#include <QPair>
#include <QStringList>
#include <vector>

#include "models/briefing/figure.h"
#include "models/drivers/driver_model.h"

namespace candour {

/// How every page writes the numbers of an answer: with a true minus sign, and in words where
/// there is no number.

/// What is said of an answer in lines "name ... value".
using Facts = QList<QPair<QString, QString>>;

QString number(double value, int decimals);
QString percent(double share, int decimals = 0);
QString intervalText(double lower, double upper, int decimals);
/// Bounds that are shares or differences of shares, in per cent or points: "71.2 to 74.9".
QString percentInterval(double lower, double upper);
/// A difference of shares in points, with its sign: "+3.1", "0.0".
QString points(double difference);
/// A share that may not be available: "72.4 %".
QString share(double value);
/// "0.012", "< 0.001".
QString pValue(double p);

QStringList textsOf(const std::vector<Warning>& warnings);

/// One line of texts for each row of a figure: label, value, interval.
std::vector<QStringList> rowsOf(const Figure& figure, int decimals);

}  // namespace candour
