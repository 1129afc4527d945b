// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QString>

#include "ui/export/named_size.h"

namespace candour {

/// "Half a page of A4 (159 × 100 mm)".
QString sizeInWords(const NamedSize& size);

}  // namespace candour
