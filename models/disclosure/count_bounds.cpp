// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/disclosure/count_bounds.h"

#include <algorithm>
#include <cmath>

#include "models/disclosure/linear_program.h"

namespace candour {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kOff = 1e-6;  // of an interview: what a solver may be off by

// Each cell of a relation with its sign.
template <class Each>
void forCells(const CountRelation& relation, Each each) {
  each(relation.total, -1.0);
  for (const std::size_t part : relation.parts) each(part, 1.0);
}

// Whether shares are told all along a relation, so that positive interviews add up too.
bool tellsShares(const CountTable& table, const CountRelation& relation) {
  bool tells = true;
  forCells(relation, [&](std::size_t cell, double) {
    tells = tells && std::isfinite(table.cells[cell].positive);
  });
  return tells;
}

}  // namespace

struct CountBounds::Program {
  LinearProgram program;
  std::vector<int> interviews;  // by cell: its columns, -1 where it is known
  std::vector<int> positive;
  std::vector<TableCell> cells;

  [[nodiscard]] LinearProgram::Terms terms(std::size_t cell, CountPart part, double sign) const;
};

CountBounds::CountBounds(const CountTable& table, const std::vector<char>& unknown)
    : m_program(std::make_unique<Program>()) {
  Program& p = *m_program;
  p.cells = table.cells;
  p.interviews.assign(table.cells.size(), -1);
  p.positive.assign(table.cells.size(), -1);
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    if (!unknown[i]) continue;
    p.interviews[i] = p.program.addColumn(0, kInfinity);
    p.positive[i] = p.program.addColumn(0, kInfinity);
    p.program.addRow({{p.positive[i], 1}, {p.interviews[i], -1}}, -kInfinity, 0);
  }
  const auto add = [&](const CountRelation& relation, const std::vector<int>& columns,
                       double TableCell::*count) {
    LinearProgram::Terms terms;
    double sum = 0;
    forCells(relation, [&](std::size_t cell, double sign) {
      if (columns[cell] < 0) return;
      terms.emplace_back(columns[cell], sign);
      sum += sign * (table.cells[cell].*count);
    });
    if (!terms.empty()) p.program.addRow(terms, sum, sum);
  };
  for (const CountRelation& relation : table.relations) {
    add(relation, p.interviews, &TableCell::n);
    if (tellsShares(table, relation)) add(relation, p.positive, &TableCell::positive);
  }
}

CountBounds::~CountBounds() = default;

LinearProgram::Terms CountBounds::Program::terms(std::size_t cell, CountPart part,
                                                 double sign) const {
  LinearProgram::Terms terms;
  if (part != CountPart::Positive) terms.emplace_back(interviews[cell], sign);
  if (part == CountPart::Positive) terms.emplace_back(positive[cell], sign);
  if (part == CountPart::Negative) terms.emplace_back(positive[cell], -sign);
  return terms;
}

double CountBounds::upper(std::size_t cell, CountPart part) {
  const auto least = m_program->program.least(m_program->terms(cell, part, -1));
  return least ? -*least : kInfinity;
}

double CountBounds::lower(std::size_t cell, CountPart part) {
  return m_program->program.least(m_program->terms(cell, part, 1)).value_or(0);
}

CountInterval CountBounds::of(std::size_t cell, CountPart part) {
  return {lower(cell, part), upper(cell, part)};
}

bool CountBounds::isWide(std::size_t cell, CountPart part, double width) {
  const double most = upper(cell, part);
  const TableCell& truth = m_program->cells[cell];
  const double positive = std::isnan(truth.positive) ? 0 : truth.positive;
  const double count = part == CountPart::Interviews ? truth.n
                       : part == CountPart::Positive ? positive
                                                     : truth.n - positive;
  // The truth lies within: where the end above is far enough from it, so is the end below.
  if (most - count >= width) return true;
  return most - lower(cell, part) >= width - kOff;
}

namespace {

// A change of interviews and of positive ones as differences of columns that are not below 0.
struct ChangeColumns {
  int up = -1, down = -1, positiveUp = -1, positiveDown = -1;
};

ChangeColumns addChange(const TableCell& cell, double cost, LinearProgram& program) {
  ChangeColumns columns;
  const bool share = std::isfinite(cell.positive);
  // A little for every cell, so that no more of them are touched than are needed.
  const double each = cost + 1e-6;
  columns.up = program.addColumn(0, kInfinity, each);
  columns.down = program.addColumn(0, cell.n, each);
  if (!share) return columns;
  columns.positiveUp = program.addColumn(0, kInfinity, each);
  columns.positiveDown = program.addColumn(0, cell.positive, each);
  // Positive interviews stay within the interviews.
  program.addRow(
      {{columns.positiveUp, 1}, {columns.positiveDown, -1}, {columns.up, -1}, {columns.down, 1}},
      -kInfinity, std::max(0.0, cell.n - cell.positive));
  return columns;
}

}  // namespace

CountChange cheapestChange(const CountTable& table, const std::vector<double>& cost,
                           std::size_t cell, double interviews, double positive) {
  LinearProgram program;
  std::vector<ChangeColumns> columns(table.cells.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (cost[i] >= 0) columns[i] = addChange(table.cells[i], cost[i], program);
  }
  const auto add = [&](const CountRelation& relation, int ChangeColumns::*up,
                       int ChangeColumns::*down) {
    LinearProgram::Terms terms;
    forCells(relation, [&](std::size_t each, double sign) {
      if (columns[each].*up < 0) return;
      terms.emplace_back(columns[each].*up, sign);
      terms.emplace_back(columns[each].*down, -sign);
    });
    if (!terms.empty()) program.addRow(terms, 0, 0);
  };
  for (const CountRelation& relation : table.relations) {
    add(relation, &ChangeColumns::up, &ChangeColumns::down);
    if (!tellsShares(table, relation)) continue;
    add(relation, &ChangeColumns::positiveUp, &ChangeColumns::positiveDown);
  }
  const ChangeColumns& raised = columns[cell];
  program.addRow({{raised.up, 1}, {raised.down, -1}}, interviews, kInfinity);
  if (raised.positiveUp >= 0 && std::isfinite(positive)) {
    // As many more of the others, so that neither part is known.
    const double others = std::max(0.0, interviews - positive);
    program.addRow({{raised.positiveUp, 1}, {raised.positiveDown, -1}}, positive, kInfinity);
    program.addRow(
        {{raised.up, 1}, {raised.down, -1}, {raised.positiveUp, -1}, {raised.positiveDown, 1}},
        others, kInfinity);
  }
  const auto values = program.cheapest();
  if (values.empty()) return {};
  CountChange change;
  for (const ChangeColumns& at : columns) {
    const auto of = [&values](int up, int down) {
      if (up < 0) return 0.0;
      return values[static_cast<std::size_t>(up)] - values[static_cast<std::size_t>(down)];
    };
    change.interviews.push_back(of(at.up, at.down));
    change.positive.push_back(of(at.positiveUp, at.positiveDown));
  }
  return change;
}

}  // namespace candour
