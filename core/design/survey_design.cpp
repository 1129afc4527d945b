// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/design/survey_design.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/text.h"
#include "core/design/replicate_weights.h"

namespace candour {

namespace {

// Numbers keys 0, 1, ... by size, so that the order of rows does not matter.
class Numbering {
 public:
  explicit Numbering(std::vector<std::int64_t> keys) : m_keys(std::move(keys)) {
    std::sort(m_keys.begin(), m_keys.end());
    m_keys.erase(std::unique(m_keys.begin(), m_keys.end()), m_keys.end());
  }
  [[nodiscard]] std::size_t count() const { return m_keys.size(); }
  [[nodiscard]] std::int64_t key(std::size_t number) const { return m_keys[number]; }
  [[nodiscard]] std::int32_t of(std::int64_t key) const {
    return static_cast<std::int32_t>(std::lower_bound(m_keys.begin(), m_keys.end(), key) -
                                     m_keys.begin());
  }

 private:
  std::vector<std::int64_t> m_keys;
};

Status checkWeights(const std::vector<double>& weight) {
  std::size_t negative = 0;
  std::size_t first = 0;
  for (std::size_t i = 0; i < weight.size(); ++i) {
    if (weight[i] < 0 && negative++ == 0) first = i;
  }
  if (negative == 0) return {};
  return fail("The weight is negative in " + grouped(static_cast<long long>(negative)) +
              (negative == 1 ? " row" : " rows") + ", first in row " + std::to_string(first + 1) +
              " (" + shortest(weight[first]) + "). A weight must be 0 or more.");
}

bool known(const DesignParts& parts, std::size_t row) {
  return !(std::isnan(parts.weight[row]) || (!parts.stratum.empty() && parts.stratum[row] < 0) ||
           (!parts.cluster.empty() && parts.cluster[row] < 0));
}

// The rows that are in the design; the others have no weight there.
std::vector<std::size_t> knownRows(const DesignParts& parts, SurveyDesign& design) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < parts.rows; ++row) {
    if (known(parts, row)) {
      rows.push_back(row);
    } else {
      design.weight[row] = 0;
    }
  }
  return rows;
}

void numberStrata(const DesignParts& parts, const std::vector<std::size_t>& rows,
                  SurveyDesign& design) {
  std::vector<std::int64_t> keys;
  for (const auto row : rows) keys.push_back(parts.stratum.empty() ? 0 : parts.stratum[row]);
  const Numbering strata(keys);
  design.psusInStratum.assign(strata.count(), 0);
  for (std::size_t k = 0; k < rows.size(); ++k) design.stratum[rows[k]] = strata.of(keys[k]);
}

// PSUs in the order of strata and clusters, or where rows are PSUs in the order of rows.
void numberPsus(const DesignParts& parts, const std::vector<std::size_t>& rows,
                SurveyDesign& design) {
  if (parts.cluster.empty()) {
    for (const auto row : rows) {
      design.psu[row] = static_cast<std::int32_t>(design.stratumOfPsu.size());
      design.stratumOfPsu.push_back(design.stratum[row]);
    }
  } else {
    std::vector<std::int64_t> keys;
    for (const auto row : rows) {
      keys.push_back((static_cast<std::int64_t>(design.stratum[row]) << 32) | parts.cluster[row]);
    }
    const Numbering psus(keys);
    for (std::size_t k = 0; k < rows.size(); ++k) design.psu[rows[k]] = psus.of(keys[k]);
    for (std::size_t j = 0; j < psus.count(); ++j) {
      design.stratumOfPsu.push_back(static_cast<std::int32_t>(psus.key(j) >> 32));
    }
  }
  for (const auto h : design.stratumOfPsu) ++design.psusInStratum[static_cast<std::size_t>(h)];
}

Status setFractions(const DesignParts& parts, SurveyDesign& design) {
  design.samplingFraction.assign(design.psusInStratum.size(), 0);
  if (parts.fpc.empty()) return {};
  std::vector<double> given(design.psusInStratum.size(), -1);
  bool fractions = true;
  for (std::size_t row = 0; row < parts.rows; ++row) {
    if (design.stratum[row] < 0) continue;
    double& stratumValue = given[static_cast<std::size_t>(design.stratum[row])];
    const double value = parts.fpc[row];
    const std::string where = "The finite population correction in row " + std::to_string(row + 1);
    if (std::isnan(value) || value <= 0) return fail(where + " is not a positive number.");
    if (stratumValue >= 0 && stratumValue != value) {
      return fail(where + " (" + shortest(value) + ") differs from others of its stratum (" +
                  shortest(stratumValue) + "). It must be one value a stratum.");
    }
    stratumValue = value;
    fractions = fractions && value <= 1;
  }
  for (std::size_t h = 0; h < given.size(); ++h) {
    const double f = fractions ? given[h] : design.psusInStratum[h] / given[h];
    if (f > 1) {
      return fail("The finite population correction " + shortest(given[h]) +
                  " is smaller than the " + std::to_string(design.psusInStratum[h]) +
                  " sampling units of its stratum.");
    }
    design.samplingFraction[h] = f;
  }
  return {};
}

}  // namespace

Result<SurveyDesign> makeSurveyDesign(DesignParts parts) {
  if (parts.weight.empty()) parts.weight.assign(parts.rows, 1.0);
  if (auto status = checkWeights(parts.weight); !status) return passOn(status);
  SurveyDesign design;
  design.lonely = parts.lonely;
  design.rowsArePsus = parts.cluster.empty();
  design.weight = parts.weight;
  design.stratum.assign(parts.rows, -1);
  design.psu.assign(parts.rows, -1);
  const auto rows = knownRows(parts, design);
  numberStrata(parts, rows, design);
  numberPsus(parts, rows, design);
  if (auto status = setFractions(parts, design); !status) return passOn(status);
  return design;
}

DesignCounts countDesign(const SurveyDesign& design, const std::vector<std::uint32_t>& rows) {
  std::vector<char> psuSeen(static_cast<std::size_t>(design.psus()), 0);
  std::vector<char> stratumSeen(static_cast<std::size_t>(design.strata()), 0);
  DesignCounts counts;
  for (const auto row : rows) {
    if (design.stratum[row] < 0 || design.weight[row] == 0) continue;
    char& psu = psuSeen[static_cast<std::size_t>(design.psu[row])];
    char& stratum = stratumSeen[static_cast<std::size_t>(design.stratum[row])];
    counts.psus += psu == 0;
    counts.strata += stratum == 0;
    psu = stratum = 1;
  }
  if (design.replicates) counts.replicateDf = replicateDf(design, *design.replicates, rows);
  return counts;
}

}  // namespace candour
