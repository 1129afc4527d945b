// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/data/codebooks_pane.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/pages/data/difference_words.h"
#include "ui/session/words.h"
#include "ui/widgets/drop_list.h"
#include "ui/widgets/grid_table_model.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

constexpr const char* kIgnored = "codebooks.ignored";

QPushButton* makeChoice(const QString& text, const QString& name, QWidget* parent) {
  auto* button = new QPushButton(text, parent);
  button->setObjectName(name);
  return button;
}

}  // namespace

CodebooksPane::CodebooksPane(Session& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_before(new DropList(this)),
      m_after(new DropList(this)),
      m_summary(makeLabel({}, LabelRole::Muted, this)),
      m_table(new QTableView(this)),
      m_model(new GridTableModel(this, GridTableModel::Columns::Texts)),
      m_what(makeLabel({}, LabelRole::Body, this)),
      m_why(makeLabel({}, LabelRole::Muted, this)),
      m_accept(makeChoice(tr("&Accept"), u"acceptJoin"_s, this)),
      m_ignore(makeChoice(tr("&Ignore"), u"ignoreDifference"_s, this)),
      m_unjoin(makeChoice(tr("&Take back"), u"takeJoinBack"_s, this)) {
  setObjectName(u"codebooksPane"_s);
  auto* card = new QFrame(this);
  card->setProperty("part", u"card"_s);
  auto* inside = new QVBoxLayout(card);
  inside->setContentsMargins(14, 12, 14, 12);
  inside->setSpacing(10);
  inside->addWidget(makeChoices());
  m_summary->setObjectName(u"comparisonSummary"_s);
  inside->addWidget(m_summary);
  setUpTable();
  inside->addWidget(m_table, 1);
  inside->addWidget(makeDecision());
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(card);
  connect(&session, &Session::projectChanged, this, [this] {
    m_stale = true;
    listWaves();
    restoreIgnored();
    if (isVisible()) compare();
  });
  const auto another = [this] {
    m_stale = true;
    compare();
  };
  connect(m_before, &QComboBox::currentIndexChanged, this, another);
  connect(m_after, &QComboBox::currentIndexChanged, this, another);
  connect(m_accept, &QPushButton::clicked, this, &CodebooksPane::accept);
  connect(m_ignore, &QPushButton::clicked, this, &CodebooksPane::ignore);
  connect(m_unjoin, &QPushButton::clicked, this, &CodebooksPane::undoJoin);
  listWaves();
}

bool CodebooksPane::hasWaves() const {
  return m_before->count() > 1;
}

QWidget* CodebooksPane::makeChoices() {
  auto* row = new QWidget(this);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  const auto add = [&](const QString& text, const QString& name, QComboBox* list) {
    auto* label = makeLabel(text, LabelRole::Body, row);
    label->setWordWrap(false);
    label->setBuddy(list);
    list->setObjectName(name);
    layout->addWidget(label);
    layout->addWidget(list);
  };
  m_before->setAccessibleName(tr("Older wave"));
  m_after->setAccessibleName(tr("Newer wave"));
  add(tr("&Older wave"), u"olderWave"_s, m_before);
  layout->addSpacing(12);
  add(tr("&Newer wave"), u"newerWave"_s, m_after);
  layout->addStretch();
  return row;
}

QWidget* CodebooksPane::makeDecision() {
  auto* panel = new QWidget(this);
  auto* layout = new QHBoxLayout(panel);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  auto* texts = new QVBoxLayout;
  texts->setSpacing(2);
  m_what->setWordWrap(true);
  m_what->setObjectName(u"differenceDetails"_s);
  m_why->setWordWrap(true);
  texts->addWidget(m_what);
  texts->addWidget(m_why);
  layout->addLayout(texts, 1);
  setPart(m_accept, u"primary"_s);
  for (QPushButton* button : {m_accept, m_ignore, m_unjoin}) {
    layout->addWidget(button, 0, Qt::AlignTop);
  }
  return panel;
}

void CodebooksPane::setUpTable() {
  m_table->setObjectName(u"differences"_s);
  m_table->setAccessibleName(tr("What differs between the waves"));
  m_table->setModel(m_model);
  m_table->setShowGrid(false);
  m_table->setWordWrap(false);
  m_table->setTabKeyNavigation(false);
  m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_table->setSelectionMode(QAbstractItemView::SingleSelection);
  m_table->verticalHeader()->hide();
  m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 12);
  m_table->horizontalHeader()->setHighlightSections(false);
  m_table->horizontalHeader()->setStretchLastSection(true);
  m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          &CodebooksPane::showCurrent);
}

