// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/numeric/multiple_testing.h"
#include "models/drivers/fitted_model.h"
#include "tests/support/sample_answers.h"

namespace candour {

namespace {

GroupGap gapOf(const GroupRow& row, int df) {
  GroupGap gap;
  gap.level = row.level;
  gap.n = row.n;
  gap.rawDf = df;
  gap.raw = row.raw, gap.held = row.held;
  gap.rawSe = gap.se = row.se;
  const Inference raw = inferenceOf(row.raw, row.se, df), held = inferenceOf(row.held, row.se, df);
  gap.rawLower = raw.lower, gap.rawUpper = raw.upper, gap.rawP = raw.p;
  gap.lower = held.lower, gap.upper = held.upper, gap.p = held.p;
  return gap;
}

void setHolm(ControlGaps& control) {
  std::vector<double> p;
  for (const GroupGap& gap : control.groups) p.push_back(gap.p);
  p = holm(p);
  for (std::size_t i = 0; i < p.size(); ++i) {
    control.groups[i].pHolm = p[i];
    control.groups[i].differs = p[i] < 0.05;
  }
}

}  // namespace

GroupGaps groupGapsOf(const std::vector<GroupRow>& rows) {
  GroupGaps gaps;
  gaps.simulated = true;
  gaps.weighted = true;
  gaps.n = 10912;
  gaps.nEffective = 8240.4;
  gaps.df = 500;
  gaps.spec.drivers.resize(3);
  for (const GroupRow& row : rows) {
    if (gaps.controls.empty() || gaps.controls.back().control != row.control) {
      gaps.controls.push_back({row.control, row.control, row.reference, 4000, {}});
      gaps.spec.controls.emplace_back().name = row.control;
    }
    gaps.controls.back().groups.push_back(gapOf(row, gaps.df));
  }
  for (ControlGaps& control : gaps.controls) setHolm(control);
  return gaps;
}

GroupGaps trustGroups() {
  return groupGapsOf({{"Ethnicity", "Asian", "White British", .031, .012, .010},
                      {"Ethnicity", "Black", "White British", -.094, -.062, .012},
                      {"Ethnicity", "Mixed", "White British", -.107, -.055, .014},
                      {"Age", "25-34", "16-24", -.004, -.01, .012},
                      {"Age", "65 or over", "16-24", .081, .03, .012}});
}

}  // namespace candour
