// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/disclosure/suppression.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include "models/disclosure/count_bounds.h"
#include "models/disclosure/count_table.h"

namespace candour {

namespace {

constexpr double kEnough = 1e-6;      // of an interview: what solvers may be off by
constexpr double kTakesFigure = 1e4;  // a cell that takes its figure away is the last to be taken

using Reasons = std::map<CellKey, WithheldReason>;

bool isFew(const TableCell& cell, const DisclosureRules& rules) {
  return cell.n > 0 && cell.n < static_cast<double>(rules.fewest);
}

bool isExtreme(const TableCell& cell, const DisclosureRules& rules) {
  if (!rules.extremes || cell.derived || cell.n <= 0 || std::isnan(cell.positive)) return false;
  return cell.positive <= 0 || cell.positive >= cell.n;
}

// How wide the intervals of a cell's counts must be.
struct Demand {
  std::size_t cell = 0;
  double interviews = 0;
  double part = 0;  // of positive and of negative interviews
};

// A table with what is withheld of it so far.
class Protection {
 public:
  Protection(const CountTable& table, const DisclosureRules& rules, Reasons& reasons)
      : m_table(table), m_rules(rules), m_reasons(reasons) {}

  void protect(std::vector<CellKey>& unprotected);

 private:
  [[nodiscard]] bool isUnknown(std::size_t i) const {
    const TableCell& cell = m_table.cells[i];
    return !cell.published || m_reasons.contains(cell.who);
  }
  [[nodiscard]] bool mayBeTaken(std::size_t i) const {
    return !isUnknown(i) && !m_table.cells[i].who.empty();
  }
  [[nodiscard]] std::vector<char> unknown() const;
  [[nodiscard]] std::vector<Demand> demands() const;
  [[nodiscard]] bool isMet(const Demand& demand, CountBounds& bounds) const;
  [[nodiscard]] bool areMet(const std::vector<Demand>& demands) const;
  [[nodiscard]] Demand attainable(const Demand& demand) const;
  bool meet(const Demand& demand);
  void takeOneByOne(const Demand& demand);
  void take(std::size_t cell, const Demand& demand);
  void giveBack(const std::vector<Demand>& demands);

  const CountTable& m_table;
  const DisclosureRules& m_rules;
  Reasons& m_reasons;
  struct Taken {
    std::size_t cell = 0;
    Demand demand;  // that it was taken for
  };
  std::vector<Taken> m_taken;
};

std::vector<char> Protection::unknown() const {
  std::vector<char> unknown(m_table.cells.size());
  for (std::size_t i = 0; i < unknown.size(); ++i) unknown[i] = isUnknown(i) ? 1 : 0;
  return unknown;
}

// Smallest cells first.
std::vector<Demand> Protection::demands() const {
  const double width = static_cast<double>(m_rules.fewest);
  std::vector<Demand> demands;
  for (std::size_t i = 0; i < m_table.cells.size(); ++i) {
    const TableCell& cell = m_table.cells[i];
    const double part = std::isnan(cell.positive) ? 0 : width / 2;
    if (isFew(cell, m_rules)) {
      demands.push_back({i, width, part});
    } else if (isExtreme(cell, m_rules)) {
      demands.push_back({i, 0, part});
    }
  }
  std::stable_sort(demands.begin(), demands.end(), [&](const Demand& a, const Demand& b) {
    return m_table.cells[a.cell].n < m_table.cells[b.cell].n;
  });
  return demands;
}

bool Protection::isMet(const Demand& demand, CountBounds& bounds) const {
  const auto wide = [&](CountPart part, double width) {
    return width <= 0 || bounds.isWide(demand.cell, part, width);
  };
  return wide(CountPart::Interviews, demand.interviews) && wide(CountPart::Positive, demand.part) &&
         wide(CountPart::Negative, demand.part);
}

bool Protection::areMet(const std::vector<Demand>& demands) const {
  CountBounds bounds(m_table, unknown());
  return std::all_of(demands.begin(), demands.end(),
                     [&](const Demand& demand) { return isMet(demand, bounds); });
}

// What is left of a demand if everything that may be withheld is.
Demand Protection::attainable(const Demand& demand) const {
  std::vector<char> most = unknown();
  for (std::size_t i = 0; i < most.size(); ++i) most[i] |= mayBeTaken(i) ? 1 : 0;
  CountBounds bounds(m_table, most);
  Demand less = demand;
  less.interviews =
      std::min(demand.interviews, bounds.of(demand.cell, CountPart::Interviews).width());
  less.part = std::min({demand.part, bounds.of(demand.cell, CountPart::Positive).width(),
                        bounds.of(demand.cell, CountPart::Negative).width()});
  return less;
}

void Protection::take(std::size_t cell, const Demand& demand) {
  m_reasons.try_emplace(m_table.cells[cell].who, WithheldReason::ProtectsOthers);
  m_taken.push_back({cell, demand});
}

// Where no change of the wanted size exists: cell by cell, smallest first.
void Protection::takeOneByOne(const Demand& demand) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < m_table.cells.size(); ++i) {
    if (mayBeTaken(i)) order.push_back(i);
  }
  const auto cost = [&](std::size_t i) {
    return m_table.cells[i].n * (m_table.cells[i].single ? kTakesFigure : 1);
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return cost(a) < cost(b); });
  for (const std::size_t i : order) {
    if (areMet({demand})) return;
    take(i, demand);
  }
}

