// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/boroughs/case_mix.h"

#include <algorithm>
#include <cmath>

#include "core/base/check.h"
#include "core/design/design_variance.h"
#include "core/design/proportion.h"
#include "core/numeric/parallel.h"
#include "core/numeric/vector_math.h"
#include "core/regression/block_sums.h"
#include "core/regression/margins.h"
#include "core/regression/score_covariance.h"
#include "core/survey/answers.h"
#include "models/drivers/family.h"
#include "models/drivers/fitted_model.h"
#include "models/drivers/model_warnings.h"
#include "models/drivers/plain_question.h"
#include "models/drivers/prepared_model.h"

namespace candour {

namespace {

// The model of a case-mix adjustment with the factor of the areas.
struct AreaModel {
  PreparedModel model;
  FittedModel fitted;
  const PlacedTerm* area = nullptr;
  std::vector<Margin> margins;  // by level of the area's term
};

// The area of most interviews: a reference that is not separated.
std::string largestArea(const BoroughComparison& comparison) {
  const auto largest =
      std::max_element(comparison.areas.begin(), comparison.areas.end(),
                       [](const AreaEstimate& a, const AreaEstimate& b) { return a.n < b.n; });
  return largest->area;
}

// The question with the area as its only driver, beside the controls that are not the area.
// Interactions among controls stay, without those of a control that is gone.
DriverModelSpec areaQuestion(const BoroughComparison& comparison) {
  DriverModelSpec spec = comparison.spec;
  std::erase_if(spec.interactions,
                [&spec](const InteractionSpec& pair) { return !isAmongControls(spec, pair); });
  const auto isArea = [&spec](const ItemSpec& item) { return item.variable == spec.area; };
  for (DriverSpec& control : spec.controls) std::erase_if(control.items, isArea);
  std::erase_if(spec.controls, [](const DriverSpec& control) { return control.items.empty(); });
  const auto has = [&spec](const std::string& name) {
    return std::any_of(spec.controls.begin(), spec.controls.end(),
                       [&name](const DriverSpec& control) { return nameOf(control) == name; });
  };
  std::erase_if(spec.interactions, [&has](const InteractionSpec& pair) {
    return !has(pair.first) || !has(pair.second);
  });
  DriverSpec area;
  area.items.push_back({.variable = spec.area});
  area.as = TermKind::Category;
  area.reference = largestArea(comparison);
  spec.drivers = {area};
  return spec;
}

void sayWhy(CaseMix& mix, std::size_t areas, const std::string& why) {
  AdjustedEstimate none{kNotAvailable, kNotAvailable, kNotAvailable, kNotAvailable, why};
  mix.areas.assign(areas, none);
}

// Column b: totals by sampling unit of w p(area = b), every row's area set to b.
PsuTotals predictionTotals(const AreaModel& a) {
  const PreparedModel& model = a.model;
  const ColumnSelection& selection = a.fitted.fit.selection;
  ColumnSelection others = selection;
  std::vector<double> offset;
  for (int level = 0; level < model.matrix.levels(a.area->place); ++level) {
    const int column = model.matrix.columnOfLevel(a.area->place, level);
    const int parameter = column < 0 ? -1 : selection.parameterOf[column];
    offset.push_back(parameter < 0 ? 0.0 : a.fitted.fit.beta[parameter]);
    if (column >= 0) others.parameterOf[column] = -1;
  }
  const SelectedColumns columns(model.matrix, others);
  std::vector<double> eta(model.n());
  for (std::size_t at = 0; at < model.n(); at += kBlockRows) {
    const std::size_t n = std::min(kBlockRows, model.n() - at);
    columns.linearPredictor(a.fitted.fit.beta, at, n, eta.data() + at);
  }
  PsuTotals totals = PsuTotals::Zero(model.design.psus(), static_cast<Eigen::Index>(offset.size()));
  parallelFor(offset.size(), [&](std::size_t b) {
    std::vector<double> shifted(kBlockRows), p(kBlockRows), slope(kBlockRows);
    Eigen::VectorXd own = Eigen::VectorXd::Zero(totals.rows());
    for (std::size_t at = 0; at < model.n(); at += kBlockRows) {
      const std::size_t n = std::min(kBlockRows, model.n() - at);
      for (std::size_t i = 0; i < n; ++i) shifted[i] = eta[at + i] + offset[b];
      logisticMeans(shifted.data(), model.w.data() + at, p.data(), slope.data(), n);
      for (std::size_t i = 0; i < n; ++i) {
        own[model.design.psu[model.surveyRow[at + i]]] += model.w[at + i] * p[i];
      }
    }
    totals.col(static_cast<Eigen::Index>(b)) = own;
  });
  return totals;
}

// The inverse of the information; zero for parameters that run off.
Eigen::MatrixXd inverseInformation(const LogisticFit& fit) {
  const Eigen::MatrixXd inverse = sandwich(fit.information, fit.information, fit.separated);
  return inverse.array().isNaN().select(0.0, inverse);
}

// The variances of the areas' adjusted shares.
Result<Eigen::VectorXd> variances(const AreaModel& a) {
  const PreparedModel& model = a.model;
  const auto n = static_cast<double>(model.n());  // the weights' sum: their mean is 1
  PsuTotals totals = predictionTotals(a) / n;
  Eigen::VectorXd weight = Eigen::VectorXd::Zero(model.design.psus());
  std::vector<std::int32_t> psu(model.n());
  for (std::size_t i = 0; i < psu.size(); ++i) {
    psu[i] = model.design.psu[model.surveyRow[i]];
    weight[psu[i]] += model.w[i] / n;
  }
  Eigen::MatrixXd gradients(model.selection.parameters, totals.cols());
  for (Eigen::Index b = 0; b < totals.cols(); ++b) {
    const Margin& margin = a.margins[static_cast<std::size_t>(b)];
    totals.col(b) -= margin.value * weight;
    gradients.col(b) = margin.gradient;
  }
  const SelectedColumns columns(model.matrix, a.fitted.fit.selection);
  totals.noalias() += groupTotals(columns, a.fitted.fit.residual, psu, model.design.psus()) *
                      (inverseInformation(a.fitted.fit) * gradients);
  const auto v = designCovariance(model.design, totals);
  if (!v) return tl::make_unexpected(v.error());
  return Eigen::VectorXd(v->diagonal());
}

struct LevelRows {
  std::vector<std::vector<std::uint32_t>> rows;  // survey rows by level of the area
  explicit LevelRows(const AreaModel& a) : rows(a.area->levels.size()) {
    const PreparedModel& model = a.model;
    for (std::size_t cell = 0; cell < model.matrix.cells(); ++cell) {
      auto& of = rows[static_cast<std::size_t>(model.matrix.levelInCell(cell, a.area->place))];
      for (auto i = model.matrix.cellBegin(cell); i < model.matrix.cellBegin(cell + 1); ++i) {
        of.push_back(model.surveyRow[i]);
      }
    }
  }
};

// Why an area's term has no answer, or nothing.
std::string whyNot(const AreaModel& a, std::size_t level) {
  const int column = a.model.matrix.columnOfLevel(a.area->place, static_cast<int>(level));
  if (column < 0) return {};  // the reference
  const int parameter = a.fitted.fit.selection.parameterOf[column];
  if (parameter < 0) return "the controls already determine this area";
  if (!a.fitted.fit.separated.empty() && a.fitted.fit.separated[parameter]) {
    return "everybody here who answered the controls gave the same answer";
  }
  return {};
}

AdjustedEstimate estimateOf(const AreaModel& a, std::size_t level, double variance, int areaDf,
                            std::size_t areaN) {
  AdjustedEstimate adjusted{kNotAvailable, kNotAvailable, kNotAvailable, kNotAvailable, {}};
  adjusted.why = whyNot(a, level);
  if (!adjusted.why.empty()) return adjusted;
  const Margin& margin = a.margins[level];
  const int df = std::min(areaDf, a.fitted.df);
  adjusted.estimate = margin.value;
  // A coefficient whose error is only rounding, or not known, leaves none here either.
  const bool known = std::isfinite(deltaError(margin.gradient, a.fitted.covariance));
  if (df <= 0 || !known || !(variance > 0)) {
    adjusted.why = df <= 0 ? "too few sampling units for an error"
                           : "the design shows no error of this area's term";
    return adjusted;
  }
  adjusted.se = std::sqrt(variance);
  const auto n = static_cast<double>(areaN);
  const auto interval = shareInterval(a.model.design.interval, margin.value, adjusted.se, df, n, n);
  adjusted.lower = interval.lower;
  adjusted.upper = interval.upper;
  return adjusted;
}

void addWarnings(const AreaModel& a, CaseMix& mix) {
  for (Warning warning : modelWarnings(a.model, a.fitted)) {
    if (warning.code == "lonely_psu") continue;  // the comparison says so
    warning.text = "Adjusted scores: " + warning.text;
    mix.warnings.push_back(std::move(warning));
  }
}

// `areas` are the survey's: two of them may have the same name.
void fillAreas(const AreaModel& a, const Eigen::VectorXd& v, const Categories& areas,
               const BoroughComparison& comparison, CaseMix& mix) {
  sayWhy(mix, comparison.areas.size(), "nobody here answered all controls");
  const LevelRows people(a);
  std::vector<std::size_t> place(areas.levels.size(), comparison.areas.size());
  for (std::size_t i = 0; i < comparison.areas.size(); ++i) place[comparison.areas[i].level] = i;
  for (std::size_t level = 0; level < people.rows.size(); ++level) {
    const auto& rows = people.rows[level];
    if (rows.empty()) continue;
    const auto i = place[static_cast<std::size_t>(areas.levelOfRow[rows.front()])];
    if (i == comparison.areas.size()) continue;
    mix.areas[i] = estimateOf(a, level, v[static_cast<Eigen::Index>(level)],
                              countDesign(a.model.design, rows).df(), rows.size());
  }
}

}  // namespace

Result<CaseMix> adjustForCaseMix(const Survey& survey, const BoroughComparison& comparison,
                                 const Job& job) {
  CaseMix mix;
  mix.overall = kNotAvailable;
  const std::size_t areas = comparison.areas.size();
  const DriverModelSpec spec = areaQuestion(comparison);
  if (spec.controls.empty()) {
    sayWhy(mix, areas, "the question has no controls to adjust by");
    return mix;
  }
  for (const auto& control : spec.controls) mix.adjustedFor.push_back(nameOf(control));
  auto model = prepareModel(survey, asLogit(spec));
  if (!model) {
    sayWhy(mix, areas, model.error().message);
    return mix;
  }
  noteLogitInstead(spec, "The adjustment for who lives there", model->warnings);
  auto fitted = fitPrepared(*model, job);
  if (job.stopped()) return cancelled();
  mix.n = model->n();
  mix.overall = model->outcomeShare;
  if (!fitted) {
    sayWhy(mix, areas, fitted.error().message);
    return mix;
  }
  AreaModel a{std::move(*model), std::move(*fitted), nullptr, {}};
  a.area = &a.model.terms.front();
  addWarnings(a, mix);
  if (a.fitted.fit.status == FitStatus::NotConverged) {
    sayWhy(mix, areas, "the model of the controls did not settle");
    return mix;
  }
  a.margins = averageByLevel(a.model.matrix, a.fitted.fit, a.model.w, a.area->place);
  const auto v = variances(a);
  if (!v) {
    sayWhy(mix, areas, v.error().message);
    return mix;
  }
  const auto names = categoriesOf(survey, *survey.find(spec.area));
  check(names.has_value(), "the areas that were compared");
  fillAreas(a, *v, *names, comparison, mix);
  return mix;
}

}  // namespace candour
