// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "app/cli/edit_arguments.h"

namespace candour::cli {

void addEditOptions(CLI::App& command, EditArguments& arguments) {
  const char* const group = "How it is shown";
  command.add_option("--headline", arguments.headline, "A headline of your own")->group(group);
  command.add_option("--subtitle", arguments.subtitle, "A subtitle of your own")->group(group);
  command.add_option("--order", arguments.order, "Order of the rows: highest, lowest or name")
      ->group(group)
      ->check(CLI::IsMember({"highest", "lowest", "name"}));
  command
      .add_option("--highlight", arguments.highlight,
                  "A row, line or point to stand out before the others; once for each")
      ->group(group)
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  command
      .add_option("--axis-from", arguments.axisFrom,
                  "Where the axis of values begins, in its own unit (60 is 60 %)")
      ->group(group);
  command.add_option("--axis-to", arguments.axisTo, "Where it ends")->group(group);
  command.add_option("--decimals", arguments.decimals, "Decimals of the values printed, 0-3")
      ->group(group)
      ->check(CLI::Range(0, kMostDecimals));
}

FigureEdits editsOf(const EditArguments& arguments) {
  return {arguments.headline,
          arguments.subtitle,
          rowOrderNamed(arguments.order).value_or(RowOrder::AsMade),
          arguments.decimals,
          {},
          arguments.highlight,
          arguments.axisFrom,
          arguments.axisTo};
}

}  // namespace candour::cli
