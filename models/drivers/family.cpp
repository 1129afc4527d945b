// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/family.h"

#include <utility>

namespace candour {

std::string familyWords(Family family) {
  switch (family) {
    case Family::Linear:
      return "linear probability model";
    case Family::Ordinal:
      return "proportional-odds model";
    case Family::Firth:
      return "logistic model with Firth's penalty";
    default:
      return "logistic model";
  }
}

const char* nameOf(Family family) {
  switch (family) {
    case Family::Linear:
      return "linear";
    case Family::Ordinal:
      return "ordinal";
    case Family::Firth:
      return "firth";
    default:
      return "logit";
  }
}

std::string measureOf(Family family) {
  return family == Family::Linear ? "r2" : "mcfadden";
}

std::string measureWords(Family family) {
  return family == Family::Linear ? "R\xC2\xB2" : "McFadden pseudo-R\xC2\xB2";
}

DriverModelSpec asLogit(DriverModelSpec spec) {
  spec.family = Family::Logit;
  return spec;
}

void noteLogitInstead(const DriverModelSpec& spec, const std::string& what,
                      std::vector<Warning>& warnings) {
  if (spec.family == Family::Logit) return;
  warnings.push_back({"family",
                      {},
                      what + " rests on a logistic model of the same drivers: the " +
                          familyWords(spec.family) + " of the question is not used here."});
}

}  // namespace candour
