// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/register_workbook.h"

#include "models/community/register_table.h"
#include "ui/documents/text_workbook.h"

namespace candour {

Result<QByteArray> registerWorkbook(const WardRegister& wards) {
  return textWorkbook("Ward register",
                      {{.name = "Ward register",
                        .header = registerHeader(),
                        .rows = registerCells(wards),
                        .sentences = {"words", "actions", "result", "follow_up", "partners"}}});
}

}  // namespace candour
