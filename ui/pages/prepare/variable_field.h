// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <functional>
#include <string>

#include "core/survey/survey.h"
#include "ui/widgets/drop_list.h"

namespace candour {

/// A list of variables in which one types a part of the name or of the question.
class VariableField : public DropList {
  Q_OBJECT
 public:
  explicit VariableField(QWidget* parent = nullptr);

  void fill(const Survey& survey, const std::function<bool(const Variable&)>& fits);
  void choose(const std::string& variable);
  /// The one chosen; empty while what is typed is none.
  [[nodiscard]] std::string variable() const;
  /// Makes it a field that gives variables to a list, by `picked`, and is empty again after each.
  void givePicked();

 Q_SIGNALS:
  void picked(const std::string& variable);

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void give();
  void showBegin();
};

}  // namespace candour
