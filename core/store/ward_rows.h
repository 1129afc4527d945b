// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/database.h"
#include "core/store/ward_register.h"

namespace candour {

/// The rows of the register's tables. Reading throws StoreError where another tool wrote what
/// cannot be; writing looks at nothing (WardStore does).

std::vector<Ward> readWards(const Database& database);
std::vector<WardChange> readWardChanges(const Database& database);
std::vector<WardPair> readWardNeighbours(const Database& database);
std::vector<Priority> readPriorities(const Database& database);
std::optional<Priority> readPriority(const Database& database, std::int64_t id);
std::vector<FrozenRota> readRotas(const Database& database);
std::vector<PriorityEvent> readHistory(const Database& database, std::int64_t priority);

/// Adds the priority and the first row of its history; gives its id.
std::int64_t insertPriority(Database& database, const Priority& priority, std::string_view at);
/// Writes `after` over `before`, which has the same id, and what differs to the history.
void updatePriority(Database& database, const Priority& before, const Priority& after,
                    std::string_view at);
void insertRota(Database& database, const FrozenRota& rota);

/// `at`, or the time now (UTC) where it is empty.
std::string timeOr(const Database& database, std::string_view at);

}  // namespace candour
