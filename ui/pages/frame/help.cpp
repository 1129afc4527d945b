// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/frame/help.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/session/words.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

QDialog* makePage(QWidget* window, const QString& title) {
  auto* dialog = new QDialog(window);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(title);
  auto* layout = new QVBoxLayout(dialog);
  layout->setContentsMargins(26, 24, 26, 20);
  layout->setSpacing(10);
  return dialog;
}

void finish(QDialog* dialog) {
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
  QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
  dialog->layout()->addWidget(buttons);
  dialog->open();
}

void addRow(QDialog* dialog, const QString& keys, const QString& text) {
  auto* row = new QHBoxLayout;
  auto* left = makeLabel(keys, LabelRole::Body, dialog);
  left->setFixedWidth(150);
  QFont font = left->font();
  font.setBold(true);
  left->setFont(font);
  row->addWidget(left);
  row->addWidget(makeLabel(text, LabelRole::Body, dialog), 1);
  static_cast<QVBoxLayout*>(dialog->layout())->addLayout(row);
}

}  // namespace

void showTour(QWidget* window) {
  QDialog* dialog = makePage(window, words("Five minutes with Candour"));
  dialog->setMinimumWidth(620);
  auto* layout = dialog->layout();
  layout->addWidget(makeLabel(words("Five minutes with Candour"), LabelRole::Title, dialog));
  const QString steps[] = {
      words("1. Open the sample, or drop your survey file anywhere in the window. Data shows every "
            "question with its answers, and why answers are missing."),
      words(
          "2. Read the question above the figure. Each blue part is a button: change the outcome, "
          "the place, the people, the period or the weight, and everything is worked out anew."),
      words("3. Drivers says what goes together with the outcome, how much of it each driver "
            "explains, and how sure one can be. Boroughs compares the areas, Trends says what has "
            "changed, "
            "What-if what would move the outcome."),
      words("4. Read \"What to know\" at the right before you quote a number."),
      words(
          "5. Export the figure: it comes with its numbers and its alternative text. Or add it to "
          "the briefing, whose pages you see as they will be printed.")};
  for (const auto& step : steps) layout->addWidget(makeLabel(step, LabelRole::Body, dialog));
  layout->addWidget(makeLabel(words("On the keyboard"), LabelRole::Heading, dialog));
  addRow(dialog, u"Ctrl+1 to 9"_s,
         words("Data, Prepare, Drivers, Diagnostics, Boroughs, Trends, What-if, Wards, Briefing"));
  addRow(dialog, u"Ctrl+O"_s, words("open a survey or project"));
  addRow(dialog, u"Ctrl+Z, Ctrl+Y"_s,
         words("undo and redo every change of the question and of the briefing"));
  addRow(dialog, u"Ctrl+B"_s, words("add the figure to the briefing"));
  addRow(dialog, u"Ctrl+E"_s, words("export the figure"));
  addRow(dialog, u"Ctrl+Shift+C, T"_s, words("copy the figure, its numbers"));
  addRow(dialog, u"Ctrl++, Ctrl+-"_s, words("larger and smaller figure"));
  addRow(dialog, u"Tab, Return, Esc"_s, words("move on, open a list, close it"));
  finish(dialog);
}

void showAbout(QWidget* window) {
  QDialog* dialog = makePage(window, words("About Candour"));
  dialog->setMinimumWidth(460);
  auto* layout = dialog->layout();
  auto* icon = new QLabel(dialog);
  icon->setPixmap(applicationIcon().pixmap(64, 64));
  layout->addWidget(icon);
  layout->addWidget(
      makeLabel(u"Candour "_s + QCoreApplication::applicationVersion(), LabelRole::Title, dialog));
  layout->addWidget(makeLabel(
      words("Survey-weighted driver analysis for those who answer for public trust and confidence "
            "in the police."),
      LabelRole::Body, dialog));
  layout->addWidget(makeLabel(
      words("Free software under the MIT licence. Built with Qt (LGPL), Eigen, Boost, SQLite and "
            "ReadStat."),
      LabelRole::Muted, dialog));
  finish(dialog);
}

}  // namespace candour
