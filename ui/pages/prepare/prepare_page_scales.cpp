// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <QComboBox>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "core/base/text.h"
#include "models/briefing/scale_figures.h"
#include "ui/pages/prepare/prepare_page.h"
#include "ui/widgets/choice_popup.h"
#include "ui/widgets/inspector.h"
#include "ui/widgets/survey_choices.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

constexpr const char* kScaleChoice = "scale";
constexpr const char* kItemsChosen = "scaleItems";
constexpr const char* kFactorsChoice = "factors";
constexpr const char* kRotationChoice = "rotation";
constexpr int kMostFactors = 12;
// What an entry of the list stands for; its text is the driver's name, or words.
enum Whose : int { OfDriver, OfAll, OfChosen };

bool isItem(const Variable& variable) {
  return variable.kind != VariableKind::Date;
}

QString coefficient(const ReliabilityCoefficient& of) {
  QString text = number(of.estimate, 2);
  if (of.lower == of.lower) text += u" ("_s + intervalText(of.lower, of.upper, 2) + u")"_s;
  return text;
}

}  // namespace

void PreparePage::buildScaleChoices() {
  const auto name = [](QComboBox* list, const QString& objectName, const QString& accessible) {
    list->setObjectName(objectName);
    list->setAccessibleName(accessible);
    list->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    list->setMinimumContentsLength(18);
  };
  name(m_scale, u"scaleOf"_s, tr("Whose items are tried as a scale"));
  name(m_factors, u"scaleFactors"_s, tr("How many factors"));
  name(m_rotation, u"scaleRotation"_s, tr("How the factors are turned"));
  m_pick->setObjectName(u"pickItems"_s);
  m_pick->setProperty("part", u"quiet"_s);
  m_pick->setToolTip(tr("Any questions of the survey, whether or not a driver has them"));
  m_factors->addItem(tr("As many as stand out from chance"), 0);
  for (int count = 1; count <= kMostFactors; ++count) {
    m_factors->addItem(QString::number(count), count);
  }
  m_rotation->addItem(tr("Factors may go together (oblimin)"), u"oblimin"_s);
  m_rotation->addItem(tr("Factors may go together (promax)"), u"promax"_s);
  m_rotation->addItem(tr("Factors kept apart (varimax)"), u"varimax"_s);
  auto* factors =
      inspector()->addSection(tr("Factors"), u"sectionFactors"_s, Inspector::Place::First);
  factors->addWidget(m_factors);
  factors->addWidget(m_rotation);
  auto* items = inspector()->addSection(tr("Items of"), u"sectionScale"_s, Inspector::Place::First);
  items->addWidget(m_scale);
  items->addWidget(m_pick, 0, Qt::AlignLeft);
  for (QComboBox* list : {m_scale, m_factors, m_rotation}) {
    connect(list, &QComboBox::activated, this, &PreparePage::scaleChosen);
  }
  connect(m_pick, &QPushButton::clicked, this, &PreparePage::pickItems);
}

void PreparePage::refreshScaleChoices() {
  const QSignalBlocker quiet(m_scale), quietToo(m_factors), quietThree(m_rotation);
  m_scale->clear();
  for (const auto& name : scalesOf(session().question())) {
    m_scale->addItem(QString::fromStdString(name), OfDriver);
  }
  m_scale->addItem(tr("All drivers"), OfAll);
  const QStringList chosen = choices().text(kItemsChosen).split(u',', Qt::SkipEmptyParts);
  if (!chosen.isEmpty())
    m_scale->addItem(tr("The %n items chosen", {}, static_cast<int>(chosen.size())), OfChosen);
  const QString wanted = choices().text(kScaleChoice);
  const int chosenPlace = m_scale->findData(OfChosen);
  const int place = wanted == u"@chosen"_s ? chosenPlace
                    : wanted == u"@all"_s  ? m_scale->findData(OfAll)
                                           : m_scale->findText(wanted);
  m_scale->setCurrentIndex(std::max(0, place));
  m_factors->setCurrentIndex(std::max(0, m_factors->findData(choices().number(kFactorsChoice))));
  m_rotation->setCurrentIndex(std::max(0, m_rotation->findData(choices().text(kRotationChoice))));
  Q_EMIT needsChanged();
}

void PreparePage::scaleChosen() {
  const int whose = m_scale->currentData().toInt();
  choices().keep(kScaleChoice, whose == OfChosen ? u"@chosen"_s
                               : whose == OfAll  ? u"@all"_s
                                                 : m_scale->currentText());
  choices().keep(kFactorsChoice, m_factors->currentData().toInt());
  choices().keep(kRotationChoice, m_rotation->currentData().toString());
  Q_EMIT needsChanged();
  refresh();
}

