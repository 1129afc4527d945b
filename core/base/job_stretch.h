// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <algorithm>

#include "core/base/job.h"

namespace candour {

/// A part of a job's work: stopped with it, its progress from 0 to 1 told as `from` to `to` of the
/// whole. Refers to `job`.
inline Job stretch(const Job& job, double from, double to) {
  if (!job.progress) return {job.stop, {}};
  return {job.stop, [&job, from, to](double fraction) {
            job.report(from + (to - from) * std::clamp(fraction, 0.0, 1.0));
          }};
}

}  // namespace candour
