// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/session/session.h"

#include <QUndoCommand>

#include "core/base/text.h"
#include "core/survey/prepared.h"
#include "models/findings/answered_figures.h"
#include "ui/session/opening.h"
#include "ui/session/question_edit.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

constexpr int kSaveAfterMs = 800;
constexpr const char* kOpenBriefing = "briefing.open";
constexpr const char* kFigureEdits = "figures.edits";

// A value of the project before and after, and what puts it there.
template <class Value>
class EditValue : public QUndoCommand {
 public:
  using Setter = std::function<void(const Value&)>;
  EditValue(const QString& what, Value before, Value after, Setter setter)
      : QUndoCommand(what),
        m_before(std::move(before)),
        m_after(std::move(after)),
        m_setter(std::move(setter)) {}
  void undo() override { m_setter(m_before); }
  void redo() override { m_setter(m_after); }

 private:
  Value m_before;
  Value m_after;
  Setter m_setter;
};
using EditQuestion = EditValue<DriverModelSpec>;
using EditSteps = EditValue<RecipeSteps>;
using EditJoins = EditValue<std::vector<WaveJoin>>;

}  // namespace

Session::Session(QObject* parent)
    : QObject(parent),
      m_answers(m_background, nullptr),
      m_facts(m_background, nullptr),
      m_briefings(m_undo, nullptr),
      m_figures(m_undo, nullptr),
      m_wards(m_undo, nullptr),
      m_wardWork(m_background, m_wards, nullptr),
      m_answeredFigures(std::make_shared<AnsweredFigures>()) {
  m_saveSoon.setSingleShot(true);
  m_saveSoon.setInterval(kSaveAfterMs);
  connect(&m_saveSoon, &QTimer::timeout, this, &Session::saveNow);
  connect(&m_facts, &SurveyFacts::failed, this, &Session::failed);
  connect(&m_briefings, &BriefingDesk::changed, this, &Session::briefingsChanged);
  connect(&m_wardWork, &WardWork::failed, this, &Session::failed);
  connect(&m_wardWork, &WardWork::savedChanged, this, &Session::savedChanged);
  connect(&m_figures, &FigureDesk::changed, this, [this] {
    if (m_figures.written() != remembered(kFigureEdits)) {
      remember(kFigureEdits, m_figures.written());
    }
  });
}

Session::~Session() {
  if (m_saveSoon.isActive()) saveNow();
}

void Session::createProject(const std::filesystem::path& file) {
  startOpening(tr("Creating the project"), [file](Workbench& bench, const Job& /*job*/) {
    return createdProject(bench, file);
  });
}

void Session::openProject(const std::filesystem::path& file) {
  startOpening(tr("Opening %1").arg(QString::fromStdString(file.filename().string())),
               [file](Workbench& bench, const Job& /*job*/) { return openedProject(bench, file); });
}

void Session::importFiles(const std::filesystem::path& project,
                          std::vector<std::filesystem::path> files, const RegisterFiles& wards,
                          const SheetChoice& choice) {
  const QString name = files.size() == 1 ? QString::fromStdString(files.front().filename().string())
                                         : tr("%n files", nullptr, static_cast<int>(files.size()));
  startOpening(tr("Reading %1").arg(name), [project, files = std::move(files), wards, choice](
                                               Workbench& bench, const Job& job) {
    return importedProject(bench, project, files, wards, choice, job);
  });
}

void Session::editJoins(const QString& what, const std::vector<WaveJoin>& joins) {
  if (joins == m_project.joins) return;
  m_undo.push(new EditJoins(what, m_project.joins, joins,
                            [this](const std::vector<WaveJoin>& all) { setJoins(all); }));
}

// Edits that follow build on these joins, whether or not they are in the file yet.
void Session::setJoins(const std::vector<WaveJoin>& joins) {
  m_project.joins = joins;
  m_background.start<OpenedProject>(
      tr("Joining the waves"),
      [joins](Workbench& bench, const Job& /*job*/) { return rejoinedProject(bench, joins); },
      [this, joins](Result<OpenedProject> opened) {
        if (!opened) {
          Q_EMIT failed(QString::fromStdString(opened.error().message));
          return;
        }
        if (joins != m_project.joins) return;  // there is a later edit
        opened->imports = m_project.imports;
        take(std::move(*opened));
      },
      Worker::AtEnd::Finish);
}

void Session::addPublished(const std::filesystem::path& file) {
  using Kept = std::vector<PublishedSeries>;
  m_background.start<Kept>(
      tr("Reading %1").arg(QString::fromStdString(file.filename().string())),
      [file](Workbench& bench, const Job& /*job*/) -> Result<Kept> {
        const auto series = readPublishedSeries(file);
        if (!series) return tl::make_unexpected(series.error());
        bench.savePublished(*series);
        return bench.published();
      },
      [this](Result<Kept> kept) {
        if (!kept) {
          Q_EMIT failed(QString::fromStdString(kept.error().message));
          return;
        }
        m_project.published = std::move(*kept);
        Q_EMIT publishedChanged();
        const auto& newest = m_project.published.back();
        Q_EMIT told(tr("%1 published figures added.").arg(newest.figures.size()));
      },
      Worker::AtEnd::Finish);
}

void Session::startOpening(const QString& text, Opening opening) {
  if (m_saveSoon.isActive()) saveNow();
  m_background.start<OpenedProject>(text, std::move(opening), [this](Result<OpenedProject> opened) {
    if (opened) {
      take(std::move(*opened));
    } else {
      Q_EMIT failed(QString::fromStdString(opened.error().message));
    }
  });
}

