# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# Shares over time and their changes. Windows that do not overlap: svyby with the covariances of its
# domains and svycontrast. Windows that do: the influences of their shares, through svytotal.
source("common.R")
p <- readData("periods")
p$y <- as.numeric(p$y == "Yes")
p$agree <- factor(p$agree, c("Strongly disagree", "Tend to disagree", "Neither", "Tend to agree", "Strongly agree"))
p$sex <- factor(p$sex)
starts <- function(q) 2005 * 12 + 3 + 3 * (q - 1)
named_span <- function(a, b) {
  name <- function(m) paste(month.abb[m %% 12 + 1], m %/% 12)
  ifelse(a %/% 12 == b %/% 12, paste0(month.abb[a %% 12 + 1], "-", name(b)), paste(name(a), "to", name(b)))
}
p$Quarter <- named_span(starts(p$quarter), starts(p$quarter) + 2)
p$Year <- named_span(12 * (2004 + p$FinancialYear) + 3, 12 * (2004 + p$FinancialYear) + 14)
design <- svydesign(~psu, strata = ~stratum, weights = ~w, nest = TRUE, data = p)
answered <- subset(design, !is.na(y))

# `windows`: for each window the rows in it.
report <- function(case, d, windows, estimate, V) {
  names <- names(windows)
  df <- sapply(windows, function(inside) degf(d[inside, ]))
  w <- weights(d, "sampling")
  v <- diag(V)
  se <- sqrt(v)
  record(case, named("n", names, sapply(windows, function(inside) sum(inside & w > 0))))
  record(case, named("estimate", names, estimate))
  record(case, named("se", names, se))
  record(case, named("df", names, df))
  half <- qt(.975, df) * se / (estimate * (1 - estimate))
  record(case, named("lower", names, plogis(qlogis(estimate) - half)))
  record(case, named("upper", names, plogis(qlogis(estimate) + half)))
  change <- function(i, j) {
    s <- sqrt(v[i] + v[j] - 2 * V[i, j])
    b <- estimate[j] - estimate[i]
    f <- min(df[i], df[j])
    key <- paste0("[", names[i], " > ", names[j], "]")
    record(case, setNames(c(b, s, 2 * pt(-abs(b / s), f)), paste0(c("change", "change_se", "change_p"), key)))
  }
  for (i in seq_along(names)) for (j in seq_along(names)) if (i < j) change(i, j)
}

shares <- function(case, d, windows) {
  w <- weights(d, "sampling")
  y <- d$variables$y
  share <- sapply(windows, function(inside) sum((w * y)[inside]) / sum(w[inside]))
  for (k in seq_along(windows))
    d$variables[[paste0("z", k)]] <- windows[[k]] * (y - share[k]) / sum(w[windows[[k]]])
  V <- vcov(svytotal(as.formula(paste("~", paste0("z", seq_along(windows), collapse = "+"))), d))
  report(case, d, windows, unname(share), unname(V))
  invisible(list(share = share, V = V))
}

windowsBy <- function(d, variable) {
  v <- d$variables
  labels <- unique(v[[variable]][order(v$quarter)])
  setNames(lapply(labels, function(l) v[[variable]] == l), labels)
}
rolling <- function(d) {
  q <- d$variables$quarter
  ends <- (min(q) + 3):max(q)
  setNames(lapply(ends, function(e) q > e - 4 & q <= e), named_span(starts(ends - 3), starts(ends) + 2))
}

quarters <- shares("quarter", answered, windowsBy(answered, "Quarter"))
shares("year", answered, windowsBy(answered, "Year"))
shares("rolling12", answered, rolling(answered))
shares("women", subset(answered, sex == "Female"), rolling(subset(answered, sex == "Female")))
for (a in c(1, 4, 8)) shares(paste0("area_", a), subset(answered, area == a), rolling(subset(answered, area == a)))

# survey's own covariances of domains say the same, and give the mean of four quarters' shares.
by <- svyby(~y, ~quarter, answered, svymean, covmat = TRUE)
stopifnot(isTRUE(all.equal(unname(vcov(by)), unname(quarters$V), tolerance = 1e-9)))
windows <- rolling(answered)
average <- t(sapply(0:4, function(k) ifelse(seq_len(8) %in% (k + 1:4), 1 / 4, 0)))
contrasts <- svycontrast(by, setNames(lapply(1:5, function(k) average[k, ]), paste0("r", 1:5)))
report("rolling12_equal", answered, windows, unname(coef(contrasts)), unname(vcov(contrasts)))

