# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- Conditional dominance: what each driver adds to models of so many others, on average

others <- 0:(k - 1)
added <- sapply(others, function(s) sapply(seq_len(k), function(j) {
  without <- which(!holds[, j] & size == s)
  mean(R2[without + bit[j]] - R2[without])
}))
computed <- named("added_percent", paste0(rep(name, times = k), "][", rep(others, each = k)), 100 * as.vector(added))
