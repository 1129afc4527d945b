// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <array>
#include <cstddef>

namespace candour {

/// The inner loops of estimation, over plain arrays, written so that compilers vectorise them;
/// built once for every x86-64 and once for AVX2, chosen when the program starts. Sums are taken in
/// a fixed order, so they depend on nothing but their arguments and the instruction set.

/// Rows handled at a time, so that a block of every column stays in the first cache.
inline constexpr std::size_t kBlockRows = 256;

/// out[i] += factor * x[i]
void addScaled(double* out, const double* x, double factor, std::size_t n);

/// out[i] += the sum of factor[k] * x[k][i], four columns in one pass
void addScaled4(double* out, const std::array<const double*, 4>& x,
                const std::array<double, 4>& factor, std::size_t n);

/// out[i] = a[i] * b[i]
void multiply(double* out, const double* a, const double* b, std::size_t n);

double sum(const double* x, std::size_t n);

/// sum of a[i] * x[i]
double dot(const double* a, const double* x, std::size_t n);

/// Four dots with the same left side, in one pass.
std::array<double, 4> dot4(const double* a, const std::array<const double*, 4>& x, std::size_t n);

/// One block of a weighted binary logistic model. With p = 1/(1+exp(-eta)):
///   slope[i]    = w[i] p (1-p)
///   residual[i] = w[i] (y[i] - p), from complements, exact also where p is near 0 or 1
///   returns the sum of w[i] l[i], l = y eta - log(1 + exp(eta)).
/// y is 0 or 1; |eta| beyond 700 is taken as 700. About 1 ulp an element.
double logisticTerms(const double* eta, const double* y, const double* w, double* slope,
                     double* residual, std::size_t n);

/// The residuals of logisticTerms() without the likelihood, which takes half of its time; returns
/// the sum of slopes.
double logisticResiduals(const double* eta, const double* y, const double* w, double* residual,
                         std::size_t n);

/// p[i] = 1 / (1 + exp(-eta[i])) and slope[i] = w[i] p (1-p).
void logisticMeans(const double* eta, const double* w, double* p, double* slope, std::size_t n);

/// l[i] = y[i] eta[i] - log(1 + exp(eta[i])), never from a saturated probability.
void logisticLikelihoods(const double* eta, const double* y, double* l, std::size_t n);

}  // namespace candour
