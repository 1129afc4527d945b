// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/store/survey_loading.h"

#include <memory>

#include "core/base/text.h"
#include "core/prepare/prepare_survey.h"
#include "core/store/column_cache.h"
#include "core/store/line_up.h"
#include "core/store/wave_join.h"
#include "core/store/wide_table.h"

namespace candour {

namespace {

Column packedColumn(const Database& database, const StoredWave& wave, std::size_t variable) {
  auto column = readPackedColumn(database, wave, variable);
  if (!column) {
    throw StoreError(
        "The project file is damaged: the packed column " + wave.variables[variable].variable.name +
        " of wave " + wave.wave.name +
        " does not fit its labels. Empty the table column_cache to have it made anew.");
  }
  return std::move(*column);
}

void addWaveVariable(Survey& survey) {
  Variable variable;
  variable.name = kWaveVariable;
  variable.label = "Wave";
  variable.kind = VariableKind::Text;
  std::vector<std::int32_t> levels;
  for (const auto& wave : survey.waves) {
    const auto number = static_cast<std::int32_t>(variable.levels.size());
    variable.levels.push_back({number + 1.0, wave.name, false});
    levels.insert(levels.end(), wave.rows, number);
  }
  const std::size_t count = variable.levels.size();
  survey.variables.push_back(std::move(variable));
  survey.columns.push_back(std::make_shared<const Column>(Column::coded(levels, count)));
}

// Variables and waves, no columns but that of the waves.
Survey describedSurvey(const std::vector<StoredWave>& waves,
                       const std::vector<LinedUpVariable>& linedUp, const StoredSteps& steps) {
  Survey survey;
  for (const auto& wave : waves) {
    survey.waves.push_back(wave.wave);
    survey.rows += wave.wave.rows;
  }
  std::vector<bool> coded;
  for (const auto& entry : linedUp) {
    survey.variables.push_back(entry.variable);
    coded.push_back(entry.coded);
  }
  survey.columns.resize(linedUp.size());
  addWaveVariable(survey);
  coded.push_back(true);
  addPrepared(survey, coded, steps.steps);
  if (steps.unreadable.empty()) return survey;
  const auto prepared =
      survey.prepared ? std::make_shared<Prepared>(*survey.prepared) : std::make_shared<Prepared>();
  prepared->unfit.insert(prepared->unfit.end(), steps.unreadable.begin(), steps.unreadable.end());
  survey.prepared = prepared;
  return survey;
}

std::vector<std::string> namesOf(const Survey& survey) {
  std::vector<std::string> names;
  for (const auto& variable : survey.variables) names.push_back(variable.name);
  return names;
}

// That wave alone.
Result<std::vector<StoredWave>> onlyWave(std::vector<StoredWave> waves, const std::string& name) {
  std::vector<std::string> names;
  for (auto& one : waves) {
    names.push_back(one.wave.name);
    if (one.wave.name != name) continue;
    one.wave.firstRow = 0;
    return std::vector<StoredWave>{std::move(one)};
  }
  return fail("There is no wave \"" + name + "\"." + didYouMean(name, names));
}

Result<std::vector<StoredWave>> wavesOf(const Database& database, const WavesRead& read) {
  auto waves = read.joined ? joinedWaves(database) : readStoredWaves(database);
  if (!read.only) return waves;
  return onlyWave(std::move(waves), *read.only);
}

// The columns of `wanted` that waves hold.
Status readColumns(Survey& survey, const std::vector<std::string>& wanted,
                   const std::vector<StoredWave>& waves,
                   const std::vector<LinedUpVariable>& linedUp, const ColumnSource& source) {
  for (const auto& name : wanted) {
    const auto index = survey.require(name);
    if (!index) return tl::make_unexpected(index.error());
    if (*index >= linedUp.size() || survey.columns[*index] != nullptr) continue;
    survey.columns[*index] =
        std::make_shared<const Column>(linedUpColumn(waves, linedUp[*index], source));
  }
  return {};
}

// Whether weights can be raked shows in the answers alone.
void addUnraked(const Survey& described, const std::vector<StoredWave>& waves,
                const std::vector<LinedUpVariable>& linedUp, const ColumnSource& source,
                std::vector<UnfitStep>& unfit) {
  if (!described.prepared) return;
  for (const auto& step : described.prepared->steps) {
    if (!std::holds_alternative<RakeStep>(step.how)) continue;
    if (stepOf(described, step.name) != &step) continue;
    Survey tried = described;
    const std::vector<std::string> names = {step.name};
    const auto read = readColumns(tried, withSources(described, names), waves, linedUp, source);
    const auto made = read ? makeColumns(tried, names) : read;
    if (!made) unfit.push_back({step.name, made.error().message});
  }
}

}  // namespace

std::vector<StoredWave> joinedWaves(const Database& database) {
  auto waves = readStoredWaves(database);
  applyJoins(waves, readJoins(database));
  return waves;
}

Result<Survey> loadSurvey(Database& database, const std::vector<std::string>* names,
                          const StoredSteps& steps, const WavesRead& read) {
  if (auto fresh = refreshStaleWaves(database); !fresh) return passOn(fresh);
  const auto waves = wavesOf(database, read);
  if (!waves) return tl::make_unexpected(waves.error());
  const ColumnSource source = [&](std::size_t wave, std::size_t variable) {
    return packedColumn(database, (*waves)[wave], variable);
  };
  const auto linedUp = lineUp(*waves, source);
  Survey survey = describedSurvey(*waves, linedUp, steps);
  const auto wanted = names == nullptr ? namesOf(survey) : withSources(survey, *names);
  if (auto there = readColumns(survey, wanted, *waves, linedUp, source); !there) {
    return passOn(there);
  }
  if (names == nullptr) {
    makeAll(survey);
  } else if (auto made = makeColumns(survey, wanted); !made) {
    return passOn(made);
  }
  return survey;
}

Result<std::vector<WaveFit>> fitOfSteps(Database& database) {
  if (auto fresh = refreshStaleWaves(database); !fresh) return passOn(fresh);
  const auto steps = readSteps(database);
  std::vector<WaveFit> fits;
  for (const auto& wave : joinedWaves(database)) {
    std::vector<StoredWave> alone = {wave};
    alone.front().wave.firstRow = 0;
    const ColumnSource source = [&](std::size_t, std::size_t variable) {
      return packedColumn(database, wave, variable);
    };
    const auto linedUp = lineUp(alone, source);
    const Survey survey = describedSurvey(alone, linedUp, steps);
    fits.push_back({wave.wave.name, {}, {}});
    if (survey.prepared) fits.back().unfit = survey.prepared->unfit;
    if (survey.prepared) fits.back().notes = survey.prepared->notes;
    addUnraked(survey, alone, linedUp, source, fits.back().unfit);
  }
  return fits;
}

}  // namespace candour
