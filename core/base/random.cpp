// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/base/random.h"

#include <bit>
#include <cmath>

#include "core/base/check.h"

namespace candour {

namespace {

std::uint64_t splitMix(std::uint64_t& state) {
  std::uint64_t z = (state += 0x9e3779b97f4a7c15ULL);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

// Rational approximations of AS 241, coefficients from the highest power down.
template <std::size_t N>
double horner(const std::array<double, N>& coefficients, double x) {
  double value = 0;
  for (const double c : coefficients) value = value * x + c;
  return value;
}

constexpr std::array<double, 8> kA = {
    2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
    13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608};
constexpr std::array<double, 8> kB = {
    5226.495278852545925,  28729.085735721942674, 39307.89580009271061,  21213.794301586595867,
    5394.1960214247511077, 687.1870074920579083,  42.313330701600911252, 1.0};
constexpr std::array<double, 8> kC = {7.7454501427834140764e-4, .0227238449892691845833,
                                      .24178072517745061177,    1.27045825245236838258,
                                      3.64784832476320460504,   5.7694972214606914055,
                                      4.6303378461565452959,    1.42343711074968357734};
constexpr std::array<double, 8> kD = {1.05075007164441684324e-9, 5.475938084995344946e-4,
                                      .0151986665636164571966,   .14810397642748007459,
                                      .68976733498510000455,     1.6763848301838038494,
                                      2.05319162663775882187,    1.0};
constexpr std::array<double, 8> kE = {2.01033439929228813265e-7, 2.71155556874348757815e-5,
                                      .0012426609473880784386,   .026532189526576123093,
                                      .29656057182850489123,     1.7848265399172913358,
                                      5.4637849111641143699,     6.6579046435011037772};
constexpr std::array<double, 8> kF = {2.04426310338993978564e-15, 1.4215117583164458887e-7,
                                      1.8463183175100546818e-5,   7.868691311456132591e-4,
                                      .0148753612908506148525,    .13692988092273580531,
                                      .59983220655588793769,      1.0};

}  // namespace

double normalQuantile(double p) {
  check(p > 0 && p < 1, "a probability strictly between 0 and 1");
  const double q = p - 0.5;
  if (std::abs(q) <= 0.425) {
    const double r = 0.180625 - q * q;
    return q * horner(kA, r) / horner(kB, r);
  }
  const double r = std::sqrt(-std::log(q < 0 ? p : 1 - p));
  const double tail =
      r <= 5 ? horner(kC, r - 1.6) / horner(kD, r - 1.6) : horner(kE, r - 5) / horner(kF, r - 5);
  return q < 0 ? -tail : tail;
}

Random::Random(std::uint64_t seed) {
  for (auto& word : m_state) word = splitMix(seed);
}

std::uint64_t Random::next() {
  const std::uint64_t result = std::rotl(m_state[1] * 5, 7) * 9;
  const std::uint64_t shifted = m_state[1] << 17;
  m_state[2] ^= m_state[0];
  m_state[3] ^= m_state[1];
  m_state[1] ^= m_state[2];
  m_state[0] ^= m_state[3];
  m_state[2] ^= shifted;
  m_state[3] = std::rotl(m_state[3], 45);
  return result;
}

double Random::uniform() {
  return static_cast<double>(next() >> 11) * 0x1.0p-53;
}

double Random::normal() {
  // The middle of one of 2^53 equal cells: never 0 or 1.
  return normalQuantile((static_cast<double>(next() >> 11) + 0.5) * 0x1.0p-53);
}

std::uint64_t Random::below(std::uint64_t bound) {
  check(bound > 0, "a positive bound");
  const std::uint64_t excess = (0 - bound) % bound;  // values below it would be favoured
  std::uint64_t value = next();
  while (value < excess) value = next();
  return value % bound;
}

std::size_t Random::pick(std::span<const double> weights) {
  double total = 0;
  for (const double w : weights) total += w;
  check(total > 0, "weights with a positive sum");
  double left = uniform() * total;
  for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
    if (left < weights[i]) return i;
    left -= weights[i];
  }
  return weights.size() - 1;
}

}  // namespace candour
