// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QWidget>

#include "ui/session/session.h"

class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;

namespace candour {

/// Above the sheets: what the briefing is called, how long it is, and the others of the project.
class BriefingHeader : public QWidget {
  Q_OBJECT
 public:
  explicit BriefingHeader(Session& session, QWidget* parent = nullptr);

  void showBriefing(const QString& about);

 Q_SIGNALS:
  void titleEdited(const QString& title);
  void titleLeft();

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void openMenu();
  void addShelf(QMenu& menu);
  void addNew(QMenu& menu);
  void chooseArea();
  void fitTitle();

  Session& m_session;
  QLineEdit* m_title;
  QLabel* m_about;
  QPushButton* m_shelf;
};

}  // namespace candour
