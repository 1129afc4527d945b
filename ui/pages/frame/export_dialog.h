// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QDialog>
#include <QStringList>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "ui/pages/frame/figure_to_leave.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace candour {

class FigureView;
class LeavingChoices;
class Session;

/// How a figure leaves: as it will look, what is withheld of it, format, size, file.
class ExportDialog : public QDialog {
  Q_OBJECT
 public:
  /// The file is called after the headline as it leaves, unless that is changed. `decided`: who was
  /// withheld of all that the figure leaves with, if it does not leave alone.
  ExportDialog(Session& session, const FigureQuestion& question, std::optional<Withheld> decided,
               const QString& folder, QWidget* parent);
  ~ExportDialog() override;

  [[nodiscard]] QString file() const;
  /// A name of figureSizes().
  [[nodiscard]] std::string size() const;
  /// What leaves, once the dialog is accepted.
  [[nodiscard]] FigureToLeave figure() const;

 private:
  QWidget* makePreview();
  QWidget* makeChoices();
  QFormLayout* makeForm();
  void prepare();
  void take(Result<FigureToLeave> prepared);
  [[nodiscard]] LeavingOptions leaving() const;
  void nameFile(const Figure& figure);
  void browse();
  void formatChosen();
  void refresh();

  Session& m_session;
  FigureQuestion m_question;
  std::optional<Withheld> m_decided;
  QString m_proposed;  // the file's name as it was proposed last
  FigureView* m_view;
  QComboBox* m_format;
  QComboBox* m_size;
  QLineEdit* m_path;
  QLabel* m_beside;
  LeavingChoices* m_leaving;
  QVBoxLayout* m_notes = nullptr;
  QPushButton* m_export = nullptr;
  std::optional<FigureToLeave> m_prepared;  // of what is chosen now
  std::stop_source m_running{std::nostopstate};
  int m_asked = 0;                // what comes back of an older choice is dropped
  std::shared_ptr<bool> m_alive;  // and what comes after this is gone
};

}  // namespace candour
