// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/boroughs/gap_rows.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/base/text.h"
#include "models/disclosure/rules.h"
#include "models/drivers/family.h"
#include "models/drivers/plain_question.h"
#include "models/drivers/question_rows.h"
#include "models/drivers/terms.h"

namespace candour {

namespace {

// The dummy as a variable of the survey; no name a file could bring.
const std::string kDummy = "@group";

struct Membership {
  std::string name;
  std::vector<std::int32_t> of;  // by survey row: 1, 0 or -1 where not known
};

Result<Membership> membershipOf(const Survey& survey, const GapGroup& group) {
  const auto index = survey.require(group.variable);
  if (!index) return tl::make_unexpected(index.error());
  auto categories = categoriesOf(survey, *index);
  if (!categories) return passOn(categories);
  const auto level = findLevel(survey.variables[*index], categories->levels, group.answer);
  if (!level) return tl::make_unexpected(level.error());
  Membership members{categories->levelText(*level), std::move(categories->levelOfRow)};
  for (auto& of : members.of) {
    if (of >= 0) of = of == static_cast<std::int32_t>(*level) ? 1 : 0;
  }
  return members;
}

// The question without what is the group itself; what was taken out is told.
DriverModelSpec questionBeside(const DriverModelSpec& asked, const GapGroup& group,
                               std::vector<Warning>& warnings) {
  DriverModelSpec spec = wholeOf(asked, group);
  const auto isGroup = [&](const ItemSpec& item) { return item.variable == group.variable; };
  for (auto* drivers : {&spec.drivers, &spec.controls}) {
    std::vector<DriverSpec> kept;
    for (DriverSpec driver : *drivers) {
      const bool had = std::any_of(driver.items.begin(), driver.items.end(), isGroup);
      const std::string name = nameOf(driver);
      if (had) std::erase_if(driver.items, isGroup);
      if (had && driver.as == TermKind::Scale) driver.items.clear();
      if (!driver.items.empty()) kept.push_back(driver);
      if (!had) continue;
      warnings.push_back(
          {"group_control",
           {name},
           group.variable + " tells who is in the group: " +
               (driver.items.empty() ? "\"" + name + "\"" : "in \"" + name + "\" it") +
               " is left out of what explains the gap."});
    }
    *drivers = std::move(kept);
  }
  DriverSpec dummy;
  dummy.items = {{kDummy, false, {}, {}}};
  dummy.as = TermKind::Category;
  spec.controls.push_back(std::move(dummy));
  return spec;
}

Survey withDummy(const Survey& survey, const Membership& members) {
  Survey with = survey;
  Variable variable;
  variable.name = kDummy;
  variable.kind = VariableKind::Text;
  variable.levels = {{1, "others", false}, {2, "group", false}};
  with.add(std::move(variable), Column::coded(members.of, 2));
  return with;
}

std::string people(std::size_t count) {
  return count == 1 ? "1 person" : grouped(static_cast<long long>(count)) + " people";
}

tl::unexpected<Error> tooFew(const std::string& name, std::size_t n, std::size_t answered) {
  std::string line =
      name + " has " + people(n) + " with an answer to everything the model asks for";
  if (answered > n) {
    line += " (" + grouped(static_cast<long long>(answered)) + " with an answer to the outcome)";
  }
  return fail(line + "; a gap is explained for " + std::to_string(kFewestInterviews) +
              " or more. Choose a larger group, more waves, or fewer drivers.");
}

// The term whose answers fix who is in the group: each of its levels is all in or all out.
const PlacedTerm* determining(const PreparedModel& model, int factor) {
  for (const auto& term : model.terms) {
    if (!term.categorical || term.place == factor) continue;
    std::vector<int> seen(term.levels.size(), 0);  // 1: some in, 2: some out
    for (std::size_t cell = 0; cell < model.matrix.cells(); ++cell) {
      const int level = model.matrix.levelInCell(cell, term.place);
      seen[static_cast<std::size_t>(level)] |= model.matrix.levelInCell(cell, factor) == 1 ? 1 : 2;
    }
    if (std::find(seen.begin(), seen.end(), 3) == seen.end()) return &term;
  }
  return nullptr;
}

tl::unexpected<Error> notApart(const PreparedModel& model, int factor, const std::string& name) {
  const PlacedTerm* term = determining(model, factor);
  const std::string what =
      term != nullptr ? "\"" + model.groups[static_cast<std::size_t>(term->group)].name + "\" tells"
                      : std::string("The controls together tell");
  return fail(what + " who is in " + name +
              ", so that nothing is left to compare. Leave it out of the model.");
}

void setDirect(const QuestionRows& question, const Membership& members, GapRows& rows) {
  RowsLeftOut ignored;
  const auto missing = [&](std::size_t row) { return members.of[row] < 0; };
  double weight[2] = {0, 0};
  double positive[2] = {0, 0};
  for (const auto row : usedRows(question, missing, ignored)) {
    const int in = members.of[row];
    weight[in] += question.design.weight[row];
    positive[in] += question.design.weight[row] * question.outcome[row];
    rows.groupAnswered += static_cast<std::size_t>(in);
  }
  rows.directGap = positive[1] / weight[1] - (positive[0] + positive[1]) / (weight[0] + weight[1]);
}

// The preparation's notes, in words that know of no dummy.
std::vector<Warning> renamed(std::vector<Warning> warnings, const std::string& name) {
  std::vector<Warning> kept;
  for (auto& warning : warnings) {
    const bool ofDummy =
        std::any_of(warning.terms.begin(), warning.terms.end(),
                    [](const std::string& term) { return term.starts_with(kDummy); });
    if (!ofDummy) {
      kept.push_back(std::move(warning));
    } else if (warning.code == "one_psu" && warning.terms.front() == kDummy + "=group") {
      kept.push_back({"one_psu",
                      {name},
                      "All people of " + name +
                          " are in one sampling unit, which does not show how they vary."});
    }
  }
  return kept;
}

Result<GapRows> placed(PreparedModel model, const std::string& name) {
  const int factor = model.terms.back().place;
  const auto& levels = model.terms.back().levels;
  GapRows rows{std::move(model), name, -1, {}, 0, 0, 0, 0, {}};
  const PreparedModel& m = rows.model;
  const bool both = levels.size() == 2;
  const int in = both ? 1 : levels.front() == "group" ? 0 : -1;
  rows.inGroup.assign(m.n(), 0);
  std::vector<std::uint32_t> surveyRows;
  for (std::size_t cell = 0; cell < m.matrix.cells(); ++cell) {
    if (m.matrix.levelInCell(cell, factor) != in) continue;
    for (std::size_t i = m.matrix.cellBegin(cell); i < m.matrix.cellBegin(cell + 1); ++i) {
      rows.inGroup[i] = 1;
      surveyRows.push_back(m.surveyRow[i]);
    }
  }
  rows.groupN = surveyRows.size();
  rows.groupDf = countDesign(m.design, surveyRows).df();
  if (rows.groupN == m.n()) {
    return fail("Everybody in the question is of " + name + ": there is no whole to compare with.");
  }
  if (both) rows.dummy = m.selection.parameterOf[m.matrix.columnOfLevel(factor, 1)];
  return rows;
}

}  // namespace

DriverModelSpec wholeOf(const DriverModelSpec& spec, const GapGroup& group) {
  DriverModelSpec whole = spec;
  std::erase_if(whole.domain, [&](const auto& c) { return c.variable == group.variable; });
  return whole;
}

Result<GapRows> gapRows(const Survey& survey, const DriverModelSpec& spec, const GapGroup& group) {
  if (group.variable == spec.outcome.variable) {
    return fail("\"" + group.variable +
                "\" is the outcome itself: a group by its answers has no gap to explain. Choose "
                "an area or a group of people.");
  }
  const auto members = membershipOf(survey, group);
  if (!members) return tl::make_unexpected(members.error());
  PlainQuestion plain = withoutInteractions(spec, "The pieces of a gap");
  std::vector<Warning> warnings = std::move(plain.warnings);
  if (wholeOf(spec, group).domain.size() != spec.domain.size()) {
    warnings.push_back({"group_domain",
                        {group.variable},
                        "The question's own restriction to some answers of " + group.variable +
                            " is set aside: the group is compared with everyone."});
  }
  const DriverModelSpec beside = questionBeside(plain.spec, group, warnings);
  const auto question = questionRows(survey, beside);
  if (!question) return tl::make_unexpected(question.error());
  auto model = prepareModel(withDummy(survey, *members), asLogit(beside));
  if (!model) return passOn(model);
  auto rows = placed(std::move(*model), members->name);
  if (!rows) return rows;
  setDirect(*question, *members, *rows);
  if (rows->groupN < kFewestInterviews) {
    return tooFew(rows->groupName, rows->groupN, rows->groupAnswered);
  }
  if (rows->dummy < 0) {
    return notApart(rows->model, rows->model.terms.back().place, rows->groupName);
  }
  rows->warnings = std::move(warnings);
  noteLogitInstead(spec, "What explains a gap", rows->warnings);
  for (auto& warning : renamed(std::move(rows->model.warnings), rows->groupName)) {
    rows->warnings.push_back(std::move(warning));
  }
  return rows;
}

}  // namespace candour
