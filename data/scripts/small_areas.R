# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- Areas shrunk towards their mean: Fay and Herriot's model on the arcsine scale

effect <- mean((n / size)[-whole][se[-whole] > 0 & size[-whole] > 0], na.rm = TRUE) # mean design effect
if (is.nan(effect)) effect <- (n / size)[whole]
angle <- asin(sqrt(share[-whole]))
psi <- effect / (4 * n[-whole])
if (length(areas) >= 3) {
  between <- betweenAreas(angle, psi)
  gamma <- between / (between + psi)
  centre <- sum(angle / (between + psi)) / sum(1 / (between + psi))
  shrunk <- sin(pmin(pmax(gamma * angle + (1 - gamma) * centre, 0), pi / 2))^2
  computed <- c(computed, named("shrunk", areas, 100 * shrunk))
}
