// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/simulate/simulate.h"

#include <array>

#include "core/base/check.h"
#include "models/simulate/behaviours.h"
#include "models/simulate/columns.h"
#include "models/simulate/community.h"
#include "models/simulate/outcomes.h"
#include "models/simulate/padding.h"
#include "models/simulate/perceptions.h"
#include "models/simulate/weights.h"

namespace candour {

namespace {

constexpr std::size_t kMostRows = 5'000'000;

// Each part draws from a stream of its own, so that one part can change without moving the others.
enum class Part : std::uint64_t {
  Fieldwork = 1,
  People,
  Perceptions,
  Outcomes,
  Silences,
  Sources,
  Padding,
  Behaviours,
  Community,
  Lift
};

Random streamFor(std::uint64_t seed, Part part) {
  Random mixer(seed);
  std::uint64_t value = 0;
  for (std::uint64_t i = 0; i < static_cast<std::uint64_t>(part); ++i) value = mixer.next();
  return Random(value);
}

// The order of the columns in the record file; weights come after these.
constexpr std::array kColumnOrder = {"index",
                                     "interview_date",
                                     "MONTH",
                                     "FinancialYear",
                                     "ward",
                                     "ward_n",
                                     "ward_unique",
                                     "SOA1",
                                     "BOROUGHNEIGHBOURHOOD",
                                     "quarter",
                                     "C2",
                                     "Q1",
                                     "Q3C",
                                     "Q3H",
                                     "Q3J",
                                     "Q3L",
                                     "ZQ10A",
                                     "ZQ10B",
                                     "ZQ10C",
                                     "ZQ10D",
                                     "ZQ10E",
                                     "ZQ10F",
                                     "ZQ10I",
                                     "ZQ10J",
                                     "Q13",
                                     "Q15",
                                     "Q21",
                                     "Q39A_2",
                                     "NQ44A",
                                     "Q60",
                                     "Q61",
                                     "Q62A",
                                     "Q62B",
                                     "Q62C",
                                     "Q62D",
                                     "Q62E",
                                     "Q62F",
                                     "Q62TG",
                                     "Q62H",
                                     "Q62TI",
                                     "Q62TJ",
                                     "NQ62A",
                                     "NQ62B",
                                     "Q65",
                                     "Q66",
                                     "Q79A",
                                     "Q79B",
                                     "Q79C",
                                     "Q79D",
                                     "Q79E",
                                     "Q79F",
                                     "Q79G",
                                     "Q79H",
                                     "Q79I",
                                     "Q79J",
                                     "XQ122B",
                                     "A120",
                                     "A121",
                                     "Q131",
                                     "Q132B",
                                     "Q132F",
                                     "Q132G",
                                     "Q132I",
                                     "NQ133A",
                                     "Q133",
                                     "NQ135BD",
                                     "NQ135BH",
                                     "NQ_REPORT",
                                     "NQ_SUPPORT",
                                     "NQ_INFORM",
                                     "XQ135r",
                                     "Q136r",
                                     "Q139r",
                                     "NQ146",
                                     "NQ147r",
                                     "NQ155r",
                                     "Q148",
                                     "NQ149r",
                                     "Q150r"};

void addPerceptionColumns(const Fieldwork& fieldwork, const Perceptions& perceptions,
                          SimulatedColumns& columns) {
  const SimulationTruth& truth = simulationTruth();
  for (std::size_t d = 0; d < truth.drivers.size(); ++d) {
    for (std::size_t i = 0; i < truth.drivers[d].items.size(); ++i) {
      const auto& item = truth.drivers[d].items[i];
      check(wordingOf(item.variable).order.size() == item.shares.size(),
            "a share for each answer of the codebook");
      columns.emplace(item.variable,
                      answerColumn(item.variable, perceptions.items[d][i], fieldwork));
    }
  }
}

// Where people heard of local policing: multi-responses, ticked by the well informed.
void addSourceColumns(const Fieldwork& fieldwork, const Perceptions& perceptions, Random random,
                      SimulatedColumns& columns) {
  const auto& drivers = simulationTruth().drivers;
  std::size_t information = 0;
  while (drivers.at(information).name != "Information provision") ++information;
  constexpr std::array kSources = {"Q132B", "Q132F", "Q132G", "Q132I"};
  constexpr std::array<double, 4> kShares = {.20, .12, .08, .16};
  for (std::size_t s = 0; s < kSources.size(); ++s) {
    AnswerColumn ticked(fieldwork.rows());
    for (std::size_t row = 0; row < ticked.size(); ++row) {
      const double informed = perceptions.scales[information][row];
      ticked[row] = random.bernoulli(kShares[s] * (.4 + 2 * informed)) ? 1 : 0;
    }
    columns.emplace(kSources[s], answerColumn(kSources[s], ticked, fieldwork));
  }
}

std::optional<WardLift> liftOf(const SimulationOptions& options, const Fieldwork& fieldwork) {
  if (!options.wardsAct) return std::nullopt;
  const Community community = planCommunity(fieldwork, streamFor(options.seed, Part::Community));
  WardLift lift{std::vector<double>(fieldwork.rows()), streamFor(options.seed, Part::Lift)};
  for (std::size_t row = 0; row < fieldwork.rows(); ++row) {
    const bool after = fieldwork.quarterOf[row] > community.actedIn[fieldwork.wardOf[row]];
    if (after) lift.ofRow[row] = simulationTruth().wardLift;
  }
  return lift;
}

// Trust, Confidence and its family, and what people say they would do.
void addOutcomeColumns(const SimulationOptions& options, const Fieldwork& fieldwork,
                       const People& people, const Perceptions& perceptions,
                       SimulatedColumns& columns) {
  const SimulationTruth& truth = simulationTruth();
  auto outcomes = drawOutcomes(truth, fieldwork, people, perceptions, liftOf(options, fieldwork),
                               streamFor(options.seed, Part::Outcomes));
  for (auto& behaviour : drawBehaviours(truth, people, perceptions, outcomes,
                                        streamFor(options.seed, Part::Behaviours))) {
    outcomes.push_back(std::move(behaviour));
  }
  for (const auto& outcome : outcomes) {
    columns.emplace(outcome.variable, answerColumn(outcome.variable, outcome.answers, fieldwork));
  }
}

void moveInto(Survey& survey, SimulatedColumn&& column) {
  survey.add(std::move(column.variable), std::move(column.column));
}

Survey assembled(SimulatedColumns&& columns, std::vector<SimulatedWeight>&& weights) {
  Survey survey;
  for (const char* name : kColumnOrder) moveInto(survey, std::move(columns.at(name)));
  for (auto& weight : weights) {
    moveInto(survey, numberColumn(weight.variable, weight.label, std::move(weight.values)));
  }
  moveInto(survey, std::move(columns.at("simulated")));
  return survey;
}

Status checkOptions(const SimulationOptions& options) {
  if (options.rows == 0 || options.rows > kMostRows) {
    return fail("A simulated survey has 1 to 5,000,000 rows, not " + std::to_string(options.rows) +
                ".");
  }
  if (options.years < 0 || options.years > kMostYears) {
    return fail("A simulated survey has at most " + std::to_string(kMostYears) + " years, not " +
                std::to_string(options.years) + ".");
  }
  return {};
}

}  // namespace

Result<Survey> simulateSurvey(const SimulationOptions& options, const Job& job) {
  if (const auto possible = checkOptions(options); !possible) {
    return tl::make_unexpected(possible.error());
  }
  const auto stream = [&options](Part part) { return streamFor(options.seed, part); };
  const SimulationTruth& truth = simulationTruth();
  const Fieldwork fieldwork = planFieldwork(options.rows, options.years, stream(Part::Fieldwork));
  const People people = drawPeople(fieldwork, stream(Part::People));
  job.report(.2);
  if (job.stopped()) return cancelled();
  const Perceptions perceptions =
      drawPerceptions(truth, fieldwork, people, stream(Part::Perceptions));
  job.report(.6);
  if (job.stopped()) return cancelled();
  SimulatedColumns columns;
  addOutcomeColumns(options, fieldwork, people, perceptions, columns);
  addFieldworkColumns(fieldwork, columns);
  addPeopleColumns(fieldwork, people, stream(Part::Silences), columns);
  addPerceptionColumns(fieldwork, perceptions, columns);
  addSourceColumns(fieldwork, perceptions, stream(Part::Sources), columns);
  Survey survey = assembled(std::move(columns), makeWeights(fieldwork, people));
  job.report(.9);
  if (job.stopped()) return cancelled();
  if (options.allColumns) padToFileWidth(fieldwork, stream(Part::Padding), survey);
  survey.waves = {{"Simulated", "simulated survey", 0, survey.rows, true}};
  job.report(1);
  return survey;
}

Result<WardRegister> simulateRegister(const SimulationOptions& options) {
  if (const auto possible = checkOptions(options); !possible) {
    return tl::make_unexpected(possible.error());
  }
  const Fieldwork fieldwork =
      planFieldwork(options.rows, options.years, streamFor(options.seed, Part::Fieldwork));
  return planCommunity(fieldwork, streamFor(options.seed, Part::Community)).wardRegister;
}

}  // namespace candour
