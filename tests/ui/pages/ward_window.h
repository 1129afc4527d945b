// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QComboBox>
#include <fstream>
#include <string>

#include "core/base/random.h"
#include "tests/support/temporary.h"
#include "tests/ui/pages/driving.h"

namespace candour::driving {

/// A window on a survey of eight wards in two boroughs, W1 to W4 in North and the others in South,
/// and no register yet.
struct WardWindow {
  TemporaryFolder folder;
  Session session;
  MainWindow window{session, ThemeChoice::Light};

  WardWindow() {
    writeSurvey(folder / "wards.csv");
    window.resize(1280, 800);
    window.show();
    session.importFiles(folder / "wards.candour", {folder / "wards.csv"});
    REQUIRE(waitFor([this] { return session.hasData(); }));
    click(window, "stepWards");
  }

  static void writeSurvey(const std::filesystem::path& file) {
    Random random(3);
    std::string text = "ward,ward_name,borough,trust\n";
    for (int row = 0; row < 400; ++row) {
      const int ward = 1 + row % 8;
      text += "W" + std::to_string(ward) + ",Ward " +
              std::string(1, static_cast<char>('A' + ward - 1)) +
              (ward <= 4 ? ",North," : ",South,") + (random.bernoulli(0.6) ? "Agree" : "Disagree") +
              "\n";
    }
    std::ofstream(file, std::ios::binary) << text;
  }

  [[nodiscard]] const WardRegister& wards() const { return session.wards().wards(); }
  [[nodiscard]] bool saved() const { return session.isSaved(); }

  /// The register as the project file holds it.
  [[nodiscard]] WardRegister held() {
    REQUIRE(waitFor([this] { return saved(); }));
    return Project::open(folder / "wards.candour")->wards().load();
  }

  void takeWards() {
    session.wards().addWards(QStringLiteral("wards"), {{"W1", "Ward A", "North"},
                                                       {"W2", "Ward B", "North"},
                                                       {"W3", "Ward C", "North"},
                                                       {"W4", "Ward D", "North"},
                                                       {"W5", "Ward E", "South"},
                                                       {"W6", "Ward F", "South"},
                                                       {"W7", "Ward G", "South"},
                                                       {"W8", "Ward H", "South"}});
  }

  void showCycle(const char* cycle) {
    auto* list = visible<QComboBox>(window, "wardCycle");
    const int at = list->findData(QString::fromLatin1(cycle));
    REQUIRE(at >= 0);
    list->setCurrentIndex(at);
    Q_EMIT list->activated(at);
  }

  /// Nominates in "2019-Q3" and waits until the project has it.
  std::int64_t nominate(const std::string& ward, const std::string& words) {
    Priority priority;
    priority.ward = ward;
    priority.cycle = "2019-Q3";
    priority.words = words;
    priority.category = "Road safety";
    std::int64_t id = 0;
    session.wardWork().nominate(priority, [&id](std::int64_t given) { id = given; });
    REQUIRE(waitFor([&id] { return id != 0; }));
    return id;
  }
};

}  // namespace candour::driving
