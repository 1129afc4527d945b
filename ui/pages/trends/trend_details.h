// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "models/trends/changes.h"
#include "models/trends/published_series.h"
#include "models/trends/trend.h"
#include "ui/pages/answer_words.h"

namespace candour {

/// The words and numbers beside the figures of the trends page, from the answers.

/// The tested changes to the latest window: what it is compared with, and the change.
Facts changeFacts(const TrendSeries& series);
/// A line a window, the latest first.
std::vector<QStringList> trendNumbers(const TrendSeries& series);
/// A line an area: its change over the year, or since the window before.
std::vector<QStringList> areaChangeNumbers(const Trend& trend);
/// A line an effect: the latest period that has it, its value, and the p of its change.
std::vector<QStringList> driverTrendNumbers(const DriverTrends& trends);

/// A line for the outcome, each driver and each area.
std::vector<QStringList> changeNumbers(const Changes& changes);

/// Each measure of each published series, and the words it is chosen by.
struct PublishedChoice {
  QString text;
  std::size_t series = 0;
  std::string measure;
};
std::vector<PublishedChoice> publishedChoices(const std::vector<PublishedSeries>& series);

}  // namespace candour
