// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/trends/window_shares.h"

#include <algorithm>
#include <cmath>

#include "core/design/design_variance.h"
#include "core/design/proportion.h"

namespace candour {

namespace {

// The interviews of a base period and their weighted sums.
struct BaseSums {
  std::vector<std::uint32_t> rows;
  double weight = 0;
  double squares = 0;
  double positive = 0;

  [[nodiscard]] double share() const { return positive / weight; }
};

// What one interview of a base counts in a window: influence = factor w (y - centre).
struct BasePart {
  int base = 0;
  double factor = 0;
  double centre = 0;
};

std::vector<BaseSums> sumsOf(const SeriesInput& input, const std::vector<std::uint32_t>& rows) {
  std::vector<BaseSums> sums(input.periods.bases.size());
  for (const auto row : rows) {
    BaseSums& base = sums[static_cast<std::size_t>(input.periods.baseOfRow[row])];
    const double w = input.design.weight[row];
    base.rows.push_back(row);
    base.weight += w;
    base.squares += w * w;
    base.positive += w * input.outcome[row];
  }
  return sums;
}

std::string whyNot(const SeriesInput& input, const std::vector<BaseSums>& sums,
                   const std::vector<int>& bases) {
  const auto empty = [&sums](int base) { return sums[base].rows.empty(); };
  const auto gap = std::find_if(bases.begin(), bases.end(), empty);
  if (gap == bases.end()) return {};
  if (bases.size() == 1) return "nobody has an answer and a weight";
  const bool all = std::all_of(bases.begin(), bases.end(), empty);
  if (!all && !input.everyBase) return {};
  if (all) return "nobody has an answer and a weight";
  return "nobody interviewed in " + input.periods.bases[static_cast<std::size_t>(*gap)].label +
         " has an answer and a weight";
}

// An area's window without a base that others have interviews in.
void leaveOutEmpty(const SeriesInput& input, const std::vector<BaseSums>& sums,
                   const std::vector<int>& bases, Window& window) {
  for (const int base : bases) {
    const auto place = static_cast<std::size_t>(base);
    if (!sums[place].rows.empty()) continue;
    const Window& empty = input.periods.bases[place];
    --window.parts;
    window.missingMonths += empty.lastMonth - empty.firstMonth + 1 - empty.missingMonths;
  }
}

// The share and how each base enters it. Equal: the mean of the bases' shares.
std::vector<BasePart> partsOf(const std::vector<BaseSums>& sums, const std::vector<int>& bases,
                              Pooling pooling, TrendPoint& point) {
  std::vector<BasePart> parts;
  double weight = 0;
  double squares = 0;
  double positive = 0;
  for (const int base : bases) {
    const BaseSums& s = sums[static_cast<std::size_t>(base)];
    if (s.rows.empty()) continue;
    const double scale = pooling == Pooling::Equal ? 1 / s.weight : 1;
    parts.push_back({base, scale, s.share()});
    point.n += s.rows.size();
    weight += scale * s.weight;
    squares += scale * scale * s.squares;
    positive += scale * s.positive;
  }
  point.estimate = positive / weight;
  point.nEffective = weight * weight / squares;  // Kish's until the variance is known
  for (auto& part : parts) {
    part.factor /= weight;
    if (pooling == Pooling::AsWeighted) part.centre = point.estimate;
  }
  return parts;
}

// PSUs and strata seen in the current window: those with the window's stamp.
struct Stamps {
  std::vector<int> psu;
  std::vector<int> stratum;
};

// The PSUs of a series, in order.
std::vector<std::int32_t> psusOf(const SurveyDesign& design,
                                 const std::vector<std::uint32_t>& rows) {
  std::vector<std::int32_t> ids;
  ids.reserve(rows.size());
  for (const auto row : rows) ids.push_back(design.psu[row]);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

// Adds a window's influences and counts its degrees of freedom.
int addInfluences(const SeriesInput& input, const std::vector<BaseSums>& sums,
                  const std::vector<BasePart>& parts, const std::vector<std::int32_t>& ids,
                  int window, Stamps& stamps, PsuTotals& totals) {
  int df = 0;
  for (const auto& part : parts) {
    for (const auto row : sums[static_cast<std::size_t>(part.base)].rows) {
      const auto psu = input.design.psu[row];
      const auto at = std::lower_bound(ids.begin(), ids.end(), psu) - ids.begin();
      const auto h = static_cast<std::size_t>(input.design.stratum[row]);
      totals(at, window) +=
          part.factor * input.design.weight[row] * (input.outcome[row] - part.centre);
      int& seenPsu = stamps.psu[static_cast<std::size_t>(at)];
      df += seenPsu != window;
      seenPsu = window;
      df -= stamps.stratum[h] != window;
      stamps.stratum[h] = window;
    }
  }
  return df;
}

void finish(ShareInterval kind, double variance, TrendPoint& point) {
  const double p = point.estimate;
  const double kish = point.nEffective;
  point.se = std::sqrt(std::max(0.0, variance));
  point.nEffective = effectiveSize(p, variance, kish);
  const auto interval =
      shareInterval(kind, p, point.se, point.df, static_cast<double>(point.n), kish);
  point.lower = interval.lower;
  point.upper = interval.upper;
  if (point.df > 0) return;
  point.se = kNotAvailable;
  point.why = "a single sampling unit says nothing of the variation";
}

}  // namespace

Result<WindowShares> windowShares(const SeriesInput& input,
                                  const std::vector<std::uint32_t>& rows) {
  const auto sums = sumsOf(input, rows);
  const auto psus = psusOf(input.design, rows);
  const auto windows = static_cast<Eigen::Index>(input.periods.windows.size());
  PsuTotals totals = PsuTotals::Zero(static_cast<Eigen::Index>(psus.size()), windows);
  Stamps stamps{std::vector<int>(psus.size(), -1),
                std::vector<int>(static_cast<std::size_t>(input.design.strata()), -1)};
  WindowShares shares;
  for (Eigen::Index k = 0; k < windows; ++k) {
    const auto& bases = input.periods.basesOfWindow[static_cast<std::size_t>(k)];
    TrendPoint point;
    point.window = input.periods.windows[static_cast<std::size_t>(k)];
    point.why = whyNot(input, sums, bases);
    if (point.why.empty()) {
      const auto parts = partsOf(sums, bases, input.pooling, point);
      leaveOutEmpty(input, sums, bases, point.window);
      point.df = addInfluences(input, sums, parts, psus, static_cast<int>(k), stamps, totals);
    } else {
      for (const int base : bases) point.n += sums[static_cast<std::size_t>(base)].rows.size();
      point.nEffective = point.estimate = point.se = point.lower = point.upper = kNotAvailable;
    }
    shares.points.push_back(std::move(point));
  }
  auto covariance = designCovariance(input.design, psus, std::move(totals));
  if (!covariance) return passOn(covariance);
  shares.covariance = std::move(*covariance);
  for (Eigen::Index k = 0; k < windows; ++k) {
    TrendPoint& point = shares.points[static_cast<std::size_t>(k)];
    if (point.why.empty()) finish(input.design.interval, shares.covariance(k, k), point);
  }
  return shares;
}

}  // namespace candour
