// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/boroughs/boroughs_page.h"

#include <QComboBox>
#include <QItemSelectionModel>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/pages/boroughs/area_details.h"
#include "ui/session/question_edit.h"
#include "ui/widgets/drop_list.h"
#include "ui/widgets/inspector.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tile_map.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

constexpr const char* kAreaChoice = "area";
constexpr const char* kSecondChoice = "second";

}  // namespace

BoroughsPage::BoroughsPage(Session& session, QWidget* parent)
    : FigurePage(session, "boroughs",
                 {tr("Ranked"), tr("Funnel"), tr("Map"), tr("Differences"), tr("Why")}, parent),
      m_areas(new DropList(this)),
      m_second(new DropList(this)),
      m_map(new TileMap(this)) {
  buildInspector();
  connect(m_areas, &QComboBox::activated, this,
          [this](int row) { choose(m_areas->itemData(row).toString().toStdString()); });
  connect(m_map, &TileMap::chosen, this,
          [this](const QString& area) { choose(area.toStdString()); });
  connect(m_second, &QComboBox::activated, this, [this](int row) {
    choices().keep(kSecondChoice, row);
    refresh();
  });
  connect(numbers()->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex& current) {
            const int area = m_areas->findText(current.siblingAtColumn(0).data().toString());
            if (area >= 0) choose(m_areas->itemData(area).toString().toStdString());
          });
  connect(&session.answers(), &AnswerBook::changed, this, &BoroughsPage::refresh);
  connect(&session, &Session::questionChanged, this, &BoroughsPage::questionChanged);
  questionChanged();
}

void BoroughsPage::buildInspector() {
  inspector()
      ->addSection(tr("Hollow marks"), u"sectionSecond"_s, Inspector::Place::First)
      ->addWidget(m_second);
  m_second->setObjectName(u"secondMark"_s);
  m_second->setAccessibleName(tr("What the hollow marks stand for"));
  m_second->addItems(
      {tr("Adjusted for who lives there"), tr("Pooled towards the whole"), tr("None")});
  m_why = inspector()->addSection(tr("Why"), u"sectionWhy"_s, Inspector::Place::First);
  m_details =
      inspector()->addSection(tr("Selected"), u"sectionSelected"_s, Inspector::Place::First);
  m_details->setSpacing(5);
  auto* where = inspector()->addSection(tr("Where"), u"sectionWhere"_s, Inspector::Place::First);
  where->addWidget(m_map);
  where->addWidget(m_areas);
  m_areas->setObjectName(u"areaChosen"_s);
  m_areas->setAccessibleName(tr("The area to look at"));
}

Needs BoroughsPage::needs() const {
  Needs needs{askPack()};
  if (!m_area.empty()) needs.push_back(askGap(chosenGroup()));
  return needs;
}

std::optional<FigureQuestion> BoroughsPage::madeFrom() const {
  if (figure() == nullptr) return {};
  constexpr FigureTopic kTopics[] = {FigureTopic::Boroughs, FigureTopic::Funnel, FigureTopic::Map,
                                     FigureTopic::Differences, FigureTopic::Gap};
  FigureQuestion asked;
  asked.topic = kTopics[tab()];
  asked.spec = comparisonOf(session().question());
  if (tab() == Ranked) asked.second = secondMark();
  if (tab() == Why) asked.group = chosenGroup();
  return asked;
}

GapGroup BoroughsPage::chosenGroup() const {
  return {session().question().area, m_area};
}

const BoroughPack* BoroughsPage::pack() const {
  return session().answers().current().value<BoroughPack>(kPack);
}

SecondMark BoroughsPage::secondMark() const {
  constexpr SecondMark kMarks[] = {SecondMark::Adjusted, SecondMark::Shrunk, SecondMark::None};
  return kMarks[std::clamp(m_second->currentIndex(), 0, 2)];
}

// The area the question is about is the one to look at, else the one looked at before.
void BoroughsPage::questionChanged() {
  restoreTab();
  m_second->setCurrentIndex(std::clamp(choices().number(kSecondChoice), 0, 2));
  const auto wanted = answersWanted(session().question(), session().question().area);
  const std::string before = m_area;
  m_area = wanted.empty() ? choices().text(kAreaChoice).toStdString() : text(wanted.front());
  if (m_area != before) Q_EMIT needsChanged();
  refresh();
}

void BoroughsPage::choose(const std::string& area) {
  if (area == m_area) return;
  m_area = area;
  choices().keep(kAreaChoice, QString::fromStdString(area));
  Q_EMIT needsChanged();
  refresh();
}

void BoroughsPage::refresh() {
  if (!canCompare(session().question())) {
    showMessage(session().question().outcome.variable.empty()
                    ? tr("Choose an outcome in the question above.")
                    : tr("Say in the question above which variable tells the area."));
    return;
  }
  const auto* answer = shownAnswer<BoroughPack>(kPack);
  if (answer == nullptr) return;
  refreshAreas(*answer->value);
  inspector()->setSectionVisible(u"sectionSecond"_s, tab() == Ranked);
  if (tab() == Why) {
    showWhy();
  } else if (tab() == Differences) {
    showDifferences(*answer->value, answer->context);
  } else {
    showPack(*answer->value, answer->context);
  }
  selectArea();
  showDetails();
  showGapInWords();
}

