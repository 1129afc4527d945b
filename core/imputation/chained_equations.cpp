// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/imputation/chained_equations.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <numeric>

#include "core/base/check.h"
#include "core/base/text.h"
#include "core/imputation/posterior_draws.h"
#include "core/numeric/parallel.h"

namespace candour {

namespace {

// More levels than this would be as many regressions for one variable.
constexpr int kMostLevelsImputed = 60;

// What does not change between imputations: where variables are in the matrix and who lacks them.
struct Layout {
  std::size_t rows = 0;
  std::vector<Eigen::Index> column;  // first column of a variable
  std::vector<Eigen::Index> width;
  std::vector<double> mean;  // of a number, over the rows that have it
  std::vector<double> sd;
  std::vector<std::vector<std::uint32_t>> missing;   // [v]
  std::vector<std::vector<std::uint32_t>> observed;  // [v], only where some are missing
  std::vector<std::size_t> order;                    // variables with missing, fewest first
  Eigen::Index columns = 1;
};

bool missingAt(const ImputedVariable& variable, std::size_t row) {
  return variable.categorical ? variable.levelOfRow[row] < 0 : std::isnan(variable.values[row]);
}

double valueAt(const ImputedVariable& variable, std::size_t row) {
  return variable.categorical ? variable.levelOfRow[row] : variable.values[row];
}

void setMoments(const ImputedVariable& variable, Layout& layout) {
  double n = 0;
  double sum = 0;
  for (const double v : variable.values) {
    n += std::isnan(v) ? 0 : 1;
    sum += std::isnan(v) ? 0 : v;
  }
  layout.mean.push_back(n > 0 ? sum / n : 0);
  double squares = 0;
  for (const double v : variable.values) {
    if (!std::isnan(v)) squares += (v - layout.mean.back()) * (v - layout.mean.back());
  }
  layout.sd.push_back(n > 0 && squares > 0 ? std::sqrt(squares / n) : 1);
}

Result<Layout> layoutOf(const std::vector<ImputedVariable>& variables) {
  Layout layout;
  layout.rows = variables.empty()          ? 0
                : variables[0].categorical ? variables[0].levelOfRow.size()
                                           : variables[0].values.size();
  for (std::size_t v = 0; v < variables.size(); ++v) {
    const ImputedVariable& variable = variables[v];
    check(
        (variable.categorical ? variable.levelOfRow.size() : variable.values.size()) == layout.rows,
        "one entry a row");
    layout.column.push_back(layout.columns);
    layout.width.push_back(variable.categorical ? std::max(0, variable.levels - 1) : 1);
    layout.columns += layout.width.back();
    setMoments(variable, layout);
    layout.missing.emplace_back();
    layout.observed.emplace_back();
    for (std::size_t row = 0; row < layout.rows; ++row) {
      auto& list = missingAt(variable, row) ? layout.missing.back() : layout.observed.back();
      list.push_back(static_cast<std::uint32_t>(row));
    }
    if (layout.missing.back().empty()) continue;
    if (layout.observed.back().empty()) {
      return fail("Nobody has an answer to \"" + variable.name +
                  "\": there is nothing to impute from. Leave it out of the model.");
    }
    if (variable.categorical && variable.levels > kMostLevelsImputed) {
      return fail("\"" + variable.name + "\" has " + std::to_string(variable.levels) +
                  " answers, too many to be imputed. Merge some, or leave it out of the model.");
    }
    layout.order.push_back(v);
  }
  std::stable_sort(layout.order.begin(), layout.order.end(), [&](std::size_t a, std::size_t b) {
    return layout.missing[a].size() < layout.missing[b].size();
  });
  return layout;
}

// One imputation on its way: the completed data as predictors, and the regressions so far.
class Chain {
 public:
  Chain(const std::vector<ImputedVariable>& variables, const Layout& layout,
        const ChainOptions& options, std::uint64_t seed)
      : m_variables(variables),
        m_layout(layout),
        m_options(options),
        m_random(seed),
        m_matrix(Predictors::Zero(static_cast<Eigen::Index>(layout.rows), layout.columns)),
        m_drawn(variables.size()),
        m_modes(variables.size()) {
    m_matrix.col(0).setOnes();
    for (std::size_t v = 0; v < variables.size(); ++v) begin(v);
    std::vector<std::uint32_t> all(layout.rows);
    std::iota(all.begin(), all.end(), 0U);
    m_gram = gramOf({m_matrix}, all);
  }

