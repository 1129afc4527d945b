// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/scripts/preparation_code.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/prepare/level_plan.h"
#include "core/prepare/prepare_survey.h"
#include "core/prepare/steps.h"
#include "models/scripts/formula_code.h"
#include "models/scripts/r_text.h"

namespace candour {

namespace {

// Lists of the codes that answers have and those that they get.
struct Mapping {
  std::vector<std::string> from;
  std::vector<std::string> to;
};

Mapping mappingOf(const Variable& source, const LevelPlan& plan) {
  Mapping mapping;
  for (std::size_t i = 0; i < source.levels.size(); ++i) {
    const Level& target = plan.variable.levels[static_cast<std::size_t>(plan.ofLevel[i])];
    const Level& level = source.levels[i];
    mapping.from.push_back(source.kind == VariableKind::Text ? rString(level.label)
                                                             : rNumber(level.code));
    mapping.to.push_back(target.missing ? "NA" : rNumber(target.code));
  }
  return mapping;
}

// Codes that a step names though they have no label, of a column of numbers.
void addUnlabelled(const RecodeStep& step, const Variable& source, const LevelPlan& plan,
                   Mapping& mapping) {
  for (const bool missing : {false, true}) {
    for (const auto& one : missing ? step.missing : step.answers) {
      for (const auto& answer : one.from) {
        const auto number = parseNumber(text(answer));
        if (!number || hasLevel(source, source.levels, answer)) continue;
        const auto level = static_cast<std::size_t>(plan.ofNumber(*number));
        mapping.from.push_back(rNumber(*number));
        mapping.to.push_back(missing ? "NA" : rNumber(plan.variable.levels[level].code));
      }
    }
  }
}

std::string rangesOf(const Variable& source) {
  std::vector<std::string> ranges;
  for (const auto& range : source.missingRanges) {
    ranges.push_back("c(" + rNumber(range.low) + ", " + rNumber(range.high) + ")");
  }
  return ranges.empty() ? "" : ", ranges = list(" + join(ranges, ", ") + ")";
}

// The right-hand side of each kind of step.
struct StepCode {
  const Survey& survey;
  Recodes& recodes;

  [[nodiscard]] std::size_t at(const std::string& name) const { return survey.find(name).value(); }

  Result<std::string> operator()(const RecodeStep& step) const {
    const Variable& source = survey.variables[at(step.variable)];
    const bool coded = survey.columns[at(step.variable)]->isCoded();
    const auto plan = planOf(step, source, coded);
    if (!plan) return tl::make_unexpected(plan.error());
    Mapping mapping = mappingOf(source, *plan);
    std::string others;
    if (!coded) {
      addUnlabelled(step, source, *plan, mapping);
      const auto& levels = plan->variable.levels;
      for (const Level& level : levels) {
        if (!level.missing && level.label == step.othersName) {
          others = ", others = " + rNumber(level.code) + rangesOf(source);
        }
      }
    }
    return "recodeOf(" + recodes.raw(step.variable) + ",\n  " + rVector(mapping.from) + ",\n  " +
           rVector(mapping.to) + others + ")";
  }

  Result<std::string> operator()(const BandStep& step) const {
    const auto number = recodes.number(step.variable);
    if (!number) return number;
    std::vector<std::string> cuts;
    for (const double cut : step.cuts) cuts.push_back(rNumber(cut));
    std::string limits;
    if (step.lowest) limits += ", lowest = " + rNumber(*step.lowest);
    if (step.highest) limits += ", highest = " + rNumber(*step.highest);
    return "bandOf(" + *number + ", " + rVector(cuts) + limits + ")";
  }

  Result<std::string> operator()(const DeriveStep& step) const {
    auto formula = formulaCode(survey, step, recodes);
    if (!formula) return formula;
    return "everyone(" + *formula + ", nrow(answers))";
  }

  Result<std::string> operator()(const ScaleStep& step) const {
    std::vector<std::string> items;
    for (const auto& item : step.items) {
      const auto score = recodes.score(item.variable, {item.missing, item.order}, item.reverse);
      if (!score) return tl::make_unexpected(score.error());
      if (score->levels > 1) items.push_back(rNamed(item.variable, score->code));
    }
    if (items.empty()) return fail("a scale without items that differ has no R code.");
    const int count = static_cast<int>(items.size());
    const int needed = step.minItems.value_or((2 * count + 2) / 3);
    return "scaleOf(cbind(\n  " + join(items, ",\n  ") + "), minItems = " + std::to_string(needed) +
           ")";
  }

  // What means no answer is said where it is used.
  Result<std::string> operator()(const MissingStep& step) const {
    return recodes.raw(step.variable);
  }

  Result<std::string> operator()(const RakeStep& step) const {
    std::string base = "rep(1, nrow(answers))";
    if (!step.weight.empty()) {
      auto weight = recodes.number(step.weight);
      if (!weight) return weight;
      base = std::move(*weight);
    }
    std::vector<std::string> margins;
    for (const auto& margin : step.margins) margins.push_back(codeOf(margin));
    std::string limits;
    if (step.lowest) limits += ", lowest = " + rNumber(*step.lowest);
    if (step.highest) limits += ", highest = " + rNumber(*step.highest);
    return "rakeOf(" + base + ", " + recodes.raw(std::string(kWaveVariable)) + ", list(\n  " +
           join(margins, ",\n  ") + ")" + limits + ")";
  }

  // The step fits, so that every answer it names is there.
  [[nodiscard]] std::string codeOf(const RakeMargin& margin) const {
    const Variable& variable = survey.variables[at(margin.variable)];
    std::vector<std::string> codes;
    std::vector<std::string> shares;
    for (const auto& target : margin.targets) {
      const Level& level =
          variable.levels[findLevel(variable, variable.levels, target.answer).value()];
      codes.push_back(variable.kind == VariableKind::Text ? rString(level.label)
                                                          : rNumber(level.code));
      shares.push_back(rNumber(target.share));
    }
    return "list(answers = " + recodes.raw(margin.variable) +
           ",\n    codes = " + rVector(codes, 4) + ",\n    shares = " + rVector(shares, 4) + ")";
  }
};

bool isMade(const Survey& survey, const std::string& name) {
  return stepOf(survey, name) != nullptr;
}

}  // namespace

Result<PreparationCode> preparationCode(const Survey& survey, Recodes& recodes) {
  PreparationCode made;
  const auto needed = withSources(survey, recodes.reads());
  if (survey.prepared) {
    for (const auto& step : survey.prepared->steps) {
      if (std::find(needed.begin(), needed.end(), step.name) == needed.end()) continue;
      if (stepOf(survey, step.name) != &step) continue;
      auto code = std::visit(StepCode{survey, recodes}, step.how);
      if (!code) {
        return fail("The step \"" + step.name +
                    "\" of Prepare has no R code: " + code.error().message);
      }
      made.code += rComment(step.name + ". " + provenanceOf(step));
      made.code += recodes.raw(step.name) + " <- " + *code + "\n";
    }
  }
  for (const auto& name : withSources(survey, recodes.reads())) {
    if (!isMade(survey, name)) made.reads.push_back(name);
  }
  return made;
}

}  // namespace candour
