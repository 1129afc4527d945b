# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# Groups beside the reference of their control: the difference of weighted shares among the model's
# rows (svyglm on the identity with the group alone, which is a difference of two ratios with their
# joint variance), and the average marginal effects of the logistic model with Holm over the groups.
source("common.R")

# `d` holds the rows that are complete; R's own factor levels, the first one the reference.
raw <- function(case, d, control) {
  v <- d$variables
  levels <- levels(v[[control]])
  inside <- function(level) d[v[[control]] == level, ]
  df <- sapply(levels, function(level) degf(inside(level)))
  share <- sapply(levels, function(level) coef(svymean(~y, inside(level)))[[1]])
  m <- svyglm(as.formula(paste("y ~", control)), d)
  # The same by the joint covariance of the two shares.
  by <- svyby(~y, as.formula(paste("~", control)), d, svymean, covmat = TRUE)
  for (k in 2:length(levels)) {
    level <- levels[k]
    gap <- share[[k]] - share[[1]]
    contrast <- svycontrast(by, setNames(c(-1, 1), levels[c(1, k)]))
    se <- SE(m)[[k]]
    stopifnot(all.equal(gap, coef(m)[[k]]), all.equal(gap, coef(contrast)[[1]]), all.equal(se, SE(contrast)[[1]], tolerance = 1e-8))
    least <- min(df[[1]], df[[k]])
    if (least == 0 || any(share[c(1, k)] %in% c(0, 1))) se <- NA
    q <- if (least > 0) qt(.975, least) else NA
    p <- if (least > 0) 2 * pt(-abs(gap / se), least) else NA
    record(case, setNames(
      c(nrow(inside(level)), gap, se, gap - q * se, gap + q * se, p, least),
      paste0(c("n", "raw", "raw_se", "raw_lower", "raw_upper", "raw_p", "raw_df"), "[", control, "=", level, "]")))
  }
  record(case, setNames(nrow(inside(levels[1])), paste0("reference_n[", control, "]")))
}

# After describe(): Holm over the effects of each control.
adjusted <- function(case, control) {
  all <- do.call(rbind, rows$all)
  p <- all[all$case == case & startsWith(all$quantity, paste0("ame_p[", control, "=")), ]
  record(case, named("p_holm", sub("^ame_p\\[([^]]*)\\].*$", "\\1", p$quantity), p.adjust(as.numeric(p$value), "holm")))
}

s <- readData("synthetic")
s$y <- as.integer(s$y == "Yes")
s$agree <- factor(s$agree, c("Strongly disagree", "Tend to disagree", "Neither", "Tend to agree", "Strongly agree"))
s$sex <- factor(s$sex)
s$place <- factor(s$place)
s$area <- factor(s$area)
clusters <- function(data) svydesign(~psu, strata = ~stratum, weights = ~w, nest = TRUE, data = data)

groups <- function(case, design, formula, controls) {
  m <- logit(formula, design)
  used <- design[rownames(design$variables) %in% rownames(model.frame(m)) & weights(design, "sampling") > 0, ]
  # Rows left out keep their place in the design: the same as a domain.
  stopifnot(nrow(used) == sum(weights(m$survey.design, "sampling") > 0))
  describe(case, m)
  for (control in controls) {
    raw(case, used, control)
    adjusted(case, control)
  }
}

groups("clusters", clusters(s), y ~ x1 + x2 + agree + sex + area, c("agree", "sex", "area"))
groups("fpc", svydesign(~psu, strata = ~stratum, weights = ~w, fpc = ~fpc, nest = TRUE, data = s), y ~ x1 + agree, "agree")
groups("weights_only", svydesign(~1, weights = ~w, data = s), y ~ x1 + agree, "agree")
groups("areas_2_5_7", subset(clusters(s), area %in% c(2, 5, 7)), y ~ x1 + agree + sex, c("agree", "sex"))
groups("one_psu", clusters(s), y ~ x1 + place, "place")
# Nobody in area 8 says yes: no logistic model, but shares.
s$y <- s$rare
rare <- clusters(s)
raw("rare", subset(rare, w > 0), "area")
finish("group_gaps")
