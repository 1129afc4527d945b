// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/session/register_files.h"

#include <fstream>
#include <iterator>
#include <map>
#include <optional>

#include "models/community/register_table.h"
#include "models/community/rota_reading.h"

namespace candour {

namespace {

Result<ReadRota> readRotaFile(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return fail(file.string() + " cannot be read.");
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  auto rota = parseRota(text);
  if (!rota) return fail(file.string() + ": " + rota.error().message);
  return rota;
}

// A plan may hold wards that have no priority yet.
Status addWards(WardStore& store, const std::vector<Ward>& wards) {
  std::map<std::string, Ward> byCode;
  for (const Ward& ward : wards) byCode.emplace(ward.code, ward);
  for (const Ward& ward : store.load().wards) byCode.insert_or_assign(ward.code, ward);
  std::vector<Ward> all;
  for (auto& [code, ward] : byCode) all.push_back(std::move(ward));
  auto kept = store.replaceWards(all);
  return kept ? Status() : Status(passOn(kept));
}

Status freeze(WardStore& store, const ReadRota& read) {
  if (auto added = addWards(store, read.wards); !added) return added;
  return store.freeze(read.rota);
}

}  // namespace

Status importRegisterFiles(Workbench& bench, const RegisterFiles& files) {
  auto rows = readRegisterTable(files.priorities);
  if (!rows) return passOn(rows);
  std::optional<ReadRota> plan;
  if (!files.rota.empty()) {
    auto read = readRotaFile(files.rota);
    if (!read) return passOn(read);
    plan = std::move(*read);
  }
  return bench.changeWards([&](WardStore& store) -> Status {
    auto imported = store.import(*rows);
    if (!imported) return passOn(imported);
    return plan ? freeze(store, *plan) : Status();
  });
}

}  // namespace candour
