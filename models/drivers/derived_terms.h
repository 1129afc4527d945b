// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/regression/model_matrix.h"
#include "models/drivers/prepared_model.h"

namespace candour {

/// Powers of a number or scale and products of two drivers or controls, as further columns of the
/// model matrix (docs/methods.md, "Powers and interactions").
///
/// Power k of x is the column ((x - mean) / sd)^k, so that years and their cubes are told apart;
/// unstandardise() leads its coefficient back to x^k. It is in the model only with all powers below
/// it. Products are of the values as they are. Number x number is one column "a:b", number x
/// category one "a:b=level" a level but the reference, category x category a factor of the joint
/// levels "a=level:b=level" that occur, whose reference is everyone at a reference. Of a driver
/// with powers only x itself is in the product; sets enter with every pair of their questions.

/// Appends the power `term` asks for, of the term placed before it.
void addPower(const Term& term, const std::vector<double>& weight,
              std::vector<PlacedTerm>& placedTerms, std::vector<NumericTerm>& numeric);

/// Appends a group "A x B" with its products for each interaction of the question, a control where
/// both are. Fails on a name the question does not have, and where two categories have too many
/// joint levels.
Status addInteractions(const DriverModelSpec& spec, std::vector<TermGroup>& groups,
                       std::vector<PlacedTerm>& placedTerms, std::vector<NumericTerm>& numeric,
                       std::vector<FactorTerm>& factors, std::vector<Warning>& warnings);

/// "A x B": what an interaction is called in tests.
std::string nameOf(const InteractionSpec& pair);

/// Whether a product of categories has this level as its reference: everyone at a reference.
bool isReference(const PlacedTerm& term, std::size_t level);

/// A term held at a level (a category) for everybody.
struct HeldLevel {
  int term = -1;
  int level = -1;
};
/// Why predictions with everyone at `level` of the category `term` (compared with its reference),
/// or along the number `term` (level -1), rest on a product that the data do not show: nobody at
/// both levels, or a column that is left out. Empty where they do not. Products with `held` count
/// at its level alone.
std::string whyNoAverage(const PreparedModel& model, int term, int level,
                         const HeldLevel& held = {});

/// `selection` of the columns `preference`, without powers whose lower powers are not in it.
ColumnSelection withoutLonePowers(const PreparedModel& model, std::vector<int> preference,
                                  ColumnSelection selection);

/// T with b = T b' from the matrix's standardised columns to the question's own units, over all
/// columns.
Eigen::MatrixXd unstandardise(const PreparedModel& model);

}  // namespace candour
