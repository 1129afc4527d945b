// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <functional>

namespace candour {

/// Runs body(0) ... body(tasks - 1), each once, on all cores. Tasks must not touch each other's
/// data. What a task is must not depend on the number of threads: then no result does. Called from
/// inside a task it runs serially. The first exception of a task is rethrown here.
void parallelFor(std::size_t tasks, const std::function<void(std::size_t)>& body);

/// Threads parallelFor may use from now on; 0: as many as there are cores (the start).
void setThreads(unsigned threads);

/// `rows` cut into chunks whose number depends on `rows` alone: at most 64, of at least 4,096 rows.
struct Chunks {
  explicit Chunks(std::size_t rowCount);
  [[nodiscard]] std::size_t begin(std::size_t chunk) const;
  [[nodiscard]] std::size_t end(std::size_t chunk) const { return begin(chunk + 1); }

  std::size_t rows = 0;
  std::size_t count = 0;
};

}  // namespace candour
