// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QByteArray>

#include "core/base/result.h"
#include "core/store/ward_register.h"

namespace candour {

/// The register as a workbook of one sheet: the table of models/community/register_table.h as an
/// Excel table, its first row and filters kept in sight. Every cell is a text, never a formula, so
/// that readRegisterTable() gives the same register back; dates are ISO texts, which sort as they
/// should.
Result<QByteArray> registerWorkbook(const WardRegister& wards);

}  // namespace candour
