// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>

#include "embedded/kScriptAreas.h"
#include "embedded/kScriptBetween.h"
#include "embedded/kScriptCaseMix.h"
#include "embedded/kScriptDifferences.h"
#include "embedded/kScriptFunnel.h"
#include "embedded/kScriptGap.h"
#include "embedded/kScriptModel.h"
#include "embedded/kScriptProportion.h"
#include "embedded/kScriptSmallAreas.h"
#include "models/boroughs/gap_rows.h"
#include "models/scripts/plotted_numbers.h"
#include "models/scripts/r_text.h"
#include "models/scripts/topic_code.h"

namespace candour {

namespace {

// The question without controls that are the area itself.
DriverModelSpec withoutArea(DriverModelSpec spec) {
  for (auto& control : spec.controls) {
    std::erase_if(control.items,
                  [&spec](const ItemSpec& item) { return item.variable == spec.area; });
  }
  std::erase_if(spec.controls, [](const DriverSpec& control) { return control.items.empty(); });
  return spec;
}

}  // namespace

Result<std::string> areaCode(const DriverModelSpec& spec, Recodes& recodes) {
  auto levels = recodes.levels(spec.area);
  if (!levels) return levels;
  return "\n# The areas\npeople$area <- " + *levels + "\n";
}

Result<TopicCode> areasCode(const Survey& /*survey*/, const FigureQuestion& question,
                            const Figure& figure, Recodes& recodes) {
  TopicCode code;
  code.spec = withoutArea(question.spec);
  code.tools = {kScriptProportion};
  auto area = areaCode(question.spec, recodes);
  if (!area) return passOn(area);
  code.settings =
      *area + "\nwholeName <- " +
      rString(question.topic == FigureTopic::Differences ? "All" : wholeNameOf(figure)) +
      "\ndesign <- designOf(people)\n";
  code.steps = {kScriptAreas};
  if (question.topic == FigureTopic::Boroughs) {
    code.remarks = "The ranks of the areas are simulated: none of them is compared.";
    code.tools.push_back(kScriptBetween);
    code.steps.push_back(kScriptSmallAreas);
    if (!code.spec.controls.empty()) {
      code.terms = TermsWanted::Controls;
      code.tools.push_back(kScriptModel);
      code.steps.push_back(kScriptCaseMix);
    }
  }
  if (question.topic == FigureTopic::Funnel) code.steps.push_back(kScriptFunnel);
  if (question.topic == FigureTopic::Differences) code.steps.push_back(kScriptDifferences);
  return code;
}

Result<TopicCode> gapCode(const Survey& survey, const FigureQuestion& question,
                          const Figure& /*figure*/, Recodes& recodes) {
  const GapGroup& group = *question.group;
  const auto rows = gapRows(survey, question.spec, group);
  if (!rows) return tl::make_unexpected(rows.error());
  TopicCode code;
  code.spec = rows->model.spec;
  code.spec.controls.pop_back();  // the dummy of the group
  code.terms = TermsWanted::All;
  auto levels = recodes.levels(group.variable);
  if (!levels) return passOn(levels);
  code.settings = "\n# Who is in the group\npeople$inside <- isOneOf(" + *levels + ", " +
                  rString(rows->groupName) + ")\n";
  code.steps = {kScriptGap};
  return code;
}

}  // namespace candour