void PreparePage::pickItems() {
  QList<Choice> items = variableChoices(session().survey(), {}, isItem);
  const QStringList chosen = choices().text(kItemsChosen).split(u',', Qt::SkipEmptyParts);
  for (Choice& item : items) item.chosen = chosen.contains(item.key);
  auto* list = new ChoicePopup(tr("Items of a scale"), items, ChoicePopup::Mode::Several, m_pick);
  connect(list, &ChoicePopup::chosen, this, [this](const QStringList& keys) {
    choices().keep(kItemsChosen, keys.join(u','));
    choices().keep(kScaleChoice, u"@chosen"_s);
    refreshScaleChoices();
    refresh();
  });
  list->openBelow(*m_pick);
}

FactorsAsked PreparePage::scaleAsked() const {
  FactorsAsked asked;
  const int whose = m_scale->currentData().toInt();
  if (whose == OfChosen) {
    for (const QString& name : choices().text(kItemsChosen).split(u',', Qt::SkipEmptyParts)) {
      asked.items.items.push_back(name.toStdString());
    }
  } else if (whose == OfDriver) {
    asked.items.driver = m_scale->currentText().toStdString();
  }
  asked.factors = m_factors->currentData().toInt();
  asked.rotation =
      rotationNamed(m_rotation->currentData().toString().toStdString()).value_or(Rotation::Oblimin);
  return asked;
}

void PreparePage::showScaleSections() {
  inspector()->show();
  inspector()->setSectionVisible(u"sectionFactors"_s, tab() != ScaleTab);
}

void PreparePage::showScale() {
  if (m_scale->currentData().toInt() == OfAll) {
    return showMessage(
        tr("A scale is made of the items of one driver, or of those you choose. Choose them at the "
           "right."));
  }
  const auto* answer = shownAnswer<Reliability>(reliabilityKey(scaleAsked().items));
  if (answer == nullptr) return;
  const Reliability& scale = *answer->value;
  Shown shown{.figure = reliabilityFigure(scale, answer->context)};
  shown.shownAs = {{tr("Alpha"), coefficient(scale.alpha)}};
  if (scale.items.size() == 2) {
    shown.shownAs.append({tr("Spearman-Brown"), number(scale.spearmanBrown, 2)});
  } else {
    shown.shownAs.append({tr("Omega"), coefficient(scale.omega)});
    shown.shownAs.append({tr("Omega, ordered answers"), number(scale.omegaOrdinal, 2)});
  }
  shown.shownAs.append({tr("Mean correlation"), number(scale.meanCorrelation, 2)});
  shown.shownAs.append({tr("People with every answer"),
                        QString::fromStdString(grouped(static_cast<long long>(scale.n)))});
  shown.header = QStringList{tr("Item"), tr("with the rest"), tr("alpha without"), tr("lack it")};
  for (const ReliabilityItem& item : scale.items) {
    shown.numbers.push_back(
        {QString::fromStdString(item.label), number(item.itemRest, 2),
         number(item.alphaIfDropped, 2),
         QString::fromStdString(grouped(static_cast<long long>(item.unanswered)))});
  }
  shown.notes = textsOf(scale.warnings);
  show(std::move(shown));
}

void PreparePage::showFactors() {
  const auto* answer = shownAnswer<FactorStructure>(factorsKey(scaleAsked()));
  if (answer == nullptr) return;
  const FactorStructure& structure = *answer->value;
  const bool scree = tab() == ScreeTab;
  Shown shown{.figure = scree ? screeFigure(structure, answer->context)
                              : loadingsFigure(structure, answer->context)};
  shown.shownAs = {{tr("Correlations"), QString::fromLatin1(nameOf(structure.correlationKind))},
                   {tr("Stand out from chance"), QString::number(structure.suggested)},
                   {tr("First dimension"), percent(structure.firstShare)},
                   {tr("Mean correlation"), number(structure.meanCorrelation, 2)}};
  if (scree) {
    shown.header = QStringList{tr("Factor"), tr("eigenvalue"), tr("by chance")};
    for (Eigen::Index k = 0; k < structure.eigenvalues.size(); ++k) {
      const double chance = structure.chance.size() > 0 ? structure.chance(k) : kNotAvailable;
      shown.numbers.push_back(
          {QString::number(k + 1), number(structure.eigenvalues(k), 2), number(chance, 2)});
    }
  } else {
    shown.header = QStringList{tr("Item"), tr("factor"), tr("loading"), tr("explained")};
    for (std::size_t i = 0; i < structure.items.size(); ++i) {
      const FactorItem& item = structure.items[i];
      const double loading = item.factor < 0
                                 ? kNotAvailable
                                 : structure.loadings(static_cast<Eigen::Index>(i), item.factor);
      shown.numbers.push_back({QString::fromStdString(item.label),
                               item.factor < 0 ? u"–"_s : QString::number(item.factor + 1),
                               number(loading, 2), percent(item.communality)});
    }
  }
  for (const ProposedScale& scale : structure.scales)
    shown.notes.append(QString::fromStdString(scale.text));
  shown.notes.append(textsOf(structure.warnings));
  show(std::move(shown));
}

}  // namespace candour
