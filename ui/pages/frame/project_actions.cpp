// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/frame/project_actions.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

#include "ui/documents/codebook_files.h"
#include "ui/export/write_file.h"
#include "ui/pages/data/workbook_dialog.h"
#include "ui/pages/frame/sample.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

QString surveyFilter() {
  return u"(*.sav *.zsav *.por *.dta *.sas7bdat *.xpt *.csv *.tsv *.tab *.txt *.xlsx"_s;
}

QFileDialog* makeDialog(QWidget* window, const QString& title, QFileDialog::AcceptMode accept,
                        QFileDialog::FileMode mode, const QString& filter) {
  auto* dialog = new QFileDialog(window, title);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(accept);
  dialog->setFileMode(mode);
  dialog->setNameFilters({filter, QFileDialog::tr("All files (*)")});
  return dialog;
}

bool isProject(const QString& file) {
  return file.endsWith(u".candour"_s, Qt::CaseInsensitive);
}

// A project file beside the survey, or in the documents where that folder is closed to us.
QString projectBeside(const QString& survey) {
  const QFileInfo info(survey);
  QDir folder = info.dir();
  if (!QFileInfo(folder.path()).isWritable()) {
    folder.setPath(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
  }
  QString file = folder.filePath(info.completeBaseName() + u".candour"_s);
  for (int i = 2; QFileInfo::exists(file); ++i) {
    file = folder.filePath(u"%1 %2.candour"_s.arg(info.completeBaseName()).arg(i));
  }
  return file;
}

std::vector<std::filesystem::path> pathsOf(const QStringList& files) {
  std::vector<std::filesystem::path> paths;
  for (const auto& file : files) paths.emplace_back(file.toStdString());
  return paths;
}

}  // namespace

ProjectActions::ProjectActions(Session& session, QWidget* window)
    : QObject(window), m_session(session), m_window(window) {}

void ProjectActions::chooseNew() {
  auto* dialog = makeDialog(m_window, tr("New project"), QFileDialog::AcceptSave,
                            QFileDialog::AnyFile, tr("Candour projects (*.candour)"));
  dialog->setDefaultSuffix(u"candour"_s);
  connect(dialog, &QFileDialog::fileSelected, this,
          [this](const QString& file) { m_session.createProject(file.toStdString()); });
  dialog->open();
}

void ProjectActions::chooseOpen() {
  auto* dialog = makeDialog(m_window, tr("Open a survey or project"), QFileDialog::AcceptOpen,
                            QFileDialog::ExistingFiles,
                            tr("Surveys and projects %1 *.candour)").arg(surveyFilter()));
  connect(dialog, &QFileDialog::filesSelected, this, &ProjectActions::open);
  dialog->open();
}

void ProjectActions::chooseWave() {
  auto* dialog = makeDialog(m_window, tr("Add a wave to this project"), QFileDialog::AcceptOpen,
                            QFileDialog::ExistingFiles, tr("Surveys %1)").arg(surveyFilter()));
  connect(dialog, &QFileDialog::filesSelected, this, &ProjectActions::addWaves);
  dialog->open();
}

void ProjectActions::open(const QStringList& files) {
  if (files.isEmpty()) return;
  if (isProject(files.first())) {
    m_session.openProject(files.first().toStdString());
    return;
  }
  import(projectBeside(files.first()), files);
}

// A workbook that is not plain is shown first: which sheet, which header.
void ProjectActions::import(const QString& project, const QStringList& files) {
  const bool workbook =
      files.size() == 1 && files.first().endsWith(u".xlsx"_s, Qt::CaseInsensitive);
  if (!workbook) {
    m_session.importFiles(project.toStdString(), pathsOf(files));
    return;
  }
  const std::filesystem::path file = files.first().toStdString();
  m_session.background().start<WorkbookPreview>(
      tr("Looking at %1").arg(QFileInfo(files.first()).fileName()),
      [file](Workbench& /*bench*/, const Job& job) {
        return previewWorkbook(file, PreviewDepth::FirstRows, job);
      },
      [this, project, files](Result<WorkbookPreview> preview) {
        // What cannot be shown cannot be read: the import says why.
        if (!preview || preview->plain()) {
          m_session.importFiles(project.toStdString(), pathsOf(files));
        } else {
          chooseSheet(project, files.first());
        }
      });
}

void ProjectActions::chooseSheet(const QString& project, const QString& file) {
  const std::filesystem::path path = file.toStdString();
  m_session.background().start<WorkbookPreview>(
      tr("Looking at every sheet of %1").arg(QFileInfo(file).fileName()),
      [path](Workbench& /*bench*/, const Job& job) {
        return previewWorkbook(path, PreviewDepth::Whole, job);
      },
      [this, project, path](Result<WorkbookPreview> preview) {
        if (!preview) {
          Q_EMIT failed(QString::fromStdString(preview.error().message));
          return;
        }
        auto* dialog = new WorkbookDialog(std::move(*preview), m_window);
        connect(dialog, &QDialog::accepted, this, [this, dialog, project, path] {
          m_session.importFiles(project.toStdString(), {path}, {}, dialog->choice());
        });
        dialog->open();
      });
}

