# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# Models of other families than the logit: linear probability (svyglm, gaussian), Firth's penalty
# (brglm2, AS_mean) and proportional odds (svyolr); and what every family has beside the Wald tests.
source("common.R")
suppressMessages(library(brglm2))

a <- readData("apistrat")
a$y <- as.integer(a$sch.wide == "Yes")
a$stype <- factor(a$stype)
strata <- svydesign(~1, strata = ~stype, weights = ~pw, data = a)
strataFpc <- svydesign(~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = a)
c1 <- readData("apiclus1")
c1$y <- as.integer(c1$sch.wide == "Yes")
schoolClusters <- svydesign(~dnum, weights = ~pw, fpc = ~fpc, data = c1)
agreeLevels <- c("Strongly disagree", "Tend to disagree", "Neither", "Tend to agree", "Strongly agree")
people <- function(name) {
  s <- readData(name)
  s$y <- as.integer(s$y == "Yes")
  s$agree <- factor(s$agree, agreeLevels)
  s$sex <- factor(s$sex)
  s$area <- factor(s$area)
  s
}
s <- people("synthetic")
clusters <- svydesign(~psu, strata = ~stratum, weights = ~w, nest = TRUE, data = s)
zeroPsu <- svydesign(~psu, strata = ~stratum, weights = ~w_zero_psu, nest = TRUE, data = s)
lonely <- svydesign(~psu, strata = ~stratum, weights = ~w, nest = TRUE, data = people("synthetic_lonely"))
options(survey.lonely.psu = "adjust")
f4 <- y ~ ell + meals + mobility + stype
fp <- y ~ x1 + x2 + agree + sex

# The rows in a model: complete, of positive weight; the design keeps what it needs of the others.
usedRows <- function(formula, design) {
  frame <- model.frame(formula, model.frame(design), na.action = na.pass)
  complete.cases(frame) & weights(design, "sampling") > 0
}
head9 <- function(put, design, used, y, df, D, D0) {
  w <- weights(design, "sampling")[used]
  put(c(n = sum(used), n_effective = sum(w)^2 / sum(w^2), outcome_share = sum(w * y) / sum(w),
        degf = degf(design[used, ]), df = df, deviance = D, null_deviance = D0, explained = 1 - D / D0))
}

# ---- linear probability
linear <- function(case, formula, design) {
  m <- suppressWarnings(svyglm(formula, design, family = gaussian()))
  put <- function(values) record(case, values)
  d <- m$survey.design
  w <- weights(d, "sampling")
  cols <- columnsOf(m)
  X <- model.matrix(m)[, cols$kept, drop = FALSE]
  cols <- cols[cols$kept, ]
  b <- m$coefficients[!is.na(m$coefficients)]
  V <- vcov(m)
  df <- m$df.residual
  wn <- w / sum(w)
  n <- sum(w > 0)
  y <- m$y
  ybar <- sum(wn * y)
  D <- n * sum(wn * (y - drop(X %*% b))^2)
  D0 <- n * sum(wn * (y - ybar)^2)
  put(c(n = n, n_effective = sum(w)^2 / sum(w^2), outcome_share = ybar, degf = degf(d), df = df,
        deviance = D, null_deviance = D0, explained = 1 - D / D0))
  describeTerms(put, cols, X, b, V, wn, df, m$xlevels, link = identityLink)
  naive <- solve(crossprod(X * sqrt(wn * n)))
  for (v in setdiff(unique(cols$variable), "(Intercept)")) {
    i <- which(cols$variable == v)
    X0 <- X[, -i, drop = FALSE]
    e0 <- y - drop(X0 %*% solve(crossprod(X0 * sqrt(wn)), crossprod(X0, wn * y)))
    describeRatio(put, v, n * sum(wn * e0^2) - D, naive[i, i, drop = FALSE], V[i, i, drop = FALSE], df)
  }
}
linear("linear_schools", f4, strata)
linear("linear_schools_fpc", f4, strataFpc)
linear("linear_clusters", y ~ ell + meals, schoolClusters)
linear("linear_people", fp, clusters)
linear("linear_domain", fp, subset(clusters, area %in% c(2, 5, 7)))
linear("linear_zero_psu", fp, zeroPsu)
linear("linear_lonely", y ~ x1 + x2 + sex, lonely)
linear("linear_aliased", y ~ ell + meals, strata)

