// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

namespace candour {

/// The first rows of the tables beside figures: an export knows its earlier files by them.
using TableHeader = std::vector<std::string>;

TableHeader effectsHeader();
TableHeader importanceHeader();
TableHeader singleImportanceHeader();
TableHeader dominanceHeader();
TableHeader subgroupsHeader();
TableHeader sensitivityHeader();
TableHeader curveHeader();
TableHeader levelsHeader();
TableHeader areasHeader();
TableHeader gapHeader();
TableHeader groupGapsHeader();
TableHeader trendHeader();
TableHeader areaTrendsHeader();
TableHeader driverTrendsHeader();
TableHeader changesHeader();
TableHeader funnelHeader();
TableHeader tilesHeader();
TableHeader differencesHeader();
TableHeader whatIfHeader();
TableHeader targetHeader();
TableHeader upliftHeader();
TableHeader prioritiesHeader();
TableHeader likertHeader();
TableHeader evaluationHeader();
TableHeader readinessHeader();
TableHeader cooperationHeader();
TableHeader throughTrustHeader();
TableHeader requestsHeader();
TableHeader reliabilityHeader();
TableHeader loadingsHeader();
TableHeader screeHeader();
TableHeader interactionHeader();
TableHeader calibrationHeader();
TableHeader rocHeader();
TableHeader influenceHeader();
TableHeader collinearityHeader();
TableHeader weightsHeader();

/// All of the above.
std::vector<TableHeader> tableHeaders();

}  // namespace candour
