// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "embedded/kScriptReliability.h"
#include "models/drivers/terms.h"
#include "models/findings/plotted_table.h"
#include "models/scales/item_columns.h"
#include "models/scripts/r_text.h"
#include "models/scripts/topic_code.h"

namespace candour {

namespace {

struct ScriptItem {
  std::string driver;
  ItemSpec item;
  bool number = false;
};

// The item as the question has it.
ScriptItem itemFor(const DriverModelSpec& spec, const std::string& driver,
                   const std::string& variable) {
  for (const DriverSpec& known : spec.drivers) {
    for (const ItemSpec& item : known.items) {
      if (nameOf(known) != driver || item.variable != variable) continue;
      return {driver, item, known.as == TermKind::Number && item.order.empty()};
    }
  }
  ScriptItem plain{driver, {}, false};
  plain.item.variable = variable;
  return plain;
}

Result<std::string> scoreCode(const ScriptItem& scored, Recodes& recodes) {
  const ItemSpec& item = scored.item;
  const AnswerOptions options{item.missing, item.order};
  if (!scored.number) {
    auto score = recodes.score(item.variable, options, item.reverse);
    if (!score) return passOn(score);
    return score->code;
  }
  auto number = recodes.number(item.variable, options);
  if (!number || !item.reverse) return number;
  return "(function(x) sum(range(x, na.rm = TRUE)) - x)(" + *number + ")";
}

}  // namespace

Result<TopicCode> reliabilityCode(const FigureQuestion& question, const Figure& figure,
                                  Recodes& recodes) {
  const PlottedTable table(figure);
  std::vector<std::string> scores, keys;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string driver = table.text(row, "driver"), variable = table.text(row, "variable");
    auto code = scoreCode(itemFor(question.spec, driver, variable), recodes);
    if (!code) return passOn(code);
    scores.push_back(*code);
    keys.push_back(driver + "][" + variable);
  }
  TopicCode code;
  code.spec = question.spec;
  code.settings = "\n# The items' scores\nitems <- list(";
  for (std::size_t i = 0; i < scores.size(); ++i) {
    code.settings += (i == 0 ? "\n  " : ",\n  ") + scores[i];
  }
  code.settings += ")\nitemNames <- " + rStrings(keys) + "\n";
  code.steps = {kScriptReliability};
  code.remarks = "Omega and the errors of alpha are not worked out anew.";
  return code;
}

}  // namespace candour
