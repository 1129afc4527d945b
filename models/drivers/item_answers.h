// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/survey/no_answers.h"
#include "core/survey/survey.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/driver_spec.h"

namespace candour {

/// An item with more answers than this is refused by name; of answers without an order, with more
/// than the second.
inline constexpr std::size_t kMostItemAnswers = 7;
inline constexpr std::size_t kMostUnorderedAnswers = 5;

/// An answer to an item with its weighted share among those who gave one, 0-1, and the 95 %
/// interval of a proportion (docs/methods.md d2).
struct ItemAnswer {
  std::string label;
  int side = 0;  // of the middle: -1 below, 1 above, 0 the midpoint of an odd number of answers
  std::size_t n = 0;  // unweighted
  double share = 0;
  double se = 0;
  double lower = 0;
  double upper = 0;
  std::string why;  // where there is no error, or a share of 0 or 1 has an exact interval
};

/// The answers above the middle less those below it, -1 to 1; NaN where the answers have no order.
struct NetScore {
  double estimate = 0;
  double se = 0;
  double lower = 0;
  double upper = 0;
  double p = 0;      // against 0
  double pHolm = 0;  // over the items of the answer
  std::string why;   // where there is no error or test
};

/// One item: how those in the question who answered it did, whether or not they answered others.
struct AnsweredItem {
  std::string driver;  // or the outcome's name
  std::string variable;
  std::string label;      // the question's wording; the variable where there is none
  bool reversed = false;  // its driver counts it the other way round; here it is not turned round
  std::vector<ItemAnswer> answers;  // in the survey's order, or the question's
  bool ordered = true;              // hasOrder(); else sides and net score mean nothing
  NetScore net;
  std::size_t n = 0;               // unweighted
  double nEffective = 0;           // Kish
  int df = 0;                      // design df of its rows
  Eigen::MatrixXd covariance;      // of the shares
  std::vector<NoAnswer> noAnswer;  // others of the domain by reason, most first
  std::string period;              // where whole waves were not asked: the waves that were
  Eigen::Index place = 0;          // in ItemAnswers::netCovariance

  /// The answer in the middle; null where an even number has none.
  [[nodiscard]] const ItemAnswer* middle() const;
  /// Interviews of the domain without an answer.
  [[nodiscard]] std::size_t unanswered() const;
};

/// An item that has no shares to show, and why.
struct RefusedItem {
  std::string driver;
  std::string variable;
  std::string label;
  std::string why;  // "9 different answers; at most 7 are shown"
};

/// Which items: those of one driver, or of the outcome by its name or variable; else those of all
/// drivers, and with `outcome` the outcome's before them.
struct ItemsAsked {
  std::string driver;
  bool outcome = false;
};

/// How people answered the items behind drivers, docs/methods.md "Answers to items".
struct ItemAnswers {
  DriverModelSpec spec;
  bool simulated = false;
  std::string source;
  bool weighted = false;
  std::size_t n = 0;         // interviews of the domain with a weight
  std::size_t noWeight = 0;  // others of the domain: no or zero weight, stratum or cluster unknown
  std::vector<AnsweredItem> items;  // in the question's order
  std::vector<RefusedItem> refused;
  Eigen::MatrixXd netCovariance;  // of all net scores: they are answers of the same people
  std::vector<Warning> warnings;
};

/// Fails on an unknown driver, without drivers, and where no item can be shown.
Result<ItemAnswers> itemAnswers(const Survey& survey, const DriverModelSpec& spec,
                                const ItemsAsked& asked = {}, const Job& job = {});

/// The two-sided p value of the difference between two net scores, t on the smaller design df; NaN
/// where there is no test.
double netDifferenceP(const ItemAnswers& answers, const AnsweredItem& a, const AnsweredItem& b);

/// Whether the answers to an item run from one end to the other: where the question puts them in
/// order or takes them for a number or a scale; of a category of three answers or more, where their
/// words tell it (answer_order.h).
bool hasOrder(const Survey& survey, const DriverSpec& driver, const ItemSpec& item,
              const Categories& categories);

/// Whether the answers to an item are text without an order of its own, read by the alphabet; and
/// the warning that says so.
bool isAlphabetical(const Variable& variable, const ItemSpec& spec, const Categories& categories);
Warning alphabetWarning(const std::string& variable);

/// Whether the net scores of two items measure alike: the same answers counted the same way round.
bool areAlike(const AnsweredItem& a, const AnsweredItem& b);

}  // namespace candour
