// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <set>
#include <span>
#include <string>

#include "core/base/result.h"
#include "core/store/database.h"
#include "core/store/ward_register.h"

namespace candour {

/// What must hold of the register across rows. These look and write nothing, so that a failure
/// leaves even a draft as it was.

/// Fails, with the nearest codes, where the register knows no such ward.
Status wardKnown(const Database& database, const std::string& code);
/// Fails where another live priority is there in the priority's ward and cycle.
Status onlyLive(const Database& database, const Priority& priority);
/// Fails where the rota has no name, a name that is taken, no entries, a ward unknown or twice, a
/// week that is no Monday, or a date, cycle or hash that is none.
Status rotaSound(const Database& database, const FrozenRota& rota);
/// The codes that priorities and rotas refer to.
std::set<std::string> wardsInUse(const Database& database);

/// Adds wards; none may be there yet.
void addWards(Database& database, std::span<const Ward> wards);

}  // namespace candour
