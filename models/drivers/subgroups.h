// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/survey/survey.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/driver_spec.h"

namespace candour {

/// Whether effects differ between groups: the Wald statistic of all differences, referred to F by
/// Rao and Scott's second-order correction, since a Wald test proper of so many differences says
/// yes far too often (docs/methods.md, "Effects by group").
struct EqualityTest {
  std::string kind = "wald_rao_scott";
  double statistic = kNotAvailable;
  double df1 = kNotAvailable;
  double df2 = kNotAvailable;
  double p = kNotAvailable;
  double pHolm = kNotAvailable;  // of a driver's test, over the drivers
  std::string why;
};

/// A driver's effect in one group: average marginal effect among its people (docs/methods.md d7, X
/// fixed), 0-1, per standard deviation of all people in the model or versus the reference.
struct GroupEffect {
  double estimate = kNotAvailable;
  double se = kNotAvailable;
  double lower = kNotAvailable;
  double upper = kNotAvailable;
  double p = kNotAvailable;
  /// The estimate less the mean of all groups, each by its weight; with the covariance of the two.
  double difference = kNotAvailable;
  double differenceSe = kNotAvailable;
  double differenceP = kNotAvailable;
  double differencePHolm = kNotAvailable;  // over all groups and drivers
  bool differs = false;                    // the one test rejects, and differencePHolm < 0.05
  std::string why;                         // where there is no estimate or error
};

/// An effect over the groups; of a category one a level.
struct DriverByGroup {
  std::string driver;
  std::string variable;
  std::string level;     // of a category; else empty
  std::string contrast;  // "per sd", "versus REFERENCE"
  double sd = kNotAvailable;
  EqualityTest test;                 // of the whole driver: the same for all its levels
  std::vector<GroupEffect> effects;  // in the order of Subgroups::groups
};

struct PeopleGroup {
  std::string name;
  std::size_t n = 0;   // unweighted rows in the model
  double share = 0;    // weighted, of those in the model
  double outcome = 0;  // weighted share of the outcome
  int df = 0;          // of its intervals: its design df less its own terms
};

/// The answer to "do drivers work alike for everyone": the model with every driver's effect, and
/// the level of the outcome, each group's own and the controls shared.
struct Subgroups {
  DriverModelSpec spec;
  std::string by;    // the variable
  std::string name;  // what it is called
  bool simulated = false;
  std::string source;
  std::size_t n = 0;
  double nEffective = 0;
  RowsLeftOut leftOut;
  int designDf = 0;
  bool weighted = false;
  FitStatus status = FitStatus::Converged;
  EqualityTest test;  // of all drivers together
  std::vector<PeopleGroup> groups;
  struct LeftOut {
    std::string name;
    std::size_t n = 0;
    std::string why;
  };
  std::vector<LeftOut> groupsLeftOut;
  std::vector<DriverByGroup> drivers;
  std::vector<Warning> warnings;

  /// Read differences between groups only where this says so.
  [[nodiscard]] bool differ() const { return test.p < 0.05; }
};

/// The effects of the drivers of `spec` in every group of the categorical variable `by`. It takes
/// the place of a control on the same variable. Groups are left out and named where the rarer
/// outcome occurs fewer than 10 times a term of theirs, where the design gives them no degrees of
/// freedom, or where their fit is separated. Fails where fitDriverModel() does, where `by` is the
/// outcome or a driver, and where fewer than two groups are left.
Result<Subgroups> subgroupEffects(const Survey& survey, const DriverModelSpec& spec,
                                  const std::string& by, const Job& job = {});

/// The variable that groups people where none is named: that of the first control of one item, else
/// the area; empty where there is neither.
std::string groupingOf(const DriverModelSpec& spec);

/// The variables that subgroupEffects() reads.
std::vector<std::string> subgroupVariables(const DriverModelSpec& spec, const std::string& by);

}  // namespace candour
