// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>

#include "embedded/kScriptItems.h"
#include "embedded/kScriptProportion.h"
#include "models/drivers/terms.h"
#include "models/findings/plotted_table.h"
#include "models/scripts/r_text.h"
#include "models/scripts/topic_code.h"

namespace candour {

namespace {

// Whether the figure shows the item as one of the driver's.
bool isShown(const Figure& figure, const std::string& driver, const std::string& variable) {
  const PlottedTable table(figure);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.text(row, "driver") == driver && table.text(row, "variable") == variable) return true;
  }
  return false;
}

Result<std::string> itemCode(const std::string& driver, const ItemSpec& item, Recodes& recodes) {
  auto levels = recodes.levels(item.variable, {item.missing, item.order});
  if (!levels) return levels;
  return "list(driver = " + rString(driver) + ", variable = " + rString(item.variable) +
         ", given = " + *levels + ")";
}

}  // namespace

Result<TopicCode> itemsCode(const FigureQuestion& question, const Figure& figure,
                            Recodes& recodes) {
  const DriverModelSpec& spec = question.spec;
  const std::string outcome = spec.outcome.name.empty() ? spec.outcome.variable : spec.outcome.name;
  std::vector<std::string> parts;
  const auto add = [&](const std::string& driver, const ItemSpec& item) -> Status {
    if (!isShown(figure, driver, item.variable)) return {};
    auto code = itemCode(driver, item, recodes);
    if (!code) return passOn(code);
    parts.push_back(std::move(*code));
    return {};
  };
  for (const DriverSpec& driver : spec.drivers) {
    for (const ItemSpec& item : driver.items) {
      if (auto added = add(nameOf(driver), item); !added) return passOn(added);
    }
  }
  const ItemSpec asOutcome{
      .variable = spec.outcome.variable, .order = {}, .missing = spec.outcome.missing};
  if (parts.empty()) {
    if (auto added = add(outcome, asOutcome); !added) return passOn(added);
  }
  TopicCode code;
  code.spec = spec;
  code.tools = {kScriptProportion};
  code.settings = "\n# The questions shown, with their answers in order\nasked <- list(";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    code.settings += (i == 0 ? "\n  " : ",\n  ") + parts[i];
  }
  code.settings += ")\n";
  code.steps = {kScriptItems};
  return code;
}

}  // namespace candour