# ---- logit: what it has beside the Wald tests
logitRatios <- function(case, formula, design) {
  m <- logit(formula, design)
  put <- function(values) record(case, values)
  V <- vcov(m)
  cols <- columnsOf(m)
  n <- sum(m$prior.weights > 0)
  scale <- n / sum(m$prior.weights) # the weights of the n rows to mean 1
  naive <- m$naive.cov / scale
  for (v in setdiff(unique(cols$variable), "(Intercept)")) {
    i <- which(cols$variable == v)
    m0 <- logit(update(formula, as.formula(paste("~ . -", v))), m$survey.design)
    D0 <- m0$deviance * n / sum(m0$prior.weights)
    describeRatio(put, v, D0 - m$deviance * scale, naive[i, i, drop = FALSE], V[i, i, drop = FALSE], m$df.residual)
  }
  i <- which(cols$variable != "(Intercept)")
  eff <- sum(diag(solve(naive[i, i]) %*% V[i, i]))
  put(c(effective_parameters = eff, daic = m$deviance * scale + 2 * eff))
}
logitRatios("logit_schools_fpc", f4, strataFpc)
logitRatios("logit_people", fp, clusters)
logitRatios("logit_domain", fp, subset(clusters, area %in% c(2, 5, 7)))
# The ratio test as regTermTest has it; by default it repeats glm's fits to 1e-8 of a deviance.
m <- svyglm(f4, strataFpc, family = quasibinomial())
r <- regTermTest(m, ~stype, method = "LRT")
record("regTermTest", c(lrt = r$chisq / mean(r$lambda), lrt_p = r$p, daic = AIC(m)[["AIC"]], effective_parameters = AIC(m)[["eff.p"]]))

# ---- Firth
# The design's sandwich of the penalised score; in each direction the larger of it and the inverse of the
# penalised information.
firth <- function(case, formula, design, clustered) {
  used <- usedRows(formula, design)
  data <- model.frame(design)[used, ]
  w <- weights(design, "sampling")[used]
  data$worth <- w * (sum(w)^2 / sum(w^2)) / sum(w)
  m <- suppressWarnings(glm(formula, family = binomial(), data = data, weights = worth, method = "brglmFit",
                            type = "AS_mean", epsilon = 1e-12, maxit = 1000))
  b <- coef(m)
  cols <- columnsOf(m)
  X <- model.matrix(m)
  y <- m$y
  p <- plogis(drop(X %*% b))
  v <- data$worth * p * (1 - p)
  A <- crossprod(X * sqrt(v))
  h <- v * rowSums((X %*% solve(A)) * X)
  r <- data$worth * (y - p) + h * (1 / 2 - p)
  stopifnot(max(abs(crossprod(X, r))) < 1e-7, isTRUE(all.equal(unname(solve(A)), unname(vcov(m)), tolerance = 1e-5)))
  V <- solve(A)
  d <- design[used, ]
  if (clustered) {
    S <- survey:::svyrecvar((X * r) %*% V, d$cluster, d$strata, d$fpc, postStrata = d$postStrata)
    L <- t(chol(V))
    e <- eigen(solve(L) %*% S %*% t(solve(L)), symmetric = TRUE)
    V <- L %*% e$vectors %*% diag(pmax(e$values, 1)) %*% t(e$vectors) %*% t(L)
  }
  df <- degf(d) + 1 - length(b)
  wn <- w / sum(w)
  n <- length(y)
  eta <- drop(X %*% b)
  ybar <- sum(wn * y)
  put <- function(values) record(case, values)
  head9(put, design, used, y, df, -2 * n * sum(wn * (y * eta - log1p(exp(eta)))),
        -2 * n * (ybar * log(ybar) + (1 - ybar) * log(1 - ybar)))
  describeTerms(put, cols, X, b, V, wn, df, m$xlevels)
}
z <- readData("separation")
z$g <- factor(z$g)
z$x <- factor(z$x)
firth("firth_separated", y ~ x, suppressWarnings(svydesign(~1, data = z)), FALSE)
firth("firth_level", y ~ z + g, suppressWarnings(svydesign(~1, data = z)), FALSE)
firth("firth_weights", y ~ z + g, svydesign(~1, weights = ~w, data = z), FALSE)
firth("firth_schools", f4, strata, FALSE)
firth("firth_people", fp, clusters, TRUE)
firth("firth_domain", fp, subset(clusters, area %in% c(2, 5, 7)), TRUE)

