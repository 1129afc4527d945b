// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "models/cooperation/cooperation.h"
#include "models/cooperation/known.h"
#include "models/drivers/question_rows.h"
#include "models/drivers/terms.h"
#include "models/simulate/grades.h"
#include "models/simulate/simulate.h"
#include "models/simulate/truth.h"

using namespace candour;

namespace {

const Survey& large() {
  static const Survey survey = simulateSurvey({.rows = 60000, .seed = 11}).value();
  return survey;
}

const std::vector<DriverModelSpec>& proposed() {
  static const auto models = proposeModels(large()).value().models;
  return models;
}

// The truth of one behaviour over the people of its model: the linear predictor without trust.
struct Truth {
  std::vector<double> without;    // intercept, drivers, demographics and confidence
  std::vector<double> predictor;  // with trust as people have it
  std::vector<double> trusting;
  std::vector<double> confident;
  std::vector<double> weight;
  std::vector<std::vector<double>> scales;
};

std::vector<double> outcomeOf(const OutcomeSpec& outcome) {
  DriverModelSpec spec = proposed()[0];
  spec.outcome = outcome;
  return questionRows(large(), spec).value().outcome;
}

double shiftOf(const SimulationTruth::Shift& shift, std::size_t row) {
  const auto index = large().require(shift.variable).value();
  const int level = large().columns[index]->level(row);
  return level >= 0 &&
                 large().variables[index].levelText(static_cast<std::size_t>(level)) == shift.answer
             ? shift.value
             : 0;
}

Truth truthOf(const SimulationTruth::Behaviour& behaviour, const OutcomeSpec& asked) {
  const auto& spec = proposed()[0];
  const auto answered = outcomeOf(asked);
  const auto trust = outcomeOf(proposed()[0].outcome);
  const auto confidence = outcomeOf(proposed()[1].outcome);
  const auto design = questionRows(large(), spec).value().design;
  std::vector<std::vector<double>> scales;
  for (std::size_t d = 0; d < spec.drivers.size(); ++d) {
    scales.push_back(makeTerms(large(), spec.drivers[d], 0).value().front().values);
  }
  std::vector<std::vector<Term>> controls;
  for (const auto& control : spec.controls) {
    controls.push_back(makeTerms(large(), control, 0).value());
  }
  Truth truth;
  truth.scales.resize(scales.size());
  for (std::size_t row = 0; row < large().rows; ++row) {
    bool missing = std::isnan(answered[row]) || std::isnan(trust[row]) ||
                   std::isnan(confidence[row]) || !(design.weight[row] > 0);
    for (const auto& scale : scales) missing = missing || std::isnan(scale[row]);
    for (const auto& terms : controls) missing = missing || terms.front().missing(row);
    if (missing) continue;
    double sum = behaviour.confidence * confidence[row];
    for (std::size_t d = 0; d < scales.size(); ++d) {
      sum += behaviour.coefficients[d] * scales[d][row];
      truth.scales[d].push_back(scales[d][row]);
    }
    for (const auto& shift : behaviour.demographics) sum += shiftOf(shift, row);
    truth.without.push_back(sum);
    truth.predictor.push_back(sum + behaviour.trust * trust[row]);
    truth.trusting.push_back(trust[row]);
    truth.confident.push_back(confidence[row]);
    truth.weight.push_back(design.weight[row]);
  }
  return truth;
}

double meanOf(const Truth& truth, const std::vector<double>& values) {
  double sum = 0;
  double total = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    sum += truth.weight[i] * values[i];
    total += truth.weight[i];
  }
  return sum / total;
}

// P(with) - P(without) of a mediator with coefficient `theta`, held by `has`.
double apart(const Truth& truth, double intercept, double theta, const std::vector<double>& has) {
  std::vector<double> difference;
  for (std::size_t i = 0; i < has.size(); ++i) {
    const double without = truth.predictor[i] - theta * has[i] + intercept;
    difference.push_back(logistic(without + theta) - logistic(without));
  }
  return meanOf(truth, difference);
}

