// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/gap_headline.h"

#include <cmath>
#include <vector>

#include "core/base/text.h"
#include "core/numeric/multiple_testing.h"
#include "models/briefing/area_words.h"
#include "models/briefing/footer.h"
#include "models/briefing/words.h"
#include "models/drivers/fitted_model.h"
#include "models/drivers/terms.h"

namespace candour {

namespace {

bool isArea(const GapExplanation& gap) {
  return gap.group.variable == gap.spec.area;
}

// Something that may account for a gap: which pieces, and how it is called.
struct Account {
  std::string name;
  bool plural = false;
  std::vector<char> of;  // by piece
};

Account partAccount(const GapExplanation& gap, GapPart part, const std::string& name) {
  Account account{name, name.starts_with("views"), {}};
  for (const auto& piece : gap.pieces) account.of.push_back(piece.part == part ? 1 : 0);
  return account;
}

std::vector<Account> driverAccounts(const GapExplanation& gap) {
  std::vector<Account> accounts;
  for (std::size_t j = 0; j < gap.pieces.size(); ++j) {
    if (gap.pieces[j].part != GapPart::Perception) continue;
    const std::string& name = gap.pieces[j].driver;
    Account account{midSentence(name), isPlural(name), std::vector<char>(gap.pieces.size(), 0)};
    account.of[j] = 1;
    accounts.push_back(std::move(account));
  }
  return accounts;
}

// The p of: the account less `share` of the gap goes the gap's way. NaN where it goes the other.
double pBeyond(const GapExplanation& gap, const Account& account, double share) {
  const auto count = static_cast<Eigen::Index>(gap.pieces.size());
  Eigen::VectorXd a(count);
  double estimate = 0;
  for (Eigen::Index j = 0; j < count; ++j) {
    const auto at = static_cast<std::size_t>(j);
    a[j] = (account.of[at] ? 1 : 0) - share;
    estimate += a[j] * gap.pieces[at].estimate;
  }
  const double se = std::sqrt(std::max(0.0, a.dot(gap.covariance * a)));
  const double p = inferenceOf(estimate, se, gap.df).p;
  return estimate * gap.gap > 0 ? p : 1;
}

// The first account that significantly goes beyond `share` of the gap, Holm over all of them; or
// nothing.
const Account* firstBeyond(const GapExplanation& gap, const std::vector<Account>& accounts,
                           double share) {
  std::vector<double> p;
  p.reserve(accounts.size());
  for (const auto& account : accounts) p.push_back(pBeyond(gap, account, share));
  p = holm(p);
  for (std::size_t i = 0; i < p.size(); ++i) {
    if (p[i] < 0.05) return &accounts[i];
  }
  return nullptr;
}

std::string accounting(const GapExplanation& gap) {
  const Account composition = partAccount(gap, GapPart::Composition, compositionName(gap));
  const Account perception = partAccount(gap, GapPart::Perception, "views of the police");
  std::vector<Account> most = driverAccounts(gap);
  most.push_back(perception);
  most.push_back(composition);
  const auto said = [](const Account& account, const std::string& much) {
    return "; " + account.name + (account.plural ? " account" : " accounts") + " for " + much;
  };
  if (const Account* account = firstBeyond(gap, most, 0.5)) return said(*account, "most");
  std::vector<Account> parts = {perception, composition};
  if (std::abs(gap.composition.estimate) > std::abs(gap.perception.estimate)) {
    std::swap(parts[0], parts[1]);
  }
  if (const Account* account = firstBeyond(gap, parts, 0)) return said(*account, "some");
  return {};
}

// What the group's variable is called: by the control that asks for it, or itself.
std::string variableName(const GapExplanation& gap) {
  for (const auto& control : gap.spec.controls) {
    for (const auto& item : control.items) {
      if (item.variable == gap.group.variable) return nameOf(control);
    }
  }
  return gap.group.variable;
}

}  // namespace

std::string gapGroupName(const GapExplanation& gap) {
  if (isArea(gap)) return namedArea(gap.groupName, gap.spec.area);
  const std::string name = variableName(gap);
  const bool ethnic = lowered(name).find("ethnic") != std::string::npos;
  const bool residual = lowered(gap.groupName).starts_with("other");
  if (ethnic && !residual && !isBareAnswer(gap.groupName)) return gap.groupName + " people";
  return name + ": " + gap.groupName;
}

std::string gapWholeName(const FigureContext& context) {
  return context.geography.empty() ? "the whole" : context.geography;
}

std::string compositionName(const GapExplanation& gap) {
  return isArea(gap) ? "who lives there" : "who they are";
}

std::string gapHeadline(const GapExplanation& gap, const FigureContext& context) {
  const std::string group = gapGroupName(gap), whole = gapWholeName(context);
  const std::string on = " on " + outcomeWord(context);
  if (!(gap.p < 0.05)) {
    const std::string same = " cannot be told apart from ";
    return headlineOf({group + same + whole + on, group + same + whole,
                       "This group cannot be told apart from the whole"});
  }
  const std::string size =
      plainNumber(std::abs(100 * gap.gap), 1) + " points " + (gap.gap < 0 ? "below " : "above ");
  const std::string is = group.ends_with(" people") ? " are " : " is ";
  const std::string rest = accounting(gap);
  return headlineOf({group + is + size + whole + on + rest, group + is + size + whole + rest,
                     group + is + size + whole + on, group + is + size + whole,
                     "This group is " + size + "the whole"});
}

}  // namespace candour
