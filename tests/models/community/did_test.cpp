// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/did.h"

#include "core/numeric/parallel.h"
#include "models/community/wild_bootstrap.h"
#include "tests/models/community/ward_questions.h"

using namespace candour;

namespace {

struct Toy {
  WardSample sample = sampleOf(toySurvey(), toyQuestion());
  WardPeriods sums = wardPeriods(sample, sample.outcome);
  AdoptionPlan plan = adoptionPlan(timingsOf(sample, toyActions()), {.baseQuarters = 99});
  DidCell cell = pooledCell(sums, plan);
};

}  // namespace

TEST_CASE("the 2 x 2 of weighted interviews agrees with svyglm", "[wards]") {
  const Toy toy;
  const Reference& expected = reference("wards");
  const DidEstimate did = didEstimate(toy.sums, toy.cell);
  REQUIRE(did.available());
  CHECK(did.estimate == expected.approx("did_toy", "estimate"));
  CHECK(did.estimate == Approx(.1195378743).epsilon(1e-9));
  CHECK(errorOf(toy.sample, did.influence) == expected.approx("did_toy", "se"));
  CHECK(std::abs(did.influence.sum()) < 1e-14);
  CHECK(did.wardsActed == 15);
  CHECK(did.wardsCompared == 25);
  const DidEstimate logit = logitDid(toy.sums, toy.cell);
  CHECK(logit.estimate == expected.approx("did_toy", "logit"));
  CHECK(errorOf(toy.sample, logit.influence) == expected.approx("did_toy", "logit_se"));
}

TEST_CASE("one cohort and two periods are the 2 x 2 exactly", "[wards]") {
  Toy toy;
  toy.plan.baseQuarters = 1;
  const auto plain = [&](const DidCell& cell) { return didEstimate(toy.sums, cell); };
  // From the first quarter of the year to the third, all that the survey has.
  const Aggregate simple = wardEffect(toy.sums, toy.plan, false, plain);
  const Aggregate pooled = wardEffect(toy.sums, toy.plan, true, plain);
  CHECK(simple.estimate == pooled.estimate);
  CHECK((simple.influence - pooled.influence).cwiseAbs().maxCoeff() < 1e-15);
  // Without controls the doubly robust estimator is the same.
  const Covariates none = covariatesOf(toySurvey(), toyQuestion()).value();
  const DoublyRobust robust(toy.sample, toy.sample.outcome, none);
  const Aggregate same = wardEffect(toy.sums, toy.plan, true, robust);
  CHECK(same.estimate == Approx(pooled.estimate).epsilon(1e-12));
  CHECK((same.influence - pooled.influence).cwiseAbs().maxCoeff() < 1e-12);
}

TEST_CASE("the fit without an interaction is that of least squares", "[wards]") {
  const Toy toy;
  const AdditiveFit fit = additiveFit(toy.sums, toy.cell);
  for (const int after : {0, 1}) {
    for (const int acted : {0, 1}) {
      const std::string name = "additive[" + std::to_string(after) + std::to_string(acted) + "]";
      CHECK(fit.fitted[after][acted] == reference("wards").approx("did_toy", name));
    }
  }
}

TEST_CASE("the wild bootstrap is the same whatever the threads, and near the t test", "[wards]") {
  const Toy toy;
  const auto error = [&toy](const Eigen::VectorXd& z) { return errorOf(toy.sample, z); };
  setThreads(1);
  const WildBootstrap one = wildBootstrap(toy.sums, toy.cell, error, 1999, 7);
  setThreads(2);
  const WildBootstrap two = wildBootstrap(toy.sums, toy.cell, error, 1999, 7);
  setThreads(0);
  CHECK(one.p == two.p);
  const double p = reference("wards").value("did_toy", "p");
  CHECK(one.p == Approx(p).margin(0.015));
  // Of outcomes that do not move there is nothing to test.
  WardPeriods still = toy.sums;
  still.outcome.setZero();
  CHECK_FALSE(wildBootstrap(still, toy.cell, error, 9, 1).why.empty());
}

TEST_CASE("a cell that nobody is in says which", "[wards]") {
  const Toy toy;
  DidCell cell = toy.cell;
  cell.after = {1};  // the quarter of the action, in which nobody was interviewed
  const DidEstimate did = didEstimate(toy.sums, cell);
  CHECK_FALSE(did.available());
  CHECK(std::isnan(did.estimate));
  CHECK(did.why == "nobody was interviewed in wards that acted after");
}
