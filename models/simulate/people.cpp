// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/simulate/people.h"

#include <array>
#include <cmath>

#include "core/base/check.h"

namespace candour {

namespace {

// Shares of the answers, in the codebook's order. Assumptions that look like London, not estimates.
template <std::size_t N>
using Shares = std::array<double, N>;
template <std::size_t Rows, std::size_t N>
using Table = std::array<std::array<double, N>, Rows>;

constexpr Shares<6> kAge = {.10, .19, .20, .18, .14, .19};
constexpr Shares<3> kSex = {.520, .479, .001};
constexpr Table<6, 8> kWorkByAge = {{{.42, .03, .10, .38, 0, .03, .02, .02},
                                     {.70, .10, .06, .04, 0, .06, .02, .02},
                                     {.66, .13, .05, .01, 0, .10, .03, .02},
                                     {.63, .15, .05, .005, .01, .08, .06, .015},
                                     {.48, .13, .05, 0, .18, .06, .08, .02},
                                     {.07, .04, .005, 0, .85, .015, .015, .005}}};
constexpr Shares<6> kDisabledByAge = {.06, .07, .10, .15, .24, .38};
constexpr Table<6, 8> kReligionByEthnicity = {{{.42, .49, .01, 0, 0, .05, .01, .02},
                                               {.30, .60, .06, 0, 0, .02, .005, .015},
                                               {.05, .10, .43, .27, .09, 0, .04, .02},
                                               {.10, .69, .18, 0, 0, 0, .005, .025},
                                               {.38, .43, .12, .02, .01, .01, .01, .02},
                                               {.15, .35, .38, .02, .01, .02, .04, .03}}};
constexpr Shares<4> kSexuality = {.955, .025, .012, .008};
constexpr Shares<6> kBornHereByEthnicity = {.97, .15, .40, .45, .72, .20};
constexpr Table<6, 5> kQualificationByAge = {{{.06, .26, .36, .28, .04},
                                              {.04, .12, .16, .64, .04},
                                              {.06, .15, .16, .58, .05},
                                              {.09, .22, .17, .46, .06},
                                              {.15, .26, .16, .36, .07},
                                              {.32, .24, .12, .24, .08}}};
constexpr Table<6, 5> kYearsByAge = {{{.14, .16, .18, .17, .35},
                                      {.15, .20, .24, .20, .21},
                                      {.07, .11, .18, .24, .40},
                                      {.03, .06, .11, .18, .62},
                                      {.02, .04, .07, .12, .75},
                                      {.01, .02, .04, .08, .85}}};
constexpr Shares<6> kWeightByAge = {1.35, 1.15, 1.00, .95, .90, .82};
constexpr Shares<6> kWeightByEthnicity = {.94, 1.05, 1.03, 1.12, 1.10, 1.05};
constexpr double kWeightSpread = .43;  // standard deviation of the log of the rest

enum Question : std::size_t {
  Age,
  Sex,
  Ethnicity,
  Work,
  Disabled,
  Religion,
  Sexuality,
  BornHere,
  Qualification,
  Years
};
constexpr std::array<const char*, 10> kQuestions = {"Q136r",  "XQ135r", "NQ147r", "Q139r", "Q148",
                                                    "NQ149r", "Q150r",  "NQ155r", "NQ146", "Q1"};

using Person = std::array<std::int8_t, kQuestions.size()>;

Person drawPerson(const SimulatedBorough& borough, Random& random) {
  Person person{};
  const auto pick = [&](Question question, std::span<const double> shares) {
    person[question] = static_cast<std::int8_t>(random.pick(shares));
    return static_cast<std::size_t>(person[question]);
  };
  const auto yes = [&](Question question, double share) {
    person[question] = random.bernoulli(share) ? 1 : 0;
  };
  const std::size_t age = pick(Age, kAge);
  pick(Sex, kSex);
  const std::size_t group = pick(Ethnicity, borough.ethnicShares);
  pick(Work, kWorkByAge[age]);
  yes(Disabled, kDisabledByAge[age]);
  pick(Religion, kReligionByEthnicity[group]);
  pick(Sexuality, kSexuality);
  yes(BornHere, kBornHereByEthnicity[group]);
  pick(Qualification, kQualificationByAge[age]);
  pick(Years, kYearsByAge[age]);
  return person;
}

double drawWeight(const Person& person, double relativePopulation, Random& random) {
  return relativePopulation * kWeightByAge[static_cast<std::size_t>(person[Age])] *
         kWeightByEthnicity[static_cast<std::size_t>(person[Ethnicity])] *
         std::exp(kWeightSpread * random.normal() - kWeightSpread * kWeightSpread / 2);
}

double drawReluctance(Random& random) {
  constexpr Shares<3> kShares = {.60, .25, .15};
  constexpr Shares<3> kFactors = {.3, 1.1, 3.6};
  return kFactors[random.pick(kShares)];
}

}  // namespace

const AnswerColumn& People::answersTo(const std::string& variable) const {
  for (const auto& demographic : demographics) {
    if (demographic.variable == variable) return demographic.answers;
  }
  check(false, "a demographic variable of the simulation");
  return demographics.front().answers;
}

People drawPeople(const Fieldwork& fieldwork, Random random) {
  const auto& boroughs = simulatedLondon().boroughs;
  double meanPopulation = 0;
  for (const auto& borough : boroughs) meanPopulation += borough.population / kBoroughs;
  People people;
  for (const char* question : kQuestions) {
    people.demographics.push_back({question, AnswerColumn(fieldwork.rows())});
  }
  people.weight.reserve(fieldwork.rows());
  people.reluctance.reserve(fieldwork.rows());
  for (std::size_t row = 0; row < fieldwork.rows(); ++row) {
    const SimulatedBorough& borough = boroughs[fieldwork.boroughOf[row]];
    const Person person = drawPerson(borough, random);
    for (std::size_t q = 0; q < person.size(); ++q) {
      people.demographics[q].answers[row] = person[q];
    }
    people.weight.push_back(drawWeight(person, borough.population / meanPopulation, random));
    people.reluctance.push_back(drawReluctance(random));
  }
  return people;
}

void addShifts(const std::vector<SimulationTruth::Shift>& shifts, const People& people,
               std::vector<double>& sums) {
  for (const auto& shift : shifts) {
    const AnswerColumn& answers = people.answersTo(shift.variable);
    const auto wanted = static_cast<std::int8_t>(answerIndex(shift.variable, shift.answer));
    for (std::size_t row = 0; row < sums.size(); ++row) {
      if (answers[row] == wanted) sums[row] += shift.value;
    }
  }
}

}  // namespace candour
