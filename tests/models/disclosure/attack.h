// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <vector>

namespace candour {

/// An attacker's view of a survey: people fall into classes, the smallest cells there are, and
/// every published number is the interviews and the positive ones of some classes together.
struct Attack {
  struct Sum {
    std::vector<int> classes;
    double interviews = 0;
    double positive = 0;
  };
  int classes = 0;
  std::vector<Sum> known;
};

struct AttackBounds {
  double lower = 0;
  double upper = 0;  // infinite where there is no end

  [[nodiscard]] double width() const { return upper - lower; }
};

/// What a count of these classes can be, given all that is known: interviews, or positive or
/// negative ones alone. A simplex of its own over positive and negative interviews of each class
/// (dense tableau, Bland's rule); nothing of models/disclosure is used.
enum class Attacked { Interviews, Positive, Negative };
AttackBounds attacked(const Attack& attack, const std::vector<int>& classes, Attacked what);

}  // namespace candour
