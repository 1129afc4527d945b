# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
s <- seriesOf(answered, TRUE)
changes <- changesOf(s)
tested <- changes$change
key <- ifelse(is.na(changes$from), "Target", windows$label[changes$from])
computed <- c(
  named("n", windows$label, s$points$n),
  named("n_effective", windows$label, s$points$size),
  named("percent", windows$label, 100 * s$points$share),
  named("lower", windows$label, 100 * s$points$lower),
  named("upper", windows$label, 100 * s$points$upper),
  named("to_latest", key, 100 * tested["estimate", ]),
  named("to_latest_lower", key, 100 * tested["lower", ]),
  named("to_latest_upper", key, 100 * tested["upper", ]),
  named("p_holm", key, changes$pHolm))
