# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- Where people stand on each driver, beside its importance; the median of each

placed <- name[!sapply(name, isNumber) & sapply(name, isMovable)]
means <- 100 * sapply(placed, meanNow)
shareShown <- 100 * (shapley / explained)[match(placed, name)]
computed <- c(
  named("mean_percent", c(placed, "Median"), c(means, median(means))),
  named("share_percent", c(placed, "Median"), c(shareShown, median(shareShown))),
  named("tier", placed, tier[match(placed, name)]))
