// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/register_table.h"

#include <map>

#include "core/base/text.h"
#include "core/import/text_table.h"
#include "core/store/priority_fields.h"
#include "models/community/named_columns.h"

namespace candour {

namespace {

const std::vector<std::string> kHeader = {
    "ward",         "ward_name", "borough",     "cycle",
    "state",        "words",     "category",    "nominated_through",
    "nominated_on", "partners",  "officer",     "week",
    "actions",      "result",    "feedback_on", "feedback_channel",
    "follow_up",    "withdrawn"};

bool isWard(const std::string& column) {
  return column == "ward_name" || column == "borough";
}

bool isDate(const std::string& column) {
  return column == "nominated_on" || column == "week" || column == "feedback_on";
}

Status readField(const NamedColumns& columns, std::size_t row, const std::string& name,
                 Priority& priority) {
  const std::string text = columns.text(row, name);
  if (name == "state" && text.empty()) return {};
  if (name == "nominated_through" && text.empty()) {
    priority.nominatedThrough = Nomination::Other;
    return {};
  }
  return setField(priority, name, isDate(name) ? isoDayIn(text) : text);
}

Result<Priority> readPriority(const TextTable& table, const NamedColumns& columns,
                              std::size_t row) {
  Priority priority;
  for (const auto& name : kHeader) {
    if (isWard(name)) continue;
    if (auto read = readField(columns, row, name, priority); !read) {
      return fail(table.placeOf(row) + read.error().message);
    }
  }
  if (auto flaw = flawOf(priority); !flaw.empty()) return fail(table.placeOf(row) + flaw);
  return priority;
}

// A ward that the table describes in two ways is a slip in it.
Status addWard(const TextTable& table, std::size_t row, const Ward& ward,
               std::map<std::string, Ward>& wards) {
  const auto [there, added] = wards.emplace(ward.code, ward);
  const bool differs = there->second != ward;
  if (added || !differs) return {};
  return fail(table.placeOf(row) + "ward " + ward.code + " is called \"" + ward.name + "\" (" +
              ward.borough + ") here and \"" + there->second.name + "\" (" + there->second.borough +
              ") further up.");
}

}  // namespace

std::vector<std::string> registerHeader() {
  return kHeader;
}

std::vector<std::vector<std::string>> registerCells(const WardRegister& wards) {
  std::map<std::string, Ward> known;
  for (const auto& ward : wards.wards) known.emplace(ward.code, ward);
  std::vector<std::vector<std::string>> rows;
  for (const auto& priority : wards.priorities) {
    auto& row = rows.emplace_back();
    for (const auto& name : kHeader) {
      if (name == "ward_name") {
        row.push_back(known[priority.ward].name);
      } else if (name == "borough") {
        row.push_back(known[priority.ward].borough);
      } else {
        row.push_back(fieldText(priority, name));
      }
    }
  }
  return rows;
}

std::string registerCsv(const WardRegister& wards) {
  auto rows = registerCells(wards);
  rows.insert(rows.begin(), kHeader);
  return writeTextTable(rows);
}

Result<RegisterRows> readRegisterTable(const std::filesystem::path& file) {
  const auto table = readTextTable(file);
  if (!table) return tl::make_unexpected(table.error());
  const std::vector<std::string> needed = {"ward", "cycle", "words"};
  const auto columns = NamedColumns::of(*table, kHeader, needed);
  if (!columns) return tl::make_unexpected(columns.error());
  RegisterRows read;
  read.source = table->source;
  std::map<std::string, Ward> wards;
  for (std::size_t row = 0; row < table->rows.size(); ++row) {
    auto priority = readPriority(*table, *columns, row);
    if (!priority) return passOn(priority);
    const Ward ward{priority->ward, columns->text(row, "ward_name"), columns->text(row, "borough")};
    if (auto added = addWard(*table, row, ward, wards); !added) return passOn(added);
    read.priorities.push_back(std::move(*priority));
    read.rows.push_back(table->numberOf(row));
  }
  for (auto& [code, ward] : wards) read.wards.push_back(std::move(ward));
  return read;
}

Result<std::vector<Ward>> readWardTable(const std::filesystem::path& file) {
  const auto table = readTextTable(file);
  if (!table) return tl::make_unexpected(table.error());
  const std::vector<std::string> known = {"code", "name", "borough"};
  const auto columns = NamedColumns::of(*table, known, std::span(known).first(1));
  if (!columns) return tl::make_unexpected(columns.error());
  std::vector<Ward> wards;
  std::map<std::string, int> seen;
  for (std::size_t row = 0; row < table->rows.size(); ++row) {
    const Ward ward{columns->text(row, "code"), columns->text(row, "name"),
                    columns->text(row, "borough")};
    if (ward.code.empty()) return fail(table->placeOf(row) + "the ward has no code.");
    const auto [first, added] = seen.emplace(ward.code, table->numberOf(row));
    if (!added) {
      return fail(table->placeOf(row) + "ward " + ward.code + " is in row " +
                  std::to_string(first->second) + " already.");
    }
    wards.push_back(ward);
  }
  return wards;
}

Result<std::vector<WardChange>> readWardChangeTable(const std::filesystem::path& file) {
  const auto table = readTextTable(file);
  if (!table) return tl::make_unexpected(table.error());
  const std::vector<std::string> known = {"old_code", "new_code", "share", "since"};
  const auto columns = NamedColumns::of(*table, known, std::span(known).first(2));
  if (!columns) return tl::make_unexpected(columns.error());
  std::vector<WardChange> changes;
  for (std::size_t row = 0; row < table->rows.size(); ++row) {
    WardChange change{columns->text(row, "old_code"), columns->text(row, "new_code"), 1,
                      isoDayIn(columns->text(row, "since"))};
    const std::string share = columns->text(row, "share");
    const auto number = parseNumber(share);
    if (!number && !share.empty()) {
      return fail(table->placeOf(row) + "share is \"" + share + "\", which is no number.");
    }
    if (number) change.share = *number;
    changes.push_back(change);
  }
  return changes;
}

Result<std::vector<WardPair>> readNeighbourTable(const std::filesystem::path& file) {
  const auto table = readTextTable(file);
  if (!table) return tl::make_unexpected(table.error());
  const std::vector<std::string> known = {"ward", "neighbour"};
  const auto columns = NamedColumns::of(*table, known, known);
  if (!columns) return tl::make_unexpected(columns.error());
  std::vector<WardPair> pairs;
  for (std::size_t row = 0; row < table->rows.size(); ++row) {
    pairs.emplace_back(columns->text(row, "ward"), columns->text(row, "neighbour"));
  }
  return pairs;
}

}  // namespace candour
