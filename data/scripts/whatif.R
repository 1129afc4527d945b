# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- What follows if the drivers move

r <- scenarioOf(moves, inside)
se <- errorsOf(r$z)
then <- now + r$change
thenInterval <- if (alike) pmin(pmax(then + c(-1, 1) * marginsOf(se[["change"]], se[["then"]]), 0), 1) else
  shareInterval(then, se[["then"]], df, n, kish)
computed <- c(
  named("percent", c("Now", "Then"), 100 * c(now, then)),
  named("lower", c("Now", "Then"), 100 * c(nowInterval[1], thenInterval[1])),
  named("upper", c("Now", "Then"), 100 * c(nowInterval[2], thenInterval[2])),
  named("change_points", "Then", 100 * r$change),
  named("change_lower", "Then", 100 * (r$change - qt(.975, df) * se[["change"]])),
  named("change_upper", "Then", 100 * (r$change + qt(.975, df) * se[["change"]])))