  void round() {
    for (const std::size_t v : m_layout.order) {
      if (m_variables[v].categorical) {
        drawCategory(v);
      } else {
        drawNumber(v);
      }
      replace(v);
    }
  }

  std::vector<std::vector<double>> take() { return std::move(m_drawn); }

 private:
  // Observed values as they are, missing ones as random observed ones.
  void begin(std::size_t v) {
    const ImputedVariable& variable = m_variables[v];
    for (std::size_t row = 0; row < m_layout.rows; ++row) {
      if (!missingAt(variable, row))
        put(v, static_cast<std::uint32_t>(row), valueAt(variable, row));
    }
    const auto& observed = m_layout.observed[v];
    for (const auto row : m_layout.missing[v]) {
      const auto donor = observed[m_random.below(observed.size())];
      m_drawn[v].push_back(valueAt(variable, donor));
      put(v, row, m_drawn[v].back());
    }
  }

  void put(std::size_t v, std::uint32_t row, double value) {
    const Eigen::Index column = m_layout.column[v];
    if (!m_variables[v].categorical) {
      m_matrix(row, column) = (value - m_layout.mean[v]) / m_layout.sd[v];
      return;
    }
    const auto level = static_cast<Eigen::Index>(value);
    for (Eigen::Index k = 0; k < m_layout.width[v]; ++k) {
      m_matrix(row, column + k) = level == k + 1 ? 1 : 0;
    }
  }

  // Puts what was drawn into the matrix, and keeps the gram matrix its own.
  void replace(std::size_t v) {
    const auto& missing = m_layout.missing[v];
    const Eigen::Index column = m_layout.column[v];
    const Eigen::Index width = m_layout.width[v];
    Eigen::MatrixXd change = Eigen::MatrixXd::Zero(m_layout.columns, width);
    const auto add = [&](double sign) {
      for (const auto row : missing) {
        change.noalias() +=
            sign * m_matrix.row(row).transpose() * m_matrix.row(row).segment(column, width);
      }
    };
    add(-1);
    for (std::size_t i = 0; i < missing.size(); ++i) put(v, missing[i], m_drawn[v][i]);
    add(1);
    m_gram.middleCols(column, width) += change;
    m_gram.middleRows(column, width) = m_gram.middleCols(column, width).transpose();
  }

  [[nodiscard]] PredictorView others(std::size_t v) const {
    return {m_matrix, m_layout.column[v], m_layout.width[v]};
  }

  // The sums of the regression of number `v` on all else over the rows that have it: those of all
  // rows, which are kept, less those of the few that lack it.
  [[nodiscard]] LinearSums sumsOf(std::size_t v) const {
    const Eigen::Index at = m_layout.column[v];
    std::vector<Eigen::Index> kept;
    for (Eigen::Index column = 0; column < m_layout.columns; ++column) {
      if (column != at) kept.push_back(column);
    }
    const PredictorView all{m_matrix};
    const Eigen::MatrixXd here = m_gram - gramOf(all, m_layout.missing[v]);
    return {here(kept, kept), here(kept, std::vector<Eigen::Index>{at}).col(0), here(at, at),
            static_cast<double>(m_layout.observed[v].size())};
  }

  // Predictive mean matching, observed rows by the estimate and missing ones by the draw.
  void drawNumber(std::size_t v) {
    const PredictorView x = others(v);
    const auto& observed = m_layout.observed[v];
    const auto fit = drawLinear(sumsOf(v), m_random);
    std::vector<std::pair<double, double>> donors(observed.size());  // prediction, value
    for (std::size_t i = 0; i < donors.size(); ++i) {
      donors[i] = {x.product(observed[i], fit.estimate), m_variables[v].values[observed[i]]};
    }
    std::sort(donors.begin(), donors.end());
    const auto& missing = m_layout.missing[v];
    for (std::size_t i = 0; i < missing.size(); ++i) {
      m_drawn[v][i] = matched(donors, x.product(missing[i], fit.draw));
    }
  }

