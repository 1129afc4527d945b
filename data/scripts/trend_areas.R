# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- A series for every area; its change over a year (of waves: since the first), Holm over areas

mainChange <- function(s) {
  changes <- changesOf(s)
  latest <- changes$latest
  none <- list(latest = latest, estimate = NA, p = NA, pHolm = NA)
  if (latest == 0) return(none)
  months <- windows$last[latest] > windows$first[latest]
  from <- if (months) yearBefore(latest) else firstBefore(s, latest)
  at <- if (is.na(from)) NA else match(from, changes$from)
  if (is.na(at)) return(none)
  list(latest = latest, estimate = changes$change["estimate", at], p = changes$change["p", at],
       pHolm = changes$pHolm[at])
}
areas <- levels(droplevels(answered$variables$area))
series <- c(lapply(areas, function(a) seriesOf(answered[which(answered$variables$area == a), ], FALSE)),
            list(seriesOf(answered, TRUE)))
main <- lapply(series, mainChange)
overAreas <- p.adjust(sapply(main[seq_along(areas)], function(m) m$p), "holm")
computed <- unlist(lapply(seq_along(series), function(i) {
  p <- series[[i]]$points
  key <- paste0(c(areas, wholeName)[i], "][", windows$label)
  at <- main[[i]]$latest
  c(named("n", key, p$n), named("percent", key, 100 * p$share), named("lower", key, 100 * p$lower),
    named("upper", key, 100 * p$upper), named("change", key[at], 100 * main[[i]]$estimate),
    named("p_holm", key[at], if (i <= length(areas)) overAreas[i] else main[[i]]$pHolm))
}))
