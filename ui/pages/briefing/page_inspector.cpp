// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/briefing/page_inspector.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/pages/briefing/composed_document.h"
#include "ui/pages/briefing/export_briefing.h"
#include "ui/pages/leaving_choices.h"
#include "ui/widgets/drop_list.h"
#include "ui/widgets/figure_editor.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/folding_section.h"
#include "ui/widgets/text_field.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {
constexpr int kHeadlineLines = 3;
constexpr int kTextLines = 4;
}  // namespace

PageInspector::PageInspector(Session& session, QWidget* parent)
    : Inspector(parent),
      m_headline(new TextField(TextField::Lines::OneParagraph, kHeadlineLines, this)),
      m_text(new TextField(TextField::Lines::Several, kTextLines, this)),
      m_questions(new QCheckBox(tr("Questions for police and partners"), this)),
      m_editQuestions(new QPushButton(tr("Edit the questions…"), this)),
      m_format(new DropList(this)),
      m_editing(new FoldingSection(tr("Edit figure"), this)),
      m_editor(new FigureEditor(this)),
      m_leaving(new LeavingChoices(session, this)) {
  buildPage();
  m_titleCheck = addSection(tr("Title check"), u"sectionTitleCheck"_s);
  setSectionVisible(u"sectionTitleCheck"_s, false);
  m_editing->setObjectName(u"sectionEdit"_s);
  m_editing->body()->addWidget(m_editor);
  addSection(m_editing);
  connect(m_editor, &FigureEditor::edited, this, &PageInspector::figureEdited);
  auto* checks = addSection(tr("Before it leaves"), u"sectionChecks"_s);
  m_checks = new QVBoxLayout;
  m_checks->setSpacing(5);
  checks->addLayout(m_checks);
  checks->addWidget(m_leaving);
  buildExport();
  m_notes = addSection(tr("What to know"), u"sectionNotes"_s);
  setSectionVisible(u"sectionNotes"_s, false);
}

void PageInspector::buildPage() {
  auto* page = addSection(tr("This page"), u"sectionPage"_s);
  page->setSpacing(6);
  const auto addField = [&](const QString& name, const QString& object, QWidget* field) {
    auto* label = makeLabel(name, LabelRole::Muted, this);
    label->setBuddy(field);
    field->setObjectName(object);
    field->setAccessibleName(name);
    page->addWidget(label);
    page->addWidget(field);
  };
  addField(tr("Headline"), u"pageHeadline"_s, m_headline);
  addField(tr("Text"), u"pageText"_s, m_text);
  m_text->setToolTip(tr("An empty line begins another paragraph"));
  m_questions->setObjectName(u"pageQuestions"_s);
  page->addWidget(m_questions);
  m_editQuestions->setObjectName(u"editQuestions"_s);
  m_editQuestions->setProperty("part", u"quiet"_s);
  m_editQuestions->setToolTip(tr("What police and partners are asked about each driver"));
  page->addWidget(m_editQuestions, 0, Qt::AlignLeft);
  connect(m_editQuestions, &QPushButton::clicked, this, &PageInspector::questionsEditorWanted);
  auto* sheets = new QHBoxLayout;
  auto* called = makeLabel(tr("All sheets"), LabelRole::Muted, this);
  called->setBuddy(m_format);
  called->setWordWrap(false);
  m_format->setObjectName(u"briefingFormat"_s);
  m_format->setAccessibleName(tr("The sheets of all pages"));
  sheets->addWidget(called);
  sheets->addWidget(m_format, 1);
  page->addLayout(sheets);
  for (const SheetName& sheet : sheetNames()) {
    m_format->addItem(sheet.name, QString::fromStdString(sheet.format));
  }
  connect(m_headline, &TextField::edited, this, &PageInspector::headlineEdited);
  connect(m_text, &TextField::edited, this, &PageInspector::textEdited);
  connect(m_headline, &TextField::left, this, &PageInspector::fieldLeft);
  connect(m_text, &TextField::left, this, &PageInspector::fieldLeft);
  connect(m_questions, &QCheckBox::clicked, this, &PageInspector::questionsChosen);
  connect(m_format, &QComboBox::activated, this,
          [this] { Q_EMIT formatChosen(m_format->currentData().toString()); });
}

