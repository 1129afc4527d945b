// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cstdio>

#include "core/base/json_reading.h"
#include "core/base/json_text.h"
#include "core/base/text.h"
#include "core/survey/calendar.h"
#include "models/drivers/json_parts.h"
#include "models/findings/answer_ref_json.h"
#include "models/findings/figure_question.h"
#include "models/findings/ward_question_json.h"
#include "models/trends/months.h"

namespace candour {

namespace {

// Hidden by what has the same name here.
using candour::jsonOf;

constexpr const char* kQuestion = "The figure's question";
constexpr TrendBy kBys[] = {TrendBy::Quarter, TrendBy::Year, TrendBy::Rolling12, TrendBy::Wave};

std::string in(const char* key) {
  return std::string(kQuestion) + ", \"" + key + "\"";
}

Json jsonOf(const TrendOptions& options, bool known) {
  Json json = {{"by", nameOf(options.by)}};
  if (!options.time.empty()) json["time"] = options.time;
  if (!known) {
    json["breaks"] = Json::array();
    for (const SeriesBreak& at : options.breaks) {
      json["breaks"].push_back({{"from", isoMonth(at.month)}, {"what", at.what}});
    }
  }
  if (options.pooling == Pooling::Equal) json["equal"] = true;
  if (options.target) json["target"] = *options.target;
  if (!options.since.empty()) json["since"] = options.since;
  return json;
}

Json jsonOf(const PublishedSeries& series) {
  Json json = {{"name", series.name}, {"figures", Json::array()}};
  for (const PublishedFigure& figure : series.figures) {
    json["figures"].push_back({figure.measure, figure.area, isoMonth(figure.month), figure.share});
  }
  return json;
}

Json jsonOf(const std::vector<OutcomeSpec>& outcomes) {
  Json list = Json::array();
  for (const OutcomeSpec& outcome : outcomes) {
    Json entry = {{"name", outcome.name}, {"variable", outcome.variable}};
    entry["positive"] = Json::array();
    for (const AnswerRef& answer : outcome.positive) entry["positive"].push_back(jsonOf(answer));
    for (const AnswerRef& answer : outcome.missing) entry["missing"].push_back(jsonOf(answer));
    list.push_back(std::move(entry));
  }
  return list;
}

Json jsonOf(const RequestsQuestion& requests) {
  Json json = {{"asked", Json::array()}};
  if (!requests.options.cycles.empty()) json["cycles"] = requests.options.cycles;
  if (!requests.options.borough.empty()) json["borough"] = requests.options.borough;
  for (const WardRequest& one : requests.asked) {
    json["asked"].push_back({one.ward, one.borough, one.cycle, one.category});
  }
  return json;
}

void addTexts(Json& json, const FigureQuestion& question) {
  const auto add = [&json](const char* key, const std::string& text) {
    if (!text.empty()) json[key] = text;
  };
  add("driver", question.driver);
  add("control", question.control);
  add("area", question.area);
  add("measure", question.measure);
}

FigureTopic topicOf(const std::string& name) {
  if (const auto topic = topicNamed(name)) return *topic;
  const auto known = namesOfTopics();
  const std::string near = didYouMean(name, known);
  misread(in("figure"), "there is no figure \"" + name + "\"." +
                            (near.empty() ? " There are " + join(known, ", ") + "." : near));
}

int monthOf(const std::string& text, const std::string& where) {
  int year = 0, month = 0;
  char dash = 0, more = 0;
  const bool read = std::sscanf(text.c_str(), "%4d%c%2d%c", &year, &dash, &month, &more) == 3;
  if (!read || dash != '-' || month < 1 || month > 12) {
    misread(where, "\"" + text + "\" is no month such as 2020-04.");
  }
  return 12 * year + month - 1;
}

TrendBy byOf(const std::string& name, const std::string& where) {
  for (const TrendBy by : kBys) {
    if (name.empty() || nameOf(by) == name) return by;
  }
  misread(where, "\"" + name + "\" is no way to cut time.");
}

void readTrend(const Json& json, FigureQuestion& question) {
  const std::string where = in("trend");
  requireKeys(json, where, {"by", "time", "breaks", "equal", "target", "since"});
  question.trend.by = byOf(textAt(json, where, "by"), where);
  question.trend.time = textAt(json, where, "time");
  question.trend.since = textAt(json, where, "since");
  question.knownBreaks = !json.contains("breaks");
  for (const Json& entry : listAt(json, where, "breaks")) {
    requireKeys(entry, where + ", \"breaks\"", {"from", "what"});
    question.trend.breaks.push_back(
        {monthOf(textAt(entry, where, "from", true), where), textAt(entry, where, "what")});
  }
  if (flagAt(json, where, "equal")) question.trend.pooling = Pooling::Equal;
  if (json.contains("target")) question.trend.target = numberAt(json, where, "target");
}

PublishedSeries publishedOf(const Json& json) {
  const std::string where = in("published");
  requireKeys(json, where, {"name", "figures"});
  PublishedSeries series{textAt(json, where, "name", true), {}, {}};
  for (const Json& row : listAt(json, where, "figures")) {
    const bool whole = row.is_array() && row.size() == 4 && row[0].is_string() &&
                       row[1].is_string() && row[2].is_string() && row[3].is_number();
    if (!whole) misread(where, "a figure is [measure, area, month, share].");
    series.figures.push_back({row[0].get<std::string>(), row[1].get<std::string>(),
                              monthOf(row[2].get<std::string>(), where), row[3].get<double>()});
  }
  return series;
}

RequestsQuestion requestsOf(const Json& json) {
  const std::string where = in("requests");
  requireKeys(json, where, {"asked", "cycles", "borough"});
  RequestsQuestion requests;
  for (const Json& row : listAt(json, where, "asked")) {
    const bool whole =
        row.is_array() && row.size() == 4 &&
        std::all_of(row.begin(), row.end(), [](const Json& part) { return part.is_string(); });
    if (!whole || !daysOfCycle(row[2].get<std::string>())) {
      misread(where, "a request is [ward, borough, cycle such as 2019-Q3, category].");
    }
    requests.asked.push_back({row[0].get<std::string>(), row[1].get<std::string>(),
                              row[2].get<std::string>(), row[3].get<std::string>()});
  }
  for (const Json& cycle : listAt(json, where, "cycles")) {
    if (!cycle.is_string()) misread(where, "a cycle is a text such as 2019-Q3.");
    requests.options.cycles.push_back(cycle.get<std::string>());
  }
  requests.options.borough = textAt(json, where, "borough");
  return requests;
}

SecondMark secondOf(const std::string& name) {
  if (const auto mark = markNamed(name)) return *mark;
  misread(in("second"), "\"" + name + "\" is none of " + join(namesOfMarks(), ", ") + ".");
}

std::vector<OutcomeSpec> outcomesOf(const Json& json, const char* key) {
  std::vector<OutcomeSpec> outcomes;
  const std::string where = in(key);
  for (const Json& entry : listAt(json, kQuestion, key)) {
    requireKeys(entry, where, {"name", "variable", "positive", "missing"});
    OutcomeSpec outcome{
        textAt(entry, where, "name"), textAt(entry, where, "variable", true), {}, {}};
    for (const Json& answer : listAt(entry, where, "positive")) {
      outcome.positive.push_back(answerOf(answer, where));
    }
    for (const Json& answer : listAt(entry, where, "missing")) {
      outcome.missing.push_back(answerOf(answer, where));
    }
    if (outcome.positive.empty()) misread(where, "\"positive\" must name at least one answer.");
    outcomes.push_back(std::move(outcome));
  }
  return outcomes;
}

// Of reliability, loadings and the scree.
FactorsAsked factorsOf(const Json& json) {
  FactorsAsked factors;
  for (const Json& item : listAt(json, kQuestion, "items")) {
    if (!item.is_string()) misread(in("items"), "an item is the name of a variable.");
    factors.items.items.push_back(item.get<std::string>());
  }
  if (json.contains("factors")) {
    const double count = numberAt(json, kQuestion, "factors");
    if (!(count >= 1 && count <= 100)) misread(in("factors"), "their number is 1 to 100.");
    factors.factors = static_cast<int>(count);
  }
  if (json.contains("rotation")) {
    const auto rotation = rotationNamed(textAt(json, kQuestion, "rotation"));
    if (!rotation) misread(in("rotation"), "it is oblimin, promax, varimax or none.");
    factors.rotation = *rotation;
  }
  if (json.contains("correlation")) {
    const auto kind = correlationNamed(textAt(json, kQuestion, "correlation"));
    if (!kind) misread(in("correlation"), "it is auto, polychoric or pearson.");
    factors.correlation = *kind;
  }
  return factors;
}

// What is as by default is not written.
void addFactors(Json& json, const FactorsAsked& factors) {
  if (!factors.items.items.empty()) json["items"] = factors.items.items;
  if (factors.factors > 0) json["factors"] = factors.factors;
  if (factors.rotation != Rotation::Oblimin) json["rotation"] = nameOf(factors.rotation);
  if (factors.correlation != CorrelationKind::Auto) {
    json["correlation"] = nameOf(factors.correlation);
  }
}

void readParts(const Json& json, FigureQuestion& question) {
  question.driver = textAt(json, kQuestion, "driver");
  question.control = textAt(json, kQuestion, "control");
  question.area = textAt(json, kQuestion, "area");
  question.measure = textAt(json, kQuestion, "measure");
  if (json.contains("to")) question.target = numberAt(json, kQuestion, "to");
  if (json.contains("second")) question.second = secondOf(textAt(json, kQuestion, "second"));
  if (json.contains("tiles")) question.tiles = textOf(json["tiles"]);
  if (json.contains("group")) {
    requireKeys(json["group"], in("group"), {"variable", "answer"});
    if (!json["group"].contains("answer")) misread(in("group"), "\"answer\" is missing.");
    question.group = GapGroup{textAt(json["group"], in("group"), "variable", true),
                              answerOf(json["group"]["answer"], in("group"))};
  }
  for (const Json& move : listAt(json, kQuestion, "moves")) {
    requireKeys(move, in("moves"), {"driver", "shift"});
    question.moves.push_back(
        {textAt(move, in("moves"), "driver", true), numberAt(move, in("moves"), "shift")});
  }
  question.factors = factorsOf(json);
  question.behaviours = outcomesOf(json, "behaviours");
  question.mediators = outcomesOf(json, "mediators");
  if (json.contains("trend")) readTrend(json["trend"], question);
  if (json.contains("published")) question.published = publishedOf(json["published"]);
  if (json.contains("evaluation")) {
    question.evaluation = readEvaluationOptions(json["evaluation"], in("evaluation"));
  }
  if (json.contains("readiness")) {
    question.readiness = readReadinessOptions(json["readiness"], in("readiness"));
  }
  if (json.contains("requests")) question.requests = requestsOf(json["requests"]);
  if (json.contains("edits")) question.edits = readFigureEdits(json["edits"], in("edits"));
}

}  // namespace

nlohmann::ordered_json jsonOf(const FigureQuestion& question) {
  Json json = {{"figure", nameOf(question.topic)}};
  addTexts(json, question);
  if (question.topic == FigureTopic::Boroughs) json["second"] = nameOf(question.second);
  if (!question.tiles.empty()) json["tiles"] = Json::parse(question.tiles);
  if (question.group) {
    json["group"] = {{"variable", question.group->variable},
                     {"answer", jsonOf(question.group->answer)}};
  }
  if (!question.moves.empty()) json["moves"] = Json::array();
  for (const Move& move : question.moves) {
    json["moves"].push_back({{"driver", move.driver}, {"shift", move.shift}});
  }
  if (question.target) json["to"] = *question.target;
  if (isOverTime(question.topic)) json["trend"] = jsonOf(question.trend, question.knownBreaks);
  if (question.published) json["published"] = jsonOf(*question.published);
  if (question.topic == FigureTopic::Evaluation) json["evaluation"] = jsonOf(question.evaluation);
  if (question.topic == FigureTopic::Readiness) json["readiness"] = jsonOf(question.readiness);
  if (!question.behaviours.empty()) json["behaviours"] = jsonOf(question.behaviours);
  if (!question.mediators.empty()) json["mediators"] = jsonOf(question.mediators);
  addFactors(json, question.factors);
  if (question.requests) json["requests"] = jsonOf(*question.requests);
  if (question.edits != FigureEdits{}) json["edits"] = jsonOf(question.edits);
  json["question"] = Json::parse(writeDriverModelSpec(question.spec));
  return json;
}

Result<FigureQuestion> readFigureQuestion(const nlohmann::ordered_json& json) {
  try {
    requireKeys(json, kQuestion,
                {"figure",     "driver",    "control",     "area",      "second",    "tiles",
                 "group",      "moves",     "to",          "trend",     "published", "measure",
                 "behaviours", "mediators", "evaluation",  "readiness", "requests",  "items",
                 "factors",    "rotation",  "correlation", "edits",     "question"});
    FigureQuestion question;
    question.topic = topicOf(textAt(json, kQuestion, "figure", true));
    readParts(json, question);
    if (!json.contains("question")) misread(kQuestion, "\"question\" is missing.");
    auto spec = parseDriverModelSpec(json["question"].dump());
    if (!spec) return passOn(spec);
    question.spec = std::move(*spec);
    return question;
  } catch (const Misread& misread) {
    return fail(misread.message);
  }
}

std::string writeFigureQuestion(const FigureQuestion& question) {
  return textOf(jsonOf(question));
}

Result<FigureQuestion> parseFigureQuestion(std::string_view json) {
  auto parsed = parseJson(kQuestion, json);
  if (!parsed) return passOn(parsed);
  return readFigureQuestion(*parsed);
}

}  // namespace candour
