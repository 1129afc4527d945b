// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/ward_readiness.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "core/base/text.h"
#include "models/community/ward_sample.h"

namespace candour {

namespace {

bool same(double a, double b) {
  return a == b || (std::isnan(a) && std::isnan(b));
}

double given(double value, double measured) {
  return std::isnan(value) ? measured : value;
}

PowerInput inputOf(const Readiness& readiness, int wards, int compared, int before, int after) {
  const ReadinessOptions& options = readiness.options;
  const double each = given(options.interviewsAWard, readiness.survey.interviewsAWard);
  PowerInput input;
  input.share = given(options.share, readiness.survey.share);
  input.actedBefore = (each + options.boost) * wards * before;
  input.actedAfter = (each + options.boost) * wards * after;
  input.comparedBefore = each * compared * before;
  input.comparedAfter = each * compared * after;
  const double inPeriod = each * std::max(before, after);
  input.designEffect =
      given(options.designEffect,
            std::isnan(options.rho)
                ? readiness.survey.designEffect
                : clusteredDesignEffect(readiness.survey.weighting, inPeriod, options.rho));
  return input;
}

void addCurve(Readiness& readiness) {
  constexpr int kPoints = 41;
  // Power of 99 % where effect / error = z_.975 + z_.99.
  const double last = std::min(1.0, 4.29 * readiness.error);
  for (int k = 0; k < kPoints; ++k) {
    const double effect = last * k / (kPoints - 1);
    readiness.curve.push_back({effect, powerOf(effect, readiness.error)});
  }
}

void addByWards(Readiness& readiness) {
  const int all = readiness.wards + readiness.compared;
  std::set<int> numbers = {readiness.wards};
  for (const int wards : {5, 10, 20, 40, 80, 160, 320}) {
    if (wards <= all / 2) numbers.insert(wards);
  }
  if (all >= 2) numbers.insert(all / 2);
  for (const int quarters : std::array<int, 3>{1, 4, 8}) {
    for (const int wards : numbers) {
      if (wards >= all) continue;
      const double error = plannedError(inputOf(readiness, wards, all - wards, quarters, quarters));
      readiness.byWards.push_back({wards, quarters, detectableEffect(error)});
    }
  }
}

Status setWards(const WardSample& sample, Readiness& readiness) {
  const ReadinessOptions& options = readiness.options;
  const int all = readiness.survey.wards;
  readiness.wards = options.wards;
  if (readiness.wards == 0 && !options.actions.empty()) {
    const std::set<std::string> known(sample.wards.begin(), sample.wards.end());
    std::set<std::string> acting;
    for (const WardAction& action : options.actions) {
      if (known.contains(action.ward)) acting.insert(action.ward);
    }
    if (acting.empty()) {
      return fail("None of the wards of the register is in the survey (variable \"" +
                  sample.wardVariable + "\").");
    }
    readiness.wards = static_cast<int>(acting.size());
  }
  if (readiness.wards == 0) readiness.wards = all / 2;
  readiness.compared = options.compared > 0 ? options.compared : all - readiness.wards;
  if (readiness.wards < 1 || readiness.compared < 1) {
    return fail("The survey has " + grouped(all) + " wards: " + grouped(readiness.wards) +
                " that act leave none to compare them with.");
  }
  return {};
}

void addBoost(Readiness& readiness) {
  const ReadinessOptions& options = readiness.options;
  const double each = given(options.interviewsAWard, readiness.survey.interviewsAWard);
  readiness.power = powerOf(options.effect, readiness.error);
  readiness.needed = interviewsNeeded(readiness.input, options.effect, readiness.wards,
                                      options.quartersBefore, options.quartersAfter);
  if (std::isinf(readiness.needed)) {
    readiness.needed = readiness.extra = kNotAvailable;
    readiness.why =
        "the wards compared have too few interviews, however many are added where "
        "wards act";
    return;
  }
  readiness.extra = std::max(0.0, readiness.needed - each);
}

void warnOf(Readiness& readiness) {
  if (readiness.mde > 0.1) {
    readiness.warnings.push_back({"underpowered",
                                  {},
                                  "With this plan only changes of " +
                                      fixed(100 * std::min(readiness.mde, 1.0), 1) +
                                      " points or more would be seen in 80 of 100 surveys."});
  }
  if (readiness.wards < 6) {
    readiness.warnings.push_back(
        {"few_acted_wards",
         {},
         "With five or fewer wards that act no interval can be given, only a randomisation test."});
  }
  if (readiness.survey.quarters < 2) {
    readiness.warnings.push_back(
        {"one_quarter",
         {},
         "The survey has a single quarter: the design effect is that of the weights alone."});
  }
}

}  // namespace

bool ReadinessOptions::operator==(const ReadinessOptions& o) const {
  return ward == o.ward && time == o.time && actions == o.actions && wards == o.wards &&
         compared == o.compared && quartersBefore == o.quartersBefore &&
         quartersAfter == o.quartersAfter && effect == o.effect && boost == o.boost &&
         same(share, o.share) && same(designEffect, o.designEffect) && same(rho, o.rho) &&
         same(interviewsAWard, o.interviewsAWard);
}

Result<Readiness> wardReadiness(const Survey& survey, const DriverModelSpec& spec,
                                const ReadinessOptions& options) {
  if (options.quartersBefore < 1 || options.quartersAfter < 1) {
    return fail("A plan needs at least one quarter before and one after.");
  }
  if (!(options.effect > 0 && options.effect < 1)) {
    return fail("The effect to be found is a share between 0 and 1: 0.05 is five points.");
  }
  Readiness readiness;
  readiness.spec = spec;
  readiness.options = options;
  readiness.simulated = survey.simulated();
  std::vector<std::string> codes;
  for (const auto& action : options.actions) codes.push_back(action.ward);
  std::string& ward = readiness.options.ward;
  if (ward.empty()) ward = wardVariableOf(survey, spec, codes);
  if (ward.empty()) {
    return fail("Nothing in the question tells wards: name the survey's ward variable.");
  }
  const auto sample = wardSample(survey, spec, {ward, options.time, {}});
  if (!sample) return tl::make_unexpected(sample.error());
  const WardPeriods sums = wardPeriods(*sample, sample->outcome);
  const auto power = wardPower(*sample, sums);
  if (!power) return tl::make_unexpected(power.error());
  readiness.survey = *power;
  readiness.source = sample->source;
  readiness.wardLabel = sample->wardLabel;
  readiness.from = quarterName(sample->firstQuarter);
  readiness.to = quarterName(sample->firstQuarter + sample->quarters - 1);
  readiness.n = sample->rows.size();
  readiness.nEffective = sample->nEffective;
  readiness.leftOut = sample->leftOut;
  readiness.warnings = sample->warnings;
  if (auto set = setWards(*sample, readiness); !set) return passOn(set);
  readiness.input = inputOf(readiness, readiness.wards, readiness.compared, options.quartersBefore,
                            options.quartersAfter);
  readiness.error = plannedError(readiness.input);
  readiness.mde = detectableEffect(readiness.error);
  addBoost(readiness);
  addCurve(readiness);
  addByWards(readiness);
  warnOf(readiness);
  return readiness;
}

}  // namespace candour