// The chosen area's line of the numbers, where it has one.
void BoroughsPage::selectArea() {
  const auto* model = numbers()->model();
  for (int row = 0; row < model->rowCount(); ++row) {
    const QModelIndex first = model->index(row, 0);
    if (first.data().toString() != m_areas->currentText()) continue;
    numbers()->selectionModel()->setCurrentIndex(
        first, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    return;
  }
  numbers()->clearSelection();
}

// Fills the list of areas and the small map; an area that is not there gives way to the one
// furthest below.
void BoroughsPage::refreshAreas(const BoroughPack& pack) {
  const auto& areas = pack.comparison.areas;
  const auto known = [&](const std::string& name) {
    return std::any_of(areas.begin(), areas.end(),
                       [&name](const AreaEstimate& area) { return area.area == name; });
  };
  if (!known(m_area) && !areas.empty()) {
    const auto lowest = std::min_element(
        areas.begin(), areas.end(),
        [](const AreaEstimate& a, const AreaEstimate& b) { return a.estimate < b.estimate; });
    m_area = lowest->area;
    Q_EMIT needsChanged();
  }
  m_areas->clear();
  for (const AreaEstimate& area : areas) {
    m_areas->addItem(areaCalled(pack, area.area), QString::fromStdString(area.area));
  }
  m_areas->setCurrentIndex(m_areas->findData(QString::fromStdString(m_area)));
  auto [tiles, shades] = smallMapOf(pack);
  m_map->setAreas(std::move(tiles), shades, QString::fromStdString(m_area));
}

Figure BoroughsPage::figureOf(const BoroughPack& pack, const FigureContext& context) const {
  if (tab() == FunnelTab) return funnelFigure(pack, context);
  if (tab() == MapTab) {
    std::vector<std::string> names;
    for (const AreaEstimate& area : pack.comparison.areas) names.push_back(area.area);
    return tileMapFigure(pack, context, layoutFor(names));
  }
  return rankedAreasFigure(pack, context, secondMark());
}

void BoroughsPage::showPack(const BoroughPack& pack, const FigureContext& context) {
  Shown shown{.figure = figureOf(pack, context)};
  shown.shownAs = tab() == FunnelTab ? funnelFacts(pack) : rankedFacts(pack);
  shown.header = areaNumbersHeader(pack);
  shown.numbers = areaNumbers(pack);
  shown.notes = notesOf(pack);
  show(std::move(shown));
}

void BoroughsPage::showDifferences(const BoroughPack& pack, const FigureContext& context) {
  Shown shown{.figure = differencesFigure(pack, context)};
  const auto differing = std::count_if(pack.pairs.begin(), pack.pairs.end(),
                                       [](const AreaPair& pair) { return pair.differs; });
  shown.shownAs = {{tr("Pairs"), QString::number(pack.pairs.size())},
                   {tr("Differ after Holm"), QString::number(differing)}};
  shown.header = QStringList{tr("Differs from %1").arg(areaCalled(pack, m_area)), tr("points"),
                             tr("p (Holm)")};
  shown.numbers = pairNumbers(pack, m_area);
  shown.notes = notesOf(pack);
  show(std::move(shown));
}

void BoroughsPage::showWhy() {
  if (!canFit(session().question())) {
    return showMessage(tr("Add drivers on the Drivers page: the gap is split among them."));
  }
  const auto* answer = shownAnswer<GapExplanation>(gapKey(chosenGroup()));
  if (answer == nullptr) return;
  const GapExplanation& gap = *answer->value;
  Shown shown{.figure = gapFigure(gap, answer->context)};
  shown.shownAs = gapFacts(gap);
  shown.header = QStringList{tr("Part"), tr("points"), tr("95 % interval")};
  shown.numbers = gapNumbers(gap);
  shown.notes = textsOf(gap.warnings);
  show(std::move(shown));
}

void BoroughsPage::showDetails() {
  clearLayout(m_details);
  const BoroughPack* known = pack();
  if (known == nullptr) return;
  for (const auto& [name, value] : areaFacts(*known, m_area)) {
    m_details->addWidget(makeValueRow(name, value));
  }
  const QString why = whyNot(*known, m_area);
  if (!why.isEmpty()) m_details->addWidget(makeNote(why));
}

void BoroughsPage::showGapInWords() {
  clearLayout(m_why);
  const auto* gap = session().answers().current().value<GapExplanation>(gapKey(chosenGroup()));
  const bool shown = gap != nullptr && tab() != Why;
  inspector()->setSectionVisible(u"sectionWhy"_s, shown);
  if (shown) m_why->addWidget(makeLabel(gapInWords(*gap), LabelRole::Muted));
}

}  // namespace candour
