// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "models/boroughs/borough_pack.h"
#include "models/briefing/figures.h"

namespace candour {

/// Indices into a comparison's areas.
using AreaList = std::vector<std::size_t>;

/// The areas a figure shows, and those of too few interviews or without an estimate.
struct ShownAreas {
  AreaList areas;  // highest share first
  AreaList hidden;
};
ShownAreas shownAreas(const BoroughComparison& comparison);

/// What every figure of areas begins with: the measure in per cent on its value axis.
Figure areaFigure(FigureKind kind, const BoroughComparison& comparison,
                  const FigureContext& context);

/// The label of the variable that tells the area, or its name.
std::string areaLabel(const DriverModelSpec& question, const Survey& survey);
/// Whether areas of that label go by the name of boroughs.
bool sayBorough(const std::string& areaLabel);

/// "borough" where the area variable says so, else "area".
std::string areaNoun(const BoroughComparison& comparison, bool plural);
/// The name of an area; of one known by a code alone "Area 5", or "Borough 5" where the area
/// variable (its label or its name) says so.
std::string namedArea(const std::string& area, const std::string& variable);
std::string areaName(const BoroughComparison& comparison, std::size_t area);
std::vector<std::string> areaNames(const BoroughComparison& comparison, const AreaList& areas);
/// "Two boroughs", "One area", "No borough".
std::string countedAreas(const BoroughComparison& comparison, std::size_t count);

/// The whole the areas are compared with: "London as a whole" inside a sentence, "London" beside a
/// mark.
std::string wholeInWords(const FigureContext& context);
std::string wholeLabel(const FigureContext& context);

/// Which areas differ from the whole, as a headline: names of one or two, else counts.
std::string differingHeadline(const BoroughComparison& comparison, const ShownAreas& shown,
                              const FigureContext& context);

/// "Share with trust, per cent, 95 % intervals. London, ...", and the axis title.
std::string areaSubtitle(const BoroughComparison& comparison, const FigureContext& context,
                         const std::string& what);

/// "About 400 interviews a borough, from 388 to 412."
std::string areaSizeNote(const BoroughComparison& comparison, const ShownAreas& shown);
/// "Not shown, fewer than 30 interviews or no estimate: ..." or nothing.
std::string hiddenAreasNote(const BoroughComparison& comparison, const ShownAreas& shown);
/// Why an area has no numbers in a table.
std::string hiddenWhy(const AreaEstimate& area);

/// The footer every figure of areas has: question, areas not shown, `notes`, base, what the
/// intervals are where the figure has any, source.
std::vector<std::string> areaFooter(const BoroughComparison& comparison, const ShownAreas& shown,
                                    const FigureContext& context,
                                    const std::vector<std::string>& notes, bool intervals = true);

/// " London 69 %." for alt text, or nothing.
std::string wholeInAltText(const BoroughComparison& comparison, const FigureContext& context);

/// Names an area is known by, alike but for case, blanks and "&".
std::string areaKey(std::string_view name);

}  // namespace candour