// False where the cell can be worked out whatever is withheld.
bool Protection::meet(const Demand& demand) {
  std::vector<double> cost(m_table.cells.size(), -1);
  for (std::size_t i = 0; i < cost.size(); ++i) {
    if (isUnknown(i)) cost[i] = 0;
    if (mayBeTaken(i)) cost[i] = m_table.cells[i].n * (m_table.cells[i].single ? kTakesFigure : 1);
  }
  const double interviews = std::max(demand.interviews, 2 * demand.part);
  const auto change = cheapestChange(m_table, cost, demand.cell, interviews,
                                     demand.part > 0 ? demand.part : kNotAvailable);
  for (std::size_t i = 0; i < change.interviews.size(); ++i) {
    const double moved = std::abs(change.interviews[i]) + std::abs(change.positive[i]);
    if (moved > kEnough && mayBeTaken(i)) take(i, demand);
  }
  if (!change.interviews.empty()) return true;
  const Demand less = attainable(demand);
  takeOneByOne(less);
  return std::max(less.interviews, less.part) > kEnough;
}

// What the rest protects without is not left out. What a cell was taken for tells soonest that it
// is needed.
void Protection::giveBack(const std::vector<Demand>& demands) {
  std::vector<Taken> order = m_taken;
  std::stable_sort(order.begin(), order.end(), [&](const Taken& a, const Taken& b) {
    return m_table.cells[a.cell].n > m_table.cells[b.cell].n;
  });
  for (const Taken& taken : order) {
    const CellKey& who = m_table.cells[taken.cell].who;
    m_reasons.erase(who);
    if (areMet({taken.demand}) && areMet(demands)) continue;
    m_reasons.emplace(who, WithheldReason::ProtectsOthers);
  }
}

void Protection::protect(std::vector<CellKey>& unprotected) {
  std::vector<Demand> met;
  auto bounds = std::make_unique<CountBounds>(m_table, unknown());
  for (const Demand& demand : demands()) {
    if (!isUnknown(demand.cell)) continue;
    if (!isMet(demand, *bounds)) {
      if (!meet(demand)) unprotected.push_back(m_table.cells[demand.cell].who);
      bounds = std::make_unique<CountBounds>(m_table, unknown());
    }
    if (isMet(demand, *bounds)) met.push_back(demand);
  }
  if (!m_taken.empty()) giveBack(met);
}

// Small cells and those of one answer, of all tables: nobody shows them in any.
void addPrimary(const CountTable& table, const DisclosureRules& rules, Reasons& reasons) {
  for (const TableCell& cell : table.cells) {
    if (cell.derived) continue;
    if (isFew(cell, rules)) reasons[cell.who] = WithheldReason::FewInterviews;
    if (!isFew(cell, rules) && isExtreme(cell, rules)) {
      reasons.try_emplace(cell.who, WithheldReason::SameAnswer);
    }
  }
}

std::size_t interviewsToProtect(const std::vector<CountTable>& tables, const Reasons& reasons) {
  std::map<CellKey, double> most;
  for (const CountTable& table : tables) {
    for (const TableCell& cell : table.cells) {
      const auto found = reasons.find(cell.who);
      const bool counts = found != reasons.end() && cell.published &&
                          found->second == WithheldReason::ProtectsOthers;
      if (counts) most[cell.who] = std::max(most[cell.who], cell.n);
    }
  }
  double sum = 0;
  for (const auto& [who, n] : most) sum += n;
  return static_cast<std::size_t>(sum);
}

}  // namespace

const char* inWords(WithheldReason reason) {
  switch (reason) {
    case WithheldReason::FewInterviews:
      return "few interviews";
    case WithheldReason::SameAnswer:
      return "everybody gave the same answer";
    case WithheldReason::ProtectsOthers:
      return "protects others";
  }
  return "";
}

Suppression suppress(const std::vector<CountCell>& cells, const DisclosureRules& rules,
                     Secondary secondary) {
  const auto tables = tablesOf(cells);
  Suppression result;
  for (const CountTable& table : tables) addPrimary(table, rules, result.reasons);
  // What one table withholds may open another; keys are only ever added between rounds.
  for (bool changed = secondary == Secondary::On; changed;) {
    const std::size_t before = result.reasons.size();
    result.unprotected.clear();
    for (const CountTable& table : tables) {
      Protection(table, rules, result.reasons).protect(result.unprotected);
    }
    changed = result.reasons.size() > before;
  }
  for (const auto& [who, reason] : result.reasons) result.withheld.insert(who);
  result.interviews = interviewsToProtect(tables, result.reasons);
  return result;
}

}  // namespace candour
