// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace candour {

/// How replicate weights were made, or are to be made: balanced repeated replication, Fay's variant
/// of it, the jackknife of an unstratified and of a stratified design, Rao and Wu's bootstrap.
enum class ReplicateMethod { None, Brr, Fay, Jk1, Jkn, Bootstrap };

/// Replicate weights of a design: the survey's own columns, or made from its strata and clusters.
struct ReplicateSpec {
  ReplicateMethod method = ReplicateMethod::None;
  std::vector<std::string> weights;  // columns of the survey; empty: they are made
  int count = 200;                   // of a bootstrap that is made
  std::uint64_t seed = 1;            // of a bootstrap that is made
  double rho = 0.5;                  // of Fay's method
  std::optional<double> scale;       // of given columns, where the method does not say it
  std::vector<double> rscales;       // of given columns: one a replicate; empty: 1

  bool operator==(const ReplicateSpec&) const = default;
};

}  // namespace candour
