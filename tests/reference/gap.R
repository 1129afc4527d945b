# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# Why a group differs from the whole: the twofold decomposition of the weighted linear probability
# model with a dummy of the group in the pooled regression (Jann 2008), against the whole rather than
# the others, with the joint linearised covariance of its pieces (X sampled too). And the weighted
# least squares it rests on, from svyglm.
source("common.R")

linear <- function(case, formula, design) {
  m <- svyglm(formula, design = design)
  cols <- columnsOf(m)
  b <- coef(m)
  V <- vcov(m)
  cols <- cols[cols$kept, ]
  record(case, named("coef", cols$term, b))
  record(case, named("se", cols$term, sqrt(diag(V))))
  for (i in seq_along(b)) for (j in seq_len(i))
    record(case, setNames(V[i, j], paste0("cov[", cols$term[i], "][", cols$term[j], "]")))
  record(case, c(n = nrow(model.frame(m)), df = m$df.residual))
}

# `design` holds the rows that are complete; `inside` is the group's name in d$variables (0 or 1);
# `parts` names the formula terms of each driver and control; `composition` which are controls.
explain <- function(case, design, parts, composition) {
  d <- subset(design, weights(design, "sampling") > 0)
  v <- d$variables
  w <- weights(d, "sampling")
  g <- v$inside
  m <- svyglm(as.formula(paste("y ~", paste(c(unlist(parts), "inside"), collapse = " + "))), design = d)
  stopifnot(!anyNA(coef(m)))
  X <- model.matrix(m)
  labels <- attr(terms(m), "term.labels")
  assign <- attr(X, "assign")
  b <- coef(m)
  W <- sum(w); WG <- sum(w * g)
  mean0 <- colSums(w * X) / W
  meanG <- colSums(w * g * X) / WG
  e <- drop(v$y - X %*% b)
  stopifnot(length(e) == length(w))
  Ainv <- solve(crossprod(X, w * X))
  inflB <- (w * e * X) %*% Ainv                      # one row a person
  y0 <- sum(w * v$y) / W; yG <- sum(w * g * v$y) / WG
  inflGap <- w * g * (v$y - yG) / WG - w * (v$y - y0) / W
  piece <- function(columns) {
    D <- (meanG - mean0)[columns]
    centred <- w * g * sweep(X[, columns, drop = FALSE], 2, meanG[columns]) / WG -
      w * sweep(X[, columns, drop = FALSE], 2, mean0[columns]) / W
    list(estimate = sum(D * b[columns]), infl = drop(centred %*% b[columns] + inflB[, columns, drop = FALSE] %*% D))
  }
  of <- function(t) which(assign %in% match(t, labels))
  pieces <- lapply(parts, function(t) piece(of(t)))
  dummy <- piece(of("inside"))
  estimate <- c(sapply(pieces, `[[`, "estimate"), Other = dummy$estimate)
  infl <- cbind(sapply(pieces, `[[`, "infl"), Other = dummy$infl)
  gap <- yG - y0
  stopifnot(all.equal(sum(estimate), gap, tolerance = 1e-12), all.equal(rowSums(infl), inflGap, check.attributes = FALSE))
  # Other is (1 - weight share) times the dummy; Oaxaca and Blinder's arithmetic against the others,
  # with the pooled coefficients, is the same gap over (1 - weight share).
  share <- WG / W
  stopifnot(all.equal(dummy$estimate, (1 - share) * unname(b["inside"])))
  meanN <- colSums(w * (1 - g) * X) / (W - WG)
  slopes <- setdiff(seq_along(b), c(1, of("inside")))
  stopifnot(all.equal(sum(estimate[-length(estimate)]), (1 - share) * sum(((meanG - meanN) * b)[slopes])))

  name <- colnames(infl)
  isControl <- name %in% composition
  isDriver <- !isControl & name != "Other"
  all <- cbind(infl, Composition = rowSums(infl[, isControl, drop = FALSE]),
               Perception = rowSums(infl[, isDriver, drop = FALSE]), Gap = inflGap)
  values <- c(estimate, Composition = sum(estimate[isControl]), Perception = sum(estimate[isDriver]), Gap = gap)
  V <- vcov(svytotal(all / w, d)) # svytotal weighs once more
  # A second road to the errors: the delete-one-PSU jackknife of the whole calculation.
  r <- suppressWarnings(as.svrepdesign(d, type = if (d$has.strata) "JKn" else "JK1"))
  again <- withReplicates(r, function(rw, data) {
    bb <- lm.wfit(X, data$y, rw)$coefficients
    D <- colSums(rw * g * X) / sum(rw * g) - colSums(rw * X) / sum(rw)
    c(sapply(parts, function(t) sum((D * bb)[of(t)])), sum(rw * g * data$y) / sum(rw * g) - sum(rw * data$y) / sum(rw))
  })
  jack <- sqrt(diag(vcov(again)))
  ours <- sqrt(diag(V))[c(names(parts), "Gap")]
  cat(case, "jackknife over linearised:", round(jack / ours, 3), "\n")
  stopifnot(all(abs(jack / ours - 1) < 0.15))

  df <- min(degf(d) + 1 - length(b), degf(subset(d, inside == 1)))
  se <- sqrt(diag(V))
  q <- qt(.975, df)
  record(case, c(n = sum(w > 0), group_n = sum(g), df = df, group_share = yG, whole_share = y0,
                 weight_share = share, dummy = unname(b["inside"])))
  record(case, named("piece", names(values), values))
  record(case, named("piece_se", names(values), se))
  record(case, named("piece_lower", names(values), values - q * se))
  record(case, named("piece_upper", names(values), values + q * se))
  record(case, named("piece_p", names(values), 2 * pt(-abs(values / se), df)))
  for (i in seq_along(name)) for (j in seq_len(i))
    record(case, setNames(V[i, j], paste0("cov[", name[i], "][", name[j], "]")))
  # The logistic model's predictions with nobody inside; a separated one predicts without bound.
  lm <- logit(formula(m), d)
  if (max(abs(coef(lm))) > 12) return(record(case, c(explained_logit = NA), reason = "separated"))
  eta <- drop(X %*% coef(lm)) - coef(lm)[["inside"]] * g
  record(case, c(explained_logit = sum(w * g * plogis(eta)) / WG - sum(w * plogis(eta)) / W))
}

