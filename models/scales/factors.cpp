// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/scales/factors.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/text.h"
#include "core/multivariate/factor_fit.h"
#include "core/multivariate/parallel_analysis.h"
#include "models/scales/factor_words.h"

namespace candour {

namespace {

constexpr Rotation kRotations[] = {Rotation::Oblimin, Rotation::Promax, Rotation::Varimax,
                                   Rotation::None};
constexpr CorrelationKind kKinds[] = {CorrelationKind::Auto, CorrelationKind::Polychoric,
                                      CorrelationKind::Pearson};

FactorStructure startedFrom(const Survey& survey, const DriverModelSpec& spec,
                            const FactorsAsked& asked, const ScaleItems& items) {
  FactorStructure answer;
  answer.spec = spec;
  answer.asked = asked;
  answer.simulated = survey.simulated();
  answer.source = items.question.source;
  answer.weighted = !spec.design.weight.empty();
  answer.leftOut = items.leftOut;
  answer.warnings = items.warnings;
  return answer;
}

// People without a single answer say nothing of how items go together.
std::vector<std::uint32_t> answeringRows(const ScaleItems& items) {
  std::vector<std::uint32_t> rows;
  for (const auto row : items.people) {
    const bool any = std::any_of(items.columns.begin(), items.columns.end(),
                                 [row](const auto& column) { return column.placeOfRow[row] >= 0; });
    if (any) rows.push_back(row);
  }
  return rows;
}

void keepCorrelations(const ItemCorrelations& found, FactorStructure& answer) {
  const Eigen::Index size = found.correlation.rows();
  answer.correlationKind = found.kind;
  answer.correlation = found.correlation;
  answer.nLeast = static_cast<std::size_t>(found.n.minCoeff());
  answer.nParallel = found.nEffective.minCoeff();
  answer.eigenvalues = eigenvaluesOf(found.correlation);
  answer.firstShare = answer.eigenvalues(0) / static_cast<double>(size);
  answer.meanCorrelation = meanAbsoluteCorrelation(found.correlation);
  answer.halo = answer.firstShare > kHaloShare || answer.meanCorrelation > kHaloShare;
}

void setChance(const ItemCorrelations& found, const Job& job, FactorStructure& answer) {
  const auto size = static_cast<double>(answer.eigenvalues.size());
  if (!(answer.nParallel > size + 1)) {
    answer.chanceWhy = "too few people answered some pair of items";
    answer.suggested = static_cast<int>((answer.eigenvalues.array() > 1).count());
    return;
  }
  answer.chance = parallelEigenvalues(found.information, answer.nParallel, {}, job);
  answer.suggested = factorsAbove(answer.eigenvalues, answer.chance);
}

Status chooseFactors(FactorStructure& answer) {
  const int items = static_cast<int>(answer.eigenvalues.size());
  const int most = std::max(1, mostFactors(items));
  if (answer.asked.factors > most) {
    return fail(std::to_string(items) + " items can tell at most " + std::to_string(most) +
                (most == 1 ? " factor" : " factors") + " apart, not " +
                std::to_string(answer.asked.factors) + ".");
  }
  answer.factors =
      answer.asked.factors > 0 ? answer.asked.factors : std::clamp(answer.suggested, 1, most);
  return {};
}

void setLoadings(FactorStructure& answer) {
  const FactorFit fit = fitFactors(answer.correlation, answer.factors);
  const RotatedFactors rotated = rotate(fit.loadings, answer.asked.rotation);
  answer.loadings = rotated.loadings;
  answer.factorCorrelations = rotated.correlations;
  answer.residual = fit.residual;
  answer.converged = fit.converged && rotated.converged;
  const Eigen::MatrixXd shares =
      rotated.correlations * (rotated.loadings.transpose() * rotated.loadings);
  answer.explained = shares.diagonal() / static_cast<double>(answer.items.size());
  for (std::size_t i = 0; i < answer.items.size(); ++i) {
    const auto at = static_cast<Eigen::Index>(i);
    FactorItem& item = answer.items[i];
    item.communality = 1 - fit.uniqueness(at);
    item.heywood = fit.heywood[i];
    Eigen::Index largest = 0;
    const Eigen::RowVectorXd sizes = rotated.loadings.row(at).cwiseAbs();
    const double most = sizes.maxCoeff(&largest);
    if (most >= kSalientLoading) item.factor = static_cast<int>(largest);
    item.crossLoads = (sizes.array() >= kSalientLoading).count() > 1;
    item.against = item.factor >= 0 && rotated.loadings(at, largest) < 0;
  }
}

double alphaOfItems(const FactorStructure& answer, const ProposedScale& scale) {
  const auto count = static_cast<Eigen::Index>(scale.items.size());
  if (count < 2) return kNotAvailable;
  double sum = 0;
  for (const std::size_t a : scale.items) {
    for (const std::size_t b : scale.items) {
      const double sign = answer.items[a].against == answer.items[b].against ? 1 : -1;
      sum += sign * answer.correlation(static_cast<Eigen::Index>(a), static_cast<Eigen::Index>(b));
    }
  }
  const auto items = static_cast<double>(count);
  return items / (items - 1) * (1 - items / sum);
}

void proposeScales(FactorStructure& answer) {
  for (int factor = 0; factor < answer.factors; ++factor) {
    ProposedScale scale;
    for (std::size_t i = 0; i < answer.items.size(); ++i) {
      if (answer.items[i].factor == factor) scale.items.push_back(i);
    }
    const auto size = [&](std::size_t i) {
      return std::abs(answer.loadings(static_cast<Eigen::Index>(i), factor));
    };
    std::stable_sort(scale.items.begin(), scale.items.end(),
                     [&](std::size_t a, std::size_t b) { return size(a) > size(b); });
    for (const std::size_t i : scale.items) {
      if (answer.items[i].against) scale.turned.push_back(i);
    }
    scale.alpha = alphaOfItems(answer, scale);
    answer.scales.push_back(std::move(scale));
  }
}

void describeItems(const ScaleItems& items, FactorStructure& answer) {
  for (const ItemColumn& column : items.columns) {
    FactorItem& item = answer.items.emplace_back();
    item.driver = column.driver;
    item.variable = column.variable;
    item.label = column.label;
    item.reversed = column.reversed;
    for (const auto row : items.people) item.n += column.placeOfRow[row] >= 0 ? 1 : 0;
  }
}

Status requireThree(const ScaleItems& items) {
  if (items.columns.size() >= 3) return {};
  return fail("Factors need three items or more that people answer in different ways; there " +
              std::string(items.columns.size() == 1 ? "is " : "are ") +
              std::to_string(items.columns.size()) + ".");
}

}  // namespace

Result<FactorStructure> factorStructure(const Survey& survey, const DriverModelSpec& spec,
                                        const FactorsAsked& asked, const Job& job) {
  auto items = scaleItems(survey, spec, asked.items);
  if (!items) return passOn(items);
  auto refused = takeOutConstant(*items);
  if (const Status enough = requireThree(*items); !enough) {
    return tl::make_unexpected(enough.error());
  }
  FactorStructure answer = startedFrom(survey, spec, asked, *items);
  answer.refused = std::move(refused);
  const auto rows = answeringRows(*items);
  answer.n = rows.size();
  answer.nEffective = kishEffective(items->question.design, rows);
  answer.nComplete = completeRows(*items).size();
  answer.leftOut.missing += items->people.size() - rows.size();
  const auto found = itemCorrelations(*items, rows, asked.correlation, job);
  if (!found) return tl::make_unexpected(found.error());
  keepCorrelations(*found, answer);
  setChance(*found, job, answer);
  if (job.stopped()) return cancelled();
  if (const Status chosen = chooseFactors(answer); !chosen) {
    return tl::make_unexpected(chosen.error());
  }
  describeItems(*items, answer);
  setLoadings(answer);
  proposeScales(answer);
  for (auto& scale : answer.scales) scale.text = scaleText(answer, scale);
  for (const auto& more : {correlationWarnings(*items, *found), factorWarnings(answer),
                           familyWarnings(*items, spec)}) {
    answer.warnings.insert(answer.warnings.end(), more.begin(), more.end());
  }
  return answer;
}

const char* nameOf(Rotation rotation) {
  switch (rotation) {
    case Rotation::Oblimin:
      return "oblimin";
    case Rotation::Promax:
      return "promax";
    case Rotation::Varimax:
      return "varimax";
    case Rotation::None:
      return "none";
  }
  return "";
}

std::optional<Rotation> rotationNamed(std::string_view name) {
  for (const Rotation rotation : kRotations) {
    if (name == nameOf(rotation)) return rotation;
  }
  return {};
}

std::optional<CorrelationKind> correlationNamed(std::string_view name) {
  for (const CorrelationKind kind : kKinds) {
    if (name == nameOf(kind)) return kind;
  }
  return {};
}

}  // namespace candour
