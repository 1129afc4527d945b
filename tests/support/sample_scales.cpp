// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "tests/support/sample_scales.h"

#include <algorithm>
#include <cmath>

#include "models/scales/factor_words.h"

namespace candour {

Reliability reliabilityWith(const std::vector<std::string>& wordings,
                            const std::vector<double>& itemRests, double alpha) {
  Reliability answer;
  answer.simulated = answer.weighted = true;
  answer.name = "Engagement and fair treatment";
  answer.n = 10581;
  answer.nEffective = 8240;
  answer.df = 571;
  answer.alpha = {alpha, 0.006, alpha - 0.012, alpha + 0.011, {}};
  answer.omega = {alpha + 0.01, 0.006, alpha - 0.002, alpha + 0.021, {}};
  answer.alphaStandardised = alpha + 0.002;
  answer.meanCorrelation = 0.42;
  if (wordings.size() == 2) answer.spearmanBrown = answer.alphaStandardised;
  for (std::size_t i = 0; i < wordings.size(); ++i) {
    ReliabilityItem item;
    item.driver = answer.name;
    item.variable = "q" + std::to_string(i + 1);
    item.label = wordings[i];
    item.itemRest = itemRests[i];
    item.itemRestSe = 0.01;
    item.itemRestLower = itemRests[i] - 0.02;
    item.itemRestUpper = itemRests[i] + 0.02;
    item.alphaIfDropped = wordings.size() > 2 ? alpha - 0.03 * itemRests[i] : kNotAvailable;
    item.reverseKeyed = itemRests[i] < 0;
    answer.items.push_back(item);
  }
  return answer;
}

FactorStructure structureWith(const std::vector<std::string>& wordings,
                              const std::vector<std::vector<double>>& loadings) {
  FactorStructure answer;
  answer.simulated = answer.weighted = true;
  answer.n = 10581;
  answer.nEffective = 8240;
  answer.nParallel = 7310;
  answer.correlationKind = CorrelationKind::Polychoric;
  const auto items = static_cast<Eigen::Index>(wordings.size());
  answer.factors = static_cast<int>(loadings.front().size());
  answer.suggested = answer.factors;
  answer.converged = true;
  answer.factorCorrelations = Eigen::MatrixXd::Constant(answer.factors, answer.factors, 0.4);
  answer.factorCorrelations.diagonal().setOnes();
  answer.loadings.resize(items, answer.factors);
  for (Eigen::Index i = 0; i < items; ++i) {
    const auto& row = loadings[static_cast<std::size_t>(i)];
    answer.loadings.row(i) = Eigen::Map<const Eigen::RowVectorXd>(row.data(), answer.factors);
    FactorItem item;
    item.variable = "q" + std::to_string(i + 1);
    item.label = wordings[static_cast<std::size_t>(i)];
    item.n = 10581;
    const Eigen::RowVectorXd l = answer.loadings.row(i);
    item.communality = std::min(0.995, (l * answer.factorCorrelations * l.transpose())(0, 0));
    Eigen::Index largest = 0;
    if (l.cwiseAbs().maxCoeff(&largest) >= kSalientLoading) item.factor = static_cast<int>(largest);
    item.crossLoads = (l.array().abs() >= kSalientLoading).count() > 1;
    item.against = item.factor >= 0 && l(largest) < 0;
    answer.items.push_back(item);
  }
  answer.correlation = answer.loadings * answer.factorCorrelations * answer.loadings.transpose();
  answer.correlation.diagonal().setOnes();
  answer.eigenvalues =
      Eigen::VectorXd::LinSpaced(items, 0.1 + 0.5 * static_cast<double>(items), 0.2);
  answer.chance = Eigen::VectorXd::LinSpaced(items, 1.15, 0.86);
  answer.firstShare = answer.eigenvalues(0) / static_cast<double>(items);
  answer.meanCorrelation = 0.36;
  answer.halo = answer.firstShare > kHaloShare;
  for (int f = 0; f < answer.factors; ++f) {
    ProposedScale scale;
    for (std::size_t i = 0; i < answer.items.size(); ++i) {
      if (answer.items[i].factor == f) scale.items.push_back(i);
    }
    scale.alpha = 0.8;
    scale.text = scaleText(answer, scale);
    answer.scales.push_back(scale);
  }
  return answer;
}

FactorStructure twoKinds() {
  return structureWith(
      {"Treat everyone fairly, whoever they are", "Can be relied on to be there",
       "Listen to the concerns of local people", "Know what matters to the community",
       "Tackle gun crime", "Tackle drug dealing", "Respond to emergencies promptly",
       "Keep people safe"},
      {{0.82, 0.02},
       {0.71, 0.11},
       {0.78, -0.04},
       {0.69, 0.05},
       {0.01, 0.86},
       {-0.05, 0.8},
       {0.12, 0.55},
       {0.38, 0.42}});
}

}  // namespace candour
