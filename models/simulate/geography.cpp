// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/simulate/geography.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "models/simulate/truth.h"

namespace candour {

namespace {

constexpr std::array<const char*, 22> kWardNames = {
    "Abbey",      "Bridge", "Castle",   "Church End", "College",   "Common",
    "Grange",     "Heath",  "Hillside", "Manor",      "Market",    "Mill",
    "Northfield", "Park",   "Priory",   "Riverside",  "St Mary's", "Southfield",
    "Station",    "Town",   "Valley",   "Victoria"};

std::string padded(std::size_t number, std::size_t digits) {
  std::string text = std::to_string(number);
  return std::string(digits - std::min(digits, text.size()), '0') + text;
}

// 19 to 21 wards a borough, with names in an order of the borough's own.
std::vector<SimulatedWard> makeWards(Random& random) {
  std::vector<SimulatedWard> wards;
  const auto& boroughs = simulatedLondon().boroughs;
  for (std::size_t b = 0; b < boroughs.size(); ++b) {
    auto names = kWardNames;
    for (std::size_t i = names.size(); i > 1; --i) std::swap(names[i - 1], names[random.below(i)]);
    const std::size_t count = 19 + random.below(3);
    std::sort(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(count),
              [](std::string_view x, std::string_view y) { return x < y; });
    for (std::size_t w = 0; w < count; ++w) {
      wards.push_back({b, "E059" + padded(b + 1, 2) + padded(w + 1, 3), names[w],
                       std::string(names[w]) + ", " + boroughs[b].name});
    }
  }
  return wards;
}

std::int64_t startOfQuarter(int quarter) {
  using namespace std::chrono;
  const int months = (quarter - 1) * 3 + 3;  // since January 2005
  const sys_days first =
      year{2005 + months / 12} / month{static_cast<unsigned>(months % 12 + 1)} / 1;
  return (first - sys_days{year{1582} / October / 14}).count();
}

// Draws the day of an interview within its quarter and the month that the day falls in.
void drawDay(Fieldwork& plan, int quarter, Random& random) {
  const std::int64_t first = startOfQuarter(quarter);
  const auto days = static_cast<std::uint64_t>(startOfQuarter(quarter + 1) - first);
  const std::int64_t day = first + static_cast<std::int64_t>(random.below(days));
  using namespace std::chrono;
  const year_month_day date{sys_days{year{1582} / October / 14} + std::chrono::days{day}};
  const int month = (int(date.year()) - 2011) * 12 + static_cast<int>(unsigned(date.month())) - 3;
  plan.dateOf.push_back(day * 86400);
  plan.monthOf.push_back(month);
}

std::size_t quartersOf(std::size_t rows, int years) {
  if (years > 0) return 4 * static_cast<std::size_t>(years);
  constexpr std::size_t kMostQuarters = kLastQuarter - kFirstQuarter + 1;
  return std::clamp<std::size_t>((rows + kRowsAQuarter - 1) / kRowsAQuarter, 4, kMostQuarters);
}

}  // namespace

Fieldwork planFieldwork(std::size_t rows, int years, Random random) {
  const std::size_t quarters = quartersOf(rows, years);
  Fieldwork plan;
  plan.series = years > 0;
  plan.lastQuarter = plan.series ? kLastSeriesQuarter : kLastQuarter;
  plan.firstQuarter = plan.lastQuarter + 1 - static_cast<int>(quarters);
  plan.wards = makeWards(random);
  std::array<std::vector<std::size_t>, kBoroughs> wardsIn;
  for (std::size_t w = 0; w < plan.wards.size(); ++w) wardsIn[plan.wards[w].borough].push_back(w);
  const std::size_t cells = quarters * kBoroughs;
  for (std::size_t cell = 0; cell < cells; ++cell) {
    // Cells of fewer rows than one each are spread by a stride that is coprime to 32.
    const std::size_t borough = rows < cells ? cell * 11 % kBoroughs : cell % kBoroughs;
    const std::size_t count = (cell + 1) * rows / cells - cell * rows / cells;
    std::vector<std::size_t> wards(count);
    for (auto& ward : wards) ward = wardsIn[borough][random.below(wardsIn[borough].size())];
    std::sort(wards.begin(), wards.end());
    const int quarter = plan.firstQuarter + static_cast<int>(cell / kBoroughs);
    for (const std::size_t ward : wards) {
      plan.quarterOf.push_back(quarter);
      plan.boroughOf.push_back(borough);
      plan.wardOf.push_back(ward);
      plan.areaOf.push_back(static_cast<int>(random.below(7)));
      drawDay(plan, quarter, random);
    }
  }
  return plan;
}

}  // namespace candour
