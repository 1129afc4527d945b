// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/random.h"

namespace candour {

/// Quarters count from April-June 2005, as the weights WT_Qnn do; financial year 15 (2019-20) holds
/// quarters 57 to 60. A survey of rows ends with quarter 60, the last one before interviews moved
/// to the telephone, and begins at the earliest with quarter 41 (April-June 2015). A survey of
/// years ends with quarter 75 (October-December 2023), the last one of the published series, and
/// begins at the earliest with quarter 36 (January-March 2014).
inline constexpr int kFirstQuarter = 41;
inline constexpr int kLastQuarter = 60;
inline constexpr int kFirstSeriesQuarter = 36;
inline constexpr int kLastSeriesQuarter = 75;
inline constexpr int kMostYears = (kLastSeriesQuarter - kFirstSeriesQuarter + 1) / 4;
inline constexpr std::size_t kRowsAQuarter = 3200;
inline constexpr std::size_t kBoroughs = 32;
inline constexpr int kNeighbourhoods = 4;  // in a borough

struct SimulatedWard {
  std::size_t borough = 0;
  std::string code;    // E05-like
  std::string name;    // within the borough
  std::string unique;  // with the borough
};

/// Where and when each interview was held. Rows run by quarter, borough and ward.
struct Fieldwork {
  int firstQuarter = kFirstQuarter;
  int lastQuarter = kLastQuarter;
  bool series = false;  // a survey of years: levels follow the published series by quarter
  std::vector<SimulatedWard> wards;
  std::vector<int> quarterOf;
  std::vector<std::size_t> boroughOf;
  std::vector<std::size_t> wardOf;   // into wards
  std::vector<int> areaOf;           // small area within the ward, 0-based
  std::vector<int> monthOf;          // counted from April 2011
  std::vector<std::int64_t> dateOf;  // seconds since 1582-10-14
  [[nodiscard]] std::size_t rows() const { return quarterOf.size(); }
};

constexpr int financialYearOf(int quarter) {
  return 1 + (quarter - 1) / 4;
}

/// Spreads `rows` interviews evenly over quarters and boroughs: over `years` calendar years to the
/// end of 2023, or with 0 over as many quarters to March 2020 as 3,200 a quarter make, at least 4
/// and at most 20.
Fieldwork planFieldwork(std::size_t rows, int years, Random random);

}  // namespace candour
