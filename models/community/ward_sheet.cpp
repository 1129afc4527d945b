// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/ward_sheet.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/survey/calendar.h"
#include "models/briefing/words.h"

namespace candour {

namespace {

const Ward* wardOf(const WardRegister& wards, const std::string& code) {
  const auto known = std::find_if(wards.wards.begin(), wards.wards.end(),
                                  [&](const Ward& ward) { return ward.code == code; });
  return known == wards.wards.end() ? nullptr : &*known;
}

std::string nameOf(const WardRegister& wards, const std::string& code) {
  const Ward* ward = wardOf(wards, code);
  return ward == nullptr || ward->name.empty() ? code : ward->name;
}

std::string dayIn(const std::string& iso) {
  const auto day = dayOf(iso);
  return day ? dayName(*day) : iso;
}

// Each line that says something.
std::vector<std::string> linesOf(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t from = 0;
  while (from <= text.size()) {
    const std::size_t to = std::min(text.find('\n', from), text.size());
    const auto line = trim(std::string_view(text).substr(from, to - from));
    if (!line.empty()) lines.emplace_back(line);
    from = to + 1;
  }
  return lines;
}

void append(std::vector<std::string>& to, const std::vector<std::string>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

// "the council, the fire brigade and the school" from "the council; the fire brigade; the school".
std::string partnersIn(const std::string& partners) {
  std::vector<std::string> names;
  std::size_t from = 0;
  while (from <= partners.size()) {
    const std::size_t to = std::min(partners.find(';', from), partners.size());
    const auto name = trim(std::string_view(partners).substr(from, to - from));
    if (!name.empty()) names.emplace_back(name);
    from = to + 1;
  }
  if (names.size() < 2) return join(names, "");
  const std::string last = names.back();
  names.pop_back();
  return join(names, ", ") + " and " + last;
}

std::string throughIn(Nomination nomination) {
  if (nomination == Nomination::WardPanel) return " through the ward panel";
  if (nomination == Nomination::OnlinePlatform) return " on the online platform";
  return {};
}

bool hasActed(const Priority& priority) {
  return priority.state >= PriorityState::Acted;
}

DocumentSection youSaid(const Priority& priority) {
  DocumentSection section{"You said", linesOf(priority.words)};
  if (!section.paragraphs.empty()) {
    section.paragraphs.front().insert(0, "\xE2\x80\x9C");
    section.paragraphs.back() += "\xE2\x80\x9D";
  }
  std::string named = "Residents named this" + throughIn(priority.nominatedThrough);
  if (!priority.nominatedOn.empty()) named += " on " + dayIn(priority.nominatedOn);
  section.paragraphs.push_back(named + ".");
  return section;
}

DocumentSection weDid(const Priority& priority) {
  DocumentSection section{"We did", {}};
  const std::string partners = partnersIn(priority.partners);
  const std::string who = partners.empty() ? "police" : "police together with " + partners;
  if (priority.week.empty()) {
    section.paragraphs.push_back("It does not have a week of action yet.");
  } else if (!hasActed(priority)) {
    section.paragraphs.push_back("A week of action by " + who + " is planned for the week of " +
                                 dayIn(priority.week) + ".");
  } else {
    section.paragraphs.push_back("A week of action was held in the week of " +
                                 dayIn(priority.week) + ", by " + who + ".");
  }
  append(section.paragraphs, linesOf(priority.actions));
  if (!priority.officer.empty()) {
    section.paragraphs.push_back("To ask about it, speak to: " + priority.officer + ".");
  }
  return section;
}

DocumentSection whatChanged(const Priority& priority) {
  DocumentSection section{"What changed", linesOf(priority.result)};
  if (section.paragraphs.empty()) {
    section.paragraphs.push_back(hasActed(priority)
                                     ? "What came of it is not known yet."
                                     : "This will be said once the week of action has been.");
  }
  const auto next = linesOf(priority.followUp);
  if (!next.empty()) section.paragraphs.push_back("What comes next: " + next.front());
  for (std::size_t i = 1; i < next.size(); ++i) section.paragraphs.push_back(next[i]);
  return section;
}

DocumentSection howSure(const Priority& priority, const SheetEvidence& evidence) {
  DocumentSection section{"How sure we are", evidence.howSure};
  if (!section.paragraphs.empty()) return section;
  if (!priority.result.empty()) {
    section.paragraphs.push_back(
        "What is said above is what police, partners and residents saw in this ward. It was not "
        "measured against wards that had no such week.");
  }
  section.paragraphs.push_back(
      "A survey asks too few people in one ward to say anything about that ward alone. Wards are "
      "looked at together, once enough of them have had their week.");
  return section;
}

}  // namespace

Result<Priority> sheetPriority(const WardRegister& wards, const std::string& ward,
                               const std::string& cycle) {
  std::vector<std::string> known;
  std::string code;
  for (const Ward& one : wards.wards) {
    known.push_back(one.name.empty() ? one.code : one.name);
    if (one.code == ward || (code.empty() && lowered(one.name) == lowered(ward))) code = one.code;
  }
  if (code.empty()) {
    return fail("The register has no ward \"" + ward + "\"." + didYouMean(ward, known));
  }
  const Priority* found = nullptr;
  for (const Priority& priority : wards.priorities) {
    if (priority.withdrawn || priority.ward != code) continue;
    if (!cycle.empty() && priority.cycle != cycle) continue;
    if (found == nullptr || priority.cycle > found->cycle) found = &priority;
  }
  if (found != nullptr) return *found;
  return fail(nameOf(wards, code) + " has no priority" +
              (cycle.empty() ? std::string() : " in " + cycleName(cycle)) +
              ". Nominate one first.");
}

Document wardSheet(const WardRegister& wards, const Priority& priority,
                   const SheetEvidence& found) {
  // Who has not had a week yet is not told what it did elsewhere.
  SheetEvidence evidence;
  if (hasActed(priority)) evidence = found;
  const Ward* ward = wardOf(wards, priority.ward);
  Document sheet;
  sheet.title = nameOf(wards, priority.ward) + ": you said, we did";
  const std::string borough = ward == nullptr ? std::string() : ward->borough;
  sheet.subtitle = (borough.empty() ? std::string() : borough + ", ") + cycleName(priority.cycle);
  sheet.simulated = found.simulated;
  DocumentPage page;
  page.headline = priority.category.empty() ? "Your priority"
                                            : "Your priority: " + midSentence(priority.category);
  page.sections = {youSaid(priority), weDid(priority), whatChanged(priority)};
  if (!evidence.changed.empty()) {
    page.sections.push_back({"In all wards that had their week", evidence.changed});
  }
  page.sections.push_back(howSure(priority, evidence));
  page.notes = evidence.notes;
  page.notes.emplace_back(
      "No figure is given for this ward alone, so that nobody who was asked can be recognised.");
  sheet.pages.push_back(std::move(page));
  return sheet;
}

std::vector<std::string> sheetGaps(const Priority& priority) {
  std::vector<std::string> gaps;
  if (priority.week.empty()) gaps.emplace_back("the week of action");
  if (linesOf(priority.actions).empty()) gaps.emplace_back("what was done");
  if (linesOf(priority.result).empty()) gaps.emplace_back("the result");
  return gaps;
}

}  // namespace candour
