// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/derived_terms.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/base/text.h"
#include "core/numeric/weighted_moments.h"

namespace candour {

namespace {

// More joint levels than these are no longer an interaction anybody reads.
constexpr std::size_t kMostPairs = 1000;

// What products are made of and appended to.
class Products {
 public:
  Products(std::vector<PlacedTerm>& placed, std::vector<NumericTerm>& numeric,
           std::vector<FactorTerm>& factors, std::vector<Warning>& warnings)
      : m_placed(placed), m_numeric(numeric), m_factors(factors), m_warnings(warnings) {}

  Status add(int first, int second, int group, TermGroup& into) {
    m_group = group;
    m_into = &into;
    const bool a = m_placed[first].categorical;
    const bool b = m_placed[second].categorical;
    if (a && b) return addJoint(first, second);
    if (!a && !b) {
      addNumbers(first, second);
    } else {
      addSlopes(a ? second : first, a ? first : second, a);
    }
    return {};
  }

 private:
  void append(PlacedTerm term) {
    m_into->terms.push_back(static_cast<int>(m_placed.size()));
    m_placed.push_back(std::move(term));
  }

  PlacedTerm made(int first, int second, std::string name) {
    PlacedTerm term;
    term.group = m_group;
    term.variable = std::move(name);
    term.of = first;
    term.with = second;
    return term;
  }

  void addNumbers(int first, int second) {
    NumericTerm product = m_numeric[m_placed[first].place];
    const NumericTerm& other = m_numeric[m_placed[second].place];
    for (std::size_t i = 0; i < product.size(); ++i) product[i] *= other[i];
    PlacedTerm term =
        made(first, second, m_placed[first].variable + ":" + m_placed[second].variable);
    term.place = static_cast<int>(m_numeric.size());
    m_numeric.push_back(std::move(product));
    append(std::move(term));
  }

  // x at one level of the category each; `swapped`: the category was named first.
  void addSlopes(int number, int category, bool swapped) {
    for (int level = 0; level < static_cast<int>(m_placed[category].levels.size()); ++level) {
      if (level == m_placed[category].reference) continue;
      NumericTerm product = m_numeric[m_placed[number].place];
      const auto& levelOfRow = m_factors[m_placed[category].place].levelOfRow;
      for (std::size_t i = 0; i < product.size(); ++i) {
        if (levelOfRow[i] != level) product[i] = 0;
      }
      const std::string x = m_placed[number].variable;
      const std::string at = levelName(m_placed[category], static_cast<std::size_t>(level));
      PlacedTerm term = made(number, category, swapped ? at + ":" + x : x + ":" + at);
      term.atLevel = level;
      term.place = static_cast<int>(m_numeric.size());
      m_numeric.push_back(std::move(product));
      append(std::move(term));
    }
  }

  Status addJoint(int first, int second) {
    const PlacedTerm a = m_placed[first];
    const PlacedTerm b = m_placed[second];
    if (a.levels.size() * b.levels.size() > kMostPairs) {
      return fail("The interaction of " + a.variable + " with " + b.variable + " would have " +
                  grouped(static_cast<long long>(a.levels.size() * b.levels.size())) +
                  " joint answers, too many to tell apart. Merge answers, or leave it out.");
    }
    PlacedTerm term = made(first, second, a.variable + ":" + b.variable);
    term.categorical = true;
    term.levels = {"everyone at " + levelName(a, a.reference) + " or " + levelName(b, b.reference)};
    term.pairs = {{a.reference, b.reference}};
    FactorTerm joint{jointLevels(a, b, term), static_cast<int>(term.levels.size()), 0};
    term.place = static_cast<int>(m_factors.size());
    m_factors.push_back(std::move(joint));
    append(std::move(term));
    return {};
  }

  // Numbers the pairs that occur, in order, and tells of those that do not.
  std::vector<std::int32_t> jointLevels(const PlacedTerm& a, const PlacedTerm& b,
                                        PlacedTerm& term) {
    const auto& aOf = m_factors[a.place].levelOfRow;
    const auto& bOf = m_factors[b.place].levelOfRow;
    const std::size_t width = b.levels.size();
    std::vector<std::int32_t> place(a.levels.size() * width, -1);
    for (std::size_t i = 0; i < aOf.size(); ++i) place[aOf[i] * width + bOf[i]] = 0;
    std::vector<std::string> empty;
    for (std::size_t pair = 0; pair < place.size(); ++pair) {
      const auto la = static_cast<int>(pair / width);
      const auto lb = static_cast<int>(pair % width);
      if (la == a.reference || lb == b.reference) continue;
      const std::string name = levelName(a, la) + ":" + levelName(b, lb);
      if (place[pair] < 0) {
        empty.push_back(name);
        continue;
      }
      place[pair] = static_cast<std::int32_t>(term.levels.size());
      term.levels.push_back(name);
      term.pairs.emplace_back(la, lb);
    }
    if (!empty.empty()) warnOfEmpty(term, empty);
    std::vector<std::int32_t> levels(aOf.size());
    for (std::size_t i = 0; i < aOf.size(); ++i) levels[i] = place[aOf[i] * width + bOf[i]];
    return levels;
  }

