// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/design/survey_design.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "core/base/text.h"

namespace candour {

namespace {

// Renumbers keys 0, 1, ... in the order they first occur.
class Numbering {
 public:
  std::int32_t of(std::int64_t key) {
    return m_numbers.try_emplace(key, static_cast<std::int32_t>(m_numbers.size())).first->second;
  }

 private:
  std::unordered_map<std::int64_t, std::int32_t> m_numbers;
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

void numberRows(const DesignParts& parts, SurveyDesign& design) {
  Numbering strata;
  Numbering psus;
  for (std::size_t row = 0; row < parts.rows; ++row) {
    if (!known(parts, row)) {
      design.weight[row] = 0;
      continue;
    }
    const std::int32_t h = strata.of(parts.stratum.empty() ? 0 : parts.stratum[row]);
    if (static_cast<std::size_t>(h) == design.psusInStratum.size())
      design.psusInStratum.push_back(0);
    const std::int32_t j = parts.cluster.empty()
                               ? static_cast<std::int32_t>(design.stratumOfPsu.size())
                               : psus.of((static_cast<std::int64_t>(h) << 32) | parts.cluster[row]);
    if (static_cast<std::size_t>(j) == design.stratumOfPsu.size()) {
      design.stratumOfPsu.push_back(h);
      ++design.psusInStratum[static_cast<std::size_t>(h)];
    }
    design.stratum[row] = h;
    design.psu[row] = j;
  }
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
  numberRows(parts, design);
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
  return counts;
}

}  // namespace candour
