// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/scales/item_correlations.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "core/base/text.h"
#include "core/multivariate/factor_fit.h"
#include "core/multivariate/polychoric.h"
#include "core/numeric/parallel.h"

namespace candour {

namespace {

constexpr std::size_t kMostNamedPairs = 4;

// The answers of the rows alone, packed.
struct PackedItems {
  std::vector<std::vector<std::int8_t>> places;
  std::vector<std::vector<double>> scores;
  std::vector<double> weights;
};

PackedItems packed(const ScaleItems& items, const std::vector<std::uint32_t>& rows,
                   bool polychoric) {
  PackedItems pack;
  double sum = 0;
  for (const auto row : rows) sum += items.question.design.weight[row];
  for (const auto row : rows) {
    pack.weights.push_back(items.question.design.weight[row] * static_cast<double>(rows.size()) /
                           sum);
  }
  for (const ItemColumn& column : items.columns) {
    auto& places = pack.places.emplace_back();
    auto& scores = pack.scores.emplace_back();
    for (const auto row : rows) {
      if (polychoric) places.push_back(static_cast<std::int8_t>(column.placeOfRow[row]));
      if (!polychoric) scores.push_back(column.scoreOfRow[row]);
    }
  }
  return pack;
}

struct Pair {
  double correlation = 0;
  double n = 0;
  double nEffective = 0;
  bool atLimit = false;
  std::string why;
};

double kish(double sum, double squares) {
  return squares > 0 ? sum * sum / squares : 0;
}

Pair polychoricPair(const PackedItems& pack, std::size_t a, std::size_t b, std::size_t levelsA,
                    std::size_t levelsB) {
  Eigen::MatrixXd counts =
      Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(levelsA), static_cast<Eigen::Index>(levelsB));
  Pair pair;
  double squares = 0;
  const auto& first = pack.places[a];
  const auto& second = pack.places[b];
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (first[i] < 0 || second[i] < 0) continue;
    const double w = pack.weights[i];
    counts(first[i], second[i]) += w;
    squares += w * w;
    ++pair.n;
  }
  if (pair.n == 0) return pair;
  const Polychoric found = polychoricOf(counts);
  pair.nEffective = kish(counts.sum(), squares);
  pair.correlation = found.rho;
  pair.atLimit = found.atLimit;
  pair.why = found.why;
  return pair;
}

Pair pearsonPair(const PackedItems& pack, std::size_t a, std::size_t b) {
  const auto& x = pack.scores[a];
  const auto& y = pack.scores[b];
  Pair pair;
  double sum = 0, squares = 0, meanX = 0, meanY = 0;
  const auto both = [&](std::size_t i) { return !std::isnan(x[i]) && !std::isnan(y[i]); };
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (!both(i)) continue;
    const double w = pack.weights[i];
    sum += w, squares += w * w, meanX += w * x[i], meanY += w * y[i];
    ++pair.n;
  }
  if (pair.n == 0) return pair;
  meanX /= sum, meanY /= sum;
  double xx = 0, yy = 0, xy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (!both(i)) continue;
    const double w = pack.weights[i], dx = x[i] - meanX, dy = y[i] - meanY;
    xx += w * dx * dx, yy += w * dy * dy, xy += w * dx * dy;
  }
  pair.nEffective = kish(sum, squares);
  if (!(xx > 0) || !(yy > 0)) pair.why = "fewer than two different answers";
  pair.correlation = std::clamp(xy / std::sqrt(xx * yy), -1.0, 1.0);
  return pair;
}

// The variance of the normal scores of an item's answers; 1 for numbers.
double informationOf(const PackedItems& pack, std::size_t item, std::size_t levels) {
  Eigen::VectorXd all = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(levels));
  for (std::size_t i = 0; i < pack.weights.size(); ++i) {
    if (pack.places[item][i] >= 0) all(pack.places[item][i]) += pack.weights[i];
  }
  std::vector<double> some;
  for (const double share : all / all.sum()) {
    if (share > 0) some.push_back(share);
  }
  const Eigen::VectorXd shares =
      Eigen::Map<Eigen::VectorXd>(some.data(), static_cast<Eigen::Index>(some.size()));
  return shares.dot(normalScores(shares).cwiseAbs2());
}

std::string pairName(const ScaleItems& items, std::size_t a, std::size_t b) {
  return items.columns[a].variable + " and " + items.columns[b].variable;
}

Status requireOrdered(const ScaleItems& items) {
  for (const ItemColumn& column : items.columns) {
    if (column.isOrdered()) continue;
    return fail(
        "\"" + column.variable + "\" has " + grouped(static_cast<long long>(column.levels.size())) +
        " different answers; polychoric correlations are for at most " +
        std::to_string(kMostOrdered) + ". Use Pearson's (--correlation pearson), or band it.");
  }
  return {};
}

