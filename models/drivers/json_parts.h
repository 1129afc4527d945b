// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "models/drivers/driver_model.h"

namespace candour {

/// What every answer as JSON is made of. Fields keep their order.
using Json = nlohmann::ordered_json;

/// null where the number is not available.
Json number(double value);
Json textOrNull(const std::string& text);
/// Adds "why" where there is something to say.
void addWhy(Json& object, const std::string& why);

const char* nameOf(FitStatus status);
Json json(const std::vector<Warning>& warnings);
Json json(const RowsLeftOut& left);
/// Adds "df" and "fmi" of an estimate pooled of imputations.
void addPooled(Json& object, double df, double fmi);
/// Adds "small_sample" where there is one.
void addSmallSample(Json& object, const std::optional<SmallSample>& small);
Json json(const Effect& effect);
/// How the errors came about: {"kind", "replicates"}.
Json designJson(const DesignSpec& design, int replicates);

/// The document as it is printed: one blank a level, a line break at the end. A file's name may be
/// no UTF-8; the rest of the answer is none the worse for it.
std::string textOf(const Json& document);

}  // namespace candour
