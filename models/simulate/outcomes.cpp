// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/simulate/outcomes.h"

#include <array>
#include <cmath>

#include "models/simulate/grades.h"
#include "models/simulate/levels.h"

namespace candour {

namespace {

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

// The rows of a borough and financial year, and which of them are of which quarter of the year.
struct Cell {
  std::vector<std::size_t> rows;
  std::array<std::vector<std::size_t>, 4> byQuarter;
};

std::vector<Cell> cellsOf(const Fieldwork& fieldwork) {
  const int firstYear = financialYearOf(fieldwork.firstQuarter);
  const int years = financialYearOf(fieldwork.lastQuarter) - firstYear + 1;
  std::vector<Cell> cells(kBoroughs * static_cast<std::size_t>(years));
  for (std::size_t row = 0; row < fieldwork.rows(); ++row) {
    const int quarter = fieldwork.quarterOf[row];
    const auto year = static_cast<std::size_t>(financialYearOf(quarter) - firstYear);
    Cell& cell = cells[fieldwork.boroughOf[row] * static_cast<std::size_t>(years) + year];
    cell.rows.push_back(row);
    cell.byQuarter[static_cast<std::size_t>((quarter - 1) % 4)].push_back(row);
  }
  return cells;
}

// Adds the intercepts of borough and quarter: the one with which the people of the whole financial
// year would have the quarter's level. `pull` below 1 draws the boroughs towards London's level,
// `shift` moves all levels.
void aim(std::vector<double>& predictor, const AimedLevels& levels, double pull, double shift,
         const Fieldwork& fieldwork, const People& people) {
  for (const Cell& cell : cellsOf(fieldwork)) {
    std::array<double, 4> intercepts{};
    double known = -1;  // levels of old surveys are the same all year
    double intercept = 0;
    for (std::size_t i = 0; i < intercepts.size(); ++i) {
      if (cell.byQuarter[i].empty()) continue;
      const std::size_t row = cell.byQuarter[i].front();
      const auto quarter =
          static_cast<std::size_t>(fieldwork.quarterOf[row] - fieldwork.firstQuarter);
      const double whole = levels.whole[quarter];
      const double own = levels.boroughs[fieldwork.boroughOf[row]][quarter];
      const double target = whole + pull * (own - whole) + shift;
      if (target != known) intercept = interceptFor(target, cell.rows, predictor, people.weight);
      known = target;
      intercepts[i] = intercept;
    }
    for (std::size_t i = 0; i < intercepts.size(); ++i) {
      for (const std::size_t row : cell.byQuarter[i]) predictor[row] += intercepts[i];
    }
  }
}

struct OutcomeQuestion {
  const char* variable;
  Grades grades;
  double dontKnow;
  double refused;
};

struct Drawn {
  AnswerColumn answers;
  std::vector<char> favourable;  // also of those who did not say
};

// `common` are the uniforms of an outcome of the same family: with probability `shared` a person's
// answer hangs on the same chance, which ties the two beyond what the drivers explain.
Drawn drawAnswers(const OutcomeQuestion& question, const std::vector<double>& predictor,
                  const std::vector<double>& common, double shared, const People& people,
                  Random& random) {
  Drawn drawn{AnswerColumn(predictor.size()), std::vector<char>(predictor.size())};
  AnswerColumn& answers = drawn.answers;
  for (std::size_t row = 0; row < answers.size(); ++row) {
    const bool same = random.uniform() < shared;
    const double own = random.uniform();
    const bool favourable = (same ? common[row] : own) < logistic(predictor[row]);
    drawn.favourable[row] = favourable ? 1 : 0;
    answers[row] = graded(favourable, predictor[row], question.grades, random);
    const double silent = random.uniform();
    if (silent < question.refused) {
      answers[row] = reason::kRefused;
    } else if (silent < question.refused + question.dontKnow * people.reluctance[row]) {
      answers[row] = reason::kDontKnow;
    }
  }
  return drawn;
}

// Moves the people whose chance lies between the probability without the ward's lift and with it
// over to the favourable side. Nobody else's answer changes, nor any other draw.
void lift(const OutcomeQuestion& question, const std::vector<double>& predictor,
          const std::vector<double>& common, const WardLift& wards, OutcomeAnswers& outcome) {
  Random random = wards.random;
  for (std::size_t row = 0; row < predictor.size(); ++row) {
    const double lifted = predictor[row] + wards.ofRow[row];
    if (wards.ofRow[row] == 0 || outcome.favourable[row] != 0 || common[row] >= logistic(lifted)) {
      continue;
    }
    outcome.favourable[row] = 1;
    const std::int8_t answer = graded(true, lifted, question.grades, random);
    if (outcome.answers[row] >= 0) outcome.answers[row] = answer;
  }
}

}  // namespace

std::vector<OutcomeAnswers> drawOutcomes(const SimulationTruth& truth, const Fieldwork& fieldwork,
                                         const People& people, const Perceptions& perceptions,
                                         const std::optional<WardLift>& wards, Random random) {
  std::vector<double> common(fieldwork.rows());
  for (double& chance : common) chance = random.uniform();
  const auto& trust = truth.outcomes.at(0);
  const auto& confidence = truth.outcomes.at(1);
  auto trusting = linearPredictor(trust, fieldwork, people, perceptions, random);
  auto here = linearPredictor(confidence, fieldwork, people, perceptions, random);
  auto inLondon = here;
  const AimedLevels goodJobLevels = aimedLevels(confidence.level, fieldwork);
  aim(trusting, aimedLevels(trust.level, fieldwork), 1, 0, fieldwork, people);
  aim(here, goodJobLevels, 1, 0, fieldwork, people);
  aim(inLondon, goodJobLevels, .4, .01, fieldwork, people);

  const OutcomeQuestion agree{
      trust.variable.c_str(), {3, .28, {.55, .70}}, trust.dontKnow, trust.refused};
  const OutcomeQuestion goodJob{
      confidence.variable.c_str(), {3, .17, {.75, .75}}, confidence.dontKnow, confidence.refused};
  const OutcomeQuestion goodJobInLondon{"Q61", {3, .14, {.75, .75}}, .03, .001};
  const OutcomeQuestion confident{"A120", {2, .20, {.75}}, .02, .001};
  std::vector<OutcomeAnswers> outcomes;
  const auto draw = [&](const OutcomeQuestion& question, const std::vector<double>& predictor,
                        double shared) {
    auto drawn = drawAnswers(question, predictor, common, shared, people, random);
    outcomes.push_back({question.variable, std::move(drawn.answers), std::move(drawn.favourable)});
  };
  draw(agree, trusting, .2);
  draw(goodJob, here, 1);
  draw(goodJobInLondon, inLondon, .5);
  draw(confident, here, .5);
  if (wards) lift(goodJob, here, common, *wards, outcomes[1]);
  return outcomes;
}

}  // namespace candour
