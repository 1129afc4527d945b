// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/xlsx_names.h"

#include <QRegularExpression>
#include <QString>
#include <algorithm>
#include <set>

#include "core/base/text.h"

namespace candour {

namespace {

constexpr qsizetype kLongestName = 31;
constexpr qsizetype kLongestText = 32767;

// `text` to at most `letters` UTF-16 units, to the end of a word where there is one.
QString cut(const QString& text, qsizetype letters) {
  if (text.size() <= letters) return text;
  const qsizetype blank = text.lastIndexOf(QLatin1Char(' '), letters);
  if (blank > letters / 2) return text.left(blank);
  const bool half = text[letters - 1].isHighSurrogate();
  return text.left(half ? letters - 1 : letters);
}

bool isLegal(QChar letter) {
  const bool control = letter.unicode() < 0x20 || letter.unicode() >= 0xFFFE;
  return !control;
}

QString withoutControls(QString text) {
  for (QChar& letter : text) {
    const bool white = letter == QLatin1Char('\n') || letter == QLatin1Char('\t');
    if (!white && !isLegal(letter)) letter = QChar::ReplacementCharacter;
  }
  return text;
}

bool hasColumn(const Figure& figure, const std::string& name) {
  if (figure.table.empty()) return false;
  const auto& header = figure.table.front();
  return std::find(header.begin(), header.end(), name) != header.end();
}

// Charts of dots are of drivers, of groups, of what could be gained, or of what changed.
std::string dotsName(const Figure& figure) {
  if (hasColumn(figure, "control")) return "Groups";
  if (hasColumn(figure, "difference_holm")) return "By group";
  if (hasColumn(figure, "unweighted_points")) return "Weights";
  if (hasColumn(figure, "lowest")) return "Influence";
  if (hasColumn(figure, "gain_points")) return "Gains";
  if (hasColumn(figure, "before")) return "Changes";
  if (hasColumn(figure, "behaviour")) return "What trust goes with";
  if (hasColumn(figure, "part")) return "Through trust";
  if (hasColumn(figure, "item_rest")) return "Scale";
  return "Effects";
}

// What the figure of a page is, in a word or two.
std::string nameOf(const Figure& figure) {
  switch (figure.kind) {
    case FigureKind::DriverEffects:
      return dotsName(figure);
    case FigureKind::Importance:
      return "Importance";
    case FigureKind::Curve:
      return "Along a driver";
    case FigureKind::Boroughs:
      return lowered(figure.altText).find("borough") != std::string::npos ? "Boroughs" : "Areas";
    case FigureKind::Funnel:
      return "Funnel";
    case FigureKind::TileMap:
      return "Map";
    case FigureKind::Differences:
      return "Differences";
    case FigureKind::Waterfall:
      return "Gap";
    case FigureKind::Trend:
      if (hasColumn(figure, "eigenvalue")) return "Eigenvalues";
      if (hasColumn(figure, "observed_percent")) return "Calibration";
      if (hasColumn(figure, "auc")) return "ROC";
      return hasColumn(figure, "smallest_effect_points") ? "Readiness" : "Over time";
    case FigureKind::SmallMultiples:
      if (hasColumn(figure, "other_drivers")) return "Dominance";
      if (hasColumn(figure, "middle_answer")) return "Ways of asking";
      return hasColumn(figure, "area") ? "Areas over time" : "Drivers over time";
    case FigureKind::Scenario:
      if (hasColumn(figure, "category")) return "Requests";
      if (hasColumn(figure, "gvif")) return "Collinearity";
      return hasColumn(figure, "scenario") ? "What if" : "Target";
    case FigureKind::Priorities:
      return "Priorities";
    case FigureKind::Likert:
      return "Answers";
    case FigureKind::Loadings:
      return "Loadings";
    case FigureKind::EventStudy:
      return "Evaluation";
    default:
      return {};
  }
}

}  // namespace

std::vector<std::string> sheetNames(const Document& document) {
  static const QRegularExpression kIllegal(QStringLiteral("[\\[\\]:*?/\\\\\\x{0}-\\x{1F}]"));
  std::vector<std::string> names;
  for (const DocumentPage& page : document.pages) {
    std::string called = page.figure ? nameOf(*page.figure) : std::string();
    if (called.empty()) called = page.headline;
    QString words = QString::fromStdString(called);
    words = withoutControls(words.replace(kIllegal, QStringLiteral(" ")).simplified());
    QString name = QString::number(names.size() + 1) + QLatin1Char(' ') + words;
    name = cut(name.trimmed(), kLongestName);
    while (name.endsWith(QLatin1Char('\''))) name.chop(1);
    names.push_back(name.trimmed().toStdString());
  }
  return names;
}

std::string quotedSheet(const std::string& name) {
  QString text = QString::fromStdString(name);
  text.replace(QLatin1Char('\''), QLatin1String("''"));
  return "'" + text.toStdString() + "'";
}

std::string cellText(const std::string& text) {
  static const QRegularExpression kEscape(QStringLiteral("_(x[0-9A-Fa-f]{4}_)"));
  QString kept = withoutControls(QString::fromStdString(text));
  kept.replace(kEscape, QStringLiteral("_x005F_\\1"));
  return kept.left(kLongestText).toStdString();
}

std::vector<std::string> columnNames(const std::vector<std::string>& header) {
  std::vector<std::string> names;
  std::set<std::string> taken;
  for (const std::string& given : header) {
    const std::string base = given.empty() ? "column" : given;
    std::string name = base;
    for (int i = 2; !taken.insert(lowered(name)).second; ++i) {
      name = base + " " + std::to_string(i);
    }
    names.push_back(name);
  }
  return names;
}

}  // namespace candour
