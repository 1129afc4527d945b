// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <functional>
#include <stop_token>

namespace candour {

/// What long work needs from whoever started it: a way to be stopped and a way to say how far it
/// is. A default Job never stops and reports to nobody. `progress` may be called from the thread
/// that does the work, with fractions that never fall, from 0 to 1.
struct Job {
  std::stop_token stop;
  std::function<void(double fraction)> progress;

  [[nodiscard]] bool stopped() const { return stop.stop_requested(); }
  void report(double fraction) const {
    if (progress) progress(fraction);
  }
};

}  // namespace candour