  void warnOfEmpty(const PlacedTerm& term, const std::vector<std::string>& empty) {
    const std::vector<std::string> shown(
        empty.begin(),
        empty.begin() + std::min<std::ptrdiff_t>(3, static_cast<std::ptrdiff_t>(empty.size())));
    const std::string more =
        empty.size() > shown.size()
            ? " and " + grouped(static_cast<long long>(empty.size() - shown.size())) + " more"
            : "";
    m_warnings.push_back({"dropped_level", empty,
                          "Nobody in the model is " + join(shown, ", ") + more + ": the product " +
                              term.variable + " is without " +
                              (empty.size() == 1 ? "that level." : "those levels.")});
  }

  std::vector<PlacedTerm>& m_placed;
  std::vector<NumericTerm>& m_numeric;
  std::vector<FactorTerm>& m_factors;
  std::vector<Warning>& m_warnings;
  int m_group = 0;
  TermGroup* m_into = nullptr;
};

Result<std::size_t> groupNamed(const std::vector<TermGroup>& groups, const std::string& name) {
  std::vector<std::string> names;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (groups[g].interaction) continue;
    if (groups[g].name == name) return g;
    names.push_back(groups[g].name);
  }
  return fail("An interaction names \"" + name + "\", which is no driver or control of the model." +
              didYouMean(name, names));
}

// Whether anybody is at both levels.
bool isOccupied(const PreparedModel& model, const PlacedTerm& a, int levelA, const PlacedTerm& b,
                int levelB) {
  for (std::size_t cell = 0; cell < model.matrix.cells(); ++cell) {
    if (model.matrix.levelInCell(cell, a.place) == levelA &&
        model.matrix.levelInCell(cell, b.place) == levelB) {
      return true;
    }
  }
  return false;
}

bool hasParameter(const PreparedModel& model, int column) {
  return column >= 0 && model.selection.parameterOf[column] >= 0;
}

// The level of a product of categories that is this pair; -1 where there is none.
int pairOf(const PlacedTerm& joint, std::pair<int, int> levels) {
  const auto at = std::find(joint.pairs.begin() + 1, joint.pairs.end(), levels);
  return at == joint.pairs.end() ? -1 : static_cast<int>(at - joint.pairs.begin());
}

// Why a category's level cannot be compared with its reference at every level of the other.
std::string whyNoJoint(const PreparedModel& model, const PlacedTerm& joint, int term, int level,
                       const HeldLevel& held) {
  const bool first = joint.of == term;
  const int otherTerm = first ? joint.with : joint.of;
  const PlacedTerm& own = model.terms[term];
  const PlacedTerm& other = model.terms[otherTerm];
  for (int m = 0; m < static_cast<int>(other.levels.size()); ++m) {
    if (held.term == otherTerm && held.level != m) continue;
    for (const int l : {level, own.reference}) {
      if (!isOccupied(model, own, l, other, m)) {
        return "nobody is both " + levelName(own, l) + " and " + levelName(other, m);
      }
    }
    if (level == own.reference || m == other.reference) continue;
    const int pair = pairOf(joint, first ? std::pair{level, m} : std::pair{m, level});
    if (pair < 0 || !hasParameter(model, model.matrix.columnOfLevel(joint.place, pair))) {
      return levelName(own, level) + ":" + levelName(other, m) + " is left out of the model";
    }
  }
  return {};
}

// Binomial coefficient of small numbers.
double choose(int n, int k) {
  double value = 1;
  for (int i = 0; i < k; ++i) value *= static_cast<double>(n - i) / (i + 1);
  return value;
}

}  // namespace