void ProjectActions::addWaves(const QStringList& files) {
  if (files.isEmpty()) return;
  if (!m_session.hasProject() || isProject(files.first())) {
    open(files);
    return;
  }
  import(QString::fromStdString(m_session.project().file.string()), files);
}

void ProjectActions::openSample() {
  const auto files = sampleFiles();
  const auto project = sampleProject();
  if (sampleProjectIsFresh()) {
    m_session.openProject(project);
    return;
  }
  if (files.empty()) {
    Q_EMIT failed(
        tr("The sample survey is not installed. Open a survey file of your own, or make "
           "a sample with candour-cli simulate."));
    return;
  }
  // Made from an older sample: nothing in it but what can be made again. What SQLite keeps beside
  // it goes too: a journal of another file would make the new one unreadable.
  for (const char* part : {"", "-wal", "-shm"}) {
    std::error_code ignored;
    std::filesystem::remove(project.string() + part, ignored);
  }
  m_session.importFiles(project, files, sampleRegister());
}

void ProjectActions::choosePublished() {
  auto* dialog = makeDialog(m_window, tr("Add published figures"), QFileDialog::AcceptOpen,
                            QFileDialog::ExistingFile, tr("Published figures (*.csv)"));
  connect(dialog, &QFileDialog::fileSelected, this,
          [this](const QString& file) { m_session.addPublished(file.toStdString()); });
  dialog->open();
}

void ProjectActions::chooseModelFile() {
  auto* dialog = makeDialog(m_window, tr("Open a model file"), QFileDialog::AcceptOpen,
                            QFileDialog::ExistingFile, tr("Model files (*.json)"));
  connect(dialog, &QFileDialog::fileSelected, this, &ProjectActions::openModelFile);
  dialog->open();
}

void ProjectActions::chooseModelFileToSave() {
  auto* dialog =
      makeDialog(m_window, tr("Save the question as a model file"), QFileDialog::AcceptSave,
                 QFileDialog::AnyFile, tr("Model files (*.json)"));
  dialog->setDefaultSuffix(u"json"_s);
  connect(dialog, &QFileDialog::fileSelected, this, &ProjectActions::saveModelFile);
  dialog->open();
}

void ProjectActions::chooseCodebookToSave() {
  auto* dialog = makeDialog(m_window, tr("Export the codebook"), QFileDialog::AcceptSave,
                            QFileDialog::AnyFile, tr("Workbook (*.xlsx)"));
  dialog->setNameFilters({tr("Workbook (*.xlsx)"), tr("Web page (*.html)"),
                          tr("Text table (*.csv)"), tr("JSON (*.json)")});
  dialog->setDefaultSuffix(u"xlsx"_s);
  connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
    const auto from = filter.indexOf(u"*."_s) + 2;
    dialog->setDefaultSuffix(filter.mid(from, filter.indexOf(u')') - from));
  });
  connect(dialog, &QFileDialog::fileSelected, this, &ProjectActions::saveCodebook);
  dialog->open();
}

void ProjectActions::saveCodebook(const QString& file) {
  const std::filesystem::path path = file.toStdString();
  m_session.background().start<bool>(
      tr("Writing the codebook"),
      [path](Workbench& bench, const Job& job) -> Result<bool> {
        auto codebook = bench.codebook({}, job);
        if (!codebook) return passOn(codebook);
        const std::string title = "Codebook of " + bench.file().stem().string();
        auto bytes = codebookBytes(*codebook, bench.joins(), title, path);
        if (!bytes) return passOn(bytes);
        if (auto written = writeWhole(path, *bytes); !written) return passOn(written);
        return true;
      },
      [this, file](Result<bool> done) {
        if (done) {
          Q_EMIT told(tr("The codebook is in %1.").arg(file));
        } else {
          Q_EMIT failed(QString::fromStdString(done.error().message));
        }
      });
}

void ProjectActions::openModelFile(const QString& file) {
  QFile json(file);
  if (!json.open(QIODevice::ReadOnly)) {
    Q_EMIT failed(tr("%1 cannot be read: %2.").arg(file, json.errorString()));
    return;
  }
  const auto question = parseDriverModelSpec(json.readAll().toStdString());
  if (!question) {
    Q_EMIT failed(QString::fromStdString(question.error().message));
    return;
  }
  m_session.edit(tr("model file"), *question);
}

void ProjectActions::saveModelFile(const QString& file) {
  QSaveFile json(file);
  const QByteArray text = QByteArray::fromStdString(writeDriverModelSpec(m_session.question()));
  if (!json.open(QIODevice::WriteOnly) || json.write(text) != text.size() || !json.commit()) {
    Q_EMIT failed(tr("%1 cannot be written: %2.").arg(file, json.errorString()));
    return;
  }
  Q_EMIT told(tr("The question is saved as %1; candour-cli fit --model takes it.").arg(file));
}

}  // namespace candour
