// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/widgets/style_sheet.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace candour {

namespace {

const char* const kSurfaces = R"(
QWidget[part="panel"], QScrollArea[part="panel"], QWidget[part="panelBody"] { background: @panel; }
QWidget[part="rail"] { background: @panel; border-right: 1px solid @border; }
QWidget[part="bar"] { background: @panel; border-bottom: 1px solid @border; }
QWidget[part="inspector"] { background: @panel; border-left: 1px solid @border; }
QWidget[part="status"] { background: @panel; border-top: 1px solid @border; }
QFrame[part="card"] { background: @panel; border: 1px solid @border; border-radius: 8px; }
QFrame[part="note"] { background: @note; border: 1px solid @noteBorder; border-radius: 6px; }
QFrame[part="error"] { background: @error; border: none; border-bottom: 1px solid @errorBorder; }
QFrame[part="good"] { background: @good; border: none; border-bottom: 1px solid @goodBorder; }
QFrame[part="goodNote"] { background: @good; border: 1px solid @goodBorder; border-radius: 6px; }
QFrame[part="popup"] { background: @panel; border: 1px solid @chipBorder; border-radius: 8px; }
QLabel[role="muted"], QLabel[role="heading"] { color: @muted; }
QLabel { background: transparent; }
QToolTip { background: @panel; color: @text; border: 1px solid @border; padding: 4px; }
QMenuBar { background: @panel; border-bottom: 1px solid @border; padding: 2px 6px; }
QMenuBar::item { padding: 6px 10px; border-radius: 5px; background: transparent; }
QMenuBar::item:selected { background: @softAccent; }
QMenu { background: @panel; border: 1px solid @border; padding: 5px; }
QMenu::item { padding: 6px 28px 6px 24px; border-radius: 4px; }
QMenu::item:selected { background: @softAccent; color: @text; }
QMenu::item:disabled { color: @muted; }
QMenu::separator { height: 1px; background: @border; margin: 5px 8px; }
QSplitter::handle { background: @border; }
QScrollArea { border: none; background: transparent; }
)";

const char* const kControls = R"(
QPushButton { background: @panel; color: @text; border: 1px solid @border; border-radius: 6px;
  padding: 6px 14px; }
QPushButton:hover { background: @softAccent; border-color: @chipBorder; }
QPushButton:focus { border: 1px solid @accent; }
QPushButton:pressed { background: @chip; }
QPushButton:disabled { color: @muted; background: @window; }
QPushButton[part="tool"] { padding: 6px 10px; }
QPushButton[part="primary"] { background: @accent; color: @onAccent; border-color: @accent;
  font-weight: bold; }
QPushButton[part="primary"]:hover { background: @accent; border-color: @text; }
QPushButton[part="primary"]:focus { border: 2px solid @text; padding: 5px 13px; }
QPushButton[part="primary"]:disabled { background: @border; border-color: @border; color: @muted; }
QPushButton[part="chip"] { background: @chip; color: @accent; border: 1px solid @chipBorder;
  padding: 5px 10px; font-weight: bold; }
QPushButton[part="chip"]:hover { background: @softAccent; border-color: @accent; }
QPushButton[part="chip"]:focus { border: 2px solid @accent; padding: 4px 9px; }
QPushButton[part="quiet"] { background: transparent; border-color: transparent; color: @accent;
  padding: 4px 8px; }
QPushButton[part="quiet"]:hover { background: @softAccent; }
QPushButton[part="quiet"]:focus { border: 1px solid @accent; }
QPushButton[part="quiet"]:disabled { color: @muted; }
QPushButton[part="pick"] { padding: 5px 8px; text-align: left; }
QPushButton[part="fold"] { background: transparent; border: 1px solid transparent; color: @muted;
  padding: 2px 4px 2px 0px; font-weight: bold; text-align: left; }
QPushButton[part="fold"]:hover { color: @text; }
QPushButton[part="fold"]:focus { border-color: @accent; }
QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox { background: @panel; color: @text; border: 1px solid @border;
  border-radius: 6px; padding: 5px 8px; selection-background-color: @accent;
  selection-color: @onAccent; }
