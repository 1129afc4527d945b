// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/simulate/behaviours.h"

#include <numeric>

#include "models/simulate/grades.h"

namespace candour {

namespace {

std::vector<double> predictorOf(const SimulationTruth::Behaviour& behaviour, const People& people,
                                const Perceptions& perceptions,
                                const std::vector<OutcomeAnswers>& outcomes) {
  std::vector<double> predictor(people.weight.size());
  for (std::size_t row = 0; row < predictor.size(); ++row) {
    predictor[row] = behaviour.trust * outcomes.at(0).favourable[row] +
                     behaviour.confidence * outcomes.at(1).favourable[row];
    for (std::size_t d = 0; d < behaviour.coefficients.size(); ++d) {
      predictor[row] += behaviour.coefficients[d] * perceptions.scales[d][row];
    }
  }
  addShifts(behaviour.demographics, people, predictor);
  std::vector<std::size_t> everyone(predictor.size());
  std::iota(everyone.begin(), everyone.end(), std::size_t{0});
  const double intercept = interceptFor(behaviour.level, everyone, predictor, people.weight);
  for (double& value : predictor) value += intercept;
  return predictor;
}

OutcomeAnswers drawn(const SimulationTruth::Behaviour& behaviour,
                     const std::vector<double>& predictor, const People& people, Random random) {
  const Grades grades{2, .5, {.62}};
  OutcomeAnswers result{behaviour.variable, AnswerColumn(predictor.size()),
                        std::vector<char>(predictor.size())};
  for (std::size_t row = 0; row < predictor.size(); ++row) {
    const bool asked = random.uniform() < behaviour.asked;
    const bool favourable = random.uniform() < logistic(predictor[row]);
    const std::int8_t answer = graded(favourable, predictor[row], grades, random);
    const double silent = random.uniform();
    result.favourable[row] = favourable ? 1 : 0;
    result.answers[row] = answer;
    if (!asked) {
      result.answers[row] = reason::kNotAsked;
    } else if (silent < behaviour.refused) {
      result.answers[row] = reason::kRefused;
    } else if (silent < behaviour.refused + behaviour.dontKnow * people.reluctance[row]) {
      result.answers[row] = reason::kDontKnow;
    }
  }
  return result;
}

}  // namespace

std::vector<OutcomeAnswers> drawBehaviours(const SimulationTruth& truth, const People& people,
                                           const Perceptions& perceptions,
                                           const std::vector<OutcomeAnswers>& outcomes,
                                           Random random) {
  std::vector<OutcomeAnswers> answers;
  for (const auto& behaviour : truth.behaviours) {
    answers.push_back(drawn(behaviour, predictorOf(behaviour, people, perceptions, outcomes),
                            people, Random(random.next())));
  }
  return answers;
}

}  // namespace candour