// The last two waves, unless others were chosen that are still there.
void CodebooksPane::listWaves() {
  const QString before = m_before->currentText();
  const QString after = m_after->currentText();
  const QSignalBlocker quietBefore(m_before);
  const QSignalBlocker quietAfter(m_after);
  for (QComboBox* list : {m_before, m_after}) {
    list->clear();
    for (const auto& wave : m_session.survey().waves) list->addItem(text(wave.name));
  }
  const int last = m_before->count() - 1;
  const int known = m_before->findText(before);
  const int knownAfter = m_after->findText(after);
  m_before->setCurrentIndex(known >= 0 ? known : std::max(0, last - 1));
  m_after->setCurrentIndex(knownAfter >= 0 ? knownAfter : last);
}

void CodebooksPane::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (m_stale) compare();
}

void CodebooksPane::compare() {
  if (!hasWaves() || !isVisible()) return;
  m_running.request_stop();
  const int generation = ++m_generation;
  m_stale = false;
  const std::string before = m_before->currentText().toStdString();
  const std::string after = m_after->currentText().toStdString();
  if (before == after) {
    m_comparison.reset();
    m_summary->setText(tr("Choose two waves that are not the same."));
    showDifferences();
    return;
  }
  m_summary->setText(tr("Comparing…"));
  m_running = m_session.background().start<CodebookComparison>(
      tr("Comparing the codebooks"),
      [before, after](Workbench& bench, const Job& job) -> Result<CodebookComparison> {
        auto old = bench.codebook(before, job);
        if (!old) return passOn(old);
        auto recent = bench.codebook(after, job);
        if (!recent) return passOn(recent);
        return compareCodebooks(*old, *recent, bench.joins());
      },
      [this, generation](Result<CodebookComparison> compared) {
        if (generation != m_generation) return;
        if (compared) {
          take(std::move(*compared));
        } else {
          m_summary->setText(text(compared.error().message));
        }
      });
}

void CodebooksPane::take(CodebookComparison comparison) {
  m_comparison = std::move(comparison);
  showDifferences();
}

void CodebooksPane::restoreIgnored() {
  m_ignored.clear();
  const auto saved = QByteArray::fromStdString(m_session.remembered(kIgnored));
  for (const auto& key : QJsonDocument::fromJson(saved).array()) m_ignored.insert(key.toString());
}

bool CodebooksPane::isIgnored(const CodebookDifference& difference) const {
  return m_ignored.contains(keyOf(*m_comparison, difference));
}

// What is still to be decided first.
void CodebooksPane::showDifferences() {
  const int row = std::max(0, m_table->currentIndex().row());
  m_shown.clear();
  std::vector<QStringList> rows;
  std::size_t open = 0;
  const std::size_t count = m_comparison ? m_comparison->differences.size() : 0;
  for (std::size_t i = 0; i < count; ++i) m_shown.push_back(i);
  const auto settled = [this](std::size_t i) {
    const auto& one = m_comparison->differences[i];
    return one.accepted || isIgnored(one);
  };
  std::stable_partition(m_shown.begin(), m_shown.end(),
                        [&settled](std::size_t i) { return !settled(i); });
  for (const std::size_t i : m_shown) {
    const auto& one = m_comparison->differences[i];
    open += !settled(i) && one.join.has_value();
    const QString proposal = one.accepted     ? tr("Joined")
                             : isIgnored(one) ? tr("Ignored")
                             : one.join       ? wordsFor(one.advice)
                                              : QString();
    QStringList details;
    for (const auto& detail : one.details) details << text(detail);
    rows.push_back({namesInWords(one), wordsFor(one.kind), proposal,
                    one.kind == DifferenceKind::Gone || one.kind == DifferenceKind::New
                        ? text(one.label)
                        : details.join(u"; "_s)});
  }
  m_model->setGrid({tr("Variable"), tr("Difference"), tr("Proposal"), tr("What differs")},
                   std::move(rows));
  const int letter = fontMetrics().averageCharWidth();
  const int widths[] = {24, 20, 18};
  for (int c = 0; c < 3; ++c) m_table->setColumnWidth(c, letter * widths[c]);
  if (m_comparison) {
    m_summary->setText(
        tr("%1 variables in both waves, %2 of them alike; %3 proposals to decide on.")
            .arg(counted(m_comparison->shared), counted(m_comparison->same), counted(open)));
  }
  if (!m_shown.empty()) {
    m_table->setCurrentIndex(
        m_model->index(std::min(row, static_cast<int>(m_shown.size()) - 1), 0));
  }
  showCurrent();
}

