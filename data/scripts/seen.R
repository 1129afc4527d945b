# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# The means of a driver that were seen.
seenMeans <- function(values) {
  cells <- list(if (!is.null(f$frame$area)) f$frame$area, f$frame$period)
  meanIn <- function(inside) sum((f$w * values)[inside]) / sum(f$w[inside])
  for (cell in cells) {
    large <- names(which(table(cell) >= 100))
    if (length(large) >= 2) return(sapply(large, function(one) meanIn(which(cell == one))))
  }
  values
}
