// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/wards/draw_order_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSpinBox>
#include <QTableView>
#include <algorithm>
#include <map>

#include "core/base/text.h"
#include "core/survey/calendar.h"
#include "ui/pages/wards/date_field.h"
#include "ui/pages/wards/rota_words.h"
#include "ui/pages/wards/ward_words.h"
#include "ui/widgets/drop_list.h"
#include "ui/widgets/grid_table_model.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

enum Pace { Rolling, Several, AllAtOnce };
constexpr quint32 kLargestSeed = 999999;

/// Week, how many, and their names, which are no numbers.
class WeeksModel : public GridTableModel {
 public:
  using GridTableModel::GridTableModel;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override {
    if (role == Qt::TextAlignmentRole && index.column() == 2) {
      return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    }
    return GridTableModel::data(index, role);
  }
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                    int role) const override {
    if (role == Qt::TextAlignmentRole && section == 2) {
      return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    }
    return GridTableModel::headerData(section, orientation, role);
  }
};

std::string firstMonday(const std::string& cycle) {
  const auto days = daysOfCycle(cycle);
  return days ? isoDay(mondayOf(days->first + 6)) : std::string();
}

QString freeName(const WardRegister& wards, const QString& wanted) {
  QString name = wanted;
  const auto taken = [&](const FrozenRota& rota) { return rota.name == name.toStdString(); };
  for (int i = 2; std::any_of(wards.rotas.begin(), wards.rotas.end(), taken); ++i) {
    name = wanted + u" ("_s + QString::number(i) + u')';
  }
  return name;
}

}  // namespace

DrawOrderDialog::DrawOrderDialog(WardDesk& desk, const std::string& cycle,
                                 const std::string& borough, QWidget* parent)
    : QDialog(parent),
      m_desk(desk),
      m_cycle(cycle),
      m_borough(borough),
      m_wards(new DropList(this)),
      m_pace(new DropList(this)),
      m_atOnce(new QSpinBox(this)),
      m_first(new DateField(DateField::Snap::Monday, this)),
      m_seed(new QLineEdit(this)),
      m_summary(makeLabel({}, LabelRole::Muted, this)),
      m_weeks(new WeeksModel(this)),
      m_name(new QLineEdit(this)),
      m_lacks(makeLabel({}, LabelRole::Muted, this)) {
  setWindowTitle(tr("Draw the order of wards"));
  setObjectName(u"drawOrderDialog"_s);
  setAttribute(Qt::WA_DeleteOnClose);
  setModal(true);
  auto* middle = new QHBoxLayout;
  middle->setSpacing(20);
  middle->addWidget(makeQuestion());
  middle->addWidget(makePreview(), 1);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
  m_freeze = buttons->addButton(tr("&Freeze this order"), QDialogButtonBox::AcceptRole);
  m_freeze->setObjectName(u"freezeOrder"_s);
  setPart(m_freeze, u"primary"_s);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(20, 18, 20, 18);
  layout->setSpacing(14);
  layout->addWidget(makeLabel(
      tr("Where chance says which ward comes when, wards that wait show what would have been "
         "without a week: the plan is a trial. Frozen, it is kept for ever with its hash, so that "
         "anyone can see whether it was kept to."),
      LabelRole::Body, this));
  layout->addLayout(middle, 1);
  layout->addWidget(m_lacks);
  layout->addWidget(buttons);
  resize(940, 560);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(m_wards, &QComboBox::currentIndexChanged, this, &DrawOrderDialog::draw);
  connect(m_pace, &QComboBox::currentIndexChanged, this, &DrawOrderDialog::draw);
  connect(m_atOnce, &QSpinBox::valueChanged, this, &DrawOrderDialog::draw);
  connect(m_first, &DateField::edited, this, &DrawOrderDialog::draw);
  connect(m_seed, &QLineEdit::textChanged, this, &DrawOrderDialog::draw);
  connect(m_name, &QLineEdit::textChanged, this, &DrawOrderDialog::check);
  draw();
}

void DrawOrderDialog::addField(QGridLayout* grid, const QString& name, const QString& object,
                               QWidget* field) {
  auto* label = makeLabel(name, LabelRole::Muted, this);
  label->setBuddy(field);
  field->setObjectName(object);
  field->setAccessibleName(name);
  grid->addWidget(label, grid->rowCount(), 0, 1, 2);
  grid->addWidget(field, grid->rowCount(), 0, 1, 2);
}