# ---- proportional odds
# polr's likelihood by Newton to the last digit: svyolr stops its optim at about 1e-4 of a coefficient.
ordinalFit <- function(X, y, K, w) {
  p <- ncol(X)
  q <- K - 1
  probabilities <- function(theta) {
    eta <- if (p > 0) drop(X %*% theta[seq_len(p)]) else rep(0, length(y))
    z <- c(-Inf, theta[p + seq_len(q)], Inf)
    list(up = z[y + 1] - eta, low = z[y] - eta)
  }
  ll <- function(theta) {
    if (is.unsorted(theta[p + seq_len(q)])) return(-Inf)
    e <- probabilities(theta)
    sum(w * log(plogis(e$up) - plogis(e$low)))
  }
  parts <- function(theta) {
    e <- probabilities(theta)
    pr <- plogis(e$up) - plogis(e$low)
    f1 <- dlogis(e$up)
    f2 <- dlogis(e$low)
    g1 <- ifelse(is.finite(e$up), f1 * (1 - 2 * plogis(e$up)), 0)
    g2 <- ifelse(is.finite(e$low), f2 * (1 - 2 * plogis(e$low)), 0)
    Y1 <- outer(y, seq_len(q), "==") + 0
    Y2 <- outer(y - 1, seq_len(q), "==") + 0
    Dup <- cbind(-X, Y1)
    Dlow <- cbind(-X, Y2)
    score <- (f1 * Dup - f2 * Dlow) / pr
    H <- crossprod(Dup, w * g1 / pr * Dup) - crossprod(Dlow, w * g2 / pr * Dlow) - crossprod(score, w * score)
    list(score = score, H = H)
  }
  cum <- cumsum(tapply(w, factor(y, seq_len(K)), sum)) / sum(w)
  theta <- c(rep(0, p), qlogis(cum[seq_len(q)]))
  for (i in 1:100) {
    s <- parts(theta)
    step <- -solve(s$H, colSums(w * s$score))
    while (ll(theta + step) < ll(theta) - 1e-9) step <- step / 2
    theta <- theta + step
    if (max(abs(step)) < 1e-11) break
  }
  s <- parts(theta)
  list(theta = unname(theta), score = s$score, information = -s$H, ll = ll(theta), p = p, q = q)
}
ordinal <- function(case, formula, positive, design, compare = NULL) {
  put <- function(values) record(case, values)
  used <- usedRows(formula, design)
  d <- design[used, ]
  data <- droplevels(model.frame(d))
  frame <- model.frame(formula, data)
  outcome <- droplevels(model.response(frame))
  K <- nlevels(outcome)
  y <- as.integer(outcome)
  data$line <- seq_len(nrow(data))
  g <- glm(update(formula, line ~ .), data = data) # for columns and their names
  cols <- columnsOf(g)
  X <- model.matrix(g)
  w <- weights(d, "sampling")
  wn <- w / sum(w)
  n <- length(y)
  wm <- wn * n
  o <- ordinalFit(X[, -1, drop = FALSE], y, K, wm)
  p <- o$p
  A <- solve(o$information)
  V <- survey:::svyrecvar((o$score * wm) %*% A, d$cluster, d$strata, d$fpc, postStrata = d$postStrata)
  df <- degf(d) - p
  cum <- tapply(w, outcome, sum) / sum(w)
  D0 <- -2 * n * sum(cum * log(cum))
  head9(put, design, used, outcome %in% positive, df, -2 * o$ll, D0)
  # P(Y is positive): a logit whose intercept is minus the cut point below the first positive answer.
  cut <- p + min(which(levels(outcome) %in% positive)) - 1
  M <- rbind(-(seq_len(p + o$q) == cut), cbind(diag(p), matrix(0, p, o$q)))
  Vp <- M %*% V %*% t(M)
  describeTerms(put, cols, X, drop(M %*% o$theta), Vp, wn, df, g$xlevels, intercept = FALSE)
  zeta <- p + seq_len(o$q)
  terms <- paste(levels(outcome)[-K], levels(outcome)[-1], sep = "|")
  se <- sqrt(diag(V))[zeta]
  put(named("threshold", terms, o$theta[zeta]))
  put(named("threshold_se", terms, se))
  put(named("threshold_p", terms, 2 * pt(-abs(o$theta[zeta] / se), df)))
  names <- c(cols$term[-1], terms)
  for (i in zeta) for (j in seq_len(i)) put(setNames(V[i, j], paste0("cov[", names[i], "][", names[j], "]")))
  # svyolr itself, as far as its optimiser goes; it knows no domains with empty answers.
  if (!is.null(compare)) {
    r <- compare
    stopifnot(max(abs(c(r$coefficients, r$zeta) - o$theta) / sqrt(diag(V))) < 1e-2,
              max(abs(sqrt(diag(vcov(r))) / sqrt(diag(V)) - 1)) < 1e-2)
  }
  for (v in setdiff(unique(cols$variable), "(Intercept)")) {
    i <- which(cols$variable[-1] == v)
    o0 <- ordinalFit(X[, -c(1, i + 1), drop = FALSE], y, K, wm)
    describeRatio(put, v, 2 * (o$ll - o0$ll), A[i, i, drop = FALSE], V[i, i, drop = FALSE], df)
  }
  # Proportional odds: the binary logits at all cut points, their influences stacked.
  if (K < 3) return(invisible())
  b <- NULL
  influence <- NULL
  for (k in 2:K) {
    fit <- glm.fit(X, as.numeric(y >= k), wm, family = quasibinomial(), control = glm.control(epsilon = 1e-14, maxit = 100))
    mu <- plogis(drop(X %*% fit$coefficients))
    Ak <- solve(crossprod(X * sqrt(wm * mu * (1 - mu))))
    influence <- cbind(influence, (X * wm * ((y >= k) - mu)) %*% Ak)
    b <- c(b, fit$coefficients)
  }
  S <- survey:::svyrecvar(influence, d$cluster, d$strata, d$fpc, postStrata = d$postStrata)
  test <- function(slopes) {
    C <- NULL
    for (k in 2:(K - 1)) for (j in slopes) {
      row <- rep(0, length(b))
      row[(k - 1) * ncol(X) + j] <- 1
      row[j] <- -1
      C <- rbind(C, row)
    }
    stat <- drop(t(C %*% b) %*% solve(C %*% S %*% t(C), C %*% b)) / nrow(C)
    c(stat, nrow(C), df, pf(stat, nrow(C), df, lower.tail = FALSE))
  }
  put(setNames(test(1 + seq_len(p)), c("odds", "odds_df1", "odds_df2", "odds_p")))
  for (v in setdiff(unique(cols$variable), "(Intercept)"))
    put(setNames(test(which(cols$variable == v)), paste0(c("odds", "odds_df1", "odds_df2", "odds_p"), "[", v, "]")))
}
simple <- svydesign(~1, weights = ~pw, data = a)
ordinal("ordinal_schools", stype ~ ell + meals, c("H", "M"), simple, svyolr(stype ~ ell + meals, simple))
# METHODS' values of the same model are these of svyolr, printed.
r <- svyolr(stype ~ ell + meals, simple)
record("svyolr", c(named("coef", names(r$coefficients), r$coefficients), named("se", names(r$coefficients), SE(r)[1:2]),
                   named("threshold", names(r$zeta), r$zeta)), 1e-3, "svyolr's optimiser stops there")
fo <- agree ~ x1 + x2 + sex
positive <- agreeLevels[4:5]
complete <- subset(clusters, !is.na(agree) & !is.na(x1) & !is.na(x2) & !is.na(sex) & w > 0)
ordinal("ordinal_people", fo, positive, clusters, suppressWarnings(svyolr(fo, complete)))
ordinal("ordinal_top", fo, agreeLevels[5], clusters)
ordinal("ordinal_area", agree ~ x1 + sex + area, positive, clusters)
ordinal("ordinal_domain", fo, positive, subset(clusters, area %in% c(2, 5, 7)))
ordinal("ordinal_empty_level", fo, positive, subset(clusters, !(agree %in% "Tend to disagree")))
ordinal("ordinal_zero_psu", fo, positive, zeroPsu)
ordinal("ordinal_lonely", fo, positive, lonely)
ordinal("ordinal_unweighted", fo, positive, suppressWarnings(svydesign(~psu, strata = ~stratum, nest = TRUE, data = s)))
loosen("^lrt(_p)?[[]", "the smaller model is fitted to 1e-6 of the difference in likelihood")
finish("families")
