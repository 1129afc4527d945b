# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- The average prediction along one driver, everything else as it is

x <- f$frame[[curveOf]]
along <- if (is.factor(x)) levels(x)[match(ordered_levels[[curveOf]], levels(x), nomatch = 0)] else
  min(x) + (max(x) - min(x)) * 0:40 / 40
key <- if (is.factor(x)) along else paste("point", seq_along(along))
points <- sapply(along, function(at) inferenceOf(f, marginAt(f, curveOf, at)))
computed <- c(
  named("value", key, along),
  named("percent", key, 100 * points["estimate", ]),
  named("lower", key, 100 * pmax(0, points["lower", ])),
  named("upper", key, 100 * pmin(1, points["upper", ])))
if (is.factor(x)) computed <- c(computed, named("share", key, sapply(along, function(at) sum(f$wn[x == at]))))
