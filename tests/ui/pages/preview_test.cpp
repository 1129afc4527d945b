// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <QAction>
#include <QMenu>

#include "tests/ui/pages/briefing_driving.h"
#include "ui/widgets/figure_view.h"
#include "ui/widgets/preview_badge.h"

using namespace candour;
using namespace candour::driving;

namespace {

void preview(MainWindow& window, const QString& name) {
  const auto* menu = window.findChild<QMenu*>(QStringLiteral("previews"));
  REQUIRE(menu != nullptr);
  for (auto* action : menu->actions()) {
    if (action->text() == name) return action->trigger();
  }
  FAIL("no preview called " << name.toStdString());
}

// The pixels below the badge, and how many of them have a colour.
int colouredIn(QWidget& widget, int from) {
  const QImage image = widget.grab().toImage();
  int coloured = 0;
  for (int y = from; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      const QColor pixel = image.pixelColor(x, y);
      const auto [low, high] = std::minmax({pixel.red(), pixel.green(), pixel.blue()});
      coloured += high - low > 24 ? 1 : 0;
    }
  }
  return coloured;
}

}  // namespace

TEST_CASE("A figure is previewed on the screen alone, and says so") {
  SampleDesk desk;
  click(desk.window, "stepDrivers");
  settle(desk.window, desk.session);
  auto* view = visible<FigureView>(desk.window, "figure");
  REQUIRE(view->figure());
  const std::string before = view->figure()->headline;
  const QImage plain = view->grab().toImage();
  CHECK(colouredIn(*view, 0) > 500);
  preview(desk.window, previewName(ColourVision::Greyscale));
  CHECK(colouredIn(*view, kBadgeRoom) == 0);
  CHECK(colouredIn(*view, 0) >= 0);
  CHECK(view->figure()->headline == before);
  CHECK(view->grab().toImage() != plain);
  preview(desk.window, previewName(ColourVision::Deuteranopia));
  CHECK(colouredIn(*view, kBadgeRoom) > 500);  // blue stays blue
  preview(desk.window, QStringLiteral("The window shows them"));
  CHECK(view->grab().toImage() == plain);
}

TEST_CASE("Sheets of a briefing are previewed, too") {
  BriefingTable desk;
  auto* sheets = visible<QWidget>(desk.window, "sheets");
  CHECK(colouredIn(*sheets, 60) > 500);
  preview(desk.window, previewName(ColourVision::Greyscale));
  CHECK(colouredIn(*sheets, 60) < 50);  // the edge of a sheet that has the focus
}