void addPower(const Term& term, const std::vector<double>& weight,
              std::vector<PlacedTerm>& placedTerms, std::vector<NumericTerm>& numeric) {
  const std::size_t base = placedTerms.size() - static_cast<std::size_t>(term.power - 1);
  NumericTerm x = numeric[placedTerms[base].place];
  const WeightedMoments of = weightedMoments(x, weight);  // as the matrix standardises
  const bool constant = !(of.sd > 1e-12 * std::max(1.0, std::abs(of.mean)));
  for (double& v : x) v = constant ? 0 : std::pow((v - of.mean) / of.sd, term.power);
  PlacedTerm placed;
  placed.group = term.group;
  placed.variable = term.variable;
  placed.place = static_cast<int>(numeric.size());
  placed.of = static_cast<int>(base);
  placed.power = term.power;
  numeric.push_back(std::move(x));
  placedTerms.push_back(std::move(placed));
}

Status addInteractions(const DriverModelSpec& spec, std::vector<TermGroup>& groups,
                       std::vector<PlacedTerm>& placedTerms, std::vector<NumericTerm>& numeric,
                       std::vector<FactorTerm>& factors, std::vector<Warning>& warnings) {
  Products products(placedTerms, numeric, factors, warnings);
  for (const auto& pair : spec.interactions) {
    const auto first = groupNamed(groups, pair.first);
    if (!first) return tl::make_unexpected(first.error());
    const auto second = groupNamed(groups, pair.second);
    if (!second) return tl::make_unexpected(second.error());
    TermGroup group{nameOf(pair), groups[*first].control && groups[*second].control, {}, true};
    for (const int a : groups[*first].terms) {
      for (const int b : groups[*second].terms) {
        if (placedTerms[a].derived() || placedTerms[b].derived()) continue;
        const Status added = products.add(a, b, static_cast<int>(groups.size()), group);
        if (!added) return added;
      }
    }
    groups.push_back(std::move(group));
  }
  return {};
}

std::string nameOf(const InteractionSpec& pair) {
  return pair.first + " x " + pair.second;
}

bool isReference(const PlacedTerm& term, std::size_t level) {
  return term.derived() && level == 0;
}

std::string whyNoAverage(const PreparedModel& model, int term, int level, const HeldLevel& held) {
  for (const auto& product : model.terms) {
    const bool made = product.with >= 0 && (product.of == term || product.with == term);
    if (!made) continue;
    if (product.categorical) {
      const std::string why = whyNoJoint(model, product, term, level, held);
      if (!why.empty()) return why;
      continue;
    }
    if (hasParameter(model, model.matrix.columnOfNumeric(product.place))) continue;
    const bool alongNumber = product.of == term;
    if (product.atLevel >= 0) {
      if (!alongNumber && product.atLevel != level) continue;
      if (alongNumber && held.term == product.with && held.level != product.atLevel) continue;
    }
    return product.variable + " is left out of the model";
  }
  return {};
}

ColumnSelection withoutLonePowers(const PreparedModel& model, std::vector<int> preference,
                                  ColumnSelection selection) {
  bool lone = false;
  bool left = false;  // a power of the term before it is out, so those above it are
  for (const auto& term : model.terms) {
    if (term.power == 1) left = false;
    if (term.power == 1 || !term.derived()) continue;
    const int column = model.matrix.columnOfNumeric(term.place);
    const int base = model.matrix.columnOfNumeric(model.terms[term.of].place);
    left = left || selection.parameterOf[base] < 0;
    if (left && selection.parameterOf[column] >= 0) {
      lone = true;
      std::erase(preference, column);
    }
    left = left || selection.parameterOf[column] < 0;
  }
  return lone ? independentColumns(model.crossProducts, preference) : selection;
}

Eigen::MatrixXd unstandardise(const PreparedModel& model) {
  Eigen::MatrixXd t = model.matrix.unstandardise();
  Eigen::MatrixXd powers = Eigen::MatrixXd::Identity(t.rows(), t.cols());
  std::map<std::pair<int, int>, int> columnOf;  // by base and power
  bool any = false;
  for (const auto& term : model.terms) {
    if (term.power == 1) continue;
    any = true;
    const PlacedTerm& base = model.terms[term.of];
    const int column = model.matrix.columnOfNumeric(term.place);
    columnOf[{term.of, 0}] = 0;
    columnOf[{term.of, 1}] = model.matrix.columnOfNumeric(base.place);
    columnOf[{term.of, term.power}] = column;
    const double mean = model.matrix.mean(base.place);
    const double sd = model.matrix.sd(base.place);
    if (sd == 0) continue;
    // ((x - m) / s)^k = sum over j of C(k, j) x^j (-m)^(k - j) / s^k
    for (int j = 0; j <= term.power; ++j) {
      powers(columnOf[{term.of, j}], column) =
          choose(term.power, j) * std::pow(-mean, term.power - j) / std::pow(sd, term.power);
    }
  }
  return any ? Eigen::MatrixXd(powers * t) : t;
}

}  // namespace candour
