// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <iostream>
#include <memory>

#include "app/cli/register_parts.h"
#include "app/cli/tables.h"
#include "core/base/text.h"
#include "core/store/priority_fields.h"
#include "models/community/overdue.h"
#include "models/community/priority_rules.h"
#include "models/community/register_json.h"

namespace candour::cli {

namespace {

struct RegisterArguments {
  std::filesystem::path project;
  std::int64_t id = 0;
  std::vector<std::string> fields;  // FIELD=VALUE
  std::string ward, cycle, state;
  std::string today;
  bool overdue = false;
  bool json = false;
};

Priority priorityOf(const WardRegister& wards, std::int64_t id) {
  for (const auto& priority : wards.priorities) {
    if (priority.id == id) return priority;
  }
  throw Failure{"There is no priority " + std::to_string(id) +
                "; \"register list\" shows which there are."};
}

void setFields(const std::vector<std::string>& fields, Priority& priority) {
  for (const auto& field : fields) {
    const auto equals = field.find('=');
    if (equals == std::string::npos || equals == 0) {
      throw Failure{"\"" + field + "\" is no FIELD=VALUE, such as week=2019-07-01."};
    }
    requireDone(setField(priority, field.substr(0, equals), field.substr(equals + 1)));
  }
}

void requireState(const Priority& before, const Priority& after) {
  Priority from = after;
  from.state = before.state;
  from.withdrawn = before.withdrawn;
  if (const auto why = whyNot(from, after.state); !why.empty()) throw Failure{why};
}

void printSaved(Project& project, const Priority& priority, bool json) {
  const auto wards = project.wards().load();
  for (const auto& odd : oddities(priority)) std::cerr << "note: " << odd << "\n";
  if (json) {
    std::cout << prioritiesJson({priority}, wards, {});
    return;
  }
  std::cout << priority.id << ": " << wardName(wards, priority.ward) << ", " << priority.cycle
            << ", " << (priority.withdrawn ? "withdrawn" : nameOf(priority.state)) << "\n";
}

void save(const RegisterArguments& arguments, Project& project, Priority priority) {
  priority.id = valueOf(project.wards().save(priority));
  printSaved(project, priority, arguments.json);
}

void runAdd(const RegisterArguments& arguments, Priority priority) {
  setFields(arguments.fields, priority);
  Project project = valueOf(Project::open(arguments.project));
  save(arguments, project, priority);
}

void runSet(const RegisterArguments& arguments) {
  Project project = valueOf(Project::open(arguments.project));
  const Priority before = priorityOf(project.wards().load(), arguments.id);
  Priority priority = before;
  setFields(arguments.fields, priority);
  requireState(before, priority);
  save(arguments, project, priority);
}

void runAdvance(const RegisterArguments& arguments) {
  Project project = valueOf(Project::open(arguments.project));
  const Priority before = priorityOf(project.wards().load(), arguments.id);
  if (before.state == PriorityState::Evaluated) {
    throw Failure{"It is evaluated, and nothing follows upon that."};
  }
  Priority priority = before;
  setFields(arguments.fields, priority);
  priority.state = nextState(before.state);
  requireState(before, priority);
  save(arguments, project, priority);
}

void runWithdraw(const RegisterArguments& arguments) {
  Project project = valueOf(Project::open(arguments.project));
  Priority priority = priorityOf(project.wards().load(), arguments.id);
  priority.withdrawn = true;
  save(arguments, project, priority);
}

void runHistory(const RegisterArguments& arguments) {
  Project project = valueOf(Project::open(arguments.project));
  priorityOf(project.wards().load(), arguments.id);
  const auto events = project.wards().history(arguments.id);
  if (arguments.json) {
    std::cout << historyJson(events);
    return;
  }
  Table table({"at", "what", "before", "after"}, true);
  for (const auto& event : events) table.add({event.at, event.what, event.before, event.after});
  table.print(std::cout);
}

void requireKnown(const RegisterArguments& arguments) {
  if (arguments.state.empty()) return;
  Priority any;
  requireDone(setField(any, "state", arguments.state));
}

std::vector<Priority> listed(const RegisterArguments& arguments, const WardRegister& wards,
                             const std::vector<OverduePriority>& overdue) {
  std::vector<Priority> list;
  for (const auto& priority : wards.priorities) {
    const bool late = std::any_of(overdue.begin(), overdue.end(),
                                  [&](const auto& one) { return one.id == priority.id; });
    if (arguments.overdue && !late) continue;
    if (!arguments.ward.empty() && arguments.ward != priority.ward) continue;
    if (!arguments.cycle.empty() && arguments.cycle != priority.cycle) continue;
    if (!arguments.state.empty() && priority.state != priorityStateOf(arguments.state)) continue;
    list.push_back(priority);
  }
  return list;
}

void runList(const RegisterArguments& arguments) {
  requireKnown(arguments);
  const auto wards = valueOf(Project::open(arguments.project)).wards().load();
  const auto overdue =
      valueOf(overdueOn(wards, arguments.today.empty() ? today() : arguments.today));
  const auto list = listed(arguments, wards, overdue);
  if (arguments.json) {
    std::cout << prioritiesJson(list, wards, overdue);
    return;
  }
  if (list.empty()) {
    std::cout << "No priorities.\n";
    return;
  }
  Table table({"id", "ward", "cycle", "state", "week", "category", "words"}, true);
  for (const auto& p : list) {
    table.add({std::to_string(p.id), wardName(wards, p.ward), p.cycle,
               p.withdrawn ? "withdrawn" : nameOf(p.state), p.week, p.category, p.words});
  }
  table.print(std::cout);
  for (const auto& late : overdue) {
    const bool shown = std::any_of(list.begin(), list.end(),
                                   [&](const auto& priority) { return priority.id == late.id; });
    if (shown) std::cout << "overdue: " << late.id << ": " << late.words << "\n";
  }
}

using RegisterRun = void (*)(const RegisterArguments&);

CLI::App* addOne(CLI::App& command, const char* name, const char* about, RegisterRun run,
                 const std::shared_ptr<RegisterArguments>& arguments) {
  auto* one = command.add_subcommand(name, about);
  one->add_option("PROJECT", arguments->project)->required();
  one->add_flag("--json", arguments->json, "One JSON document");
  one->callback([arguments, run] { run(*arguments); });
  return one;
}

void addList(CLI::App& command) {
  auto arguments = std::make_shared<RegisterArguments>();
  auto* list = addOne(command, "list",
                      "The priorities of the register, and which are overdue.\n"
                      "Example: candour-cli register list pas.candour --cycle 2019-Q3 --overdue",
                      runList, arguments);
  list->add_option("--cycle", arguments->cycle, "One cycle, such as 2019-Q3");
  list->add_option("--state", arguments->state,
                   "nominated, planned, acted, \"fed back\" or evaluated");
  list->add_option("--ward", arguments->ward, "One ward, by its code");
  list->add_flag("--overdue", arguments->overdue, "Only what is overdue");
  list->add_option("--today", arguments->today, "The day that overdue is judged on (today)");
}

void addAdd(CLI::App& command) {
  auto arguments = std::make_shared<RegisterArguments>();
  auto priority = std::make_shared<Priority>();
  auto through = std::make_shared<std::string>();
  auto* add = command.add_subcommand(
      "add",
      "Adds a priority, nominated.\n"
      "Example: candour-cli register add pas.candour --ward E05000026 --cycle 2019-Q3 "
      "--words \"Speeding in Long Lane\" --category \"Speeding and dangerous driving\"");
  add->add_option("PROJECT", arguments->project)->required();
  add->add_option("FIELDS", arguments->fields, "More fields, FIELD=VALUE");
  add->add_flag("--json", arguments->json, "One JSON document");
  add->add_option("--ward", priority->ward, "The ward's code")->required();
  add->add_option("--cycle", priority->cycle, "A quarter, such as 2019-Q3")->required();
  add->add_option("--words", priority->words, "What residents ask for, in their words")->required();
  add->add_option("--category", priority->category, "Such as \"Burglary\"");
  add->add_option("--nominated-through", *through, "ward panel, online platform or other");
  add->add_option("--nominated-on", priority->nominatedOn, "A day, such as 2019-06-12");
  add->callback([arguments, priority, through] {
    if (!through->empty()) requireDone(setField(*priority, "nominated_through", *through));
    runAdd(*arguments, *priority);
  });
}

void addChange(CLI::App& command, const char* name, const char* about, RegisterRun run,
               bool fields) {
  auto arguments = std::make_shared<RegisterArguments>();
  auto* one = addOne(command, name, about, run, arguments);
  one->add_option("ID", arguments->id, "The priority's number, as \"register list\" shows it")
      ->required();
  if (fields) one->add_option("FIELDS", arguments->fields, "FIELD=VALUE, such as week=2019-07-01");
}

}  // namespace

void addRegister(CLI::App& app) {
  auto* command =
      app.add_subcommand("register",
                         "The register of wards: what residents ask for, and what became of it.\n"
                         "Example: candour-cli register list pas.candour --overdue");
  command->require_subcommand(1);
  addRegisterTables(*command);
  addList(*command);
  addAdd(*command);
  addChange(*command, "set",
            "Changes fields of a priority.\n"
            "Example: candour-cli register set pas.candour 7 partners=\"Council; Schools\"",
            runSet, true);
  addChange(*command, "advance",
            "Takes a priority one state further, with what that state needs.\n"
            "Example: candour-cli register advance pas.candour 7 week=2019-07-01",
            runAdvance, true);
  addChange(*command, "withdraw",
            "Withdraws a priority; it stays in the register.\n"
            "Example: candour-cli register withdraw pas.candour 7",
            runWithdraw, false);
  addChange(*command, "history",
            "Every change of a priority, oldest first.\n"
            "Example: candour-cli register history pas.candour 7",
            runHistory, false);
}

}  // namespace candour::cli
