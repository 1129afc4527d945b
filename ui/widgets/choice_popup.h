// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QFrame>
#include <QList>
#include <QString>
#include <QStringList>

class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QVBoxLayout;

namespace candour {

/// One thing to choose. `key` is what the choice means to the caller.
struct Choice {
  QString key;
  QString text;
  QString detail;  // shown after the text, muted; may be empty
  bool chosen = false;
};

/// A list under a chip: type to narrow it, Return or a click chooses, Escape closes. With several
/// choices allowed each has a tick box and "Apply" takes them. Deletes itself when it closes.
class ChoicePopup : public QFrame {
  Q_OBJECT
 public:
  enum class Mode { One, Several };

  ChoicePopup(const QString& title, const QList<Choice>& choices, Mode mode, QWidget* anchor);

  /// A further way out below the list, such as "Another variable...".
  void addAction(const QString& key, const QString& text);
  void openBelow(const QWidget& anchor);

 Q_SIGNALS:
  void chosen(const QStringList& keys);
  void actionChosen(const QString& key);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void buildList(const QList<Choice>& choices);
  void narrow(const QString& text);
  void take(QListWidgetItem* item);
  void apply();
  [[nodiscard]] bool passKeyToList(int key);

  Mode m_mode;
  QLineEdit* m_search;
  QListWidget* m_list;
  QVBoxLayout* m_layout;
};

}  // namespace candour
