// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <map>
#include <optional>

#include "core/base/text.h"
#include "core/prepare/level_plan.h"

namespace candour {

namespace {

constexpr const char* kNoReason = "No answer";      // codes in a range of missing codes
constexpr const char* kLeftOut = "Another answer";  // what a recode leaves out

// What an answer becomes.
struct Target {
  std::string name;
  bool missing = false;
};

struct Recoding {
  const RecodeStep& step;
  const Variable& source;
  bool coded;
  std::vector<std::optional<Target>> ofLevel;
  std::map<double, Target> ofCode;  // of numbers without a label
  std::vector<std::string> notes;
};

Status takeAnswer(Recoding& recoding, const AnswerRef& answer, const Target& target) {
  const auto& levels = recoding.source.levels;
  const auto level = findLevel(recoding.source, levels, answer);
  if (level) {
    auto& known = recoding.ofLevel[*level];
    if (known) {
      return fail("\"" + text(answer) + "\" of \"" + recoding.source.name + "\" is in both \"" +
                  known->name + "\" and \"" + target.name + "\".");
    }
    known = target;
    return {};
  }
  if (hasLevel(recoding.source, levels, answer)) return tl::make_unexpected(level.error());
  const auto number = parseNumber(text(answer));
  if (!recoding.coded && number) {
    if (recoding.ofCode.emplace(*number, target).second) return {};
    return fail("\"" + text(answer) + "\" of \"" + recoding.source.name + "\" is named twice.");
  }
  // Without "else" an answer that goes by another name now would be missed below.
  if (recoding.step.others != OtherAnswers::Refuse) return tl::make_unexpected(level.error());
  recoding.notes.push_back(level.error().message);
  return {};
}

Status takeNamed(Recoding& recoding) {
  for (const bool missing : {false, true}) {
    for (const auto& one : missing ? recoding.step.missing : recoding.step.answers) {
      for (const auto& answer : one.from) {
        auto taken = takeAnswer(recoding, answer, {one.name, missing});
        if (!taken) return taken;
      }
    }
  }
  return {};
}

Target targetOfOthers(const RecodeStep& step, const std::string& label) {
  if (step.others == OtherAnswers::Keep) return {label, false};
  if (step.others == OtherAnswers::Answer) return {step.othersName, false};
  return {kLeftOut, true};
}

Status takeOthers(Recoding& recoding) {
  const RecodeStep& step = recoding.step;
  const bool open = step.others == OtherAnswers::Refuse || step.others == OtherAnswers::Keep;
  if (!recoding.coded && open) {
    return fail("\"" + step.variable +
                "\" may hold any number: say that others become missing or an answer, or use "
                "bands.");
  }
  std::vector<std::string> uncovered;
  for (std::size_t i = 0; i < recoding.ofLevel.size(); ++i) {
    auto& target = recoding.ofLevel[i];
    if (target) continue;
    const std::string label = recoding.source.levelText(i);
    if (recoding.source.levels[i].missing) {
      target = Target{label, true};
    } else if (step.others == OtherAnswers::Refuse) {
      uncovered.push_back("\"" + label + "\"");
    } else {
      target = targetOfOthers(step, label);
    }
  }
  if (uncovered.empty()) return {};
  const std::size_t count = uncovered.size();
  if (count > 8) uncovered.resize(8);
  return fail("\"" + step.variable + "\" has " +
              (count == 1 ? "an answer that no rule names: "
                          : std::to_string(count) + " answers that no rule names: ") +
              join(uncovered, ", ") + (count > 8 ? ", ..." : "") + ". Say what becomes of " +
              (count == 1 ? "it" : "them") + ", or of all others.");
}

// The new answers in their order: those named as they are listed, and each that is kept after what
// the answer before it became.
std::vector<std::string> orderedNames(const Recoding& recoding) {
  std::vector<std::string> names;
  const RecodeStep& step = recoding.step;
  for (const auto& one : step.answers) names.push_back(one.name);
  if (step.others == OtherAnswers::Answer &&
      std::find(names.begin(), names.end(), step.othersName) == names.end()) {
    names.push_back(step.othersName);
  }
  auto after = names.begin();
  for (const auto& target : recoding.ofLevel) {
    if (target->missing) continue;
    auto known = std::find(names.begin(), names.end(), target->name);
    if (known == names.end()) known = names.insert(after, target->name);
    after = known + 1;
  }
  if (step.reverse) std::reverse(names.begin(), names.end());
  return names;
}

std::int32_t levelFor(NewLevels& levels, const Target& target) {
  return target.missing ? levels.reason(target.name) : levels.answer(target.name);
}

}  // namespace

Result<LevelPlan> planOf(const RecodeStep& step, const Variable& source, bool coded) {
  Recoding recoding{step, source, coded, {}, {}, {}};
  recoding.ofLevel.resize(source.levels.size());
  if (auto taken = takeNamed(recoding); !taken) return passOn(taken);
  if (auto taken = takeOthers(recoding); !taken) return passOn(taken);
  LevelPlan plan;
  NewLevels levels;
  for (const auto& name : orderedNames(recoding)) levels.answer(name);
  for (const auto& one : step.missing) levels.reason(one.name);
  for (const auto& target : recoding.ofLevel) plan.ofLevel.push_back(levelFor(levels, *target));
  if (!coded) {
    std::map<double, std::int32_t> ofValue;
    for (const auto& [code, target] : recoding.ofCode) ofValue[code] = levelFor(levels, target);
    for (std::size_t i = 0; i < source.levels.size(); ++i) {
      ofValue[source.levels[i].code] = plan.ofLevel[i];
    }
    const std::int32_t others = levelFor(levels, targetOfOthers(step, {}));
    const std::int32_t none = source.missingRanges.empty() ? others : levels.reason(kNoReason);
    plan.ofNumber = [ofValue, others, none, source](double value) {
      const auto known = ofValue.find(value);
      if (known != ofValue.end()) return known->second;
      return source.isMissingCode(value) ? none : others;
    };
  }
  plan.variable.name = source.name;
  plan.variable.label = source.label;
  plan.variable.levels = levels.take();
  plan.notes = std::move(recoding.notes);
  return plan;
}

}  // namespace candour
