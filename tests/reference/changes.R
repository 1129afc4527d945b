# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# What has changed between two windows: survey's means by window with the covariances of its domains,
# and svycontrast. The outcome, a driver's scale, and the outcome in every area.
source("common.R")
p <- readData("periods")
p$y <- as.numeric(p$y == "Yes")
p$Year <- factor(p$FinancialYear)
p$Quarter <- factor(p$quarter)
order <- c("Strongly disagree", "Tend to disagree", "Neither", "Tend to agree", "Strongly agree")
p$agreement <- (match(p$agree, order) - 1) / 4
design <- svydesign(~psu, strata = ~stratum, weights = ~w, nest = TRUE, data = p)

# From window `a` to window `b` of the variable `by`, among those with a value and a weight.
change <- function(d, value, by, a, b) {
  d <- d[!is.na(d$variables[[value]]), ]
  means <- svyby(as.formula(paste("~", value)), as.formula(paste("~", by)), d, svymean, covmat = TRUE)
  windows <- as.character(means[[by]])
  contrast <- svycontrast(means, list(setNames((windows == b) - (windows == a), rownames(means))))
  within <- function(w) d$variables[[by]] == w & weights(d, "sampling") > 0
  df <- min(sapply(c(a, b), function(w) degf(d[within(w), ])))
  estimate <- unname(coef(contrast))
  se <- unname(SE(contrast))
  half <- qt(.975, df) * se
  c(before = means[[value]][windows == a], after = means[[value]][windows == b], estimate = estimate,
    se = se, lower = estimate - half, upper = estimate + half, p = 2 * pt(-abs(estimate / se), df),
    n_before = sum(within(a)), n_after = sum(within(b)))
}

report <- function(case, name, values) record(case, setNames(values, paste0(names(values), "[", name, "]")))
ends <- list(year = c("Year", range(as.numeric(as.character(p$Year)))),
             quarter = c("Quarter", sort(unique(p$quarter))[c(7, 8)]),
             since = c("Quarter", sort(unique(p$quarter))[c(3, 8)]))
for (case in names(ends)) {
  by <- ends[[case]][1]; a <- ends[[case]][2]; b <- ends[[case]][3]
  report(case, "y", change(design, "y", by, a, b))
  report(case, "agreement", change(design, "agreement", by, a, b))
  if (case != "year") next
  areas <- sort(unique(p$area))
  each <- lapply(areas, function(area) change(design[design$variables$area == area, ], "y", by, a, b))
  for (i in seq_along(areas)) report(case, areas[i], each[[i]])
  holm <- p.adjust(sapply(each, `[[`, "p"), "holm")
  record(case, setNames(holm, paste0("p_holm[", areas, "]")))
}
finish("changes")
