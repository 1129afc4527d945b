// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/widgets/numbers_table.h"

#include <QHeaderView>
#include <catch2/catch.hpp>

#include "ui/widgets/grid_table_model.h"

using namespace candour;
using namespace Qt::StringLiterals;

namespace {

int widthOfColumns(const NumbersTable& table) {
  int width = 0;
  for (int column = 0; column < table.model()->columnCount(); ++column) {
    width += table.columnWidth(column);
  }
  return width;
}

}  // namespace

TEST_CASE("A table of numbers is never wider than its place, and long names stand above") {
  GridTableModel model(nullptr);
  NumbersTable table(&model, u"numbers"_s);
  table.resize(310, 200);
  table.show();
  const QStringList header{u"Item"_s, u"with the rest"_s, u"alpha without"_s, u"lack it"_s};
  model.setGrid(header, {{u"Helpful"_s, u"0.74"_s, u"0.91"_s, u"1,019"_s}});
  CHECK_FALSE(table.isStacked());
  CHECK(widthOfColumns(table) == table.viewport()->width());

  const QString wording =
      u"The police in this area would treat you with respect if you had contact with them: agree "
      "or disagree?"_s;
  model.setGrid(header, {{wording, u"0.74"_s, u"0.91"_s, u"1,019"_s}});
  CHECK(table.isStacked());
  CHECK(widthOfColumns(table) == table.viewport()->width());
  const int inOneLine = table.rowHeight(0);

  // The words of a long heading go below each other before they push a column out.
  model.setGrid({u"Driver"_s, u"a heading that is much too long for its column"_s, u"effect"_s},
                {{u"Effectiveness"_s, u"0.22"_s, u"+5.0 to +4.9"_s}});
  CHECK_FALSE(table.isStacked());
  CHECK(widthOfColumns(table) == table.viewport()->width());
  CHECK(table.horizontalHeader()->height() > 3 * table.fontMetrics().height());
  CHECK(table.rowHeight(0) < inOneLine);
}
