// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "core/design/proportion.h"
#include "core/numeric/multiple_testing.h"
#include "core/numeric/tails.h"
#include "tests/support/sample_answers.h"

namespace candour {

namespace {

constexpr int kItemDf = 500;

int sideOf(std::size_t place, std::size_t count) {
  return 2 * place + 1 < count ? -1 : 2 * place + 1 > count ? 1 : 0;
}

void setNet(AnsweredItem& item) {
  const auto n = static_cast<double>(item.n);
  double square = 0;
  item.net.estimate = 0;
  for (const ItemAnswer& answer : item.answers) {
    item.net.estimate += answer.side * answer.share;
    square += answer.side * answer.side * answer.share;
  }
  item.net.se = std::sqrt(std::max(0.0, square - item.net.estimate * item.net.estimate) / n);
  const auto ends = logitInterval((1 + item.net.estimate) / 2, item.net.se / 2, kItemDf, n, n);
  item.net.lower = 2 * ends.lower - 1, item.net.upper = 2 * ends.upper - 1;
  item.net.p =
      item.net.se > 0 ? tTwoSided(item.net.estimate / item.net.se, kItemDf) : kNotAvailable;
}

AnsweredItem itemOf(const ItemRow& row, std::size_t place) {
  AnsweredItem item;
  item.driver = row.driver;
  item.variable = "q" + std::to_string(place + 1);
  item.label = row.question;
  item.n = row.n;
  item.nEffective = 0.8 * static_cast<double>(row.n);
  item.df = kItemDf;
  item.place = static_cast<Eigen::Index>(place);
  const auto n = static_cast<double>(row.n);
  for (std::size_t k = 0; k < row.answers.size(); ++k) {
    ItemAnswer& answer = item.answers.emplace_back();
    answer.label = row.answers[k];
    answer.side = sideOf(k, row.answers.size());
    answer.share = row.shares[k];
    answer.n = static_cast<std::size_t>(std::lround(n * answer.share));
    answer.se = std::sqrt(answer.share * (1 - answer.share) / n);
    const auto ends = logitInterval(answer.share, answer.se, kItemDf, n, n);
    answer.lower = ends.lower, answer.upper = ends.upper;
  }
  setNet(item);
  item.noAnswer = {{"Don't know", row.n / 20}, {"Refused", row.n / 100}};
  return item;
}

const std::vector<std::string> kAgreement = {"Strongly disagree", "Tend to disagree",
                                             "Neither agree nor disagree", "Tend to agree",
                                             "Strongly agree"};
const std::vector<std::string> kConfidence = {"Not at all confident", "Not very confident",
                                              "Fairly confident", "Very confident"};

}  // namespace

ItemAnswers itemAnswersOf(const std::vector<ItemRow>& rows) {
  ItemAnswers answers;
  answers.simulated = true;
  answers.weighted = true;
  std::vector<double> p;
  for (const ItemRow& row : rows) {
    answers.items.push_back(itemOf(row, answers.items.size()));
    p.push_back(answers.items.back().net.p);
    answers.n = std::max(answers.n, row.n + row.n / 20 + row.n / 100);
  }
  p = holm(p);
  const auto count = static_cast<Eigen::Index>(rows.size());
  answers.netCovariance = Eigen::MatrixXd::Zero(count, count);
  for (AnsweredItem& item : answers.items) {
    item.net.pHolm = p[static_cast<std::size_t>(item.place)];
    answers.netCovariance(item.place, item.place) = item.net.se * item.net.se;
  }
  return answers;
}

ItemAnswers trustItems() {
  const std::string fair = "Engagement and fair treatment", police = "The police in this area ";
  const std::string agree = ": agree or disagree?";
  return itemAnswersOf(
      {{fair,
        police + "treat everyone fairly, whoever they are" + agree,
        kAgreement,
        {.05, .09, .12, .49, .25},
        10581},
       {fair,
        police + "listen to the concerns of local people" + agree,
        kAgreement,
        {.06, .11, .18, .47, .18},
        10579},
       {fair, police + "are easy to contact" + agree, kAgreement, {.09, .19, .22, .38, .12}, 10051},
       {fair,
        "How confident are you that stop and search is used fairly in this area?",
        kConfidence,
        {.1, .2, .45, .25},
        8077},
       {"Information provision",
        "Do you know how to contact your local ward officer?",
        {"No", "Yes"},
        {.855, .145},
        10109}});
}

ItemAnswers strainedItems(const std::string& question) {
  ItemAnswers answers = itemAnswersOf(
      {{question, question, {question, "B", "C", question + " and more"}, {.1, .2, .3, .4}, 31},
       {question, question + " twice", {"No", "Perhaps", "Yes"}, {0, 1, 0}, 400},
       {question, "x", {"No", "Perhaps", "Yes"}, {1, 0, 0}, 123456},
       {"B",
        "averyveryverylongvariablenamewithoutanyblankinit_2015_recoded",
        kAgreement,
        {.002, .001, .004, .003, .99},
        400},
       {"B", "Few", kAgreement, {.2, .2, .2, .2, .2}, 12}});
  answers.items[1].reversed = true;
  answers.items[2].period = "2014-15 to 2016-17";
  answers.items[3].net.lower = answers.items[3].net.upper = kNotAvailable;
  answers.refused = {{"B", "q8", question, "9 different answers; at most 7 are shown"},
                     {"B", "q9", question, "9 different answers; at most 7 are shown"}};
  return answers;
}

}  // namespace candour
