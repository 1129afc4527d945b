# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# The peers' half of the benchmark: Rscript peers.R FOLDER [slow]. Reads codes.csv and texts.csv of
# FOLDER, made by candour_bench; prints "name<TAB>value" lines, seconds on the wall clock,
# or of processor time where the name begins with "cpu".
suppressMessages({ library(survey); library(data.table) })
arguments <- commandArgs(TRUE)
folder <- arguments[1]
slow <- "slow" %in% arguments
report <- function(name, value) cat(name, "\t", sprintf("%.17g", value), "\n", sep = "")
# Medians of `runs` calls.
time <- function(name, runs, f) {
  t <- sapply(seq_len(runs), function(i) { gc(FALSE); system.time(f())[c("elapsed", "user.self", "sys.self")] })
  report(name, median(t[1, ]))
  report(paste("cpu", name), median(t[2, ] + t[3, ]))
}

for (form in c("codes", "texts")) for (threads in 1:2) {
  file <- file.path(folder, paste0(form, ".csv"))
  time(paste0("fread_", form, "_", threads), 7, function() fread(file, nThread = threads))
}
setDTthreads(1)

d <- as.data.frame(fread(file.path(folder, "codes.csv")))
pairs <- list(Engagement = c("Q62C", "Q62TG"), Effectiveness = c("Q62A", "Q62D"), Accountability = c("NQ135BH", "XQ122B"),
              Security = c("Q13", "Q15"), Visibility = c("Q65", "Q79C"), Information = c("Q131", "Q133"),
              Problems = c("ZQ10A", "ZQ10B"), Cohesion = c("Q3C", "Q3H"))
for (name in names(pairs)) d[[name]] <- rowMeans(sapply(pairs[[name]], function(v) (d[[v]] - 1) / (max(d[[v]]) - 1)))
controls <- c("Q136r", "XQ135r", "NQ147r", "C2")
for (v in controls) d[[v]] <- factor(d[[v]])
d$trust <- as.numeric(d$NQ135BD >= 4)
f <- as.formula(paste("trust ~", paste(c(names(pairs), controls), collapse = " + ")))
design <- svydesign(~ward, strata = ~C2, weights = ~WT_Discrete, nest = TRUE, data = d)
time("svyglm", 3, function() m <<- svyglm(f, design, family = quasibinomial()))
report("svyglm_parameters", length(coef(m)))
m <- svyglm(f, design, family = quasibinomial(), start = coef(m), control = glm.control(epsilon = 1e-11))
for (i in seq_along(coef(m))) {
  report(paste("coefficient", i), coef(m)[[i]])
  report(paste("error", i), SE(m)[[i]])
}

# Average marginal effects of the eight scales, closed form, delta-method errors: the fastest way in R.
X <- model.matrix(m)
w <- weights(design, "sampling")
effects <- function() {
  b <- coef(m)
  p <- plogis(drop(X %*% b))
  wn <- w / sum(w)
  slope <- sum(wn * p * (1 - p))
  G <- colSums(wn * p * (1 - p) * (1 - 2 * p) * X)
  V <- vcov(m)
  sapply(1 + seq_along(pairs), function(k) {
    J <- G * b[k]
    J[k] <- J[k] + slope
    c(slope * b[k], sqrt(drop(t(J) %*% V %*% J)))
  })
}
time("effects_by_hand", 3, function() e <<- effects())
for (i in seq_along(pairs)) report(paste("effect", names(pairs)[i]), e[1, i])

time("svyby", 3, function() svyby(~trust, ~C2, design, svymean))
# Means with their covariance and the case-mix adjusted shares: two of the parts of a fair comparison.
without <- svyglm(trust ~ Q136r + XQ135r + NQ147r, design, family = quasibinomial())
time("svyby_svypredmeans", 1, function() {
  svyby(~trust, ~C2, design, svymean, covmat = TRUE)
  svypredmeans(without, ~C2)
})

if (slow) {
  y <- d$trust
  wm <- w / mean(w)
  fixed <- c(1, which(!(colnames(X) %in% names(pairs)))[-1])
  one <- function(mask) {
    keep <- c(fixed, which(colnames(X) %in% names(pairs)[bitwAnd(mask, 2^(0:7)) > 0]))
    suppressWarnings(glm.fit(X[, keep, drop = FALSE], y, weights = wm, family = binomial()))$deviance
  }
  time("glm_fit_256", 1, function() D <<- sapply(0:255, one))
  null <- glm.fit(X[, 1, drop = FALSE], y, weights = wm, family = quasibinomial())$deviance
  report("glm_fit_total", 1 - D[256] / null)
}
