// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/store/ward_store.h"

namespace candour {

/// The register as a table, one row a priority, withdrawn ones included: ward, ward_name, borough,
/// cycle, state, words, category, nominated_through, nominated_on, partners, officer, week,
/// actions, result, feedback_on, feedback_channel, follow_up, withdrawn. Dates are ISO texts.
///
/// What is written reads back the same, in CSV (RegisterRows of readRegisterTable() against the
/// register's) and in a workbook (ui/documents/register_workbook.h).
std::vector<std::string> registerHeader();
/// The rows below the header, by id.
std::vector<std::vector<std::string>> registerCells(const WardRegister& wards);
/// As CSV for spreadsheet programs: core/import/text_table.h.
std::string registerCsv(const WardRegister& wards);

/// Reads such a table, csv (any separator and encoding), tsv or xlsx. Columns stand in any order;
/// ward, cycle and words must be there; a column with a name of its own is an error, so that a
/// misspelt one is not lost. An empty state is nominated, an empty nominated_through is other.
/// Dates are ISO or as British spreadsheets show them, day first (01/07/2019). Every row is checked
/// as the store does, and an error names file, row and column.
Result<RegisterRows> readRegisterTable(const std::filesystem::path& file);

/// code, name, borough (the last two may be missing).
Result<std::vector<Ward>> readWardTable(const std::filesystem::path& file);
/// old_code, new_code, share, since (share 1 and no date where the columns are missing).
Result<std::vector<WardChange>> readWardChangeTable(const std::filesystem::path& file);
/// ward, neighbour.
Result<std::vector<WardPair>> readNeighbourTable(const std::filesystem::path& file);

}  // namespace candour