void PageInspector::buildExport() {
  auto* section = addSection(tr("Export"), u"sectionExport"_s);
  auto* buttons = new QWidget(this);
  auto* flow = new FlowLayout(buttons);
  flow->setContentsMargins(0, 0, 0, 0);
  for (const BriefingFormat& format : briefingFormats()) {
    auto* button = new QPushButton(format.button, buttons);
    button->setObjectName(u"export"_s + format.ending);
    button->setToolTip(format.hint);
    button->setProperty("part", u"tool"_s);
    flow->addWidget(button);
    m_exports << button;
    connect(button, &QPushButton::clicked, this,
            [this, ending = format.ending] { Q_EMIT exportWanted(ending); });
  }
  m_packs = new QPushButton(buttons);
  m_packs->setObjectName(u"exportPacks"_s);
  m_packs->setProperty("part", u"primary"_s);
  flow->addWidget(m_packs);
  section->addWidget(buttons);
  connect(m_packs, &QPushButton::clicked, this, &PageInspector::packsWanted);
}

void PageInspector::showPage(const std::optional<PageWords>& words) {
  setSectionVisible(u"sectionPage"_s, words.has_value());
  if (!words) return;
  m_headline->setShown(words->headline);
  m_headline->setHint(words->headlineHint);
  m_text->setShown(words->text);
  m_text->setHint(words->textHint);
  m_questions->setVisible(words->hasFigure);
  m_questions->setChecked(words->questions);
  m_editQuestions->setVisible(!words->hasFigure || words->questions);
  m_questions->setEnabled(words->canAsk || words->questions);
  m_questions->setToolTip(words->canAsk
                              ? tr("What police and partners can ask about the drivers shown")
                              : tr("This figure singles out no driver to ask about"));
}

void PageInspector::showFigure(const std::optional<Figure>& made, const FigureQuestion* question) {
  const bool has = made && question != nullptr;
  setSectionVisible(u"sectionEdit"_s, has);
  if (!has) return;
  m_editor->showFigure(*made, question->topic, question->edits);
  m_editing->setRemark(question->edits == FigureEdits{} ? QString() : tr("edited"));
}

void PageInspector::showFormat(const std::string& format) {
  const QSignalBlocker quiet(m_format);
  m_format->setCurrentIndex(std::max(0, m_format->findData(QString::fromStdString(format))));
}

void PageInspector::showTitleCheck(const std::optional<QStringList>& faults, const QString& good) {
  clearLayout(m_titleCheck);
  setSectionVisible(u"sectionTitleCheck"_s, faults.has_value());
  if (!faults) return;
  if (faults->isEmpty()) m_titleCheck->addWidget(makeGoodNote(good));
  for (const QString& fault : *faults) m_titleCheck->addWidget(makeNote(fault));
}

void PageInspector::showChecks(const Facts& facts, const QStringList& problems,
                               const QStringList& notes) {
  clearLayout(m_checks);
  for (const auto& [name, value] : facts) m_checks->addWidget(makeValueRow(name, value));
  for (const QString& problem : problems) m_checks->addWidget(makeNote(problem));
  setSectionVisible(u"sectionChecks"_s, !facts.isEmpty() || !problems.isEmpty());
  clearLayout(m_notes);
  for (const QString& note : notes) m_notes->addWidget(makeNote(note));
  setSectionVisible(u"sectionNotes"_s, !notes.isEmpty());
}

void PageInspector::setCanExport(bool can) {
  for (auto* button : m_exports) button->setEnabled(can);
}

void PageInspector::nameAreas(bool boroughs, bool canPack) {
  m_packs->setText(boroughs ? tr("All boroughs…") : tr("All areas…"));
  m_packs->setToolTip(boroughs ? tr("A briefing of its own for every borough")
                               : tr("A briefing of its own for every area"));
  m_packs->setEnabled(canPack);
}

}  // namespace candour
