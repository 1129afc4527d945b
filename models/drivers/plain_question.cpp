// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/plain_question.h"

#include <algorithm>

#include "models/drivers/derived_terms.h"
#include "models/drivers/terms.h"

namespace candour {

namespace {

template <class LeaveOut>
void leaveOutInteractions(PlainQuestion& plain, const std::string& what,
                          const LeaveOut& isLeftOut) {
  std::vector<InteractionSpec> kept;
  for (const auto& pair : plain.spec.interactions) {
    if (!isLeftOut(pair)) {
      kept.push_back(pair);
      continue;
    }
    plain.warnings.push_back({"interaction_left_out",
                              {pair.first, pair.second},
                              what + ": the interaction of \"" + pair.first + "\" with \"" +
                                  pair.second + "\" is left out here, each has one effect."});
  }
  plain.spec.interactions = std::move(kept);
}

}  // namespace

bool isAmongControls(const DriverModelSpec& spec, const InteractionSpec& pair) {
  return std::none_of(spec.drivers.begin(), spec.drivers.end(), [&pair](const DriverSpec& driver) {
    return nameOf(driver) == pair.first || nameOf(driver) == pair.second;
  });
}

PlainQuestion withPlainDrivers(const DriverModelSpec& spec, const std::string& what) {
  PlainQuestion plain{spec, {}};
  leaveOutInteractions(
      plain, what, [&spec](const InteractionSpec& pair) { return !isAmongControls(spec, pair); });
  for (DriverSpec& driver : plain.spec.drivers) {
    if (driver.degree == 1) continue;
    plain.warnings.push_back({"powers_left_out",
                              {nameOf(driver)},
                              what + ": the powers of \"" + nameOf(driver) +
                                  "\" are left out here, its effect is a straight line."});
    driver.degree = 1;
  }
  return plain;
}

PlainQuestion withoutInteractions(const DriverModelSpec& spec, const std::string& what) {
  PlainQuestion plain{spec, {}};
  leaveOutInteractions(plain, what, [](const InteractionSpec&) { return true; });
  return plain;
}

Result<PreparedModel> prepareModel(const Survey& survey, const DriverModelSpec& asked,
                                   const PlainQuestion& plain) {
  auto model = prepareModel(survey, plain.spec);
  if (!model) return model;
  model->spec = asked;
  model->spec.family = plain.spec.family;  // what is fitted
  model->warnings.insert(model->warnings.end(), plain.warnings.begin(), plain.warnings.end());
  return model;
}

}  // namespace candour
