// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/numeric/vector_math.h"

#include <bit>
#include <cmath>
#include <cstdint>

// Function multiversioning: the dynamic linker picks the AVX2 clone where the machine has it. Not
// under sanitizers, whose run-time is not ready when the choice is made.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__)
#define CANDOUR_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CANDOUR_CLONES
#endif
#define CANDOUR_INLINE inline __attribute__((always_inline))

namespace candour {

namespace {

constexpr double kLargestEta = 700;

// exp(-a) for 0 <= a <= 700: exp(-a) = 2^k exp(r), |r| <= log(2)/2, exp(r) by its Taylor series of
// degree 13 (next term below 5e-18).
CANDOUR_INLINE double expOfMinus(double a) {
  constexpr double kLog2E = 1.4426950408889634;
  constexpr double kLn2High = 6.93147180369123816490e-01;
  constexpr double kLn2Low = 1.90821492927058770002e-10;
  constexpr double kRound = 0x1.8p52;  // adding it rounds to an integer in the low bits
  const double shifted = -a * kLog2E + kRound;
  const double k = shifted - kRound;
  const double r = (-a - k * kLn2High) - k * kLn2Low;
  double s = 1.0 / 6227020800;
  s = s * r + 1.0 / 479001600;
  s = s * r + 1.0 / 39916800;
  s = s * r + 1.0 / 3628800;
  s = s * r + 1.0 / 362880;
  s = s * r + 1.0 / 40320;
  s = s * r + 1.0 / 5040;
  s = s * r + 1.0 / 720;
  s = s * r + 1.0 / 120;
  s = s * r + 1.0 / 24;
  s = s * r + 1.0 / 6;
  s = s * r + 0.5;
  s = s * r + 1.0;
  s = s * r + 1.0;
  const auto power = std::bit_cast<std::uint64_t>(shifted) - std::bit_cast<std::uint64_t>(kRound);
  return s * std::bit_cast<double>((power + 1023) << 52);
}

// log(1 + u) for 0 <= u <= 1: u beyond sqrt(2) - 1 as log(2) + log(1 + (u - 1) / 2); then
// log(1 + f) = 2 atanh(s), s = f / (2 + f), |s| <= 0.1716, whose series ends below 1e-17.
CANDOUR_INLINE double logOnePlus(double u) {
  constexpr double kSwitch = 0.41421356237309503;
  constexpr double kLn2 = 0.6931471805599453;
  const double f = u > kSwitch ? (u - 1) / 2 : u;
  const double whole = u > kSwitch ? kLn2 : 0.0;
  const double s = f / (2 + f);
  const double z = s * s;
  double t = 1.0 / 21;
  t = t * z + 1.0 / 19;
  t = t * z + 1.0 / 17;
  t = t * z + 1.0 / 15;
  t = t * z + 1.0 / 13;
  t = t * z + 1.0 / 11;
  t = t * z + 1.0 / 9;
  t = t * z + 1.0 / 7;
  t = t * z + 1.0 / 5;
  t = t * z + 1.0 / 3;
  t = t * z;
  return whole + (2 * s + 2 * s * t);
}

CANDOUR_INLINE double smallExp(double eta) {
  const double a = std::abs(eta);
  return expOfMinus(a < kLargestEta ? a : kLargestEta);
}

// 1 / (1 + exp(-eta)) and what it leaves of 1, each from the side on which it is exact.
struct Logistic {
  double u = 0;  // exp(-|eta|)
  double large = 0;
  double small = 0;
  double p = 0;
  double q = 0;
};

CANDOUR_INLINE Logistic logisticOf(double eta) {
  const double u = smallExp(eta);
  const double large = 1 / (1 + u);
  const double small = u * large;
  return {u, large, small, eta >= 0 ? large : small, eta >= 0 ? small : large};
}

}  // namespace

CANDOUR_CLONES void addScaled(double* out, const double* x, double factor, std::size_t n) {
#pragma omp simd
  for (std::size_t i = 0; i < n; ++i) out[i] += factor * x[i];
}

CANDOUR_CLONES void addScaled4(double* out, const std::array<const double*, 4>& x,
                               const std::array<double, 4>& factor, std::size_t n) {
  const double* x0 = x[0];
  const double* x1 = x[1];
  const double* x2 = x[2];
  const double* x3 = x[3];
#pragma omp simd
  for (std::size_t i = 0; i < n; ++i) {
    out[i] += (factor[0] * x0[i] + factor[1] * x1[i]) + (factor[2] * x2[i] + factor[3] * x3[i]);
  }
}

CANDOUR_CLONES void multiply(double* out, const double* a, const double* b, std::size_t n) {
#pragma omp simd
  for (std::size_t i = 0; i < n; ++i) out[i] = a[i] * b[i];
}

CANDOUR_CLONES double sum(const double* x, std::size_t n) {
  double s = 0;
#pragma omp simd reduction(+ : s)
  for (std::size_t i = 0; i < n; ++i) s += x[i];
  return s;
}

CANDOUR_CLONES double dot(const double* a, const double* x, std::size_t n) {
  double s = 0;
#pragma omp simd reduction(+ : s)
  for (std::size_t i = 0; i < n; ++i) s += a[i] * x[i];
  return s;
}

CANDOUR_CLONES std::array<double, 4> dot4(const double* a, const std::array<const double*, 4>& x,
                                          std::size_t n) {
  const double* x0 = x[0];
  const double* x1 = x[1];
  const double* x2 = x[2];
  const double* x3 = x[3];
  double s0 = 0;
  double s1 = 0;
  double s2 = 0;
  double s3 = 0;
#pragma omp simd reduction(+ : s0, s1, s2, s3)
  for (std::size_t i = 0; i < n; ++i) {
    s0 += a[i] * x0[i];
    s1 += a[i] * x1[i];
    s2 += a[i] * x2[i];
    s3 += a[i] * x3[i];
  }
  return {s0, s1, s2, s3};
}

CANDOUR_CLONES double logisticTerms(const double* eta, const double* y, const double* w,
                                    double* slope, double* residual, std::size_t n) {
  double likelihood = 0;
#pragma omp simd reduction(+ : likelihood)
  for (std::size_t i = 0; i < n; ++i) {
    const Logistic at = logisticOf(eta[i]);
    const double positive = eta[i] >= 0 ? eta[i] : 0;
    slope[i] = w[i] * at.large * at.small;
    residual[i] = w[i] * (y[i] * at.q - (1 - y[i]) * at.p);
    likelihood += w[i] * ((y[i] * eta[i] - positive) - logOnePlus(at.u));
  }
  return likelihood;
}

CANDOUR_CLONES double logisticResiduals(const double* eta, const double* y, const double* w,
                                        double* residual, std::size_t n) {
  double slopes = 0;
#pragma omp simd reduction(+ : slopes)
  for (std::size_t i = 0; i < n; ++i) {
    const Logistic at = logisticOf(eta[i]);
    slopes += w[i] * at.large * at.small;
    residual[i] = w[i] * (y[i] * at.q - (1 - y[i]) * at.p);
  }
  return slopes;
}

CANDOUR_CLONES void logisticMeans(const double* eta, const double* w, double* p, double* slope,
                                  std::size_t n) {
#pragma omp simd
  for (std::size_t i = 0; i < n; ++i) {
    const Logistic at = logisticOf(eta[i]);
    p[i] = at.p;
    slope[i] = w[i] * at.large * at.small;
  }
}

CANDOUR_CLONES void logisticLikelihoods(const double* eta, const double* y, double* l,
                                        std::size_t n) {
#pragma omp simd
  for (std::size_t i = 0; i < n; ++i) {
    const double positive = eta[i] >= 0 ? eta[i] : 0;
    l[i] = (y[i] * eta[i] - positive) - logOnePlus(smallExp(eta[i]));
  }
}

}  // namespace candour
