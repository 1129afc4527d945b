// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/widgets/figure_editor.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "core/base/text.h"
#include "models/findings/title_lint.h"
#include "ui/widgets/choice_popup.h"
#include "ui/widgets/inspector.h"
#include "ui/widgets/text_field.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

QStringList texts(const std::vector<std::string>& lines) {
  QStringList list;
  for (const auto& line : lines) list << QString::fromStdString(line);
  return list;
}

// Only what is new is made anew: labels that come and go at every letter would flicker.
void showLines(QVBoxLayout* layout, const QStringList& lines, bool good = false) {
  const QString now = lines.join(u'\n') + (good ? u"+"_s : QString());
  if (layout->property("shown").toString() == now) return;
  layout->setProperty("shown", now);
  clearLayout(layout);
  for (const QString& line : lines) layout->addWidget(good ? makeGoodNote(line) : makeNote(line));
}

QString numberOf(const std::optional<double>& value) {
  return value ? QString::fromStdString(shortest(*value)) : QString();
}

std::optional<double> numberIn(const QLineEdit* field) {
  QString text = field->text().trimmed();
  text.replace(QChar(0x2212), u'-').remove(u'%').replace(u',', u'.');
  return parseNumber(text.trimmed().toStdString());
}

void select(QComboBox* list, const QVariant& data) {
  const QSignalBlocker quiet(list);
  list->setCurrentIndex(std::max(0, list->findData(data)));
}

}  // namespace

void FigureEditor::showFigure(const Figure& made, FigureTopic topic, const FigureEdits& edits) {
  m_made = made;
  m_can = editableOf(made);
  m_topic = topic;
  m_edits = edits;
  m_headline->setShown(QString::fromStdString(edits.headline));
  m_headline->setHint(QString::fromStdString(made.headline));
  m_subtitle->setShown(QString::fromStdString(edits.subtitle));
  m_subtitle->setHint(QString::fromStdString(made.subtitle));
  select(m_order, static_cast<int>(edits.order));
  select(m_decimals, edits.decimals ? *edits.decimals : -1);
  select(m_size, QString::fromStdString(edits.size));
  const auto showRow = [this](QWidget* field, bool shown) {
    field->setVisible(shown);
    for (auto* label : findChildren<QLabel*>()) {
      if (label->buddy() == field) label->setVisible(shown);
    }
  };
  showRow(m_order, m_can.order || edits.order != RowOrder::AsMade);
  showRow(m_highlight, !m_can.names.empty() || !edits.highlight.empty());
  showRow(m_axis, m_can.axis || edits.axisFrom || edits.axisTo);
  showRow(m_decimals, m_can.decimals || edits.decimals);
  showHighlight();
  showAxis();
  showNotes();
  m_undoAll->setEnabled(edits != FigureEdits{});
}

template <class Change>
void FigureEditor::change(const QString& what, int session, Change change) {
  FigureEdits after = m_edits;
  change(after);
  if (after == m_edits) return;
  m_edits = after;
  Q_EMIT edited(what, after, session);
}

void FigureEditor::connectFields() {
  connect(m_headline, &TextField::edited, this, [this](const QString& text) {
    change(tr("figure's headline"), session(HeadlineField),
           [&](auto& edits) { edits.headline = text.toStdString(); });
  });
  connect(m_subtitle, &TextField::edited, this, [this](const QString& text) {
    change(tr("figure's subtitle"), session(SubtitleField),
           [&](auto& edits) { edits.subtitle = text.toStdString(); });
  });
  for (auto* field : {m_headline, m_subtitle}) {
    connect(field, &TextField::left, this, [this] { ++m_writing; });
  }
  connect(m_order, &QComboBox::activated, this, [this] {
    const auto order = static_cast<RowOrder>(m_order->currentData().toInt());
    change(tr("order of rows"), -1, [&](auto& edits) { edits.order = order; });
  });
  connect(m_decimals, &QComboBox::activated, this, [this] {
    const int decimals = m_decimals->currentData().toInt();
    change(tr("decimals"), -1, [&](auto& edits) {
      edits.decimals = decimals < 0 ? std::nullopt : std::optional(decimals);
    });
  });
  connect(m_size, &QComboBox::activated, this, [this] {
    const auto size = m_size->currentData().toString().toStdString();
    change(tr("figure's size"), -1, [&](auto& edits) { edits.size = size; });
  });
  connect(m_highlight, &QPushButton::clicked, this, &FigureEditor::openHighlights);
  for (auto* end : {m_from, m_to}) {
    connect(end, &QLineEdit::editingFinished, this, &FigureEditor::takeAxis);
  }
  connect(m_undoAll, &QPushButton::clicked, this,
          [this] { change(tr("all edits of the figure"), -1, [](auto& edits) { edits = {}; }); });
}

