// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/leaving_words.h"

#include <algorithm>

#include "core/base/text.h"
#include "models/briefing/words.h"

namespace candour {

namespace {

constexpr const char* kDagger = "\xE2\x80\xA0";
constexpr std::size_t kMostNamed = 8;

// "Base: 12,800 interviews" as baseNote() and altTextOf() write it.
void sayAbout(std::string& text) {
  const std::string base = "Base: ";
  const std::size_t at = text.rfind(base);
  if (at != std::string::npos) text.insert(at + base.size(), "about ");
}

// Whether any row stands for this name; its label carries the dagger then.
bool mark(const std::string& name, Figure& figure) {
  bool marked = false;
  for (FigureRow& row : figure.rows) {
    if (row.label != name && !row.label.ends_with(" " + name)) continue;
    row.label += kDagger;
    marked = true;
  }
  return marked;
}

std::string flagNote(const LeavingNotes& notes, const DisclosureRules& rules, Figure& figure) {
  if (notes.flagged.empty()) return {};
  std::vector<std::string> others;
  bool any = false;
  for (const std::string& name : notes.flagged) {
    if (mark(name, figure)) {
      any = true;
    } else {
      others.push_back(name);
    }
  }
  const std::string few =
      "ewer than " + std::to_string(rules.flagBelow) + " interviews, less to be relied on";
  std::string note = any ? std::string(kDagger) + " F" + few + "." : std::string();
  if (others.empty()) return note;
  const std::string named =
      others.size() <= kMostNamed ? listOf(others) : std::to_string(others.size()) + " of them";
  return note + (any ? " F" : "F") + few + ": " + named + ".";
}

}  // namespace

void sayLeaving(const LeavingNotes& notes, const DisclosureRules& rules, Figure& figure) {
  if (notes.aboutBase) {
    for (std::string& paragraph : figure.footer) sayAbout(paragraph);
    sayAbout(figure.altText);
  }
  std::string said;
  if (notes.withheld) said = "Some numbers are withheld to protect people.";
  if (notes.aboutBase) said += (said.empty() ? "" : " ") + std::string("Bases are rounded.");
  if (notes.rounding > 0) {
    said += (said.empty() ? "" : " ") + std::string("Counts are rounded to the nearest ") +
            std::to_string(notes.rounding) + ".";
  }
  auto at = figure.footer.empty() ? figure.footer.end() : figure.footer.end() - 1;
  for (std::string note : {flagNote(notes, rules, figure), said}) {
    if (!note.empty()) at = figure.footer.insert(at, std::move(note)) + 1;
  }
}

}  // namespace candour