QPlainTextEdit { padding: 3px 4px; }
QLineEdit[part="title"] { background: transparent; border-color: transparent; font-weight: bold; }
QLineEdit[part="title"]:hover { border-color: @border; }
QLineEdit[part="title"]:focus { background: @panel; border-color: @accent; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border: 1px solid @accent; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { background: @window; color: @muted; }
QLineEdit[part="wrong"] { background: @error; border-color: @errorBorder; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: @border; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -6px 0; border-radius: 7px;
  background: @accent; border: 1px solid @accent; }
QSlider::handle:horizontal:focus { background: @panel; border: 2px solid @accent; }
QSlider::handle:horizontal:disabled { background: @border; border-color: @border; }
QSlider:horizontal { min-height: 20px; }
QPushButton::menu-indicator { subcontrol-position: right center; right: 10px; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox QAbstractItemView { background: @panel; border: 1px solid @border; outline: none;
  selection-background-color: @softAccent; selection-color: @text; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: @muted; border: 1px solid transparent;
  border-radius: 6px; padding: 6px 10px; margin-right: 3px; }
QTabBar::tab:hover { color: @text; background: @softAccent; }
QTabBar::tab:selected { background: @panel; color: @text; border-color: @border;
  font-weight: bold; }
QTabBar::tab:focus { border-color: @accent; }
QTabWidget::pane { border: 1px solid @border; border-radius: 6px; background: @panel; }
QTableView, QListView, QTreeView { background: @panel; color: @text; border: none; outline: none;
  gridline-color: @border; selection-background-color: @softAccent; selection-color: @text; }
QListView[part="desk"] { background: @window; }
QListView[part="desk"]::item, QListView[part="desk"]::item:selected { background: transparent; }
QTableView::item { padding: 3px 4px; border: none; }
QListView::item { padding: 3px 6px; border: none; }
QTableView::item:selected, QListView::item:selected { background: @softAccent; color: @text; }
QTableView[part="calendar"]::item:selected, QTableView[part="calendar"]::item:focus { background: transparent; }
QTableView::item:focus { background: @softAccent; }
QListView::item:hover { background: @window; }
QListView[part="framed"], QTableView[part="framed"] { border: 1px solid @border; border-radius: 6px; }
QListView[part="framed"]:focus { border: 1px solid @accent; }
QHeaderView { background: @panel; }
QHeaderView::section { background: @panel; color: @muted; border: none;
  border-bottom: 1px solid @border; padding: 5px 6px 5px 7px; }
QHeaderView::section:vertical { border-bottom: none; }
QTableCornerButton::section { background: @panel; border: none; }
QProgressBar { background: @softAccent; border: none; border-radius: 3px; min-height: 6px;
  max-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: @border; border-radius: 4px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar[part="idle"]::handle { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)";

}  // namespace

QString styleSheetOf(const ThemeColours& c) {
  QString sheet = QString::fromUtf8(kSurfaces) + QString::fromUtf8(kControls);
  // Longer names first: "@noteBorder" starts with "@note".
  const std::pair<QString, QColor> names[] = {{u"@noteBorder"_s, c.noteBorder},
                                              {u"@errorBorder"_s, c.errorBorder},
                                              {u"@goodBorder"_s, c.goodBorder},
                                              {u"@chipBorder"_s, c.chipBorder},
                                              {u"@softAccent"_s, c.softAccent},
                                              {u"@onAccent"_s, c.onAccent},
                                              {u"@accent"_s, c.accent},
                                              {u"@window"_s, c.window},
                                              {u"@panel"_s, c.panel},
                                              {u"@border"_s, c.border},
                                              {u"@muted"_s, c.muted},
                                              {u"@text"_s, c.text},
                                              {u"@chip"_s, c.chip},
                                              {u"@note"_s, c.note},
                                              {u"@error"_s, c.error},
                                              {u"@good"_s, c.good}};
  for (const auto& [name, colour] : names) sheet.replace(name, colour.name());
  return sheet;
}

}  // namespace candour
