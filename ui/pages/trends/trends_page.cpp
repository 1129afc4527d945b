// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/trends/trends_page.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "models/briefing/trend_figures.h"
#include "models/trends/row_times.h"
#include "ui/pages/trends/trend_details.h"
#include "ui/session/question_edit.h"
#include "ui/widgets/drop_list.h"
#include "ui/widgets/inspector.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

constexpr const char* kByChoice = "by";
constexpr const char* kTargetChoice = "target";
constexpr const char* kMeasureChoice = "measure";
constexpr const char* kSinceChoice = "since";

}  // namespace

TrendsPage::TrendsPage(Session& session, QWidget* parent)
    : FigurePage(session, "trends",
                 {tr("Over time"), tr("Areas"), tr("Drivers"), tr("What changed")}, parent),
      m_by(new DropList(this)),
      m_target(new QDoubleSpinBox(this)),
      m_measure(new DropList(this)),
      m_since(new DropList(this)),
      m_addPublished(new QPushButton(tr("Add published figures…"), this)) {
  keepInspector();
  buildInspector();
  connect(m_by, &QComboBox::activated, this, &TrendsPage::optionChanged);
  connect(m_measure, &QComboBox::activated, this, &TrendsPage::optionChanged);
  connect(m_target, &QDoubleSpinBox::valueChanged, this, &TrendsPage::optionChanged);
  connect(m_since, &QComboBox::activated, this, &TrendsPage::optionChanged);
  connect(m_addPublished, &QPushButton::clicked, this, &TrendsPage::publishedWanted);
  connect(&session, &Session::questionChanged, this, &TrendsPage::showChoices);
  connect(&session, &Session::projectChanged, this, &TrendsPage::showPublished);
  connect(&session, &Session::publishedChanged, this, &TrendsPage::showPublished);
  connect(&session.answers(), &AnswerBook::changed, this, &TrendsPage::refresh);
  showPublished();
}

void TrendsPage::buildInspector() {
  auto* published = inspector()->addSection(tr("Published figures behind"), u"sectionPublished"_s,
                                            Inspector::Place::First);
  m_measure->setObjectName(u"publishedMeasure"_s);
  m_measure->setAccessibleName(tr("The published measure to draw behind"));
  m_addPublished->setObjectName(u"addPublished"_s);
  m_addPublished->setProperty("part", u"quiet"_s);
  m_addPublished->setToolTip(
      tr("A file of published figures by borough and date, such as the London dashboard's"));
  published->addWidget(m_measure);
  published->addWidget(m_addPublished, 0, Qt::AlignLeft);
  auto* target =
      inspector()->addSection(tr("Target line"), u"sectionTarget"_s, Inspector::Place::First);
  m_target->setObjectName(u"trendTarget"_s);
  m_target->setAccessibleName(tr("Target, per cent"));
  m_target->setRange(0, 99);
  m_target->setDecimals(0);
  m_target->setSuffix(tr(" %"));
  m_target->setSpecialValueText(tr("None"));
  m_target->setKeyboardTracking(false);
  m_target->setButtonSymbols(QAbstractSpinBox::NoButtons);
  target->addWidget(m_target);
  auto* since =
      inspector()->addSection(tr("Compared with"), u"sectionSince"_s, Inspector::Place::First);
  m_since->setObjectName(u"trendSince"_s);
  m_since->setAccessibleName(tr("The period that the latest is compared with"));
  m_since->addItem(tr("The period before"), QString());
  since->addWidget(m_since);
  auto* by = inspector()->addSection(tr("A point is"), u"sectionBy"_s, Inspector::Place::First);
  m_by->setObjectName(u"trendBy"_s);
  m_by->setAccessibleName(tr("What makes a point of the trend"));
  for (const auto& [name, value] : {std::pair{tr("A quarter"), TrendBy::Quarter},
                                    {tr("A year, April to March"), TrendBy::Year},
                                    {tr("Rolling twelve months"), TrendBy::Rolling12},
                                    {tr("A wave"), TrendBy::Wave}}) {
    m_by->addItem(name, QString::fromStdString(nameOf(value)));
  }
  by->addWidget(m_by);
}