const CodebookDifference* CodebooksPane::current() const {
  const int row = m_table->currentIndex().row();
  if (!m_comparison || row < 0 || row >= static_cast<int>(m_shown.size())) return nullptr;
  return &m_comparison->differences[m_shown[static_cast<std::size_t>(row)]];
}

const WaveJoin* CodebooksPane::joinOf(const CodebookDifference& difference) const {
  if (!m_comparison) return nullptr;
  for (const auto& join : m_session.project().joins) {
    const bool of = join.wave == m_comparison->before && join.joinedAs == difference.before;
    if (of) return &join;
  }
  return nullptr;
}

void CodebooksPane::showCurrent() {
  const auto* one = current();
  m_what->setVisible(one != nullptr);
  m_why->setVisible(one != nullptr);
  m_accept->setEnabled(one != nullptr && one->join && !one->accepted);
  m_ignore->setEnabled(one != nullptr && !one->accepted);
  m_unjoin->setEnabled(one != nullptr && joinOf(*one) != nullptr);
  if (one == nullptr) return;
  QStringList lines{namesInWords(*one) +
                    (one->label.empty() ? QString() : u": "_s + text(one->label))};
  for (const auto& detail : one->details) lines << u"– "_s + text(detail);
  m_what->setText(lines.join(u'\n'));
  QString why = text(one->why);
  if (one->join && !one->join->answers.empty() && !one->accepted) {
    why += tr(" Read %1.").arg(text(inWords(one->join->answers)));
  }
  m_why->setText(why);
  m_accept->setText(one->join ? tr("&Accept: %1").arg(wordsFor(one->advice).toLower())
                              : tr("&Accept"));
  m_ignore->setText(isIgnored(*one) ? tr("Do not &ignore") : tr("&Ignore"));
}

void CodebooksPane::accept() {
  const auto* one = current();
  if (one == nullptr || !one->join) return;
  auto joins = m_session.project().joins;
  std::erase_if(joins, [one](const WaveJoin& join) {
    return join.wave == one->join->wave && join.variable == one->join->variable;
  });
  joins.push_back(*one->join);
  m_session.editJoins(tr("join of %1").arg(text(one->join->variable)), joins);
}

void CodebooksPane::undoJoin() {
  const auto* one = current();
  const WaveJoin* const known = one == nullptr ? nullptr : joinOf(*one);
  if (known == nullptr) return;
  auto joins = m_session.project().joins;
  const QString what = tr("join of %1 taken back").arg(text(known->variable));
  std::erase(joins, WaveJoin(*known));
  m_session.editJoins(what, joins);
}

void CodebooksPane::ignore() {
  const auto* one = current();
  if (one == nullptr) return;
  const QString key = keyOf(*m_comparison, *one);
  if (!m_ignored.remove(key)) m_ignored.insert(key);
  QStringList sorted(m_ignored.begin(), m_ignored.end());
  sorted.sort();
  m_session.remember(kIgnored, QJsonDocument(QJsonArray::fromStringList(sorted))
                                   .toJson(QJsonDocument::Compact)
                                   .toStdString());
  showDifferences();
}

}  // namespace candour
