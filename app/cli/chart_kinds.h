// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "app/cli/command.h"
#include "models/briefing/figure.h"

namespace candour::cli {

/// What a chart command was asked for, beside its question. Options a kind has no use for are left
/// alone.
struct ChartArguments : QuestionArguments {
  std::string kind;
  std::filesystem::path output;
  std::string size = "half-page";
  std::string driver;
  std::string area;
  std::string control;              // of groups; empty: all
  std::string group;                // "VARIABLE=ANSWER"
  std::string second = "adjusted";  // the hollow mark of ranked areas
  std::filesystem::path tiles;
  std::string by = "quarter";
  std::filesystem::path breaks;
  std::filesystem::path published;
  std::string measure;
  std::vector<std::string> moves;  // "DRIVER=SHIFT"
  double target = -1;              // a share; below 0: none
};

/// Makes one kind of figure.
using ChartMaker = std::function<Figure(const ChartArguments&, const Question&)>;

/// Every name a chart goes by, with what makes it. Each file of kinds adds its own.
using ChartKinds = std::map<std::string, ChartMaker>;
void addDriverCharts(ChartKinds& kinds);
void addAreaCharts(ChartKinds& kinds);
void addGapCharts(ChartKinds& kinds);
void addTrendCharts(ChartKinds& kinds);
void addScenarioCharts(ChartKinds& kinds);

}  // namespace candour::cli
