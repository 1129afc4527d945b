// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <filesystem>
#include <vector>

#include "tests/support/temporary.h"
#include "tests/ui/pages/driving.h"

namespace candour::driving {

inline std::vector<std::filesystem::path> bundledSample() {
  std::vector<std::filesystem::path> files;
  std::error_code absent;
  const auto folder = std::filesystem::path(CANDOUR_SOURCE_DIR) / "data" / "sample";
  for (const auto& entry : std::filesystem::directory_iterator(folder, absent)) {
    if (entry.path().extension() == ".zsav") files.push_back(entry.path());
  }
  return files;
}

/// A window on the bundled sample.
struct SampleDesk {
  TemporaryFolder folder;
  Session session;
  MainWindow window{session, ThemeChoice::Light};

  SampleDesk() {
    const auto files = bundledSample();
    REQUIRE(!files.empty());
    window.resize(1280, 800);
    window.show();
    session.importFiles(folder / "sample.candour", files);
    REQUIRE(waitFor([this] { return session.hasData(); }));
  }

  /// Whether there is an answer of this kind to the question on the table.
  template <class T>
  [[nodiscard]] const T* known(const std::string& key) {
    return session.answers().current().value<T>(key);
  }
};

}  // namespace candour::driving
