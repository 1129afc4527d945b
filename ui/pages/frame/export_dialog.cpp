// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/frame/export_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/export/export_figure.h"
#include "ui/pages/file_name.h"
#include "ui/pages/leaving_choices.h"
#include "ui/session/session.h"
#include "ui/widgets/drop_list.h"
#include "ui/widgets/figure_sizes.h"
#include "ui/widgets/figure_view.h"
#include "ui/widgets/inspector.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

constexpr int kChoicesWidth = 350;
const QString kScript = u"R"_s;

}  // namespace

ExportDialog::ExportDialog(Session& session, const FigureQuestion& question,
                           std::optional<Withheld> decided, const QString& folder, QWidget* parent)
    : QDialog(parent),
      m_session(session),
      m_question(question),
      m_decided(std::move(decided)),
      m_view(new FigureView),
      m_format(new DropList(this)),
      m_size(new DropList(this)),
      m_path(new QLineEdit(this)),
      m_beside(makeLabel({}, LabelRole::Muted, this)),
      m_leaving(new LeavingChoices(session, this)),
      m_alive(std::make_shared<bool>(true)) {
  setWindowTitle(tr("Export figure"));
  setObjectName(u"exportDialog"_s);
  setAttribute(Qt::WA_DeleteOnClose);
  setModal(true);
  m_proposed = QDir(folder).filePath(QString::fromStdString(nameOf(question.topic)) + u".svg"_s);
  m_path->setText(m_proposed);
  auto* upper = new QHBoxLayout;
  upper->setSpacing(20);
  upper->addWidget(makePreview(), 1);
  upper->addWidget(makeChoices());
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
  m_export = buttons->addButton(tr("&Export"), QDialogButtonBox::AcceptRole);
  m_export->setObjectName(u"exportButton"_s);
  setPart(m_export, u"primary"_s);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(20, 20, 20, 18);
  layout->setSpacing(16);
  layout->addLayout(upper, 1);
  layout->addWidget(buttons);
  resize(960, 600);
  connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::formatChosen);
  connect(m_path, &QLineEdit::textChanged, this, &ExportDialog::refresh);
  connect(m_leaving, &LeavingChoices::changed, this, &ExportDialog::prepare);
  connect(m_leaving, &LeavingChoices::readyChanged, this, &ExportDialog::refresh);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  prepare();
}

ExportDialog::~ExportDialog() {
  *m_alive = false;
  m_running.request_stop();
}

QWidget* ExportDialog::makePreview() {
  auto* scroll = new QScrollArea(this);
  scroll->setWidget(m_view);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  auto* card = new QFrame(this);
  card->setProperty("part", u"card"_s);
  auto* layout = new QVBoxLayout(card);
  layout->setContentsMargins(14, 10, 14, 12);
  layout->addWidget(makeLabel(tr("As it leaves"), LabelRole::Muted, card));
  layout->addWidget(scroll, 1);
  return card;
}

QWidget* ExportDialog::makeChoices() {
  auto* choices = new QWidget(this);
  choices->setFixedWidth(kChoicesWidth);
  auto* layout = new QVBoxLayout(choices);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  layout->addLayout(makeForm());
  layout->addWidget(m_beside);
  layout->addWidget(makeLabel(tr("Before it leaves"), LabelRole::Heading, choices));
  layout->addWidget(m_leaving);
  m_notes = new QVBoxLayout;
  m_notes->setSpacing(6);
  layout->addLayout(m_notes);
  layout->addStretch();
  return choices;
}

QFormLayout* ExportDialog::makeForm() {
  m_format->setObjectName(u"exportFormat"_s);
  m_format->addItem(tr("SVG: sharp at any size, text stays text"), u"svg"_s);
  m_format->addItem(tr("PNG: a picture at 300 dots per inch"), u"png"_s);
  m_format->addItem(tr("PDF: a page of its own"), u"pdf"_s);
  m_format->addItem(tr("R script: works the numbers out again"), kScript);
  m_size->setObjectName(u"exportSize"_s);
  for (const NamedSize& size : figureSizes()) {
    m_size->addItem(sizeInWords(size), QString::fromLatin1(size.name));
  }
  // The figure's own size, if it was given one.
  const QString own = QString::fromStdString(m_question.edits.size);
  m_size->setCurrentIndex(std::max(0, m_size->findData(own)));
  m_path->setObjectName(u"exportPath"_s);
  auto* browseButton = new QPushButton(tr("&Browse…"), this);
  connect(browseButton, &QPushButton::clicked, this, &ExportDialog::browse);
  auto* path = new QHBoxLayout;
  path->addWidget(m_path, 1);
  path->addWidget(browseButton);
  auto* form = new QFormLayout;
  form->setVerticalSpacing(10);
  form->setHorizontalSpacing(14);
  form->addRow(tr("&Format"), m_format);
  form->addRow(tr("&Size"), m_size);
  form->addRow(tr("Fi&le"), path);
  static_cast<QLabel*>(form->labelForField(path))->setBuddy(m_path);
  return form;
}

