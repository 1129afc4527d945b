// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/session/figure_desk.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QUndoCommand>
#include <algorithm>
#include <functional>

#include "core/base/json_reading.h"
#include "core/base/text.h"
#include "core/survey/answers.h"

namespace candour {

namespace {

using Json = nlohmann::ordered_json;

// Words are kept for so many figures; the oldest give way.
constexpr std::size_t kMostWords = 40;
constexpr const char* kFile = "The figures' edits";
// Undo merges commands of one number: other desks count theirs from 0.
constexpr int kFirstSession = 1 << 24;

class EditLooks : public QUndoCommand {
 public:
  using Setter = std::function<void(const FigureLooks&)>;
  EditLooks(const QString& what, std::string of, int session, FigureLooks before, FigureLooks after,
            Setter setter)
      : QUndoCommand(what),
        m_of(std::move(of)),
        m_session(session),
        m_before(std::move(before)),
        m_after(std::move(after)),
        m_setter(std::move(setter)) {}
  void undo() override { m_setter(m_before); }
  void redo() override { m_setter(m_after); }
  [[nodiscard]] int id() const override { return m_session < 0 ? -1 : kFirstSession + m_session; }
  bool mergeWith(const QUndoCommand* later) override {
    const auto* other = dynamic_cast<const EditLooks*>(later);
    if (other == nullptr || other->m_of != m_of) return false;
    m_after = other->m_after;
    return true;
  }

 private:
  std::string m_of;  // the figure it is an edit of
  int m_session;
  FigureLooks m_before;
  FigureLooks m_after;
  Setter m_setter;
};

std::string hashOf(const std::string& text) {
  const QByteArray bytes = QByteArray::fromStdString(text);
  return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().left(24).toStdString();
}

void putWords(FigureLooks& looks, const FigureWords& words) {
  std::erase_if(looks.words, [&](const FigureWords& known) { return known.of == words.of; });
  if (!words.headline.empty() || !words.subtitle.empty()) looks.words.push_back(words);
  if (looks.words.size() > kMostWords) looks.words.erase(looks.words.begin());
}

FigureLooks readLooks(const Json& json) {
  FigureLooks looks;
  requireKeys(json, kFile, {"looks", "words"});
  const Json known = json.value("looks", Json::object());
  for (const auto& [key, edits] : known.items()) looks.looks[key] = readFigureEdits(edits, key);
  for (const Json& words : listAt(json, kFile, "words")) {
    looks.words.push_back({textAt(words, kFile, "of", true), textAt(words, kFile, "headline"),
                           textAt(words, kFile, "subtitle")});
  }
  return looks;
}

}  // namespace

std::string lookKey(const FigureQuestion& question) {
  std::string key = nameOf(question.topic);
  for (const std::string* part : {&question.driver, &question.control, &question.area}) {
    key += "|" + *part;
  }
  if (question.group) key += "|" + question.group->variable + "=" + text(question.group->answer);
  return key;
}

FigureDesk::FigureDesk(QUndoStack& undo, QObject* parent) : QObject(parent), m_undo(undo) {}

void FigureDesk::load(const std::string& json) {
  m_looks = {};
  try {
    const Json parsed = Json::parse(json, nullptr, false);
    if (parsed.is_object()) m_looks = readLooks(parsed);
  } catch (const Misread&) {
    m_looks = {};
  }
  Q_EMIT changed();
}

std::string FigureDesk::written() const {
  if (m_looks == FigureLooks{}) return {};
  Json json = {{"looks", Json::object()}, {"words", Json::array()}};
  for (const auto& [key, edits] : m_looks.looks) json["looks"][key] = jsonOf(edits);
  for (const FigureWords& words : m_looks.words) {
    json["words"].push_back(
        {{"of", words.of}, {"headline", words.headline}, {"subtitle", words.subtitle}});
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void FigureDesk::setData(const Survey& survey) {
  m_data = std::to_string(survey.rows);
  for (const Wave& wave : survey.waves) m_data += "|" + wave.name + "|" + wave.source;
}

std::string FigureDesk::wordsKey(const FigureQuestion& question) const {
  FigureQuestion asked = question;
  asked.edits = {};
  return hashOf(writeFigureQuestion(asked) + m_data);
}

FigureEdits FigureDesk::editsOf(const FigureQuestion& question) const {
  FigureEdits edits;
  const auto known = m_looks.looks.find(lookKey(question));
  if (known != m_looks.looks.end()) edits = known->second;
  if (m_looks.words.empty()) return edits;
  const std::string of = wordsKey(question);
  for (const FigureWords& words : m_looks.words) {
    if (words.of != of) continue;
    edits.headline = words.headline, edits.subtitle = words.subtitle;
  }
  return edits;
}

void FigureDesk::edit(const QString& what, const FigureQuestion& question, const FigureEdits& edits,
                      int session) {
  FigureLooks after = m_looks;
  const std::string of = wordsKey(question);
  putWords(after, {of, edits.headline, edits.subtitle});
  FigureEdits look = edits;
  look.headline.clear(), look.subtitle.clear();
  if (look == FigureEdits{}) {
    after.looks.erase(lookKey(question));
  } else {
    after.looks[lookKey(question)] = look;
  }
  if (after == m_looks) return;
  m_undo.push(new EditLooks(what, of, session, m_looks, std::move(after),
                            [this](const FigureLooks& looks) { set(looks); }));
}

void FigureDesk::set(const FigureLooks& looks) {
  m_looks = looks;
  Q_EMIT changed();
}

}  // namespace candour