TrendBy TrendsPage::by() const {
  for (const auto value : {TrendBy::Wave, TrendBy::Quarter, TrendBy::Year, TrendBy::Rolling12}) {
    if (m_by->currentData().toString().toStdString() == nameOf(value)) return value;
  }
  return TrendBy::Quarter;
}

// By quarter, where the survey tells time; else wave by wave.
TrendBy TrendsPage::usualBy() const {
  return timeSources(session().survey()).empty() ? TrendBy::Wave : TrendBy::Quarter;
}

// Rolling windows overlap, so that drivers are followed by the years they are made of.
TrendOptions TrendsPage::options() const {
  TrendOptions options;
  options.by = by();
  options.breaks = knownBreaks(session().survey());
  const bool apart = tab() == DriversTab || tab() == ChangesTab;
  if (apart && options.by == TrendBy::Rolling12) options.by = TrendBy::Year;
  if (!apart && m_target->value() > 0) options.target = m_target->value() / 100;
  if (tab() == ChangesTab) options.since = m_since->currentData().toString().toStdString();
  options.byArea = tab() == Areas && !session().question().area.empty();
  return options;
}

std::optional<FigureQuestion> TrendsPage::madeFrom() const {
  if (figure() == nullptr) return {};
  constexpr FigureTopic kTopics[] = {FigureTopic::Trend, FigureTopic::TrendAreas,
                                     FigureTopic::TrendDrivers, FigureTopic::Changes};
  FigureQuestion asked;
  asked.topic = kTopics[tab()];
  asked.spec = overTimeOf(session().question());
  asked.trend = options();
  asked.trend.breaks.clear();  // the known ones, also those known later
  asked.trend.byArea = false;  // the topic says so
  if (tab() != OverTime) return asked;
  const PublishedContext behind = publishedBehind();
  if (behind.series == nullptr) return asked;
  asked.published = *behind.series;
  asked.measure = behind.measure;
  return asked;
}

Needs TrendsPage::needs() const {
  if (tab() == DriversTab) return {askDriverTrends(options())};
  if (tab() == ChangesTab) return {askChanges(options())};
  return {askTrend(options())};
}

void TrendsPage::optionChanged() {
  choices().keep(kByChoice, m_by->currentData().toString());
  choices().keep(kTargetChoice, static_cast<int>(m_target->value()));
  choices().keep(kMeasureChoice, m_measure->currentText());
  choices().keep(kSinceChoice, m_since->currentData().toString());
  Q_EMIT needsChanged();
  refresh();
}

void TrendsPage::showChoices() {
  const QSignalBlocker quietTarget(m_target);
  restoreTab();
  const QString by = choices().text(kByChoice);
  m_by->setCurrentIndex(
      std::max(0, m_by->findData(by.isEmpty() ? QString::fromStdString(nameOf(usualBy())) : by)));
  m_target->setValue(choices().number(kTargetChoice));
  listSince({});
  Q_EMIT needsChanged();
  refresh();
}

void TrendsPage::showPublished() {
  const QString wanted = choices().text(kMeasureChoice);
  m_measure->clear();
  m_measure->addItem(tr("None"));
  for (const auto& choice : publishedChoices(session().project().published)) {
    m_measure->addItem(choice.text);
  }
  m_measure->setCurrentIndex(std::max(0, m_measure->findText(wanted)));
  m_measure->setEnabled(m_measure->count() > 1);
  showChoices();
}

