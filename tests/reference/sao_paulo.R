# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# A real survey, whose rows are not here: Rscript sao_paulo.R FILE, with FILE the panel of Oliveira
# (2022, 2024; github.com/oliveirathiago/overpolicing-underpolicing, data/dflong_new.Rdata) as CSV:
# 2,929 interviews of three waves in eight areas of Sao Paulo.
source("common.R")
d <- read.csv(commandArgs(TRUE)[1], na.strings = "")

# Levels evenly from 0 to 1; the mean of a scale's items where two thirds are answered.
item <- function(x) (match(x, sort(unique(x))) - 1) / (length(unique(na.omit(x))) - 1)
scaleOf <- function(names) {
  items <- sapply(d[names], item)
  ifelse(rowSums(!is.na(items)) >= ceiling(2 * ncol(items) / 3), rowMeans(items, na.rm = TRUE), NA)
}
d$y <- as.integer(d$djpol >= 4)
d[["Fair treatment"]] <- scaleOf(paste0("pj", 1:4))
d$Effectiveness <- scaleOf(paste0("eff", 1:6))
d$Visibility <- scaleOf(paste0("und", 1:3))
d[["Above the law"]] <- scaleOf(paste0("ovp", 1:2))
for (v in c("stop", "male", "white", "class")) d[[v]] <- factor(d[[v]])
f <- y ~ `Fair treatment` + Effectiveness + Visibility + `Above the law` + fearpolgen + stop + male + white + age + class
complete <- complete.cases(d[all.vars(f)])

one <- function(case, design) {
  m <- logit(f, subset(design, complete))
  terms <- gsub("(stop|male|white|class)(?=[0-9TF])", "\\1=", gsub("`", "", names(coef(m))), perl = TRUE)
  df <- degf(m$survey.design) + 1 - length(terms)
  record(case, c(n = sum(complete), degf = degf(m$survey.design), df = df, deviance = deviance(m), null_deviance = m$null.deviance))
  record(case, named("coef", terms, coef(m)))
  record(case, named("se", terms, SE(m)))
}
one("people", suppressWarnings(svydesign(~panelid, data = d)))
one("areas_in_waves", suppressWarnings(svydesign(~area, strata = ~wave, nest = TRUE, data = d)))
answered <- subset(suppressWarnings(svydesign(~panelid, data = d)), !is.na(y))
areas <- svyby(~y, ~area, answered, svymean)
record("areas", named("estimate", areas$area, areas$y))
record("areas", named("se", areas$area, SE(areas)))
# Waves share people: their shares have a covariance. A person is known by quest, whose sex and area
# never change; panelid is a number of the interview.
people <- subset(suppressWarnings(svydesign(~quest, data = d)), !is.na(y))
waves <- svyby(~y, ~wave, people, svymean, covmat = TRUE)
record("waves", named("estimate", waves$wave, waves$y))
record("waves", named("se", waves$wave, SE(waves)))
for (pair in list(1:2, 2:3, c(1, 3))) {
  change <- svycontrast(waves, list(c = replace(replace(numeric(3), pair[1], -1), pair[2], 1)))
  record("waves", setNames(c(coef(change), SE(change)), paste0(c("change", "change_se"), "[", pair[1], " > ", pair[2], "]")))
}
finish("sao_paulo")
