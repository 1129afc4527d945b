// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QString>
#include <string>

#include "ui/session/session.h"

namespace candour {

/// What one page was set to show, kept in the project under the page's name, as "trends.target".
class PageChoices {
 public:
  PageChoices(Session& session, std::string page) : m_session(session), m_page(std::move(page)) {}

  void keep(const std::string& name, const QString& value) {
    m_session.remember(key(name), value.toStdString());
  }
  void keep(const std::string& name, int value) { keep(name, QString::number(value)); }

  /// Empty where nothing was chosen yet.
  [[nodiscard]] QString text(const std::string& name) const {
    return QString::fromStdString(m_session.remembered(key(name)));
  }
  [[nodiscard]] int number(const std::string& name, int otherwise = 0) const {
    bool known = false;
    const int value = text(name).toInt(&known);
    return known ? value : otherwise;
  }

 private:
  [[nodiscard]] std::string key(const std::string& name) const { return m_page + "." + name; }

  Session& m_session;
  std::string m_page;
};

}  // namespace candour
