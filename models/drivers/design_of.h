// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/design/survey_design.h"
#include "core/survey/survey.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/driver_spec.h"

namespace candour {

/// The design of `spec` over all rows of the survey, with its replicates where it names any: made
/// from strata and clusters, or read from columns, and then every row is a PSU of one stratum,
/// since the weights hold what strata, clusters and finite populations said. Fails as
/// makeSurveyDesign(), makeReplicates() and givenReplicates() do, naming the variable.
Result<SurveyDesign> designOf(const Survey& survey, const DesignSpec& spec);

/// What the reader must know of a design: strata of one unit (lonelyWarnings()) and replicates.
std::vector<Warning> designWarnings(const SurveyDesign& design);

/// "linearised", "brr", "fay", "jk1", "jkn" or "bootstrap", as JSON has it.
std::string nameOf(ReplicateMethod method);
/// "logit", "beta", "wilson" or "arcsine".
std::string nameOf(ShareInterval interval);
/// "auto", "none" or "bell_mccaffrey".
std::string nameOf(ClusterCorrection correction);

}  // namespace candour
