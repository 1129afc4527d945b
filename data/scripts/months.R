# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- Time

# Months counted through: 12 * year + month - 1.
monthOf <- function(seconds) {
  day <- as.POSIXlt(as.Date(floor(seconds / 86400), origin = "1970-01-01"))
  12 * (day$year + 1900) + day$mon
}
# Which base period a month is in; `bases` has their first and last months.
baseOf <- function(month) {
  base <- rep(NA_integer_, length(month))
  for (k in seq_len(nrow(bases))) base[month >= bases$first[k] & month <= bases$last[k]] <- k
  base
}
# Which list an answer is in.
listedIn <- function(x, lists) {
  place <- rep(NA_integer_, length(x))
  for (k in seq_along(lists)) place[x %in% lists[[k]]] <- k
  place
}
