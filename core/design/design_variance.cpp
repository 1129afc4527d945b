// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/design/design_variance.h"

#include "core/base/check.h"
#include "core/design/replicate_weights.h"

namespace candour {

Result<StratumScales> stratumScales(const SurveyDesign& design) {
  StratumScales result;
  const auto strata = static_cast<std::size_t>(design.strata());
  result.scale.assign(strata, 0);
  result.centred.assign(strata, 1);
  for (std::size_t h = 0; h < strata; ++h) {
    const double n = design.psusInStratum[h];
    const double rest = 1 - design.samplingFraction[h];
    if (n > 1) {
      result.scale[h] = rest * n / (n - 1);
      continue;
    }
    ++result.lonely;
    if (design.lonely == LonelyPsu::Fail) {
      return fail("A stratum has only one sampling unit, and the design says to fail then.");
    }
    if (design.lonely == LonelyPsu::Adjust) {
      result.scale[h] = rest;
      result.centred[h] = 0;
    }
  }
  if (design.lonely == LonelyPsu::Average && result.lonely > 0) {
    const double others = static_cast<double>(strata) - result.lonely;
    if (others == 0) return fail("Every stratum has only one sampling unit: there is no variance.");
    for (double& scale : result.scale) scale *= static_cast<double>(strata) / others;
  }
  return result;
}

Result<PsuTotals> varianceRoot(const SurveyDesign& design, const PsuTotals& totals) {
  check(totals.rows() == design.psus(), "one row of totals a PSU");
  if (design.replicates) return replicateRoot(*design.replicates, totals);
  const auto scales = stratumScales(design);
  if (!scales) return tl::make_unexpected(scales.error());
  const Eigen::Index columns = totals.cols();
  // The mean of each stratum, its PSUs without rows of this question included as zeros.
  PsuTotals means = PsuTotals::Zero(design.strata(), columns);
  for (Eigen::Index j = 0; j < totals.rows(); ++j) {
    means.row(design.stratumOfPsu[static_cast<std::size_t>(j)]) += totals.row(j);
  }
  for (Eigen::Index h = 0; h < means.rows(); ++h) {
    const auto stratum = static_cast<std::size_t>(h);
    means.row(h) *= scales->centred[stratum] ? 1.0 / design.psusInStratum[stratum] : 0.0;
  }
  PsuTotals scaled(totals.rows(), columns);
  for (Eigen::Index j = 0; j < totals.rows(); ++j) {
    const auto h = design.stratumOfPsu[static_cast<std::size_t>(j)];
    scaled.row(j) =
        std::sqrt(scales->scale[static_cast<std::size_t>(h)]) * (totals.row(j) - means.row(h));
  }
  return scaled;
}

Result<Eigen::MatrixXd> designCovariance(const SurveyDesign& design, const PsuTotals& totals) {
  const auto root = varianceRoot(design, totals);
  if (!root) return tl::make_unexpected(root.error());
  return Eigen::MatrixXd(root->transpose() * *root);
}

Result<Eigen::MatrixXd> designCovariance(const SurveyDesign& design,
                                         const std::vector<std::int32_t>& psus, PsuTotals totals) {
  check(static_cast<std::size_t>(totals.rows()) == psus.size(), "one row of totals a PSU");
  if (design.replicates) {
    if (psus.empty()) return Eigen::MatrixXd(Eigen::MatrixXd::Zero(totals.cols(), totals.cols()));
    const PsuTotals root = replicateRoot(*design.replicates, totals, psus);
    return Eigen::MatrixXd(root.transpose() * root);
  }
  const auto scales = stratumScales(design);
  if (!scales) return tl::make_unexpected(scales.error());
  PsuTotals means = PsuTotals::Zero(design.strata(), totals.cols());
  std::vector<double> zeros(design.psusInStratum.begin(), design.psusInStratum.end());
  const auto stratumOf = [&](Eigen::Index j) {
    return static_cast<std::size_t>(design.stratumOfPsu[static_cast<std::size_t>(psus[j])]);
  };
  for (Eigen::Index j = 0; j < totals.rows(); ++j) {
    const std::size_t h = stratumOf(j);
    means.row(static_cast<Eigen::Index>(h)) += totals.row(j);
    --zeros[h];
  }
  for (std::size_t h = 0; h < zeros.size(); ++h) {
    means.row(static_cast<Eigen::Index>(h)) *=
        scales->centred[h] ? 1.0 / design.psusInStratum[h] : 0.0;
  }
  for (Eigen::Index j = 0; j < totals.rows(); ++j) {
    const std::size_t h = stratumOf(j);
    totals.row(j) -= means.row(static_cast<Eigen::Index>(h));
    totals.row(j) *= std::sqrt(scales->scale[h]);
  }
  // A PSU of zeros is as far from the mean as the mean from zero.
  for (std::size_t h = 0; h < zeros.size(); ++h) {
    means.row(static_cast<Eigen::Index>(h)) *= std::sqrt(scales->scale[h] * zeros[h]);
  }
  return Eigen::MatrixXd(totals.transpose() * totals + means.transpose() * means);
}

Result<Eigen::MatrixXd> influenceCovariance(const SurveyDesign& design,
                                            const std::vector<std::uint32_t>& rows,
                                            const Eigen::MatrixXd& influences) {
  check(static_cast<std::size_t>(influences.rows()) == rows.size(), "one influence a row");
  PsuTotals totals = PsuTotals::Zero(design.psus(), influences.cols());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    totals.row(design.psu[rows[i]]) += influences.row(static_cast<Eigen::Index>(i));
  }
  return designCovariance(design, totals);
}

}  // namespace candour