void FigureEditor::openHighlights() {
  QList<Choice> choices;
  for (const auto& name : m_can.names) {
    const auto& chosen = m_edits.highlight;
    const bool is = std::find(chosen.begin(), chosen.end(), name) != chosen.end();
    choices << Choice{QString::fromStdString(name), QString::fromStdString(name), {}, is};
  }
  auto* popup = new ChoicePopup(tr("To stand out before the others"), choices,
                                ChoicePopup::Mode::Several, m_highlight);
  connect(popup, &ChoicePopup::chosen, this, [this](const QStringList& keys) {
    std::vector<std::string> names;
    for (const QString& key : keys) names.push_back(key.toStdString());
    change(tr("highlight"), -1, [&](auto& edits) { edits.highlight = names; });
  });
  popup->openBelow(*m_highlight);
}

// What is no number is said, and changes nothing.
void FigureEditor::takeAxis() {
  const auto from = numberIn(m_from), to = numberIn(m_to);
  const bool wrong =
      (!from && !m_from->text().trimmed().isEmpty()) || (!to && !m_to->text().trimmed().isEmpty());
  if (wrong) return showLines(m_axisNotes, {tr("An end of the axis is a number, such as 60.")});
  change(tr("range of the axis"), -1,
         [&](auto& edits) { edits.axisFrom = from, edits.axisTo = to; });
  showNotes();
}

void FigureEditor::showHighlight() {
  const QStringList names = texts(m_edits.highlight);
  QString text = tr("Nothing");
  if (names.size() == 1) text = names.front();
  if (names.size() > 1) text = tr("%1 of %2").arg(names.size()).arg(m_can.names.size());
  const int room = std::max(80, m_highlight->width() - 36);
  m_highlight->setText(m_highlight->fontMetrics().elidedText(text, Qt::ElideRight, room) + u" ▾"_s);
  m_highlight->setToolTip(names.isEmpty() ? tr("Draw some in colour and the others in grey")
                                          : names.join(u", "_s));
}

void FigureEditor::showAxis() {
  const auto put = [](QLineEdit* field, const std::optional<double>& value) {
    if (!field->hasFocus() || numberIn(field) != value) field->setText(numberOf(value));
  };
  put(m_from, m_edits.axisFrom);
  put(m_to, m_edits.axisTo);
}

// Each edit alone, so that what is said of it stands beside it.
void FigureEditor::showNotes() {
  const auto of = [this](const FigureEdits& edits) {
    return texts(applyEdits(m_made, edits).warnings);
  };
  QStringList faults;
  if (!m_edits.headline.empty()) {
    faults = texts(lintTitle(m_edits.headline, m_topic, m_made));
    const bool good = faults.isEmpty();
    if (good) faults << tr("Says what the figure shows, as far as can be checked.");
    showLines(m_headlineNotes, faults, good);
  } else {
    showLines(m_headlineNotes, {});
  }
  showLines(m_subtitleNotes, of({.subtitle = m_edits.subtitle}));
  showLines(m_highlightNotes, of({.highlight = m_edits.highlight}));
  showLines(m_axisNotes, of({.axisFrom = m_edits.axisFrom, .axisTo = m_edits.axisTo}));
}

}  // namespace candour
