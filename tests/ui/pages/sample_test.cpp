// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <QTabBar>
#include <QTableView>

#include "tests/support/temporary.h"
#include "tests/ui/pages/driving.h"

using namespace candour;
using namespace candour::driving;

namespace {

std::vector<std::filesystem::path> bundledSample() {
  std::vector<std::filesystem::path> files;
  std::error_code absent;
  const auto folder = std::filesystem::path(CANDOUR_SOURCE_DIR) / "data" / "sample";
  for (const auto& entry : std::filesystem::directory_iterator(folder, absent)) {
    if (entry.path().extension() == ".zsav") files.push_back(entry.path());
  }
  return files;
}

}  // namespace

TEST_CASE("The sample is recognised, and a newcomer's first clicks work") {
  const auto files = bundledSample();
  REQUIRE(!files.empty());
  const TemporaryFolder folder;
  Session session;
  MainWindow window(session, ThemeChoice::Light);
  window.resize(1280, 800);
  window.show();
  session.importFiles(folder / "sample.candour", files);
  REQUIRE(waitFor([&] { return session.hasData(); }));
  CHECK(session.question().outcome.name == "Trust");
  CHECK(session.question().drivers.size() == 8);

  click(window, "stepDrivers");
  REQUIRE(waitFor([&] { return answered(session); }));
  REQUIRE(figure(window) != nullptr);
  CHECK(figure(window)->rows.size() == 8);
  CHECK(figure(window)->simulated);
  const std::string trust = figure(window)->headline;

  choose(window, "chipOutcome", QStringLiteral("Confidence"));
  CHECK(session.question().outcome.name.starts_with("Confidence"));
  REQUIRE(waitFor([&] { return answered(session); }));
  CHECK(figure(window)->headline != trust);

  choose(window, "chipArea", QStringLiteral("Lewisham"));
  REQUIRE(waitFor([&] { return answered(session); }));
  CHECK(session.answers().current().model->value->n < 1000);
  CHECK(figure(window)->subtitle.find("Lewisham") != std::string::npos);

  press(window, Qt::Key_Z, Qt::ControlModifier);
  press(window, Qt::Key_Z, Qt::ControlModifier);
  CHECK(session.question().outcome.name == "Trust");
  CHECK(figure(window)->headline == trust);

  click(window, "stepBoroughs");
  REQUIRE(waitFor([&] { return session.answers().current().boroughs.has_value(); }));
  REQUIRE(figure(window) != nullptr);
  CHECK(figure(window)->rows.size() == 32);
}
