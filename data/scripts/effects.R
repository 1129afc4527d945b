# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- Average marginal effects of the drivers, in percentage points

pieces <- clusterPieces(f)
effectsOf <- function(f, term) {
  key <- function(level, contrast) paste(term$driver, term$variable, level, contrast, sep = "][")
  points <- function(key, effect, sd = NA) {
    r <- shownInference(f, effect, pieces)
    c(named("percentage_points", key, 100 * r[["estimate"]]), named("lower", key, 100 * r[["lower"]]),
      named("upper", key, 100 * r[["upper"]]), named("sd", key, sd))
  }
  x <- f$frame[[term$id]]
  if (is.factor(x)) {
    reference <- levels(x)[1]
    atReference <- marginAt(f, term$id, reference)
    against <- function(level) {
      if (!hasColumn(f, paste0(term$id, level))) return(NULL)
      points(key(level, paste("versus", reference)), minus(marginAt(f, term$id, level), atReference))
    }
    return(unlist(lapply(levels(x)[-1], against)))
  }
  if (!hasColumn(f, term$id)) return(NULL)
  sd <- weightedSd(x, f$wn)
  slope <- slopeOf(f, term$id)
  two <- sort(unique(x))
  c(points(key("", "per unit"), slope), points(key("", "per sd"), times(slope, sd), sd),
    if (length(two) == 2) points(key("", paste("from", round(two[1], 9), "to", round(two[2], 9))),
                                 minus(marginAt(f, term$id, two[2]), marginAt(f, term$id, two[1]))))
}
computed <- unlist(lapply(which(!terms$control), function(i) effectsOf(f, terms[i, ])))