QString ExportDialog::file() const {
  return QDir::fromNativeSeparators(m_path->text().trimmed());
}

std::string ExportDialog::size() const {
  return m_size->currentData().toString().toStdString();
}

FigureToLeave ExportDialog::figure() const {
  FigureToLeave leaving = *m_prepared;
  leaving.leaving = this->leaving();  // the reason as it was put in the end
  leaving.figure.report.reason = leaving.leaving.reason;
  return leaving;
}

LeavingOptions ExportDialog::leaving() const {
  LeavingOptions options = m_leaving->options();
  options.decided = m_decided;
  return options;
}

// After its headline as it leaves: the one on the screen may name who is withheld.
void ExportDialog::nameFile(const Figure& figure) {
  if (m_path->text() != m_proposed) return;
  const QFileInfo info(m_proposed);
  m_proposed = info.dir().filePath(fileNameOf(figure.headline, info.completeBaseName()) + u'.' +
                                   info.suffix());
  m_path->setText(m_proposed);
}

// Asks for the figure as it leaves with what is chosen now.
void ExportDialog::prepare() {
  m_running.request_stop();
  m_prepared.reset();
  m_view->setStale(true);
  m_leaving->showReport(nullptr);
  refresh();
  m_running = m_session.background().start<FigureToLeave>(
      tr("Preparing the figure"),
      [question = m_question, leaving = leaving(), answered = m_session.answeredFigures()](
          Workbench& bench, const Job& job) {
        return figureToLeave(bench, question, leaving, *answered, job);
      },
      [this, asked = ++m_asked, alive = m_alive](Result<FigureToLeave> prepared) {
        if (*alive && asked == m_asked) take(std::move(prepared));
      });
}

void ExportDialog::take(Result<FigureToLeave> prepared) {
  clearLayout(m_notes);
  m_leaving->setVisible(prepared.has_value());
  if (!prepared) {
    m_notes->addWidget(makeNote(QString::fromStdString(prepared.error().message)));
    return;
  }
  const LeavingFigure& leaving = prepared->figure;
  m_leaving->showReport(&leaving.report, QString::fromStdString(leaving.why));
  for (const auto& warning : leaving.drawn.warnings) {
    m_notes->addWidget(makeNote(QString::fromStdString(warning)));
  }
  if (leaving.why.empty()) {
    m_view->setFigure(leaving.drawn.figure);
    nameFile(leaving.drawn.figure);
    m_prepared = std::move(*prepared);
  } else {
    m_view->setFigure(std::nullopt);
  }
  m_view->setStale(false);
  refresh();
}

void ExportDialog::browse() {
  auto* dialog = new QFileDialog(this, tr("Export figure to"), file());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setNameFilter(tr("Figures (*.svg *.png *.pdf *.R)"));
  dialog->setDefaultSuffix(m_format->currentData().toString());
  connect(dialog, &QFileDialog::fileSelected, m_path, &QLineEdit::setText);
  dialog->open();
}

void ExportDialog::formatChosen() {
  const QFileInfo info(file());
  m_path->setText(
      info.dir().filePath(info.completeBaseName() + u'.' + m_format->currentData().toString()));
}

void ExportDialog::refresh() {
  const QFileInfo info(file());
  const int format = m_format->findData(info.suffix(), Qt::UserRole, Qt::MatchFixedString);
  if (format >= 0 && format != m_format->currentIndex()) m_format->setCurrentIndex(format);
  const bool script = m_format->currentData().toString() == kScript;
  m_size->setEnabled(!script);
  m_beside->setText(script ? tr("It reads this project with R's packages survey, DBI and RSQLite, "
                                "and compares its numbers with Candour's. It holds no interview.")
                           : tr("Beside it go the plotted numbers (.csv), the alternative text "
                                "(.txt) and the recipe that makes it again (.recipe.json). A "
                                "figure with many rows takes a taller page."));
  m_export->setEnabled(m_prepared && m_leaving->isReady() && format >= 0 &&
                       !info.completeBaseName().isEmpty());
}

}  // namespace candour