# A model a year. The influences of its effects on every row of the survey (X fixed) have one
# covariance over the years; each year's own part of it is svyglm's sandwich.
fit <- function(l) {
  m <- logit(y ~ x1 + agree + sex, subset(design, Year == l))
  X <- model.matrix(m)
  w <- weights(m$survey.design, "sampling")
  w <- w / mean(w[w > 0])
  mu <- fitted(m)
  A <- crossprod(X, w * mu * (1 - mu) * X)
  U <- (w * (m$y - mu) * X) %*% solve(A)
  list(m = m, X = X, w = w, mu = mu, U = U, rows = match(rownames(X), rownames(p)))
}
labels <- names(windowsBy(answered, "Year"))
fits <- setNames(lapply(labels, fit), labels)
all <- complete.cases(p[c("y", "x1", "agree", "sex")]) & p$w > 0
wn <- ifelse(all, p$w, 0) / sum(p$w[all])
sd <- sqrt(sum(wn[all] * (p$x1[all] - sum((wn * p$x1)[all]))^2))
record("drivers", c(sd = sd))

# Each effect and its influence for every row of the survey.
effect <- function(f, column) {
  b <- coef(f$m)
  q <- f$w / sum(f$w)
  if (column == "x1") {
    slope <- sum(q * f$mu * (1 - f$mu))
    J <- colSums(q * f$mu * (1 - f$mu) * (1 - 2 * f$mu) * f$X) * b["x1"]
    J["x1"] <- J["x1"] + slope
    value <- slope * b["x1"] * sd
    J <- J * sd
  } else {
    group <- if (startsWith(column, "agree")) "agree" else "sex"
    X1 <- X0 <- f$X
    X1[, startsWith(colnames(f$X), group)] <- X0[, startsWith(colnames(f$X), group)] <- 0
    X1[, column] <- 1
    p1 <- plogis(drop(X1 %*% b)); p0 <- plogis(drop(X0 %*% b))
    value <- sum(q * (p1 - p0))
    J <- colSums(q * (p1 * (1 - p1) * X1 - p0 * (1 - p0) * X0))
  }
  z <- numeric(nrow(p))
  z[f$rows] <- drop(f$U %*% J)
  list(value = unname(value), z = z)
}
total <- svydesign(~psu, strata = ~stratum, nest = TRUE, data = p) |> suppressWarnings()
parameters <- sum(sapply(fits, function(f) length(coef(f$m))))
dfAll <- degf(subset(design, all)) + 1 - parameters
ps <- NULL
for (driver in list(x1 = "x1", agree = paste0("agree", levels(p$agree)[-1]), sex = "sexMale")) {
  name <- if (driver[1] == "x1") "x1" else if (length(driver) > 1) "agree" else "sex"
  both <- lapply(driver, function(column) lapply(fits, effect, column = column))
  z <- do.call(cbind, lapply(both, function(e) sapply(e, `[[`, "z")))
  value <- unlist(lapply(both, function(e) sapply(e, `[[`, "value")))
  V <- survey:::svyrecvar(z, total$cluster, total$strata, total$fpc)
  for (k in seq_along(driver)) for (i in seq_along(labels)) {
    at <- (k - 1) * length(labels) + i
    column <- sub("^(agree|sex)", "", driver[k])
    key <- paste0("[", name, "][", if (name == "x1") "" else column, "][", labels[i], "]")
    se <- sqrt(V[at, at])
    f <- fits[[i]]
    half <- qt(.975, f$m$df.residual) * se
    record("drivers", setNames(c(value[at], se, value[at] - half, value[at] + half, length(f$rows[f$w > 0])),
                               paste0(c("estimate", "se", "lower", "upper", "n"), key)))
  }
  C <- do.call(rbind, lapply(seq_along(driver), function(k) {
    row <- numeric(length(value))
    row[(k - 1) * 2 + 1:2] <- c(-1, 1)
    row
  }))
  d <- drop(C %*% value)
  F <- drop(d %*% solve(C %*% V %*% t(C), d)) / length(d)
  p.value <- pf(F, length(d), dfAll, lower.tail = FALSE)
  ps[name] <- p.value
  record("drivers", setNames(c(F, length(d), dfAll, p.value), paste0(c("wald", "wald_df1", "wald_df2", "wald_p"), "[", name, "]")))
}
record("drivers", named("wald_holm", names(ps), p.adjust(ps, "holm")))
finish("trend")
