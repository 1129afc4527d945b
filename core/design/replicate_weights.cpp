// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/design/replicate_weights.h"

#include <algorithm>
#include <cmath>

#include "core/base/check.h"
#include "core/base/random.h"
#include "core/base/text.h"

namespace candour {

namespace {

// The PSUs of each stratum, in order.
std::vector<std::vector<int>> psusByStratum(const SurveyDesign& design) {
  std::vector<std::vector<int>> psus(static_cast<std::size_t>(design.strata()));
  for (int j = 0; j < design.psus(); ++j) {
    psus[static_cast<std::size_t>(design.stratumOfPsu[static_cast<std::size_t>(j)])].push_back(j);
  }
  return psus;
}

Status jackknifeFits(const SurveyDesign& design) {
  if (design.psus() <= kMostJackknife) return {};
  return fail("A jackknife refits once a sampling unit, of which the design has " +
              grouped(design.psus()) + "; more than " + grouped(kMostJackknife) +
              " take too long. Name the clusters, or use the bootstrap.");
}

// One stratum's part of the jackknife: each PSU left out in turn, the others standing in for it.
void addStratum(const std::vector<int>& psus, double rest, ReplicateWeights& made) {
  const auto n = static_cast<double>(psus.size());
  for (const int out : psus) {
    const auto r = static_cast<Eigen::Index>(made.scale.size());
    for (const int j : psus) made.factor(j, r) = j == out ? 0 : n / (n - 1);
    made.scale.push_back(rest * (n - 1) / n);
  }
}

// R's jknweights(): "adjust" leaves out the lonely stratum as if strata were PSUs.
Status addLonely(const SurveyDesign& design, int psu, ReplicateWeights& made) {
  if (design.lonely == LonelyPsu::Fail) {
    return fail("A stratum has only one sampling unit, and the design says to fail then.");
  }
  if (design.lonely != LonelyPsu::Adjust) return {};
  const double strata = design.strata();
  if (strata < 2) return fail("The design has a single sampling unit: there is no variance.");
  const auto r = static_cast<Eigen::Index>(made.scale.size());
  made.factor.col(r).setConstant(strata / (strata - 1));
  made.factor(psu, r) = 0;
  made.scale.push_back((strata - 1) / strata);
  return {};
}

Result<ReplicateWeights> jackknife(const SurveyDesign& design, ReplicateMethod method) {
  if (auto status = jackknifeFits(design); !status) return passOn(status);
  if (method == ReplicateMethod::Jk1 && design.strata() > 1) {
    return fail("JK1 is the jackknife of a design without strata; this one has " +
                std::to_string(design.strata()) + ". Use JKn.");
  }
  ReplicateWeights made;
  made.factor = Eigen::MatrixXd::Ones(design.psus(), design.psus());
  const auto strata = psusByStratum(design);
  for (std::size_t h = 0; h < strata.size(); ++h) {
    if (strata[h].size() > 1) {
      addStratum(strata[h], 1 - design.samplingFraction[h], made);
    } else if (auto status = addLonely(design, strata[h].front(), made); !status) {
      return passOn(status);
    }
  }
  if (made.scale.empty()) {
    return fail("Every stratum has only one sampling unit: there is no variance.");
  }
  const int count = made.count();
  if (design.lonely == LonelyPsu::Average && count < design.psus()) {
    for (double& scale : made.scale) scale *= static_cast<double>(design.psus()) / count;
  }
  made.factor.conservativeResize(Eigen::NoChange, count);
  return made;
}

// Which PSU of each pair counts (2 - rho) and which (rho) is a column of a Hadamard matrix.
Result<ReplicateWeights> balanced(const SurveyDesign& design, double rho) {
  const auto strata = psusByStratum(design);
  for (const auto& psus : strata) {
    if (psus.size() == 2) continue;
    return fail("Balanced replicates need two sampling units in every stratum; one has " +
                std::to_string(psus.size()) + ". Use the jackknife JKn or the bootstrap.");
  }
  const Eigen::MatrixXd signs = hadamardMatrix(design.strata() + 1);
  const Eigen::Index count = signs.rows();
  ReplicateWeights made;
  made.factor.resize(design.psus(), count);
  for (std::size_t h = 0; h < strata.size(); ++h) {
    const auto column = (1 - rho) * signs.col(static_cast<Eigen::Index>(h) + 1).transpose();
    made.factor.row(strata[h][0]) = (1.0 + column.array()).matrix();
    made.factor.row(strata[h][1]) = (1.0 - column.array()).matrix();
  }
  const double scale = 1 / (static_cast<double>(count) * (1 - rho) * (1 - rho));
  made.scale.assign(static_cast<std::size_t>(count), scale);
  return made;
}

// Rao and Wu: n_h - 1 draws with replacement among the n_h PSUs, weights times n_h / (n_h - 1).
Result<ReplicateWeights> bootstrap(const SurveyDesign& design, const ReplicateSpec& spec) {
  const auto strata = psusByStratum(design);
  ReplicateWeights made;
  made.factor = Eigen::MatrixXd::Zero(design.psus(), spec.count);
  Random random(spec.seed);
  for (Eigen::Index r = 0; r < spec.count; ++r) {
    for (const auto& psus : strata) {
      const std::size_t n = psus.size();
      if (n == 1) made.factor(psus.front(), r) = 1;
      const double each = static_cast<double>(n) / static_cast<double>(n - 1);
      for (std::size_t draw = 1; draw < n; ++draw) made.factor(psus[random.below(n)], r) += each;
    }
  }
  made.scale.assign(static_cast<std::size_t>(spec.count), 1.0 / (spec.count - 1));
  return made;
}

double usualScale(const ReplicateSpec& spec, double count) {
  switch (spec.method) {
    case ReplicateMethod::Brr:
      return 1 / count;
    case ReplicateMethod::Fay:
      return 1 / (count * (1 - spec.rho) * (1 - spec.rho));
    case ReplicateMethod::Jk1:
      return (count - 1) / count;
    case ReplicateMethod::Bootstrap:
      return 1 / (count - 1);
    default:
      return 1;
  }
}

// What is wrong with a replicate weight beside the row's own; nullptr where nothing is.
const char* faultOf(double own, double weight) {
  if (std::isnan(weight)) return "is missing where the survey's weight is known";
  if (weight < 0) return "is negative";
  return own == 0 && weight > 0 ? "is above 0 where the survey's weight is 0" : nullptr;
}

}  // namespace

Result<ReplicateWeights> makeReplicates(const SurveyDesign& design, const ReplicateSpec& spec) {
  Result<ReplicateWeights> made = fail("No way to make replicates is named.");
  switch (spec.method) {
    case ReplicateMethod::Jk1:
    case ReplicateMethod::Jkn:
      made = jackknife(design, spec.method);
      break;
    case ReplicateMethod::Brr:
      made = balanced(design, 0);
      break;
    case ReplicateMethod::Fay:
      made = balanced(design, spec.rho);
      break;
    case ReplicateMethod::Bootstrap:
      made = bootstrap(design, spec);
      break;
    case ReplicateMethod::None:
      break;
  }
  if (made) made->method = spec.method;
  return made;
}

Result<ReplicateWeights> givenReplicates(const SurveyDesign& design, const ReplicateSpec& spec,
                                         const std::vector<std::vector<double>>& weights) {
  check(design.rowsArePsus && !weights.empty(), "columns, and a PSU a row");
  const auto count = static_cast<double>(weights.size());
  if (spec.method == ReplicateMethod::Jkn && spec.rscales.empty() && !spec.scale) {
    return fail(
        "Given weights of the jackknife JKn need their \"rscales\", one a column, as the "
        "survey's handbook has them ((n - 1) / n of each stratum).");
  }
  if (weights.size() < 2) return fail("A single replicate weight shows no variation.");
  ReplicateWeights made{spec.method, true, Eigen::MatrixXd(design.psus(), weights.size()), {}};
  for (std::size_t r = 0; r < weights.size(); ++r) {
    check(weights[r].size() == design.psu.size(), "a weight a row");
    for (std::size_t row = 0; row < design.psu.size(); ++row) {
      if (design.psu[row] < 0) continue;
      const double own = design.weight[row];
      if (const char* fault = faultOf(own, weights[r][row])) {
        return fail("The replicate weight \"" + spec.weights[r] + "\" in row " +
                    std::to_string(row + 1) + " " + fault + ".");
      }
      made.factor(design.psu[row], static_cast<Eigen::Index>(r)) =
          own > 0 ? weights[r][row] / own : 0;
    }
    const double own = spec.rscales.empty() ? 1 : spec.rscales[r];
    made.scale.push_back(spec.scale.value_or(usualScale(spec, count)) * own);
  }
  return made;
}

}  // namespace candour
