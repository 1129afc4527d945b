// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "models/boroughs/borough_pack.h"
#include "models/boroughs/gap.h"
#include "models/community/evaluation.h"
#include "models/community/ward_readiness.h"
#include "models/disclosure/cells.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/group_gaps.h"
#include "models/drivers/importance.h"
#include "models/drivers/item_answers.h"
#include "models/drivers/sensitivity.h"
#include "models/drivers/subgroups.h"
#include "models/scales/factors.h"
#include "models/scales/reliability.h"
#include "models/scenarios/uplift.h"
#include "models/scenarios/what_if.h"
#include "models/trends/changes.h"
#include "models/trends/trend.h"

namespace candour {

/// Who a question is about, and who its figure is about: the same but where a figure singles out an
/// area or a group.
struct AskedAbout {
  CellKey all;
  CellKey figure;
};

/// The variable and the answer that a window is.
CellKey windowKey(const CellKey& who, const Window& window, const TrendOptions& options,
                  const DriverModelSpec& spec);

/// Who a change is of: everyone, or those of an area.
CellKey changeKey(const CellKey& who, const ChangeRow& row, const DriverModelSpec& spec);

/// Every count that an answer's figure gives, or that follows from it. A driver's levels are
/// counted from the shares told beside a curve.
std::vector<CountCell> cellsOf(const BoroughPack& answer, const AskedAbout& about);
std::vector<CountCell> cellsOf(const Trend& answer, const AskedAbout& about);
std::vector<CountCell> cellsOf(const DriverTrends& answer, const AskedAbout& about);
std::vector<CountCell> cellsOf(const Changes& answer, const AskedAbout& about);
std::vector<CountCell> cellsOf(const GroupGaps& answer, const AskedAbout& about);
std::vector<CountCell> cellsOf(const Subgroups& answer, const AskedAbout& about);
std::vector<CountCell> cellsOf(const DriverCurve& answer, const AskedAbout& about);
std::vector<CountCell> cellsOf(const DriverModel& answer, const AskedAbout& about);
std::vector<CountCell> cellsOf(const Sensitivity& answer, const AskedAbout& about);
std::vector<CountCell> cellsOf(const Importance& answer, const AskedAbout& about);
std::vector<CountCell> cellsOf(const GapExplanation& answer, const AskedAbout& about);
std::vector<CountCell> cellsOf(const WhatIf& answer, const AskedAbout& about);
std::vector<CountCell> cellsOf(const TargetAnswer& answer, const AskedAbout& about);
std::vector<CountCell> cellsOf(const UpliftAnswer& answer, const AskedAbout& about);
/// Of every point of the event study the interviews in wards that acted (ward_cells.cpp).
std::vector<CountCell> cellsOf(const Evaluation& answer, const AskedAbout& about);
std::vector<CountCell> cellsOf(const Readiness& answer, const AskedAbout& about);
/// Of every item its base and the interviews of each answer; an answer nobody gave, or everybody,
/// counts as a cell of one mind (item_cells.cpp).
std::vector<CountCell> cellsOf(const ItemAnswers& answer, const AskedAbout& about);
/// Of scales the people they rest on (item_cells.cpp).
std::vector<CountCell> cellsOf(const Reliability& answer, const AskedAbout& about);
std::vector<CountCell> cellsOf(const FactorStructure& answer, const AskedAbout& about);

/// Everybody who gave an answer to an item, and those who gave one of them.
CellKey itemKey(const CellKey& who, const AnsweredItem& item);
CellKey answerKey(const CellKey& who, const AnsweredItem& item, const ItemAnswer& given);

}  // namespace candour
