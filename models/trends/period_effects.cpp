// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/trends/period_effects.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <optional>

#include "core/numeric/vector_math.h"
#include "core/regression/block_sums.h"
#include "core/regression/margins.h"
#include "models/drivers/term_tests.h"

namespace candour {

namespace {

std::optional<int> levelNamed(const PlacedTerm& term, const std::string& name) {
  const auto at = std::find(term.levels.begin(), term.levels.end(), name);
  if (at == term.levels.end()) return std::nullopt;
  return static_cast<int>(at - term.levels.begin());
}

PeriodEffect unavailable(const std::string& why) {
  PeriodEffect effect;
  effect.why = why;
  return effect;
}

// The value, its error, and the direction of its influences.
PeriodEffect effectOf(const FittedModel& fitted, double value, const Eigen::VectorXd& gradient) {
  PeriodEffect effect;
  effect.estimate = value;
  effect.se = deltaError(gradient, fitted.covariance);
  if (fitted.fit.status == FitStatus::NotConverged) {
    effect.why = "the fit did not settle";
    effect.se = kNotAvailable;
  } else if (std::isnan(effect.se)) {
    effect.why = fitted.fit.separated.empty() ? kNoVariationWhy : kSeparatedWhy;
  } else if (fitted.df <= 0) {
    effect.why = kFewDfWhy;
  } else if (fitted.fit.separated.empty()) {
    effect.direction = fitted.fit.information.ldlt().solve(gradient);
  }
  return effect;
}

PeriodEffect levelEffect(const PreparedModel& model, const FittedModel& fitted,
                         const PlacedTerm& term, const FollowedEffect& followed,
                         const std::vector<Margin>& margins) {
  const auto level = levelNamed(term, followed.level);
  const auto reference = levelNamed(term, followed.reference);
  if (!level || !reference) {
    return unavailable("nobody in this period answered \"" +
                       (level ? followed.reference : followed.level) + "\"");
  }
  // Another reference in this period is the same contrast turned round.
  for (const int each : {*level, *reference}) {
    const int column = model.matrix.columnOfLevel(term.place, each);
    if (column < 0) continue;
    const int parameter = model.selection.parameterOf[column];
    if (parameter < 0) return unavailable("the other terms determine it in this period");
    if (std::isnan(fitted.covariance(parameter, parameter))) {
      PeriodEffect effect = unavailable(whyNotAvailable(fitted, parameter));
      effect.estimate = margins[*level].value - margins[*reference].value;
      return effect;
    }
  }
  return effectOf(fitted, margins[*level].value - margins[*reference].value,
                  margins[*level].gradient - margins[*reference].gradient);
}

}  // namespace

std::vector<FollowedEffect> followedEffects(const PreparedModel& all) {
  std::vector<FollowedEffect> effects;
  for (std::size_t t = 0; t < all.terms.size(); ++t) {
    const PlacedTerm& term = all.terms[t];
    const auto group = static_cast<std::size_t>(term.group);
    if (all.groups[group].control) continue;
    if (!term.categorical) {
      effects.push_back({group, t, {}, {}, all.matrix.sd(term.place)});
      continue;
    }
    const std::string reference = term.levels[static_cast<std::size_t>(term.reference)];
    for (const auto& level : term.levels) {
      if (level != reference) effects.push_back({group, t, level, reference, 1});
    }
  }
  return effects;
}

std::vector<PeriodEffect> periodEffects(const PreparedModel& model, const FittedModel& fitted,
                                        const std::vector<FollowedEffect>& effects) {
  const auto slopes = averageSlopes(model.matrix, fitted.fit, model.w);
  std::vector<PeriodEffect> result;
  std::vector<Margin> margins;
  std::size_t marginsOf = model.terms.size();
  for (const auto& followed : effects) {
    const PlacedTerm& term = model.terms[followed.term];
    if (!term.categorical) {
      const Margin& slope = slopes[static_cast<std::size_t>(term.place)];
      const double sd = model.matrix.sd(term.place);
      if (slope.gradient.size() == 0 || sd == 0) {
        result.push_back(unavailable("it does not vary by itself in this period"));
      } else {
        const double scale = followed.sd / sd;
        result.push_back(effectOf(fitted, slope.value * scale, slope.gradient * scale));
      }
      continue;
    }
    if (marginsOf != followed.term) {
      margins = averageByLevel(model.matrix, fitted.fit, model.w, term.place);
      marginsOf = followed.term;
    }
    result.push_back(levelEffect(model, fitted, term, followed, margins));
  }
  return result;
}

void addInfluences(const PreparedModel& model, const FittedModel& fitted,
                   const std::vector<PeriodEffect>& effects, Eigen::Index periods,
                   Eigen::Index period, PsuTotals& totals) {
  const SelectedColumns columns(model.matrix, fitted.fit.selection);
  std::vector<double> along(kBlockRows);
  for (std::size_t at = 0; at < model.n(); at += kBlockRows) {
    const std::size_t n = std::min(kBlockRows, model.n() - at);
    for (std::size_t k = 0; k < effects.size(); ++k) {
      if (effects[k].direction.size() == 0) continue;
      columns.linearPredictor(effects[k].direction, at, n, along.data());
      const Eigen::Index column = static_cast<Eigen::Index>(k) * periods + period;
      for (std::size_t i = 0; i < n; ++i) {
        totals(model.design.psu[model.surveyRow[at + i]], column) +=
            fitted.fit.residual[at + i] * along[i];
      }
    }
  }
}

}  // namespace candour