void Session::take(OpenedProject project) {
  const bool another = project.file != m_project.file;
  m_project = std::move(project);
  m_steps = survey().prepared ? survey().prepared->steps : RecipeSteps();
  m_facts.restart();
  m_figures.setData(survey());
  if (another) {
    m_undo.clear();
    m_state = m_project.state.value_or(WindowState{});
    loadBriefings();
    m_figures.load(remembered(kFigureEdits));
  }
  m_wards.load(m_project.wards);
  // Another one, so that what is still being worked out of the older data cannot put anything in.
  m_answeredFigures = std::make_shared<AnsweredFigures>();
  m_answers.clear();
  const QString news = proposeQuestion();
  Q_EMIT projectChanged();
  setQuestion(m_state.question);
  if (!news.isEmpty()) Q_EMIT told(news);
}

// A survey that is known brings its questions; one that is not brings at most its weight.
QString Session::proposeQuestion() {
  DriverModelSpec& question = m_state.question;
  if (question != DriverModelSpec{}) return {};
  if (!m_project.models.empty()) {
    question = m_project.models.front();
    m_saveSoon.start();
    return tr("Recognised as %1: %2 drivers of %3 are set up. See Drivers.")
        .arg(QString::fromStdString(m_project.recognisedAs))
        .arg(question.drivers.size())
        .arg(QString::fromStdString(question.outcome.name));
  }
  const auto weights = likelyWeights(m_project.survey);
  if (weights.size() != 1) return {};
  question.design.weight = weights.front();
  return tr("\"%1\" looks like the survey's weight and is used as such; change it in the question "
            "above.")
      .arg(QString::fromStdString(weights.front()));
}

void Session::edit(const QString& what, const DriverModelSpec& question) {
  if (question == m_state.question) return;
  m_undo.push(new EditQuestion(what, m_state.question, question,
                               [this](const DriverModelSpec& q) { setQuestion(q); }));
  m_saveSoon.start();
  Q_EMIT savedChanged();
}

void Session::editSteps(const QString& what, const RecipeSteps& steps) {
  if (steps == m_steps) return;
  m_undo.push(new EditSteps(what, m_steps, steps, [this](const RecipeSteps& s) { setSteps(s); }));
}

// The variables are others afterwards: all that was answered is asked anew.
void Session::setSteps(const RecipeSteps& steps) {
  if (m_saveSoon.isActive()) saveNow();
  m_steps = steps;
  ++m_savesRunning;
  Q_EMIT savedChanged();
  m_background.start<OpenedProject>(
      tr("Preparing the variables"),
      [steps](Workbench& bench, const Job& /*job*/) { return preparedProject(bench, steps); },
      [this, steps](Result<OpenedProject> prepared) {
        --m_savesRunning;
        if (prepared && steps != m_steps) {
          // They were changed again meanwhile, which is being worked out.
        } else if (prepared) {
          take(std::move(*prepared));
        } else {
          Q_EMIT failed(QString::fromStdString(prepared.error().message));
        }
        Q_EMIT savedChanged();
      },
      Worker::AtEnd::Finish);
}

void Session::setQuestion(const DriverModelSpec& question) {
  m_state.question = question;
  m_answers.setQuestion(question);
  m_briefings.propose(hasData() && canFit(question)
                          ? std::optional(proposedBriefing(survey(), question))
                          : std::nullopt);
  Q_EMIT questionChanged();
}

void Session::loadBriefings() {
  const auto open = QString::fromStdString(remembered(kOpenBriefing)).toUInt();
  const std::size_t unread = m_briefings.load(m_project.briefings, open);
  if (unread > 0) {
    Q_EMIT told(tr("%n briefings of this project cannot be read and are left as they are.", nullptr,
                   static_cast<int>(unread)));
  }
}

void Session::briefingsChanged() {
  if (!m_briefings.isProposal()) {
    remember(kOpenBriefing, std::to_string(m_briefings.shelf().open));
  }
  if (!hasProject() || (!m_saveSoon.isActive() && !m_briefings.hasUnsaved())) return;
  m_saveSoon.start();
  Q_EMIT savedChanged();
}

void Session::rememberPage(int page) {
  const WindowState before = m_state;
  m_state.page = page;
  saveSoon(before);
}

void Session::remember(const std::string& name, const std::string& value) {
  const WindowState before = m_state;
  m_state.choices[name] = value;
  saveSoon(before);
}

std::string Session::remembered(const std::string& name) const {
  const auto choice = m_state.choices.find(name);
  return choice == m_state.choices.end() ? std::string() : choice->second;
}

void Session::saveSoon(const WindowState& before) {
  if (m_state == before || !hasProject()) return;
  m_saveSoon.start();
  Q_EMIT savedChanged();
}

void Session::saveNow() {
  m_saveSoon.stop();
  if (!hasProject()) return;
  ++m_savesRunning;
  const Project::SavedQuestion saved{kWindowQuestion, writeWindowState(m_state)};
  const auto briefings = m_briefings.takeUnsaved();
  m_background.start<bool>(
      {},
      [saved, briefings](Workbench& bench, const Job& /*job*/) -> Result<bool> {
        bench.save(saved);
        if (briefings) bench.keepBriefings(briefings->removed, briefings->saved);
        return true;
      },
      [this](Result<bool> done) {
        --m_savesRunning;
        if (!done) Q_EMIT failed(QString::fromStdString(done.error().message));
        Q_EMIT savedChanged();
      },
      Worker::AtEnd::Finish);
}

}  // namespace candour