double sdOf(const Truth& truth, const std::vector<double>& values) {
  const double mean = meanOf(truth, values);
  std::vector<double> squares;
  for (const double value : values) squares.push_back((value - mean) * (value - mean));
  return std::sqrt(meanOf(truth, squares));
}

}  // namespace

TEST_CASE("estimates of what goes with trust hold what made the survey", "[simulate][behaviours]") {
  const auto known = behavioursOf(large());
  const auto mediators = mediatorsFor(large(), proposed()[0]);
  double links = 0;
  for (std::size_t b = 0; b < known.size(); ++b) {
    const auto& behaviour = simulationTruth().behaviours[b];
    REQUIRE(known[b].spec.variable == behaviour.variable);
    const auto answer = estimateCooperation(large(), {proposed()[0], known[b].spec, mediators});
    REQUIRE(answer);
    REQUIRE(answer->status == FitStatus::Converged);
    const Truth truth = truthOf(behaviour, known[b].spec);
    REQUIRE(truth.weight.size() == answer->n);
    std::vector<std::size_t> everyone(truth.weight.size());
    std::iota(everyone.begin(), everyone.end(), std::size_t{0});
    const double intercept =
        interceptFor(answer->outcomeShare, everyone, truth.predictor, truth.weight);
    const double trust = apart(truth, intercept, behaviour.trust, truth.trusting);
    const double confidence = apart(truth, intercept, behaviour.confidence, truth.confident);
    INFO(behaviour.name << ": trust " << answer->mediators[0].effect.estimate << " se "
                        << answer->mediators[0].effect.se << ", truth " << trust << "; confidence "
                        << answer->mediators[1].effect.estimate << ", truth " << confidence);
    const double zTrust =
        (answer->mediators[0].effect.estimate - trust) / answer->mediators[0].effect.se;
    const double zConfidence =
        (answer->mediators[1].effect.estimate - confidence) / answer->mediators[1].effect.se;
    CHECK(std::abs(zTrust) < 3.5);
    CHECK(std::abs(zConfidence) < 3.5);
    links += zTrust * zTrust + zConfidence * zConfidence;
    // The direct parts are mean p (1 - p) x coefficient x standard deviation.
    std::vector<double> slopes;
    for (const double value : truth.predictor) {
      const double p = logistic(value + intercept);
      slopes.push_back(p * (1 - p));
    }
    const double slope = meanOf(truth, slopes);
    double squares = 0;
    for (const DriverPath& path : answer->paths) {
      if (path.contrast != "per sd") continue;
      std::size_t d = 0;
      while (simulationTruth().drivers[d].name != path.driver) ++d;
      const double direct = slope * behaviour.coefficients[d] * sdOf(truth, truth.scales[d]);
      INFO(path.driver << ": direct " << path.direct.estimate << " se " << path.direct.se
                       << ", truth " << direct);
      const double z = (path.direct.estimate - direct) / path.direct.se;
      CHECK(std::abs(z) < 3.5);
      squares += z * z;
      // Fairness makes for trust, and trust for what people would do.
      if (path.driver == "Engagement and fair treatment") {
        CHECK(path.through[0].lower > 0);
        CHECK(path.total.estimate > path.direct.estimate);
      }
    }
    CHECK(squares < 26.1);  // chi-squared on 8, p = .001
  }
  CHECK(links < 22.5);  // chi-squared on 6, p = .001
}

TEST_CASE("giving information is asked of half the people", "[simulate][behaviours]") {
  const auto inform = behaviourNamed(large(), "inform").value();
  const auto answer =
      estimateCooperation(large(), {proposed()[0], inform, mediatorsFor(large(), proposed()[0])});
  REQUIRE(answer);
  CHECK(std::abs(static_cast<double>(answer->notAsked) / 60000 - .5) < .01);
  CHECK(std::any_of(answer->warnings.begin(), answer->warnings.end(),
                    [](const Warning& w) { return w.code == "asked_of_some"; }));
}
