// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/item_answers.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/base/text.h"
#include "core/design/design_variance.h"
#include "core/design/proportion.h"
#include "core/numeric/multiple_testing.h"
#include "core/numeric/parallel.h"
#include "core/numeric/tails.h"
#include "models/drivers/design_of.h"
#include "models/drivers/left_out_periods.h"
#include "models/drivers/question_rows.h"
#include "models/drivers/terms.h"

namespace candour {

namespace {

constexpr const char* kOneUnitWhy = "a single sampling unit says nothing of the variation";
constexpr const char* kExtremeWhy = "a share of 0 or 1 has no error: the interval is an exact one";

constexpr const char* kUnorderedWhy = "answers without an order have no net score";

struct Chosen {
  std::string driver;
  const ItemSpec* item = nullptr;
  const DriverSpec* of = nullptr;  // null: of the outcome
};

// The items asked for, with the outcome's as an item of its own.
Result<std::vector<Chosen>> chosenItems(const DriverModelSpec& spec, const ItemSpec& outcome,
                                        const ItemsAsked& asked) {
  std::vector<Chosen> chosen;
  std::vector<std::string> names;
  const std::string name = spec.outcome.name.empty() ? spec.outcome.variable : spec.outcome.name;
  if (asked.outcome && asked.driver.empty()) chosen.push_back({name, &outcome, nullptr});
  for (const DriverSpec& driver : spec.drivers) {
    names.push_back(nameOf(driver));
    if (!asked.driver.empty() && asked.driver != names.back()) continue;
    for (const ItemSpec& item : driver.items) chosen.push_back({names.back(), &item, &driver});
  }
  const bool isOutcome = asked.driver == name || asked.driver == spec.outcome.variable;
  if (chosen.empty() && isOutcome && !asked.driver.empty()) {
    chosen.push_back({name, &outcome, nullptr});
  }
  if (!chosen.empty()) return chosen;
  if (asked.driver.empty()) return fail("The question has no drivers: they say which items.");
  names.push_back(name);
  return fail("The question has no driver \"" + asked.driver + "\"." +
              didYouMean(asked.driver, names));
}

// Everybody in the domain with a weight.
std::vector<std::uint32_t> peopleOf(const QuestionRows& question, std::size_t& noWeight) {
  std::vector<std::uint32_t> people;
  for (std::size_t row = 0; row < question.inDomain.size(); ++row) {
    if (!question.inDomain[row]) continue;
    const bool in = question.design.stratum[row] >= 0 && question.design.weight[row] > 0;
    if (in) people.push_back(static_cast<std::uint32_t>(row));
    noWeight += in ? 0 : 1;
  }
  return people;
}

std::string whyRefused(const Categories& categories, bool ordered, std::size_t n) {
  const std::size_t count = categories.levels.size();
  if (n == 0) return "nobody has an answer that counts";
  const std::size_t most = ordered ? kMostItemAnswers : kMostUnorderedAnswers;
  if (count > most) {
    return grouped(static_cast<long long>(count)) + " different answers; at most " +
           std::to_string(most) + (ordered ? " are shown" : " without an order are shown");
  }
  return count < 2 ? "a single answer" : "";
}

// One item at work: its answer, or why it has none, and the totals of its net score's influences.
struct Work {
  AnsweredItem item;
  std::optional<RefusedItem> refused;
  Eigen::VectorXd netTotals;
  bool alphabetical = false;
  std::optional<Error> error;
};

struct Asked {
  const Survey& survey;
  const DriverModelSpec& spec;
  const QuestionRows& question;
  std::vector<std::uint32_t> people;
};

// Of the answer at `place` of `count`.
int sideOf(std::size_t place, std::size_t count) {
  const std::size_t twice = 2 * place + 1;
  return twice < count ? -1 : twice > count ? 1 : 0;
}

Eigen::VectorXd signsOf(const AnsweredItem& item) {
  Eigen::VectorXd signs(static_cast<Eigen::Index>(item.answers.size()));
  for (std::size_t k = 0; k < item.answers.size(); ++k) {
    signs(static_cast<Eigen::Index>(k)) = item.answers[k].side;
  }
  return signs;
}

void setShares(const SurveyDesign& design, const std::vector<std::uint32_t>& rows,
               const Categories& categories, AnsweredItem& item) {
  item.n = rows.size();
  item.nEffective = kishEffective(design, rows);
  item.df = countDesign(design, rows).df();
  double total = 0;
  for (const auto row : rows) {
    ItemAnswer& answer = item.answers[static_cast<std::size_t>(categories.levelOfRow[row])];
    ++answer.n;
    answer.share += design.weight[row];
    total += design.weight[row];
  }
  for (ItemAnswer& answer : item.answers) answer.share /= total;
}

// Influences w (1{answer} - share) / sum of w of every answer, by PSU (docs/methods.md d1).
PsuTotals totalsOf(const SurveyDesign& design, const std::vector<std::uint32_t>& rows,
                   const Categories& categories, const AnsweredItem& item) {
  const auto count = static_cast<Eigen::Index>(item.answers.size());
  PsuTotals totals = PsuTotals::Zero(design.psus(), count);
  Eigen::RowVectorXd shares(count);
  for (Eigen::Index k = 0; k < count; ++k) {
    shares(k) = item.answers[static_cast<std::size_t>(k)].share;
  }
  double sum = 0;
  for (const auto row : rows) sum += design.weight[row];
  for (const auto row : rows) {
    const double w = design.weight[row] / sum;
    const auto psu = design.psu[row];
    totals.row(psu) -= w * shares;
    totals(psu, categories.levelOfRow[row]) += w;
  }
  return totals;
}

void setErrors(ShareInterval kind, AnsweredItem& item) {
  for (std::size_t k = 0; k < item.answers.size(); ++k) {
    ItemAnswer& answer = item.answers[k];
    const auto at = static_cast<Eigen::Index>(k);
    answer.se = std::sqrt(std::max(0.0, item.covariance(at, at)));
    const auto interval = shareInterval(kind, answer.share, answer.se, item.df,
                                        static_cast<double>(item.n), item.nEffective);
    answer.lower = interval.lower;
    answer.upper = interval.upper;
    if (item.df <= 0) {
      answer.se = kNotAvailable;
      answer.why = kOneUnitWhy;
    } else if (answer.share <= 0 || answer.share >= 1) {
      answer.why = kExtremeWhy;
    }
  }
}

// The interval of (1 + net) / 2, a share of 0 to 1, led back; so it never leaves -1 to 1.
void setNet(AnsweredItem& item, const Eigen::VectorXd& signs) {
  NetScore& net = item.net;
  net.estimate = 0;
  for (const ItemAnswer& answer : item.answers) net.estimate += answer.side * answer.share;
  net.estimate = std::clamp(net.estimate, -1.0, 1.0);
  net.se = std::sqrt(std::max(0.0, signs.dot(item.covariance * signs)));
  const double half = (1 + net.estimate) / 2;
  const auto n = static_cast<double>(item.n);
  const auto interval = logitInterval(half, net.se / 2, item.df, n, item.nEffective);
  net.lower = 2 * interval.lower - 1;
  net.upper = 2 * interval.upper - 1;
  net.p = kNotAvailable;
  if (item.df <= 0) {
    net.se = kNotAvailable;
    net.why = kOneUnitWhy;
  } else if (half <= 0 || half >= 1) {
    net.why = kExtremeWhy;
    net.p = extremeShareTest(half, 0.5, item.df, n, item.nEffective);
  } else if (net.se > 0) {
    net.p = tTwoSided(net.estimate / net.se, item.df);
  } else {
    net.why = "its people do not vary: there is no test";
  }
}

NetScore noNet() {
  NetScore net;
  for (double* value : {&net.estimate, &net.se, &net.lower, &net.upper, &net.p, &net.pHolm}) {
    *value = kNotAvailable;
  }
  net.why = kUnorderedWhy;
  return net;
}

bool isOrdered(const Asked& asked, const Chosen& chosen, const Categories& categories) {
  if (chosen.of != nullptr) return hasOrder(asked.survey, *chosen.of, *chosen.item, categories);
  // What the positive answers of an outcome stand above is an order, but for a choice of two.
  return categories.levels.size() > 2 || !asked.spec.outcome.order.empty();
}

Result<Categories> categoriesFor(const Asked& asked, const Chosen& chosen, std::size_t& index) {
  const auto found = asked.survey.require(chosen.item->variable);
  if (!found) return fail("In \"" + chosen.driver + "\": " + found.error().message);
  index = *found;
  return categoriesOf(asked.survey, index, {chosen.item->missing, chosen.item->order});
}

Status answer(const Asked& asked, const Chosen& chosen, Work& work) {
  std::size_t index = 0;
  const auto categories = categoriesFor(asked, chosen, index);
  if (!categories) return tl::make_unexpected(categories.error());
  const Variable& variable = asked.survey.variables[index];
  const std::string label = variable.label.empty() ? variable.name : variable.label;
  std::vector<std::uint32_t> rows, others;
  for (const auto row : asked.people) {
    (categories->levelOfRow[row] >= 0 ? rows : others).push_back(row);
  }
  const bool ordered = isOrdered(asked, chosen, *categories);
  if (const auto why = whyRefused(*categories, ordered, rows.size()); !why.empty()) {
    work.refused = RefusedItem{chosen.driver, variable.name, label, why};
    return {};
  }
  AnsweredItem& item = work.item;
  item.driver = chosen.driver;
  item.variable = variable.name;
  item.label = label;
  item.reversed = chosen.item->reverse;
  item.ordered = ordered;
  work.alphabetical = isAlphabetical(variable, *chosen.item, *categories);
  for (std::size_t k = 0; k < categories->levels.size(); ++k) {
    ItemAnswer& given = item.answers.emplace_back();
    given.label = categories->levelText(k);
    given.side = sideOf(k, categories->levels.size());
  }
  item.noAnswer = countNoAnswers(asked.survey, index, others);
  item.period = periodOf(asked.survey, asked.spec, rows, asked.people);
  setShares(asked.question.design, rows, *categories, item);
  const auto totals = totalsOf(asked.question.design, rows, *categories, item);
  const auto covariance = designCovariance(asked.question.design, totals);
  if (!covariance) return tl::make_unexpected(covariance.error());
  item.covariance = *covariance;
  const Eigen::VectorXd signs = signsOf(item);
  setErrors(asked.question.design.interval, item);
  if (item.ordered) {
    setNet(item, signs);
  } else {
    item.net = noNet();
  }
  work.netTotals = totals * signs;
  return {};
}

Status gather(std::vector<Work> works, const SurveyDesign& design, ItemAnswers& answers) {
  std::erase_if(works, [&](Work& work) {
    if (work.refused) answers.refused.push_back(std::move(*work.refused));
    return work.refused.has_value();
  });
  if (works.empty()) {
    const RefusedItem& first = answers.refused.front();
    return fail("None of the items can be shown: " + first.variable + " (" + first.why +
                (answers.refused.size() > 1 ? "), and so on." : ")."));
  }
  PsuTotals totals(design.psus(), static_cast<Eigen::Index>(works.size()));
  std::vector<double> p;
  for (std::size_t i = 0; i < works.size(); ++i) {
    works[i].item.place = static_cast<Eigen::Index>(i);
    totals.col(works[i].item.place) = works[i].netTotals;
    p.push_back(works[i].item.net.p);
    if (works[i].alphabetical) answers.warnings.push_back(alphabetWarning(works[i].item.variable));
    answers.items.push_back(std::move(works[i].item));
  }
  p = holm(p);
  for (std::size_t i = 0; i < p.size(); ++i) answers.items[i].net.pHolm = p[i];
  auto covariance = designCovariance(design, totals);
  if (!covariance) return tl::make_unexpected(covariance.error());
  answers.netCovariance = std::move(*covariance);
  return {};
}

}  // namespace

const ItemAnswer* AnsweredItem::middle() const {
  const auto found = std::find_if(answers.begin(), answers.end(),
                                  [](const ItemAnswer& answer) { return answer.side == 0; });
  return found == answers.end() ? nullptr : &*found;
}

std::size_t AnsweredItem::unanswered() const {
  std::size_t sum = 0;
  for (const NoAnswer& reason : noAnswer) sum += reason.n;
  return sum;
}

Result<ItemAnswers> itemAnswers(const Survey& survey, const DriverModelSpec& spec,
                                const ItemsAsked& asked, const Job& job) {
  const ItemSpec outcome{
      .variable = spec.outcome.variable, .order = {}, .missing = spec.outcome.missing};
  const auto chosen = chosenItems(spec, outcome, asked);
  if (!chosen) return tl::make_unexpected(chosen.error());
  const auto question = questionRows(survey, spec);
  if (!question) return tl::make_unexpected(question.error());
  ItemAnswers answers;
  answers.spec = spec;
  answers.simulated = survey.simulated();
  answers.source = question->source;
  answers.weighted = !spec.design.weight.empty();
  const Asked about{survey, spec, *question, peopleOf(*question, answers.noWeight)};
  answers.n = about.people.size();
  answers.warnings = designWarnings(question->design);
  std::vector<Work> works(chosen->size());
  parallelFor(works.size(), [&](std::size_t i) {
    if (job.stopped()) return;
    const Status done = answer(about, (*chosen)[i], works[i]);
    if (!done) works[i].error = done.error();
  });
  if (job.stopped()) return cancelled();
  for (const Work& work : works) {
    if (work.error) return tl::make_unexpected(*work.error);
  }
  const Status gathered = gather(std::move(works), question->design, answers);
  if (!gathered) return tl::make_unexpected(gathered.error());
  return answers;
}

double netDifferenceP(const ItemAnswers& answers, const AnsweredItem& a, const AnsweredItem& b) {
  const Eigen::MatrixXd& v = answers.netCovariance;
  const double sum = v(a.place, a.place) + v(b.place, b.place);
  const double variance = sum - 2 * v(a.place, b.place);
  const int df = std::min(a.df, b.df);
  if (df <= 0 || !(variance > 1e-13 * sum)) return kNotAvailable;
  return tTwoSided((a.net.estimate - b.net.estimate) / std::sqrt(variance), df);
}

bool areAlike(const AnsweredItem& a, const AnsweredItem& b) {
  return a.reversed == b.reversed && a.ordered == b.ordered &&
         std::equal(a.answers.begin(), a.answers.end(), b.answers.begin(), b.answers.end(),
                    [](const ItemAnswer& x, const ItemAnswer& y) { return x.label == y.label; });
}

}  // namespace candour