  // The value of one of the donors with the nearest predictions, each as likely.
  double matched(const std::vector<std::pair<double, double>>& donors, double prediction) {
    const std::size_t wanted = std::min(static_cast<std::size_t>(m_options.donors), donors.size());
    const auto at =
        std::lower_bound(donors.begin(), donors.end(), std::pair(prediction, -HUGE_VAL));
    auto from = static_cast<std::size_t>(at - donors.begin());
    auto to = from;  // the donors are [from, to)
    while (to - from < wanted) {
      const bool left = from > 0 && (to == donors.size() || prediction - donors[from - 1].first <=
                                                                donors[to].first - prediction);
      if (left) {
        --from;
      } else {
        ++to;
      }
    }
    return donors[from + m_random.below(wanted)].second;
  }

  // "This level, if none before it": a logistic regression a level that occurs, but the last.
  void drawCategory(std::size_t v) {
    const PredictorView x = others(v);
    const auto& levels = m_variables[v].levelOfRow;
    const auto& missing = m_layout.missing[v];
    const auto present = levelsOf(v);
    m_modes[v].resize(present.size());
    std::vector<std::uint32_t> left = m_layout.observed[v];
    std::vector<std::size_t> open(missing.size());
    std::iota(open.begin(), open.end(), std::size_t{0});
    for (std::size_t k = 0; k + 1 < present.size(); ++k) {
      const auto level = present[k];
      std::vector<double> y;
      y.reserve(left.size());
      for (const auto row : left) y.push_back(levels[row] == level ? 1.0 : 0.0);
      const auto fit = drawLogistic(x, left, y, m_modes[v][k], m_random);
      std::erase_if(open, [&](std::size_t i) {
        const double p = 1 / (1 + std::exp(-x.product(missing[i], fit.draw)));
        if (!m_random.bernoulli(p)) return false;
        m_drawn[v][i] = level;
        return true;
      });
      std::erase_if(left, [&](std::uint32_t row) { return levels[row] == level; });
    }
    for (const auto i : open) m_drawn[v][i] = present.back();
  }

  // The levels that somebody has, in order.
  [[nodiscard]] std::vector<std::int32_t> levelsOf(std::size_t v) const {
    std::vector<char> found(static_cast<std::size_t>(m_variables[v].levels), 0);
    for (const auto row : m_layout.observed[v]) {
      found[static_cast<std::size_t>(m_variables[v].levelOfRow[row])] = 1;
    }
    std::vector<std::int32_t> present;
    for (std::size_t level = 0; level < found.size(); ++level) {
      if (found[level]) present.push_back(static_cast<std::int32_t>(level));
    }
    return present;
  }

  const std::vector<ImputedVariable>& m_variables;
  const Layout& m_layout;
  const ChainOptions& m_options;
  Random m_random;
  Predictors m_matrix;
  Eigen::MatrixXd m_gram;                          // of m_matrix
  std::vector<std::vector<double>> m_drawn;        // [v]
  std::vector<std::vector<LogisticMode>> m_modes;  // [v][level]
};

}  // namespace

ImputedVariable Imputations::completed(const std::vector<ImputedVariable>& variables, std::size_t m,
                                       std::size_t v) const {
  ImputedVariable variable = variables[v];
  for (std::size_t i = 0; i < missingRows[v].size(); ++i) {
    const double value = values[m][v][i];
    if (variable.categorical) {
      variable.levelOfRow[missingRows[v][i]] = static_cast<std::int32_t>(value);
    } else {
      variable.values[missingRows[v][i]] = value;
    }
  }
  return variable;
}

Result<Imputations> imputeChained(const std::vector<ImputedVariable>& variables,
                                  const ChainOptions& options, const Job& job) {
  auto layout = layoutOf(variables);
  if (!layout) return passOn(layout);
  Imputations result;
  result.values.resize(static_cast<std::size_t>(options.imputations));
  std::mutex telling;
  const double rounds = static_cast<double>(options.imputations) * options.iterations;
  double done = 0;
  parallelFor(result.values.size(), [&](std::size_t m) {
    // Seeds far apart: SplitMix64 spreads neighbouring numbers.
    Chain chain(variables, *layout, options, options.seed + 0x9E3779B97F4A7C15ULL * (m + 1));
    for (int round = 0; round < options.iterations && !job.stopped(); ++round) {
      chain.round();
      const std::scoped_lock lock(telling);
      job.report(++done / rounds);
    }
    result.values[m] = chain.take();
  });
  if (job.stopped()) return cancelled();
  result.missingRows = std::move(layout->missing);
  return result;
}

}  // namespace candour
