// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <string>

#include "models/briefing/figures.h"
#include "models/findings/plotted_table.h"

/// What findings are made of, and those of areas and scales.
namespace candour::finding {

inline constexpr std::size_t kMostNamed = 3;

/// "83 %".
std::string percents(double value);
/// " (8.0 to 11.6)"; nothing where an end is not available.
std::string span(double lower, double upper, int decimals);
/// The share of a row with its interval.
std::string percentsWithin(const PlottedTable& table, std::size_t row,
                           const std::string& value = "percent");
/// "5.4 points lower (-7.6 to -3.2)".
std::string pointsApart(double value, double lower, double upper);
bool leavesZeroOut(double lower, double upper);
/// With a full stop.
std::string sentence(const std::string& text);
/// "A, 9.8 points (8.0 to 11.6), B, ..." of the first rows that show something.
std::string leading(const PlottedTable& table, const std::string& name, const std::string& value,
                    const std::string& unit);

std::string areas(const Figure& figure);
std::string funnel(const PlottedTable& table);
std::string differences(const PlottedTable& table);
std::string gap(const PlottedTable& table);

/// Of drivers: effects by the kind of step they are of, as unlike steps do not rank.
std::string effects(const PlottedTable& table, const FigureContext& context);
std::string importance(const Figure& figure, const PlottedTable& table,
                       const FigureContext& context);
/// Of drivers compared.
std::string dominance(const PlottedTable& table);
std::string subgroups(const PlottedTable& table);
std::string interaction(const Figure& figure);
/// Of the diagnostics of a model.
std::string calibration(const PlottedTable& table);
std::string roc(const PlottedTable& table, const FigureContext& context);
std::string collinearity(const PlottedTable& table);
std::string influence(const PlottedTable& table);
std::string weights(const PlottedTable& table);
// Of scales (scale_findings.cpp).
std::string reliability(const PlottedTable& table);
std::string loadings(const PlottedTable& table);

}  // namespace candour::finding
