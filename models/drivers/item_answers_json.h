// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>

#include "models/drivers/item_answers.h"

namespace candour {

/// The answers to items under the names of the command line; ends in a line break.
std::string itemAnswersJson(const ItemAnswers& answers);

}  // namespace candour