void TrendsPage::refresh() {
  inspector()->setSectionVisible(u"sectionTarget"_s, tab() == OverTime);
  inspector()->setSectionVisible(u"sectionPublished"_s, tab() == OverTime);
  inspector()->setSectionVisible(u"sectionSince"_s, tab() == ChangesTab);
  if (session().question().outcome.variable.empty()) {
    return showMessage(tr("Choose an outcome in the question above."));
  }
  if (tab() == DriversTab) return showDrivers();
  if (tab() == ChangesTab) return showChanges();
  if (tab() == Areas && session().question().area.empty()) {
    return showMessage(tr("Say in the question above which variable tells the area."));
  }
  const auto* answer = shownAnswer<Trend>(trendKey(options()));
  if (answer == nullptr) return;
  if (tab() == Areas) return showAreas(*answer);
  showTrend(*answer);
}

PublishedContext TrendsPage::publishedBehind() const {
  for (const auto& choice : publishedChoices(session().project().published)) {
    if (choice.text != m_measure->currentText()) continue;
    return {&session().project().published[choice.series], choice.measure};
  }
  return {};
}

void TrendsPage::showTrend(const Answer<Trend>& answer) {
  const Trend& trend = *answer.value;
  Shown shown{.figure = trendFigure(trend, answer.context, publishedBehind())};
  shown.shownAs = changeFacts(trend.whole);
  shown.header = QStringList{tr("Time"), tr("per cent"), tr("95 % interval")};
  shown.numbers = trendNumbers(trend.whole);
  shown.notes = textsOf(trend.warnings);
  show(std::move(shown));
}

void TrendsPage::showAreas(const Answer<Trend>& answer) {
  const Trend& trend = *answer.value;
  Shown shown{.figure = trendPanelsFigure(trend, answer.context)};
  shown.shownAs = {{tr("Areas"), QString::number(trend.areas.size())},
                   {tr("Dotted line"), tr("the whole")}};
  shown.header = QStringList{tr("Area"), tr("change"), tr("95 % interval")};
  shown.numbers = areaChangeNumbers(trend);
  shown.notes = textsOf(trend.warnings);
  show(std::move(shown));
}

void TrendsPage::showDrivers() {
  if (!canFit(session().question())) {
    return showMessage(tr("Add drivers on the Drivers page to follow them over time."));
  }
  const auto* answer = shownAnswer<DriverTrends>(driverTrendsKey(options()));
  if (answer == nullptr) return;
  const DriverTrends& trends = *answer->value;
  Shown shown{.figure = driverTrendsFigure(trends, answer->context)};
  shown.shownAs = {{tr("Effects"), tr("of one standard deviation, or versus the reference")},
                   {tr("Change"), tr("Wald test, Holm over the drivers")}};
  shown.header = QStringList{tr("Driver"), tr("latest"), tr("points"), tr("p of change")};
  shown.numbers = driverTrendNumbers(trends);
  shown.notes = textsOf(trends.warnings);
  show(std::move(shown));
}

// The periods there are to compare with; the one chosen stays, also while they are not known.
void TrendsPage::listSince(const std::vector<Window>& windows) {
  const QSignalBlocker quiet(m_since);
  const QString chosen = choices().text(kSinceChoice);
  while (m_since->count() > 1) m_since->removeItem(1);
  for (const Window& window : windows) {
    m_since->addItem(QString::fromStdString(window.label), QString::fromStdString(window.from));
  }
  if (!chosen.isEmpty() && m_since->findData(chosen) < 0) m_since->addItem(chosen, chosen);
  m_since->setCurrentIndex(std::max(0, m_since->findData(chosen)));
}

void TrendsPage::showChanges() {
  const auto* answer = shownAnswer<Changes>(changesKey(options()));
  if (answer == nullptr) return;
  const Changes& changes = *answer->value;
  listSince(changes.earlier);
  Shown shown{.figure = changesFigure(changes, answer->context)};
  shown.shownAs = {{tr("From"), QString::fromStdString(changes.before.label)},
                   {tr("To"), QString::fromStdString(changes.after.label)},
                   {tr("Filled"), tr("changed, Holm over drivers and areas")}};
  shown.header = QStringList{tr("What"), tr("change"), tr("95 % interval")};
  shown.numbers = changeNumbers(changes);
  shown.notes = textsOf(changes.warnings);
  show(std::move(shown));
}

}  // namespace candour