QWidget* DrawOrderDialog::makeQuestion() {
  auto* side = new QWidget(this);
  side->setFixedWidth(300);
  auto* grid = new QGridLayout(side);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setVerticalSpacing(6);
  const QString in =
      m_borough.empty() ? QString() : tr(" in %1").arg(QString::fromStdString(m_borough));
  m_wards->addItem(tr("Wards with a nominated priority%1").arg(in));
  m_wards->addItem(tr("All wards%1").arg(in));
  m_pace->addItem(tr("One ward a week, rolling"));
  m_pace->addItem(tr("Several wards a week"));
  m_pace->addItem(tr("All wards in the same week"));
  m_atOnce->setRange(2, 999);
  m_atOnce->setValue(8);
  m_atOnce->setButtonSymbols(QAbstractSpinBox::NoButtons);
  m_atOnce->setSuffix(tr(" wards a week"));
  m_first->setShown(firstMonday(m_cycle));
  m_seed->setText(QString::number(1 + QRandomGenerator::global()->bounded(kLargestSeed)));
  addField(grid, tr("Which wards"), u"drawWards"_s, m_wards);
  addField(grid, tr("How many at a time"), u"drawPace"_s, m_pace);
  grid->addWidget(m_atOnce, grid->rowCount(), 0, 1, 2);
  m_atOnce->setObjectName(u"drawAtOnce"_s);
  m_atOnce->setAccessibleName(tr("Wards a week"));
  addField(grid, tr("First week (Monday)"), u"drawFirst"_s, m_first);
  addField(grid, tr("Seed: the same number draws the same order"), u"drawSeed"_s, m_seed);
  addField(grid, tr("Name to freeze it under"), u"drawName"_s, m_name);
  m_name->setText(
      freeName(m_desk.wards(), tr("Plan %1").arg(QString::fromStdString(cycleName(m_cycle)))));
  grid->setRowStretch(grid->rowCount(), 1);
  return side;
}

QWidget* DrawOrderDialog::makePreview() {
  auto* side = new QWidget(this);
  auto* table = new QTableView(side);
  table->setObjectName(u"drawPreview"_s);
  table->setAccessibleName(tr("The plan that is drawn, week by week"));
  table->setProperty("part", u"framed"_s);
  table->setModel(m_weeks);
  table->setShowGrid(false);
  table->setWordWrap(true);
  table->setSelectionMode(QAbstractItemView::NoSelection);
  table->setTabKeyNavigation(false);
  table->verticalHeader()->hide();
  table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  table->horizontalHeader()->setStretchLastSection(true);
  table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  auto* layout = new QVBoxLayout(side);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  layout->addWidget(m_summary);
  layout->addWidget(table, 1);
  return side;
}

RotaQuestion DrawOrderDialog::question() const {
  RotaQuestion asked;
  asked.cycle = m_cycle;
  asked.firstWeek = m_first->iso();
  const int paces[] = {1, m_atOnce->value(), 0};
  asked.wardsAWeek = paces[m_pace->currentIndex()];
  asked.seed = m_seed->text().toULongLong();
  asked.take = m_wards->currentIndex() == 0 ? RotaWards::Nominated : RotaWards::All;
  if (m_borough.empty()) return asked;
  for (const Ward& ward : m_desk.wards().wards) {
    if (ward.borough == m_borough) asked.wards.push_back(ward.code);
  }
  return asked;
}

void DrawOrderDialog::draw() {
  m_atOnce->setVisible(m_pace->currentIndex() == Several);
  m_rota.reset();
  bool isNumber = false;
  m_seed->text().toULongLong(&isNumber);
  auto drawn = isNumber ? drawRota(m_desk.wards(), question())
                        : Result<FrozenRota>(fail(tr("A seed is a whole number.").toStdString()));
  if (drawn) {
    m_rota = std::move(*drawn);
    m_summary->setText({});
  } else {
    m_summary->setText(QString::fromStdString(drawn.error().message));
  }
  showPlan();
  check();
}

void DrawOrderDialog::showPlan() {
  std::vector<QStringList> lines;
  if (m_rota) {
    std::map<std::string, QStringList> byWeek;
    for (const RotaEntry& entry : m_rota->entries) {
      QString name = QString::fromStdString(m_desk.wardName(entry.ward));
      if (!entry.stratum.empty()) name += u" ("_s + QString::fromStdString(entry.stratum) + u')';
      byWeek[entry.week] << name;
    }
    for (const auto& [week, wards] : byWeek) {
      constexpr int kMostNamed = 12;
      QString names = wards.mid(0, kMostNamed).join(u", "_s);
      if (wards.size() > kMostNamed) names += tr(" and %1 more").arg(wards.size() - kMostNamed);
      lines.push_back({dateName(week), QString::number(wards.size()), names});
    }
    m_summary->setText(tr("%1 wards, %2, from %3 to %4. Drawn within boroughs, so that each has "
                          "its share of every stretch.")
                           .arg(m_rota->entries.size())
                           .arg(paceName(m_rota->wardsAWeek),
                                lines.empty() ? QString() : lines.front()[0],
                                lines.empty() ? QString() : lines.back()[0]));
  }
  m_weeks->setGrid({tr("Week of"), tr("Wards"), tr("Which")}, std::move(lines));
}

void DrawOrderDialog::check() {
  const std::string name(trim(m_name->text().toStdString()));
  const auto& rotas = m_desk.wards().rotas;
  const bool taken = std::any_of(rotas.begin(), rotas.end(),
                                 [&](const FrozenRota& rota) { return rota.name == name; });
  QString lacks;
  if (!m_rota) {
    lacks = tr("There is nothing to freeze yet.");
  } else if (name.empty()) {
    lacks = tr("Give the plan a name.");
  } else if (taken) {
    lacks = tr("Another frozen plan has this name.");
  } else {
    m_rota->name = name;
    lacks =
        tr("Freezing gives the nominated priorities of these wards their week, and cannot be "
           "undone; the weeks can be changed, and the plan will say so.");
  }
  m_lacks->setText(lacks);
  m_freeze->setEnabled(m_rota.has_value() && !name.empty() && !taken);
}

}  // namespace candour
