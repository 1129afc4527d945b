// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/simulate/outcomes.h"

#include <array>
#include <cmath>

namespace candour {

namespace {

double logistic(double x) {
  return 1 / (1 + std::exp(-x));
}

std::vector<double> linearPredictor(const SimulationTruth::Outcome& outcome,
                                    const Fieldwork& fieldwork, const People& people,
                                    const Perceptions& perceptions, Random& random) {
  std::vector<double> wardEffect(fieldwork.wards.size());
  for (double& effect : wardEffect) effect = outcome.wardSd * random.normal();
  std::vector<double> predictor(fieldwork.rows());
  for (std::size_t row = 0; row < predictor.size(); ++row) {
    predictor[row] = wardEffect[fieldwork.wardOf[row]];
    for (std::size_t d = 0; d < outcome.coefficients.size(); ++d) {
      predictor[row] += outcome.coefficients[d] * perceptions.scales[d][row];
    }
  }
  addShifts(outcome.demographics, people, predictor);
  return predictor;
}

double meanProbability(const std::vector<std::size_t>& rows, const std::vector<double>& predictor,
                       const std::vector<double>& weight, double intercept) {
  double sum = 0;
  double total = 0;
  for (const std::size_t row : rows) {
    sum += weight[row] * logistic(predictor[row] + intercept);
    total += weight[row];
  }
  return sum / total;
}

double interceptFor(double target, const std::vector<std::size_t>& rows,
                    const std::vector<double>& predictor, const std::vector<double>& weight) {
  double low = -30;
  double high = 30;
  for (int step = 0; step < 40; ++step) {  // to 1e-10
    const double middle = (low + high) / 2;
    (meanProbability(rows, predictor, weight, middle) < target ? low : high) = middle;
  }
  return (low + high) / 2;
}

std::size_t yearOf(const Fieldwork& fieldwork, std::size_t row) {
  return static_cast<std::size_t>(financialYearOf(fieldwork.quarterOf[row]) -
                                  SimulationTruth::kFirstYear);
}

// Adds the intercepts of borough and year. `pull` below 1 draws the boroughs towards London's
// level, `shift` moves all levels.
void aim(std::vector<double>& predictor, const std::string& level, double pull, double shift,
         const Fieldwork& fieldwork, const People& people) {
  const SimulatedLondon& london = simulatedLondon();
  std::vector<std::vector<std::size_t>> cells(kBoroughs * SimulationTruth::kYears);
  for (std::size_t row = 0; row < predictor.size(); ++row) {
    cells[fieldwork.boroughOf[row] * SimulationTruth::kYears + yearOf(fieldwork, row)].push_back(
        row);
  }
  for (std::size_t cell = 0; cell < cells.size(); ++cell) {
    if (cells[cell].empty()) continue;
    const std::size_t year = cell % SimulationTruth::kYears;
    const double whole = london.whole.level(level)[year];
    const double own = london.boroughs[cell / SimulationTruth::kYears].level(level)[year];
    const double target = whole + pull * (own - whole) + shift;
    const double intercept = interceptFor(target, cells[cell], predictor, people.weight);
    for (const std::size_t row : cells[cell]) predictor[row] += intercept;
  }
}

// The shares of the better answers in a row of either-or decisions, from the best answer down: the
// best among the favourable; then among the unfavourable the least bad, the next ...
struct Grades {
  std::size_t favourableFrom = 0;  // index of the first favourable answer
  double best = 0;
  std::vector<double> leastBad;
};

// A chance of `share` for somebody indifferent, shifted by how strongly the person feels.
bool leans(double share, double predictor, Random& random) {
  return random.uniform() < logistic(std::log(share / (1 - share)) + .5 * predictor);
}

std::int8_t graded(bool favourable, double predictor, const Grades& grades, Random& random) {
  if (favourable) {
    const bool best = leans(grades.best, predictor - 1, random);
    return static_cast<std::int8_t>(grades.favourableFrom + (best ? 1 : 0));
  }
  std::size_t answer = grades.favourableFrom - 1;
  for (const double share : grades.leastBad) {
    if (leans(share, predictor, random)) break;
    --answer;
  }
  return static_cast<std::int8_t>(answer);
}

struct Question {
  const char* variable;
  Grades grades;
  double dontKnow;
  double refused;
};

// `common` are the uniforms of an outcome of the same family: with probability `shared` a person's
// answer hangs on the same chance, which ties the two beyond what the drivers explain.
AnswerColumn drawAnswers(const Question& question, const std::vector<double>& predictor,
                         const std::vector<double>& common, double shared, const People& people,
                         Random& random) {
  AnswerColumn answers(predictor.size());
  for (std::size_t row = 0; row < answers.size(); ++row) {
    const bool same = random.uniform() < shared;
    const double own = random.uniform();
    const bool favourable = (same ? common[row] : own) < logistic(predictor[row]);
    answers[row] = graded(favourable, predictor[row], question.grades, random);
    const double silent = random.uniform();
    if (silent < question.refused) {
      answers[row] = reason::kRefused;
    } else if (silent < question.refused + question.dontKnow * people.reluctance[row]) {
      answers[row] = reason::kDontKnow;
    }
  }
  return answers;
}

}  // namespace

std::vector<OutcomeAnswers> drawOutcomes(const SimulationTruth& truth, const Fieldwork& fieldwork,
                                         const People& people, const Perceptions& perceptions,
                                         Random random) {
  std::vector<double> common(fieldwork.rows());
  for (double& chance : common) chance = random.uniform();
  const auto& trust = truth.outcomes.at(0);
  const auto& confidence = truth.outcomes.at(1);
  auto trusting = linearPredictor(trust, fieldwork, people, perceptions, random);
  auto here = linearPredictor(confidence, fieldwork, people, perceptions, random);
  auto inLondon = here;
  aim(trusting, trust.level, 1, 0, fieldwork, people);
  aim(here, confidence.level, 1, 0, fieldwork, people);
  aim(inLondon, confidence.level, .4, .01, fieldwork, people);

  const Question agree{trust.variable.c_str(), {3, .28, {.55, .70}}, trust.dontKnow, trust.refused};
  const Question goodJob{
      confidence.variable.c_str(), {3, .17, {.75, .75}}, confidence.dontKnow, confidence.refused};
  const Question goodJobInLondon{"Q61", {3, .14, {.75, .75}}, .03, .001};
  const Question confident{"A120", {2, .20, {.75}}, .02, .001};
  std::vector<OutcomeAnswers> outcomes;
  const auto draw = [&](const Question& question, const std::vector<double>& predictor,
                        double shared) {
    outcomes.push_back(
        {question.variable, drawAnswers(question, predictor, common, shared, people, random)});
  };
  draw(agree, trusting, .2);
  draw(goodJob, here, 1);
  draw(goodJobInLondon, inLondon, .5);
  draw(confident, here, .5);
  return outcomes;
}

}  // namespace candour
