# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- How far areas differ beyond sampling

# The variance between areas of means y with sampling variances psi, by restricted maximum
# likelihood: the root of its score, 0 where that is below 0 from the start.
betweenAreas <- function(y, psi) {
  score <- function(s2) {
    r <- 1 / (psi + s2)
    centre <- sum(r * y) / sum(r)
    sum((r * (y - centre))^2) - sum(r) + sum(r^2) / sum(r)
  }
  if (score(0) <= 0) return(0)
  high <- max(psi)
  while (score(high) > 0) high <- 2 * high
  uniroot(score, c(0, high), tol = 1e-15)$root
}
