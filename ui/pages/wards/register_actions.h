// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QObject>
#include <string>

#include "core/store/ward_register.h"
#include "models/community/survey_wards.h"
#include "ui/session/session.h"

class QMenu;
class QWidget;

namespace candour {

/// What is done with the register as a whole: nominations, tables in and out, wards from the
/// survey.
class RegisterActions : public QObject {
  Q_OBJECT
 public:
  RegisterActions(Session& session, QWidget* page);

  void fillMenu(QMenu* menu);

  /// A dialog for a nomination in that cycle.
  void nominate(const std::string& cycle, const std::string& borough,
                const std::vector<std::string>& cycles);
  void chooseImport();
  void importTable(const QString& file);
  void chooseExport();
  void exportTo(const QString& file);
  void chooseWards();
  void chooseChanges();
  void chooseNeighbours();
  /// A dialog that draws a plan and freezes it.
  void drawOrder(const std::string& cycle, const std::string& borough);
  void freeze(FrozenRota rota);
  void takeFromSurvey();
  void takeWards(const WardVariables& variables);
  /// Moves a priority, as far as it can go there; says what is missing where it cannot.
  void moveTo(std::int64_t id, PriorityState state);

 Q_SIGNALS:
  void nominated(std::int64_t id);
  void failed(const QString& message);
  void told(const QString& message);

 private:
  void chooseTable(const QString& title, const QString& filter,
                   void (RegisterActions::*take)(const QString&));
  void importWards(const QString& file);
  void importChanges(const QString& file);
  void importNeighbours(const QString& file);
  Session& m_session;
  QWidget* m_page;
};

}  // namespace candour
