// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/session/question_edit.h"

#include <algorithm>

#include "core/base/text.h"
#include "models/briefing/area_words.h"
#include "models/drivers/terms.h"

namespace candour {

namespace {

bool asks(const DriverSpec& driver, const std::string& variable) {
  return std::any_of(driver.items.begin(), driver.items.end(),
                     [&variable](const ItemSpec& item) { return item.variable == variable; });
}

void dropAsking(std::vector<DriverSpec>& drivers, const std::string& variable,
                std::vector<std::string>& dropped) {
  for (auto driver = drivers.begin(); driver != drivers.end();) {
    if (!asks(*driver, variable)) {
      ++driver;
      continue;
    }
    // A scale or set loses the one item; a driver of that item alone goes.
    dropped.push_back(variable);
    std::erase_if(driver->items,
                  [&variable](const ItemSpec& item) { return item.variable == variable; });
    driver = driver->items.empty() ? drivers.erase(driver) : driver + 1;
  }
}

// Interactions of drivers that are gone.
void dropLoneInteractions(DriverModelSpec& question) {
  const auto has = [&question](const std::string& name) {
    for (const auto* group : {&question.drivers, &question.controls}) {
      for (const auto& driver : *group) {
        if (nameOf(driver) == name) return true;
      }
    }
    return false;
  };
  std::erase_if(question.interactions, [&has](const InteractionSpec& pair) {
    return !has(pair.first) || !has(pair.second);
  });
}

}  // namespace

std::vector<AnswerRef> answersWanted(const DriverModelSpec& question, const std::string& variable) {
  for (const auto& condition : question.domain) {
    if (condition.variable == variable) return condition.answers;
  }
  return {};
}

DriverModelSpec withAnswersWanted(DriverModelSpec question, const std::string& variable,
                                  std::vector<AnswerRef> answers) {
  const auto known =
      std::find_if(question.domain.begin(), question.domain.end(),
                   [&variable](const DomainCondition& c) { return c.variable == variable; });
  if (answers.empty()) {
    if (known != question.domain.end()) question.domain.erase(known);
  } else if (known != question.domain.end()) {
    known->answers = std::move(answers);
  } else {
    question.domain.push_back({variable, std::move(answers)});
  }
  return question;
}

std::string timeVariable(const DriverModelSpec& question, const Survey& survey) {
  if (!question.wave.empty()) return question.wave;
  return survey.waves.size() > 1 ? std::string(kWaveVariable) : std::string();
}

std::vector<DomainCondition> amongConditions(const DriverModelSpec& question,
                                             const Survey& survey) {
  std::vector<DomainCondition> among;
  const std::string time = timeVariable(question, survey);
  for (const auto& condition : question.domain) {
    if (condition.variable != question.area && condition.variable != time) {
      among.push_back(condition);
    }
  }
  return among;
}

DriverModelSpec withAmong(DriverModelSpec question, const Survey& survey,
                          const std::vector<DomainCondition>& among) {
  const std::string time = timeVariable(question, survey);
  std::erase_if(question.domain, [&](const DomainCondition& c) {
    return c.variable != question.area && c.variable != time;
  });
  question.domain.insert(question.domain.end(), among.begin(), among.end());
  return question;
}

DriverModelSpec comparisonOf(DriverModelSpec question) {
  const std::string area = question.area;
  return withAnswersWanted(std::move(question), area, {});
}

DriverModelSpec overTimeOf(DriverModelSpec question) {
  std::erase_if(question.domain, [&question](const DomainCondition& condition) {
    return condition.variable == question.wave || condition.variable == kWaveVariable;
  });
  return question;
}

DriverModelSpec withOutcome(DriverModelSpec question, const OutcomeSpec& outcome,
                            std::vector<std::string>& dropped) {
  question.outcome = outcome;
  dropAsking(question.drivers, outcome.variable, dropped);
  dropAsking(question.controls, outcome.variable, dropped);
  dropLoneInteractions(question);
  return question;
}

DriverModelSpec withFamily(DriverModelSpec question, const Survey& survey, Family family) {
  question.family = family;
  const auto index = survey.find(question.outcome.variable);
  if (family != Family::Ordinal || !index || !question.outcome.order.empty()) return question;
  const Variable& variable = survey.variables[*index];
  const auto isIn = [&variable](const std::vector<AnswerRef>& answers, std::size_t level) {
    return std::any_of(answers.begin(), answers.end(), [&](const AnswerRef& answer) {
      const auto found = findLevel(variable, variable.levels, answer);
      return found && *found == level;
    });
  };
  std::vector<AnswerRef> order;
  std::vector<bool> positive;
  for (std::size_t level = 0; level < variable.levels.size(); ++level) {
    if (variable.levels[level].missing || isIn(question.outcome.missing, level)) continue;
    const Level& answer = variable.levels[level];
    order.push_back(answer.label.empty() ? AnswerRef(answer.code) : AnswerRef(answer.label));
    positive.push_back(isIn(question.outcome.positive, level));
  }
  const bool first =
      !positive.empty() && positive.front() && std::is_sorted(positive.rbegin(), positive.rend());
  if (first) question.outcome.order.assign(order.rbegin(), order.rend());
  return question;
}

bool canFit(const DriverModelSpec& question) {
  return !question.outcome.variable.empty() && !question.outcome.positive.empty() &&
         !question.drivers.empty();
}

bool canCompare(const DriverModelSpec& question) {
  return !question.outcome.variable.empty() && !question.outcome.positive.empty() &&
         !question.area.empty();
}

bool comparesBoroughs(const DriverModelSpec& question, const Survey& survey) {
  return sayBorough(areaLabel(question, survey));
}

std::vector<std::string> likelyWeights(const Survey& survey) {
  std::vector<std::string> byName;
  std::vector<std::string> byLabel;
  for (const auto& variable : survey.variables) {
    if (variable.kind != VariableKind::Number) continue;
    const std::string name = lowered(variable.name);
    if (name.starts_with("wt") || name.find("weight") != std::string::npos ||
        name.find("wgt") != std::string::npos || name == "pw") {
      byName.push_back(variable.name);
    } else if (lowered(variable.label).find("weight") != std::string::npos) {
      byLabel.push_back(variable.name);
    }
  }
  byName.insert(byName.end(), byLabel.begin(), byLabel.end());
  return byName;
}

std::string answersInWords(const std::string& variable, const std::vector<AnswerRef>& answers) {
  constexpr std::size_t kMostListed = 3;
  if (answers.size() > kMostListed) {
    return std::to_string(answers.size()) + " answers of " + variable;
  }
  std::string words;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (i > 0) words += i + 1 == answers.size() ? " or " : ", ";
    words += text(answers[i]);
  }
  return words;
}

bool hasOutcome(const DriverModelSpec& question) {
  return !question.outcome.variable.empty() && !question.outcome.positive.empty();
}

}  // namespace candour
