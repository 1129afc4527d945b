// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <functional>
#include <string>

#include "core/store/ward_register.h"
#include "models/community/evaluation.h"

namespace candour {

/// The hash of a rota's text as it is now (ui/export/rota_hash.h).
using RotaHash = std::function<std::string(const FrozenRota&)>;

/// `options` with what a register knows: which wards acted when (readActions()), which wards touch,
/// which boundaries changed, and the frozen rota that plans most of the wards that acted, if any
/// does, with the answer of its check. What is already set of `options` stays.
EvaluationOptions withRegister(const WardRegister& wards, const RotaHash& hash,
                               EvaluationOptions options = {});

}  // namespace candour
