# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- Every pair of areas: the joint covariance, t on the smaller df of the two, Holm over all pairs

comparable <- (df > 0 & se > 0 & share > 0 & share < 1)[-whole]
pair <- t(combn(length(areas), 2))
first <- pair[, 1]
second <- pair[, 2]
both <- diag(V)[first] + diag(V)[second]
variance <- both - 2 * V[pair]
pairSe <- ifelse(comparable[first] & comparable[second] & variance > 1e-13 * both, sqrt(variance), NA)
apart <- share[first] - share[second]
pairP <- 2 * pt(-abs(apart / pairSe), pmin(df[first], df[second]))
pairKey <- c(paste0(areas[first], "][", areas[second]), paste0(areas[second], "][", areas[first]))
computed <- c(
  named("difference", pairKey, 100 * c(apart, -apart)),
  named("se", pairKey, 100 * c(pairSe, pairSe)),
  named("p", pairKey, c(pairP, pairP)),
  named("p_holm", pairKey, rep(p.adjust(pairP, "holm"), 2)))
