// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/scales/reliability.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/text.h"
#include "core/design/design_variance.h"
#include "core/numeric/tails.h"
#include "models/drivers/terms.h"
#include "models/scales/item_correlations.h"
#include "models/scales/omega.h"

namespace candour {

namespace {

constexpr std::size_t kFewRows = 30;
constexpr const char* kNoUnitsWhy = "a single sampling unit says nothing of the variation";

// The scores of the complete rows, about their means, with their moments.
struct Moments {
  Eigen::VectorXd weights;  // sum 1
  Eigen::MatrixXd centred;
  Eigen::VectorXd means;
  Eigen::MatrixXd covariance;  // population form
  Eigen::MatrixXd correlation;

  [[nodiscard]] Eigen::Index items() const { return covariance.rows(); }
};

Moments momentsOf(const ScaleItems& items, const std::vector<std::uint32_t>& rows) {
  Moments m;
  m.weights = weightsOf(items, rows);
  m.centred = scoresOf(items, rows);
  m.means = m.centred.transpose() * m.weights;
  m.centred.rowwise() -= m.means.transpose();
  m.covariance = m.centred.transpose() * m.weights.asDiagonal() * m.centred;
  const Eigen::VectorXd scale = m.covariance.diagonal().cwiseSqrt().cwiseInverse();
  m.correlation = scale.asDiagonal() * m.covariance * scale.asDiagonal();
  m.correlation.diagonal().setOnes();
  return m;
}

// d alpha = K / (K - 1) (- d sum of variances / V + sum of variances dV / V^2).
Eigen::VectorXd alphaInfluence(const Moments& m) {
  const auto count = static_cast<double>(m.items());
  const double variances = m.covariance.trace(), total = m.covariance.sum();
  const Eigen::ArrayXd parts = m.centred.rowwise().squaredNorm().array() - variances;
  const Eigen::ArrayXd whole = m.centred.rowwise().sum().array().square() - total;
  return m.weights.array() * count / (count - 1) *
         (whole * variances / (total * total) - parts / total);
}

// The influence of r_ij is w (z_i z_j - r_ij (z_i^2 + z_j^2) / 2).
Eigen::VectorXd omegaInfluence(const Moments& m, const Eigen::MatrixXd& slope) {
  const Eigen::VectorXd scale = m.covariance.diagonal().cwiseSqrt().cwiseInverse();
  const Eigen::MatrixXd z = m.centred * scale.asDiagonal();
  const Eigen::VectorXd squares = (slope.array() * m.correlation.array()).rowwise().sum();
  const Eigen::ArrayXd products = (z * slope).cwiseProduct(z).rowwise().sum();
  const Eigen::VectorXd own = z.cwiseAbs2() * squares;
  return m.weights.array() * 0.5 * (products - own.array());
}

struct ItemRest {
  double correlation = 0;
  Eigen::VectorXd influence;
};

ItemRest itemRestOf(const Moments& m, Eigen::Index item) {
  const Eigen::VectorXd x = m.centred.col(item);
  const Eigen::VectorXd rest = m.centred.rowwise().sum() - x;
  const double own = m.covariance(item, item);
  const double with = m.covariance.row(item).sum() - own;
  const double others = m.covariance.sum() - 2 * with - own;
  ItemRest found;
  if (!(others > 0)) {
    found.correlation = kNotAvailable;
    found.influence = Eigen::VectorXd::Zero(x.size());
    return found;
  }
  found.correlation = std::clamp(with / std::sqrt(own * others), -1.0, 1.0);
  const Eigen::ArrayXd u = x.array() / std::sqrt(own), v = rest.array() / std::sqrt(others);
  found.influence =
      m.weights.array() * (u * v - 0.5 * found.correlation * (u.square() + v.square()));
  return found;
}

// 1 less the coefficient on the log scale, so that the interval stays below 1.
void setInterval(double se, int df, ReliabilityCoefficient& to) {
  if (df <= 0) {
    to.why = kNoUnitsWhy;
    return;
  }
  to.se = se;
  const double rest = 1 - to.estimate;
  if (!(rest > 0)) return;
  const double factor = std::exp(tQuantile(0.975, df) * se / rest);
  to.lower = 1 - rest * factor;
  to.upper = 1 - rest / factor;
}

// The same for a correlation, by Fisher's z.
void setItemRestInterval(double se, int df, ReliabilityItem& item) {
  if (df <= 0 || !(std::abs(item.itemRest) < 1)) return;
  item.itemRestSe = se;
  const double z = std::atanh(item.itemRest);
  const double half = tQuantile(0.975, df) * se / (1 - item.itemRest * item.itemRest);
  item.itemRestLower = std::tanh(z - half);
  item.itemRestUpper = std::tanh(z + half);
}

Eigen::MatrixXd without(const Eigen::MatrixXd& matrix, Eigen::Index item) {
  std::vector<Eigen::Index> others;
  for (Eigen::Index i = 0; i < matrix.rows(); ++i) {
    if (i != item) others.push_back(i);
  }
  return matrix(others, others);
}

ReliabilityItem itemOf(const ScaleItems& items, const Moments& m, Eigen::Index at,
                       const Omega& omega) {
  const ItemColumn& column = items.columns[static_cast<std::size_t>(at)];
  ReliabilityItem item;
  item.driver = column.driver;
  item.variable = column.variable;
  item.label = column.label;
  item.reversed = column.reversed;
  item.mean = m.means(at);
  item.sd = std::sqrt(m.covariance(at, at));
  if (m.items() > 2) item.alphaIfDropped = alphaOf(without(m.covariance, at));
  if (m.items() > 3) item.omegaIfDropped = omegaOf(without(m.correlation, at)).value;
  if (omega.loadings.size() > 0) item.loading = omega.loadings(at);
  for (const auto row : items.people) item.unanswered += column.placeOfRow[row] < 0 ? 1 : 0;
  return item;
}

void addItems(const ScaleItems& items, const Moments& m, const Omega& omega,
              Eigen::MatrixXd& influences, Reliability& answer) {
  for (Eigen::Index k = 0; k < m.items(); ++k) {
    ReliabilityItem item = itemOf(items, m, k, omega);
    ItemRest rest = itemRestOf(m, k);
    item.itemRest = rest.correlation;
    item.reverseKeyed = rest.correlation < 0;
    influences.col(2 + k) = rest.influence;
    answer.items.push_back(std::move(item));
  }
}

void addReverseWarning(Reliability& answer) {
  std::vector<std::string> names;
  for (const ReliabilityItem& item : answer.items) {
    if (item.reverseKeyed) names.push_back(item.variable);
  }
  if (names.empty()) return;
  const bool one = names.size() == 1;
  // Of two items both run against each other.
  const std::string which =
      answer.items.size() == 2 ? "One of " + join(names, " and ") : join(names, ", ");
  answer.warnings.push_back(
      {"reverse_keyed", names,
       which + (one || answer.items.size() == 2 ? " runs" : " run") +
           " against the other items: reverse-keyed? If a high answer means less of what the scale "
           "measures, mark it \"reverse\"; if not, it belongs elsewhere: leave it out."});
}

void addNotes(const Moments& m, Reliability& answer) {
  addReverseWarning(answer);
  if (answer.alpha.estimate < 0) {
    answer.warnings.push_back({"negative_alpha",
                               {},
                               "Alpha is below 0: the items vary against each other more than "
                               "together, so they are no scale as they stand."});
  }
  if (answer.n < kFewRows) {
    answer.warnings.push_back({"few_rows",
                               {},
                               "Only " + std::to_string(answer.n) +
                                   " people answered every item: read the numbers as a hint."});
  }
  const auto people = answer.n + answer.leftOut.missing;
  if (2 * answer.n < people) {
    answer.warnings.push_back(
        {"few_complete",
         {},
         grouped(static_cast<long long>(answer.leftOut.missing)) + " of " +
             grouped(static_cast<long long>(people)) +
             " people lack an answer to at least one item and are left out. An item asked of some "
             "alone may be the reason: see the answers each item lacks."});
  }
  const double low = m.covariance.diagonal().minCoeff(), high = m.covariance.diagonal().maxCoeff();
  if (!answer.scored && high > 100 * low) {
    answer.warnings.push_back(
        {"unlike_ranges",
         {},
         "The items' ranges differ more than tenfold, so alpha is that of the "
         "widest: read the standardised alpha, or score the items alike."});
  }
}

void setOrdinal(const ScaleItems& items, const std::vector<std::uint32_t>& rows,
                Reliability& answer) {
  const auto found = itemCorrelations(items, rows, CorrelationKind::Auto);
  if (!found) {
    answer.omegaOrdinalWhy = found.error().message;
  } else if (found->kind != CorrelationKind::Polychoric) {
    answer.omegaOrdinalWhy = "an item has more than ten different answers";
  } else {
    const Omega ordinal = omegaOf(found->correlation);
    answer.omegaOrdinal = ordinal.value;
    answer.omegaOrdinalWhy = ordinal.why;
    const auto notes = correlationWarnings(items, *found);
    answer.warnings.insert(answer.warnings.end(), notes.begin(), notes.end());
  }
}

Status setErrors(const ScaleItems& items, const std::vector<std::uint32_t>& rows,
                 const Eigen::MatrixXd& influences, const Omega& omega, Reliability& answer) {
  const auto covariance = influenceCovariance(items.question.design, rows, influences);
  if (!covariance) return tl::make_unexpected(covariance.error());
  const Eigen::VectorXd se = covariance->diagonal().cwiseMax(0).cwiseSqrt();
  setInterval(se(0), answer.df, answer.alpha);
  if (omega.slope.size() > 0) {
    setInterval(se(1), answer.df, answer.omega);
  } else if (omega.why.empty()) {
    answer.omega.why = "an item is all but the factor itself (Heywood case): no error can be given";
  }
  for (std::size_t k = 0; k < answer.items.size(); ++k) {
    setItemRestInterval(se(static_cast<Eigen::Index>(2 + k)), answer.df, answer.items[k]);
  }
  return {};
}

Reliability begun(const Survey& survey, const DriverModelSpec& spec, const ScaleAsked& asked,
                  const ScaleItems& items) {
  Reliability answer;
  answer.spec = spec;
  answer.asked = asked;
  answer.name = items.name;
  answer.simulated = survey.simulated();
  answer.source = items.question.source;
  answer.weighted = !spec.design.weight.empty();
  answer.leftOut = items.leftOut;
  answer.warnings = items.warnings;
  answer.scored = std::none_of(items.columns.begin(), items.columns.end(),
                               [](const ItemColumn& column) { return column.number; });
  return answer;
}

Status requireItems(const ScaleItems& items, const std::vector<RefusedItem>& refused) {
  if (items.columns.size() >= 2) return {};
  std::string why = "Reliability needs two items or more";
  if (!refused.empty()) {
    why += "; left out: " + refused.front().variable + " (" + refused.front().why + ")";
  }
  return fail(why + ".");
}

// An item may vary among all and not among those who answered everything.
Status requireVariation(const ScaleItems& items, const Moments& m) {
  for (Eigen::Index k = 0; k < m.items(); ++k) {
    if (m.covariance(k, k) > 1e-14 * std::max(1.0, m.means(k) * m.means(k))) continue;
    return fail("Among the people who answered every item, all gave one answer to " +
                items.columns[static_cast<std::size_t>(k)].variable + ": leave it out.");
  }
  if (m.covariance.sum() > 1e-12 * m.covariance.trace()) return {};
  return fail(
      "The sum of the items does not vary: they cancel each other out. Is one of them to be "
      "reversed?");
}

}  // namespace

double alphaOf(const Eigen::MatrixXd& covariance) {
  const auto count = static_cast<double>(covariance.rows());
  return count / (count - 1) * (1 - covariance.trace() / covariance.sum());
}

std::vector<std::string> scalesOf(const DriverModelSpec& spec) {
  std::vector<std::string> names;
  for (const DriverSpec& driver : spec.drivers) {
    if (driver.items.size() > 1) names.push_back(nameOf(driver));
  }
  return names;
}

Result<Reliability> reliabilityOf(const Survey& survey, const DriverModelSpec& spec,
                                  const ScaleAsked& asked, const Job& job) {
  auto items = scaleItems(survey, spec, asked);
  if (!items) return passOn(items);
  auto refused = takeOutConstant(*items);
  if (const Status enough = requireItems(*items, refused); !enough) {
    return tl::make_unexpected(enough.error());
  }
  Reliability answer = begun(survey, spec, asked, *items);
  answer.refused = std::move(refused);
  const auto rows = completeRows(*items);
  answer.leftOut.missing += items->people.size() - rows.size();
  answer.n = rows.size();
  if (rows.size() < 2) {
    return fail(
        "Nobody, or one person alone, answered all of the items. Leave out the one that "
        "fewest were asked.");
  }
  const Moments m = momentsOf(*items, rows);
  if (const Status varies = requireVariation(*items, m); !varies) {
    return tl::make_unexpected(varies.error());
  }
  answer.nEffective = kishEffective(items->question.design, rows);
  answer.df = countDesign(items->question.design, rows).df();
  answer.alpha.estimate = alphaOf(m.covariance);
  answer.alphaStandardised = alphaOf(m.correlation);
  answer.meanCorrelation = meanCorrelation(m.correlation);
  if (m.items() == 2) answer.spearmanBrown = answer.alphaStandardised;
  const Omega omega = omegaOf(m.correlation);
  answer.omega.estimate = omega.value;
  answer.omega.why = omega.why;
  Eigen::MatrixXd influences = Eigen::MatrixXd::Zero(m.centred.rows(), m.items() + 2);
  influences.col(0) = alphaInfluence(m);
  if (omega.slope.size() > 0) influences.col(1) = omegaInfluence(m, omega.slope);
  addItems(*items, m, omega, influences, answer);
  if (job.stopped()) return cancelled();
  const Status errors = setErrors(*items, rows, influences, omega, answer);
  if (!errors) return tl::make_unexpected(errors.error());
  setOrdinal(*items, rows, answer);
  addNotes(m, answer);
  const auto family = familyWarnings(*items, spec);
  answer.warnings.insert(answer.warnings.end(), family.begin(), family.end());
  return answer;
}

}  // namespace candour
