// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QObject>
#include <QTimer>
#include <QUndoStack>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "models/trends/published_series.h"
#include "ui/session/answer_book.h"
#include "ui/session/background.h"
#include "ui/session/briefing_desk.h"
#include "ui/session/figure_desk.h"
#include "ui/session/register_files.h"
#include "ui/session/survey_facts.h"
#include "ui/session/ward_desk.h"
#include "ui/session/ward_work.h"
#include "ui/session/window_state.h"

namespace candour {

class AnsweredFigures;

/// A project as it was just opened, and what was found in it.
struct OpenedProject {
  std::filesystem::path file;
  Survey survey;                           // variables and waves, no columns
  std::vector<ImportSummary> imports;      // of the import that made or extended it, if any
  std::string recognisedAs;                // the survey series, if known
  std::vector<DriverModelSpec> models;     // questions proposed for that series
  std::vector<std::string> weights;        // every weight of that series, the preferred one first
  std::vector<std::string> notes;          // what the proposal could not build, and why
  std::vector<PublishedSeries> published;  // figures that others published, if any were added
  std::vector<Project::SavedBriefing> briefings;
  WardRegister wards;
  std::vector<WaveJoin> joins;          // of the waves' codebooks
  std::vector<VariableOrigin> origins;  // of every variable, oldest wave first
  std::optional<WindowState> state;     // as it was left
};

/// The open project and the question on the table. All work on data happens in the background;
/// these few signals tell when something is different.
class Session : public QObject {
  Q_OBJECT
 public:
  explicit Session(QObject* parent = nullptr);
  ~Session() override;

  void createProject(const std::filesystem::path& file);
  void openProject(const std::filesystem::path& file);
  /// Adds survey files as waves to `project`, which is created if need be, and opens it; and the
  /// ward register that goes with them, if any.
  void importFiles(const std::filesystem::path& project, std::vector<std::filesystem::path> files,
                   const RegisterFiles& wards = {}, const SheetChoice& choice = {});

  /// Joins the waves' codebooks so; `what` names the edit for undo.
  void editJoins(const QString& what, const std::vector<WaveJoin>& joins);

  /// Keeps a file of published figures in the project, to be drawn behind trends.
  void addPublished(const std::filesystem::path& file);

  [[nodiscard]] bool hasProject() const { return !m_project.file.empty(); }
  [[nodiscard]] bool hasData() const { return m_project.survey.rows > 0; }
  [[nodiscard]] const OpenedProject& project() const { return m_project; }
  [[nodiscard]] const Survey& survey() const { return m_project.survey; }

  [[nodiscard]] const DriverModelSpec& question() const { return m_state.question; }
  /// Asks another question; `what` names the edit for undo, as in "Outcome".
  void edit(const QString& what, const DriverModelSpec& question);
  /// The recipe that leads from answers to variables.
  [[nodiscard]] const RecipeSteps& steps() const { return m_steps; }
  /// Does other steps; `what` names the edit for undo.
  void editSteps(const QString& what, const RecipeSteps& steps);
  QUndoStack& undoStack() { return m_undo; }

  [[nodiscard]] const WindowState& state() const { return m_state; }
  void rememberPage(int page);
  /// What a page was set to show, as ("drivers.tab", "2"); empty where nothing is known.
  void remember(const std::string& name, const std::string& value);
  [[nodiscard]] std::string remembered(const std::string& name) const;
  /// Whether everything the window remembers is in the project file.
  [[nodiscard]] bool isSaved() const {
    return !m_saveSoon.isActive() && m_savesRunning == 0 && m_wardWork.isSaved();
  }
  void saveNow();

  Background& background() { return m_background; }
  AnswerBook& answers() { return m_answers; }
  SurveyFacts& facts() { return m_facts; }
  BriefingDesk& briefings() { return m_briefings; }
  FigureDesk& figures() { return m_figures; }
  WardDesk& wards() { return m_wards; }
  [[nodiscard]] const WardDesk& wards() const { return m_wards; }
  WardWork& wardWork() { return m_wardWork; }
  /// The briefings' figures answered so far of the data as they are; for the background thread.
  [[nodiscard]] const std::shared_ptr<AnsweredFigures>& answeredFigures() const {
    return m_answeredFigures;
  }

 Q_SIGNALS:
  void projectChanged();
  void questionChanged();
  void publishedChanged();
  void savedChanged();
  void failed(const QString& message);
  void told(const QString& message);

 private:
  using Opening = std::function<Result<OpenedProject>(Workbench&, const Job&)>;
  void startOpening(const QString& text, Opening opening);
  void take(OpenedProject project);
  QString proposeQuestion();
  void saveSoon(const WindowState& before);
  void loadBriefings();
  void briefingsChanged();
  void setQuestion(const DriverModelSpec& question);
  void setSteps(const RecipeSteps& steps);
  void setJoins(const std::vector<WaveJoin>& joins);

  OpenedProject m_project;
  RecipeSteps m_steps;  // as they are to be; the survey follows
  WindowState m_state;
  QUndoStack m_undo;
  QTimer m_saveSoon;
  int m_savesRunning = 0;
  Background m_background;
  AnswerBook m_answers;
  SurveyFacts m_facts;
  BriefingDesk m_briefings;
  FigureDesk m_figures;
  WardDesk m_wards;
  WardWork m_wardWork;
  std::shared_ptr<AnsweredFigures> m_answeredFigures;
};

}  // namespace candour
