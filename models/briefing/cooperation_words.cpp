// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/cooperation_words.h"

#include <algorithm>

#include "core/base/text.h"
#include "models/briefing/footer.h"
#include "models/briefing/words.h"
#include "models/cooperation/mediators.h"

namespace candour {

namespace {

std::string asked(const FigureContext& words, bool counted) {
  std::string text = words.outcome + ": " + words.question;
  if (counted && !words.answers.empty()) text += " (counted: " + words.answers + ")";
  return text;
}

}  // namespace

std::string mediatorsInWords(const CooperationPack& pack, std::string_view last) {
  std::vector<std::string> names;
  for (const MediatorEffect& mediator : pack.behaviours.front().mediators) {
    names.push_back(midSentence(mediator.mediator));
  }
  return listOf(names, last);
}

std::string questionsNote(const CooperationWords& words, std::size_t behaviours) {
  // Behaviours of which the same answers count say so once, behind the last.
  const auto& all = words.behaviours;
  bool alike = true;
  for (std::size_t b = 1; b < behaviours; ++b) alike = alike && all[b].answers == all[0].answers;
  std::vector<std::string> parts;
  for (std::size_t b = 0; b < behaviours; ++b) {
    parts.push_back(asked(all[b], !alike || b + 1 == behaviours));
  }
  for (const FigureContext& mediator : words.mediators) parts.push_back(asked(mediator, true));
  return "Questions: " + join(parts, "; ") + ".";
}

std::string askedOfSomeNote(const CooperationPack& pack, std::size_t behaviours) {
  std::vector<std::string> names;
  for (std::size_t b = 0; b < behaviours; ++b) {
    if (pack.behaviours[b].notAsked > 0) names.push_back(nameOf(pack.behaviours[b].spec.outcome));
  }
  if (names.empty()) return {};
  for (std::size_t i = 1; i < names.size(); ++i) names[i] = midSentence(names[i]);
  return listOf(names) + (names.size() == 1 ? " was" : " were") +
         " asked of some people only: what is said of it is about them.";
}

std::string cooperationCaution(const CooperationPack& pack) {
  return "Associated with " + mediatorsInWords(pack) +
         ", not proof of cause: the same people said in one interview what they think and what "
         "they "
         "would do, so part of the links is how people answer.";
}

std::string cooperationBase(const CooperationPack& pack, std::size_t behaviours) {
  const Cooperation& first = pack.behaviours.front();
  if (behaviours == 1) return baseNote(first.n, first.nEffective, first.weighted);
  std::vector<std::string> parts;
  for (std::size_t b = 0; b < behaviours; ++b) {
    const Cooperation& answer = pack.behaviours[b];
    parts.push_back(grouped(static_cast<long long>(answer.n)) + (b == 0 ? " interviews (" : " (") +
                    midSentence(nameOf(answer.spec.outcome)) + ")");
  }
  return "Base: " + join(parts, ", ") + (first.weighted ? ", weighted." : ", unweighted.");
}

std::string cooperationSettled(const CooperationPack& pack) {
  const bool settled = std::all_of(
      pack.behaviours.begin(), pack.behaviours.end(),
      [](const Cooperation& answer) { return answer.status != FitStatus::NotConverged; });
  return settledNote(settled ? FitStatus::Converged : FitStatus::NotConverged);
}

}  // namespace candour
