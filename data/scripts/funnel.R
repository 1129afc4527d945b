# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- The funnel: limits about the whole's share, wider where areas vary beyond chance

target <- share[whole]
z <- rep(NA, length(areas))
usable <- df[-whole] > 0 & size[-whole] > 0
arcsine <- any((size[-whole] * min(target, 1 - target))[usable] < 10)
z[usable] <- (if (arcsine) 2 * sqrt(size[-whole]) * (asin(sqrt(share[-whole])) - asin(sqrt(target)))
              else (share[-whole] - target) / sqrt(target * (1 - target) / size[-whole]))[usable]
# Over-dispersion: mean of z squared, the z winsorised at 10 and 90 %.
ends <- quantile(z, c(.1, .9), na.rm = TRUE)
phi <- mean(pmin(pmax(z, ends[1]), ends[2])^2, na.rm = TRUE)
wide <- if (phi > 1 && sum(usable) * phi > qchisq(.95, sum(usable))) sqrt(phi) else 1
limit <- function(k) {
  if (!arcsine) return(pmin(pmax(target + k * wide * sqrt(target * (1 - target) / size[-whole]), 0), 1))
  sin(pmin(pmax(asin(sqrt(target)) + k * wide / (2 * sqrt(size[-whole])), 0), pi / 2))^2
}
computed <- c(computed,
  named("z", areas, z),
  named("lower_95", areas, 100 * limit(-1.96)),
  named("upper_95", areas, 100 * limit(1.96)),
  named("lower_998", areas, 100 * limit(-3.09)),
  named("upper_998", areas, 100 * limit(3.09)))