direct <- function(case, d) {
  v <- d$variables
  w <- weights(d, "sampling")
  record(case, c(direct_gap = sum((w * v$inside * v$y)) / sum(w * v$inside) - sum(w * v$y) / sum(w),
                 group_answered = sum(v$inside[w > 0])))
}

s <- readData("synthetic")
s$y <- as.integer(s$y == "Yes")
s$agree <- factor(s$agree, c("Strongly disagree", "Tend to disagree", "Neither", "Tend to agree", "Strongly agree"))
s$sex <- factor(s$sex)
s$areas <- factor(s$area)
s$Scale <- s$scale
full <- svydesign(~psu, strata = ~stratum, weights = ~w, nest = TRUE, data = s)
complete <- function(d) subset(d, !is.na(y) & !is.na(Scale) & !is.na(agree) & !is.na(x1) & !is.na(sex))
linear("linear_full", y ~ x1 + x2 + agree + sex,
       subset(full, !is.na(y) & !is.na(x1) & !is.na(x2) & !is.na(agree) & !is.na(sex) & w > 0))

parts <- list(Fairness = "Scale", Agreement = "agree", x1 = "x1")
d <- update(full, inside = as.integer(area == 2))
explain("area_2", complete(d), c(parts, list(sex = "sex")), "sex")
direct("area_2", subset(d, !is.na(y)))
d <- update(full, inside = as.integer(sex == "Female"))
explain("women", complete(d), c(parts, list(areas = "areas")), "areas")
direct("women", subset(d, !is.na(y) & !is.na(sex)))
d <- subset(update(full, inside = as.integer(area == 5)), sex == "Female")
explain("area_5_women", complete(d), parts, character())
direct("area_5_women", subset(d, !is.na(y)))
plain <- svydesign(~1, weights = ~w, data = s)
d <- update(plain, inside = as.integer(area == 6))
explain("area_6_weights", complete(d), c(parts, list(sex = "sex")), "sex")
direct("area_6_weights", subset(d, !is.na(y)))

a <- readData("apistrat")
a$y <- as.integer(a$sch.wide == "Yes")
a$awards <- factor(a$awards)
a$stype <- factor(a$stype)
f <- y ~ ell + meals + mobility + stype
fpc <- svydesign(~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = a)
linear("linear_fpc", f, fpc)
linear("linear_no_fpc", f, svydesign(~1, strata = ~stype, weights = ~pw, data = a))
d <- update(fpc, inside = as.integer(stype == "H"))
explain("high_schools", d, list(ell = "ell", "Meals and mobility" = c("meals", "mobility"), awards = "awards"), "awards")
direct("high_schools", d)
finish("gap")