Status keep(const ScaleItems& items, std::size_t a, std::size_t b, const Pair& pair,
            ItemCorrelations& all) {
  if (pair.n == 0) {
    return fail(
        "Nobody answered both " + pairName(items, a, b) +
        ": leave one of them out, or restrict the question to the time when both were asked.");
  }
  if (!pair.why.empty()) {
    return fail("Among those who answered both " + pairName(items, a, b) + ", one of them has " +
                pair.why + ": leave it out.");
  }
  const auto i = static_cast<Eigen::Index>(a), j = static_cast<Eigen::Index>(b);
  all.correlation(i, j) = all.correlation(j, i) = pair.correlation;
  all.n(i, j) = all.n(j, i) = pair.n;
  all.nEffective(i, j) = all.nEffective(j, i) = pair.nEffective;
  if (pair.atLimit) all.atLimit.emplace_back(static_cast<int>(a), static_cast<int>(b));
  return {};
}

void setDiagonal(const PackedItems& pack, bool polychoric, ItemCorrelations& all) {
  for (std::size_t k = 0; k < pack.places.size(); ++k) {
    const auto at = static_cast<Eigen::Index>(k);
    double sum = 0, squares = 0;
    for (std::size_t i = 0; i < pack.weights.size(); ++i) {
      const bool answered = polychoric ? pack.places[k][i] >= 0 : !std::isnan(pack.scores[k][i]);
      if (!answered) continue;
      sum += pack.weights[i], squares += pack.weights[i] * pack.weights[i];
      ++all.n(at, at);
    }
    all.nEffective(at, at) = kish(sum, squares);
  }
}

}  // namespace

const char* nameOf(CorrelationKind kind) {
  return kind == CorrelationKind::Polychoric ? "polychoric"
         : kind == CorrelationKind::Pearson  ? "pearson"
                                             : "auto";
}

Result<ItemCorrelations> itemCorrelations(const ScaleItems& items,
                                          const std::vector<std::uint32_t>& rows,
                                          CorrelationKind kind, const Job& job) {
  const Status ordered = requireOrdered(items);
  if (!ordered && kind == CorrelationKind::Polychoric) {
    return tl::make_unexpected(ordered.error());
  }
  const std::size_t count = items.columns.size();
  const auto size = static_cast<Eigen::Index>(count);
  ItemCorrelations all;
  const bool polychoric = kind != CorrelationKind::Pearson && ordered.has_value();
  all.kind = polychoric ? CorrelationKind::Polychoric : CorrelationKind::Pearson;
  all.correlation = Eigen::MatrixXd::Identity(size, size);
  all.n = all.nEffective = Eigen::MatrixXd::Zero(size, size);
  all.information = Eigen::VectorXd::Ones(size);
  const PackedItems pack = packed(items, rows, polychoric);
  setDiagonal(pack, polychoric, all);
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t a = 0; a < count; ++a) {
    for (std::size_t b = 0; b < a; ++b) pairs.emplace_back(a, b);
  }
  std::vector<Pair> found(pairs.size());
  parallelFor(pairs.size(), [&](std::size_t k) {
    const auto [a, b] = pairs[k];
    if (job.stopped()) return;
    found[k] = polychoric ? polychoricPair(pack, a, b, items.columns[a].levels.size(),
                                           items.columns[b].levels.size())
                          : pearsonPair(pack, a, b);
  });
  if (job.stopped()) return cancelled();
  for (std::size_t k = 0; k < pairs.size(); ++k) {
    const Status kept = keep(items, pairs[k].first, pairs[k].second, found[k], all);
    if (!kept) return tl::make_unexpected(kept.error());
  }
  for (std::size_t k = 0; polychoric && k < count; ++k) {
    all.information(static_cast<Eigen::Index>(k)) =
        informationOf(pack, k, items.columns[k].levels.size());
  }
  return all;
}

double meanCorrelation(const Eigen::MatrixXd& correlation) {
  const auto size = static_cast<double>(correlation.rows());
  return (correlation.sum() - correlation.trace()) / (size * (size - 1));
}

double meanAbsoluteCorrelation(const Eigen::MatrixXd& correlation) {
  return meanCorrelation(correlation.cwiseAbs());
}

std::vector<Warning> correlationWarnings(const ScaleItems& items, const ItemCorrelations& found) {
  std::vector<Warning> warnings;
  if (!found.atLimit.empty()) {
    std::vector<std::string> names;
    for (const auto& [a, b] : found.atLimit) {
      if (names.size() == kMostNamedPairs) break;
      names.push_back(pairName(items, static_cast<std::size_t>(b), static_cast<std::size_t>(a)));
    }
    const std::size_t more = found.atLimit.size() - names.size();
    warnings.push_back(
        {"polychoric_limit", names,
         "Empty cells leave the polychoric correlation of " + join(names, "; ") +
             (more > 0 ? " and " + std::to_string(more) + " more pairs" : "") +
             " without a peak below 1: it is held at 0.9999. Nothing is added to empty cells. "
             "Merge "
             "rare answers, leave out an item that repeats another, or use Pearson's."});
  }
  if (eigenvaluesOf(found.correlation).minCoeff() < -1e-10) {
    warnings.push_back({"not_positive_definite",
                        {},
                        "The correlations do not fit together (an eigenvalue is below 0), as pairs "
                        "rest on different people or on few answers. Nothing is smoothed; read "
                        "small factors with care."});
  }
  return warnings;
}

}  // namespace candour
