// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/session/survey_facts.h"

namespace candour {

SurveyFacts::SurveyFacts(Background& background, QObject* parent)
    : QObject(parent), m_background(background) {}

void SurveyFacts::restart() {
  m_valid.clear();
  m_distributions.clear();
  const int generation = ++m_generation;
  m_background.start<std::vector<std::size_t>>(
      tr("Counting answers"),
      [](Workbench& bench, const Job& job) { return bench.countValid(job); },
      [this, generation](Result<std::vector<std::size_t>> counts) {
        if (generation != m_generation || !counts) return;
        m_valid = std::move(*counts);
        Q_EMIT counted();
      });
}

const Distribution* SurveyFacts::distribution(const std::string& variable,
                                              const std::string& weight) {
  const Key key{variable, weight};
  const auto known = m_distributions.find(key);
  if (known != m_distributions.end()) return known->second ? &*known->second : nullptr;
  m_distributions[key] = std::nullopt;
  const int generation = m_generation;
  m_background.start<Distribution>(
      {},
      [key](Workbench& bench, const Job& /*job*/) -> Result<Distribution> {
        std::vector<std::string> names{key.first};
        if (!key.second.empty()) names.push_back(key.second);
        auto survey = bench.surveyWith(names);
        if (!survey) return passOn(survey);
        return distributionOf(*survey, key.first, key.second);
      },
      [this, key, generation](Result<Distribution> result) {
        if (generation != m_generation) return;
        if (!result) {
          m_distributions.erase(key);
          Q_EMIT failed(QString::fromStdString(result.error().message));
          return;
        }
        m_distributions[key] = std::move(*result);
        Q_EMIT distributionReady(QString::fromStdString(key.first));
      });
  return nullptr;
}

}  // namespace candour
