// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/boroughs/gap_json.h"

#include <cmath>

#include "models/drivers/json_parts.h"

namespace candour {

namespace {

const char* nameOf(GapPart part) {
  switch (part) {
    case GapPart::Composition:
      return "composition";
    case GapPart::Perception:
      return "perception";
    case GapPart::Other:
      return "other";
  }
  return "";
}

Json estimateOf(const GapPiece& piece) {
  Json object = {{"estimate", number(piece.estimate)},
                 {"se", number(piece.se)},
                 {"lower", number(piece.lower)},
                 {"upper", number(piece.upper)},
                 {"p", number(piece.p)}};
  addWhy(object, piece.why);
  return object;
}

Json pieceOf(const GapPiece& piece) {
  Json object = {{"driver", textOrNull(piece.driver)}, {"part", nameOf(piece.part)}};
  object.update(estimateOf(piece));
  return object;
}

Json covarianceOf(const GapExplanation& gap) {
  Json rows = Json::array();
  for (Eigen::Index i = 0; i < gap.covariance.rows(); ++i) {
    Json row = Json::array();
    for (Eigen::Index j = 0; j < gap.covariance.cols(); ++j) {
      const bool known = std::isfinite(gap.pieces[static_cast<std::size_t>(i)].se) &&
                         std::isfinite(gap.pieces[static_cast<std::size_t>(j)].se);
      row.push_back(known ? number(gap.covariance(i, j)) : Json(nullptr));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

std::string gapJson(const GapExplanation& gap) {
  Json pieces = Json::array();
  double sum = 0;
  for (const auto& piece : gap.pieces) {
    pieces.push_back(pieceOf(piece));
    sum += piece.estimate;
  }
  Json document = {{"group", gap.groupName},     {"variable", gap.group.variable},
                   {"gap", number(gap.gap)},     {"se", number(gap.se)},
                   {"lower", number(gap.lower)}, {"upper", number(gap.upper)},
                   {"p", number(gap.p)},         {"df", gap.df}};
  addWhy(document, gap.why);
  document.update(Json({{"group_share", number(gap.groupShare)},
                        {"whole_share", number(gap.wholeShare)},
                        {"direct_gap", number(gap.directGap)},
                        {"pieces", pieces},
                        {"sum", number(sum)},
                        {"composition", estimateOf(gap.composition)},
                        {"perception", estimateOf(gap.perception)},
                        {"covariance", covarianceOf(gap)},
                        {"explained_logit", number(gap.explainedLogit)}}));
  if (!std::isfinite(gap.explainedLogit)) {
    document["explained_logit_why"] = "the logistic model did not converge";
  }
  document.update(Json({{"n", gap.n},
                        {"group_n", gap.groupN},
                        {"group_answered", gap.groupAnswered},
                        {"n_effective", number(gap.nEffective)},
                        {"n_left_out", json(gap.leftOut)},
                        {"simulated", gap.simulated},
                        {"source", gap.source},
                        {"warnings", json(gap.warnings)}}));
  return textOf(document);
}

}  // namespace candour
