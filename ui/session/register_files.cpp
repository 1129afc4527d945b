// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/session/register_files.h"

#include <optional>

#include "models/community/register_table.h"
#include "models/community/rota_reading.h"

namespace candour {

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
    return plan ? keepRota(store, *plan) : Status();
  });
}

}  // namespace candour
