// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/group_headline.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "core/base/text.h"
#include "core/numeric/multiple_testing.h"
#include "models/briefing/footer.h"
#include "models/briefing/words.h"

namespace candour {

namespace {

using Named = std::vector<const GroupGap*>;

// The groups of one control that have less and more of the outcome than its reference.
struct Found {
  const ControlGaps* control = nullptr;
  Named lower;
  Named higher;
  [[nodiscard]] bool any() const { return !lower.empty() || !higher.empty(); }
};

bool isAbout(const ControlGaps& control, std::initializer_list<const char*> words) {
  const std::string names = lowered(control.control + " " + control.variable);
  return std::any_of(words.begin(), words.end(),
                     [&](const char* word) { return names.find(word) != std::string::npos; });
}

bool isEthnic(const ControlGaps& control) {
  return isAbout(control, {"ethnic"});
}

bool isResidual(const std::string& group) {
  const std::string name = lowered(group);
  return name.starts_with("other") || name.find("people") != std::string::npos;
}

std::vector<std::string> namesOf(const Named& groups) {
  std::vector<std::string> names;
  for (const GroupGap* gap : groups) names.push_back(gap->level);
  return names;
}

// Whether they differ the same way before anything is held equal.
bool differRaw(const Named& groups) {
  return std::all_of(groups.begin(), groups.end(), [](const GroupGap* gap) {
    return gap->rawP < 0.05 && (gap->raw < 0) == (gap->held < 0);
  });
}

// What follows a finding, the fuller first; nothing where the model holds nothing else.
struct Held {
  std::string full;
  std::string brief;
};

Held heldWords(const GroupGaps& gaps, bool even) {
  if (!holdsAnythingEqual(gaps.spec)) return {};
  return {even ? " even with everything else held equal" : " with everything else held equal",
          ", all else equal"};
}

std::string firstThatFits(const std::vector<std::string>& candidates) {
  for (const std::string& candidate : candidates) {
    if (wordCount(candidate) <= kMostHeadlineWords) return candidate;
  }
  return candidates.back();
}

// "Trust is lower in Brent than in Barnet", "Age: trust is higher for 65 or over than for 16-24".
std::string comparison(const ControlGaps& control, const std::string& name,
                       const std::vector<std::string>& names, const std::string& direction,
                       const FigureContext& context) {
  const std::string outcome = outcomeWord(context), is = " is " + direction;
  const bool bare =
      isBareAnswer(control.reference) || std::any_of(names.begin(), names.end(), isBareAnswer);
  if (isAbout(control, {"borough", "ward", "region"}) && !bare) {
    return capitalised(outcome) + is + " in " + listOf(names) + " than in " + control.reference;
  }
  return name + ": " + outcome + is + " for " + listOf(names) + " than for " + control.reference;
}

// The groups that lie to one side of the reference, by name.
std::vector<std::string> namedCandidates(const GroupGaps& gaps, const Found& found, bool lower,
                                         const FigureContext& context) {
  const ControlGaps& control = *found.control;
  const Named& groups = lower ? found.lower : found.higher;
  const std::vector<std::string> names = namesOf(groups);
  const std::string direction = lower ? "lower" : "higher";
  const Held held = heldWords(gaps, differRaw(groups));
  const bool residual =
      isResidual(control.reference) || std::any_of(names.begin(), names.end(), isResidual);
  const bool bare =
      isBareAnswer(control.reference) || std::any_of(names.begin(), names.end(), isBareAnswer);
  if (isEthnic(control) && !residual && !bare) {
    const std::string have =
        listOf(names) + " people have " + direction + " " + outcomeWord(context);
    const std::string than = " than " + control.reference + " people";
    return {have + than + held.full, have + held.full, have + than + held.brief};
  }
  const std::string pair =
      comparison(control, controlName(control, gaps), names, direction, context);
  return {pair + held.full, pair + held.brief};
}

// "Four ethnic groups have lower trust than their reference, all else equal".
std::vector<std::string> countedCandidates(const GroupGaps& gaps, std::size_t count, bool ethnic,
                                           bool lower, const FigureContext& context) {
  const bool one = count == 1;
  const std::string noun =
      std::string(ethnic ? " ethnic" : "") + (one ? " group has" : " groups have");
  const std::string has = countWord(count) + noun + (lower ? " lower " : " higher ");
  const std::string than = one ? " than its reference" : " than their reference";
  const std::string held = heldWords(gaps, false).brief;
  return {has + outcomeWord(context) + than + held, has + "shares" + than + held};
}

std::string findingOf(const GroupGaps& gaps, const Found& found, const FigureContext& context) {
  const bool lower = !found.lower.empty();
  const std::size_t count = lower ? found.lower.size() : found.higher.size();
  std::vector<std::string> candidates;
  if (count <= 3) candidates = namedCandidates(gaps, found, lower, context);
  const auto counted = countedCandidates(gaps, count, isEthnic(*found.control), lower, context);
  candidates.insert(candidates.end(), counted.begin(), counted.end());
  return firstThatFits(candidates);
}

std::size_t shownIn(const ControlGaps& control) {
  return static_cast<std::size_t>(
      std::count_if(control.groups.begin(), control.groups.end(), isShown));
}

std::string noneDiffers(const GroupGaps& gaps, const ControlGaps& control,
                        const FigureContext& context) {
  const std::string name = controlName(control, gaps), held = heldWords(gaps, false).brief;
  const std::string on = " on " + outcomeWord(context), apart = " can be told apart from ";
  const std::size_t shown = shownIn(control);
  if (shown == 0)
    return headlineOf({name + ": no group can be compared", "No group can be compared"});
  const std::string which = shown < control.groups.size() ? " shown" : "";
  const std::string none = "No group" + which + apart + "its reference" + held;
  if (shown == 1) {
    const auto only = std::find_if(control.groups.begin(), control.groups.end(), isShown);
    const std::string pair =
        name + ": " + only->level + " and " + control.reference + " cannot be told apart";
    return headlineOf({pair + on + held, pair + held, none});
  }
  const std::string group =
      isEthnic(control) ? "No ethnic group" + which : name + ": no group" + which;
  const std::string reference =
      isBareAnswer(control.reference) ? "its reference" : control.reference;
  return headlineOf({group + apart + reference + on + held, group + apart + reference + held,
                     group + apart + "its reference" + held, none});
}

Found foundIn(const ControlGaps& control) {
  Found found{&control, {}, {}};
  for (const GroupGap& gap : control.groups) {
    if (isShown(gap) && gap.differs) (gap.held < 0 ? found.lower : found.higher).push_back(&gap);
  }
  return found;
}

// Per control those that differ after Holm over all groups.
std::vector<Found> foundInAll(const GroupGaps& gaps) {
  std::vector<double> p;
  for (const ControlGaps& control : gaps.controls) {
    for (const GroupGap& gap : control.groups) p.push_back(gap.p);
  }
  p = holm(p);
  std::vector<Found> found;
  auto next = p.begin();
  for (const ControlGaps& control : gaps.controls) {
    Found one{&control, {}, {}};
    for (const GroupGap& gap : control.groups) {
      if (!(*next++ < 0.05) || !isShown(gap)) continue;
      (gap.held < 0 ? one.lower : one.higher).push_back(&gap);
    }
    if (one.any()) found.push_back(std::move(one));
  }
  return found;
}

std::string noneInAll(const GroupGaps& gaps, const FigureContext& context) {
  if (gaps.controls.size() == 1) return noneDiffers(gaps, gaps.controls.front(), context);
  std::size_t shown = 0, all = 0;
  for (const ControlGaps& control : gaps.controls) {
    shown += shownIn(control);
    all += control.groups.size();
  }
  if (shown == 0) return "There are no groups to compare";
  const std::string none = shown < all ? "No group shown can be told apart from its reference"
                                       : "No group can be told apart from its reference";
  return headlineOf(
      {none + " on " + outcomeWord(context) + ", all else equal", none + ", all else equal"});
}

}  // namespace

bool isShown(const GroupGap& gap) {
  return gap.n >= kFewestInterviews && std::isfinite(gap.held) && std::isfinite(gap.lower) &&
         std::isfinite(gap.upper);
}

std::string controlName(const ControlGaps& control, const GroupGaps& gaps) {
  const auto same =
      std::count_if(gaps.controls.begin(), gaps.controls.end(),
                    [&](const ControlGaps& other) { return other.control == control.control; });
  if (control.control.empty()) return control.variable;
  return same > 1 ? control.control + ": " + control.variable : control.control;
}

std::string groupSentence(const GroupGaps& gaps, const ControlGaps& control,
                          const FigureContext& context) {
  if (gaps.status == FitStatus::NotConverged) return kNotSettledHeadline;
  const Found found = foundIn(control);
  return found.any() ? findingOf(gaps, found, context) : noneDiffers(gaps, control, context);
}

std::string groupsHeadline(const GroupGaps& gaps, const FigureContext& context) {
  if (gaps.status == FitStatus::NotConverged) return kNotSettledHeadline;
  if (gaps.controls.empty()) return "There are no groups to compare";
  std::vector<Found> found = foundInAll(gaps);
  if (found.empty()) return noneInAll(gaps, context);
  const bool lower =
      std::any_of(found.begin(), found.end(), [](const Found& one) { return !one.lower.empty(); });
  std::erase_if(found, [&](const Found& one) { return (lower ? one.lower : one.higher).empty(); });
  if (found.size() == 1) return findingOf(gaps, found.front(), context);
  std::size_t count = 0;
  for (const Found& one : found) count += (lower ? one.lower : one.higher).size();
  return firstThatFits(countedCandidates(gaps, count, false, lower, context));
}

}  // namespace candour
