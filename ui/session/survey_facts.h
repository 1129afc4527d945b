// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QObject>
#include <QString>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/survey/distribution.h"
#include "ui/session/background.h"

namespace candour {

/// What the window knows of the survey's variables beyond their labels: how many answered, and how
/// the answers spread. Counted in the background, kept until the data change.
class SurveyFacts : public QObject {
  Q_OBJECT
 public:
  SurveyFacts(Background& background, QObject* parent);

  /// Forgets all and counts the valid answers of every variable anew.
  void restart();

  /// Valid answers by variable in the survey's order; empty while they are counted.
  [[nodiscard]] const std::vector<std::size_t>& validCounts() const { return m_valid; }
  /// The distribution weighted by `weight`, if known; else asks for it and tells when it is there.
  const Distribution* distribution(const std::string& variable, const std::string& weight);

 Q_SIGNALS:
  void counted();
  void distributionReady(const QString& variable);
  void failed(const QString& message);

 private:
  using Key = std::pair<std::string, std::string>;
  Background& m_background;
  std::vector<std::size_t> m_valid;
  std::map<Key, std::optional<Distribution>> m_distributions;  // nothing: asked for
  int m_generation = 0;
};

}  // namespace candour
