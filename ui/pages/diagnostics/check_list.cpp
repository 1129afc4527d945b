// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/diagnostics/check_list.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/session/words.h"
#include "ui/widgets/inspector.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

// A shape for each verdict: a ring, a triangle, a filled square, a dash.
class VerdictMark : public QWidget {
 public:
  explicit VerdictMark(Verdict verdict) : m_verdict(verdict) { setFixedSize(18, 18); }

 protected:
  void paintEvent(QPaintEvent* /*event*/) override {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = palette().color(QPalette::Text);
    painter.setPen(QPen(ink, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QRectF box(3, 3, 12, 12);
    switch (m_verdict) {
      case Verdict::Ok:
        painter.drawEllipse(box);
        break;
      case Verdict::Look:
        painter.drawPolygon(QPolygonF({{9, 3}, {15.5, 15}, {2.5, 15}}));
        break;
      case Verdict::Act:
        painter.setBrush(ink);
        painter.drawRect(box);
        break;
      case Verdict::NotAvailable:
        painter.setPen(QPen(palette().color(QPalette::PlaceholderText), 1.8));
        painter.drawLine(QPointF(4, 9), QPointF(14, 9));
        break;
    }
  }

 private:
  Verdict m_verdict;
};

// What asks for something first; the others in the order they are made.
int urgency(Verdict verdict) {
  switch (verdict) {
    case Verdict::Act:
      return 0;
    case Verdict::Look:
      return 1;
    case Verdict::Ok:
      return 2;
    case Verdict::NotAvailable:
      return 3;
  }
  return 3;
}

QLabel* boldLabel(const QString& text) {
  auto* label = makeLabel(text, LabelRole::Body);
  QFont font = label->font();
  font.setBold(true);
  label->setFont(font);
  return label;
}

// Checks that no figure is behind have no button.
bool hasFigure(const DiagnosticCheck& check) {
  return check.id != "fit" && check.id != "events";
}

}  // namespace

QString verdictWord(Verdict verdict) {
  switch (verdict) {
    case Verdict::Ok:
      return words("Fine");
    case Verdict::Look:
      return words("Look");
    case Verdict::Act:
      return words("Act");
    case Verdict::NotAvailable:
      return words("No answer");
  }
  return {};
}

CheckList::CheckList(QWidget* parent) : QScrollArea(parent) {
  setObjectName(u"checks"_s);
  setAccessibleName(tr("Checks of the model"));
  setWidgetResizable(true);
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* body = new QWidget;
  m_rows = new QVBoxLayout(body);
  m_rows->setContentsMargins(0, 0, 8, 0);
  m_rows->setSpacing(8);
  setWidget(body);
}

void CheckList::showChecks(const std::vector<DiagnosticCheck>& checks, const QStringList& notes) {
  clearLayout(m_rows);
  std::vector<DiagnosticCheck> sorted = checks;
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
    return urgency(a.verdict) < urgency(b.verdict);
  });
  for (const QString& note : notes) m_rows->addWidget(makeNote(note));
  for (const DiagnosticCheck& check : sorted) m_rows->addWidget(makeRow(check));
  m_rows->addStretch(1);
}

QWidget* CheckList::makeRow(const DiagnosticCheck& check) {
  const QString title = QString::fromStdString(check.title);
  const QString word = verdictWord(check.verdict);
  auto* row = new QFrame;
  row->setObjectName(u"check-"_s + QString::fromStdString(check.id));
  row->setProperty("part", check.verdict == Verdict::Act ? u"note"_s : u"card"_s);
  row->setAccessibleName(u"%1: %2"_s.arg(title, word));
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(14, 10, 12, 10);
  layout->setSpacing(12);
  auto* verdict = new QVBoxLayout;
  verdict->setSpacing(2);
  verdict->addWidget(new VerdictMark(check.verdict), 0, Qt::AlignHCenter);
  auto* said = boldLabel(word);
  said->setAlignment(Qt::AlignHCenter);
  said->setFixedWidth(78);
  verdict->addWidget(said);
  verdict->addStretch(1);
  layout->addLayout(verdict);
  auto* text = new QVBoxLayout;
  text->setSpacing(3);
  text->addWidget(boldLabel(title));
  text->addWidget(makeLabel(QString::fromStdString(check.sentence), LabelRole::Body));
  const bool wanted = check.verdict == Verdict::Act || check.verdict == Verdict::Look;
  if (wanted) {
    text->addWidget(makeLabel(words("What to do: %1").arg(QString::fromStdString(check.advice)),
                              LabelRole::Body));
  }
  layout->addLayout(text, 1);
  if (!hasFigure(check)) return row;
  auto* button = new QPushButton(tr("Show"));
  button->setObjectName(u"show-"_s + QString::fromStdString(check.id));
  button->setAccessibleName(tr("Show the figure of \"%1\"").arg(title));
  button->setToolTip(tr("The figure behind this check"));
  button->setProperty("part", u"quiet"_s);
  layout->addWidget(button, 0, Qt::AlignTop);
  connect(button, &QPushButton::clicked, this,
          [this, id = QString::fromStdString(check.id)] { Q_EMIT figureWanted(id); });
  return row;
}

}  // namespace candour
