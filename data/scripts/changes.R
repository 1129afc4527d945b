# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- What has changed from one window to the latest: the outcome, the mean of each scale, the areas

whole <- seriesOf(answered, TRUE)
to <- latestOf(whole)
from <- if (since == "") to - 1 else match(since, windows$label)
rowOf <- function(kind, name, s) {
  p <- s$points[c(from, to), ]
  change <- changeOf(s, from, to)
  data.frame(kind = kind, name = name, n_before = p$n[1], n_after = p$n[2], before = 100 * p$share[1],
             after = 100 * p$share[2], points = 100 * change[["estimate"]], lower = 100 * change[["lower"]],
             upper = 100 * change[["upper"]], p = change[["p"]])
}
# Everybody with an answer to a driver, whether they have one to the outcome or not.
scaleSeries <- function(id) {
  scored <- people
  scored$y <- people[[id]]
  inWindow <- scored$inDomain & !is.na(scored$y) & scored$w > 0 & scored$base %in% unlist(parts) & scored$known
  seriesOf(subset(designOf(scored), inWindow[scored$known]), TRUE)
}
scales <- terms[terms$kind == "scale" & !terms$control, ]
areas <- levels(droplevels(answered$variables$area))
rows <- rbind(
  rowOf("outcome", outcomeName, whole),
  do.call(rbind, lapply(seq_len(nrow(scales)), function(i)
    rowOf("driver", scales$driver[i], scaleSeries(scales$id[i])))),
  do.call(rbind, lapply(areas, function(a)
    rowOf("area", a, seriesOf(answered[which(answered$variables$area == a), ], FALSE)))))
# Holm over the drivers and over the areas; the outcome stands alone.
rows$p_holm <- ave(rows$p, rows$kind, FUN = function(p) p.adjust(p, "holm"))
key <- paste0(rows$kind, "][", rows$name)
computed <- unlist(lapply(setdiff(names(rows), c("kind", "name")), function(q) named(q, key, rows[[q]])))
