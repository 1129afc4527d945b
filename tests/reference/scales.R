# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# Scales: alpha (svycralpha) with linearised errors (svycontrast of svyvar), omega of one factor, item-rest correlations,
# what dropping an item does; weighted polychoric correlations by their likelihood; minimum residual factors, rotated.
source("common.R")
suppressMessages({library(psych); library(GPArotation); library(mvtnorm)})

# Minimum residual factors as psych has them, then Newton's steps on the loadings until they stand still: psych stops early.
minres <- function(R, m) {
  start <- suppressWarnings(suppressMessages(fa(R, m, fm = "minres", rotate = "none", n.obs = 1000)))
  heywood <- any(1 - rowSums(unclass(start$loadings)^2) < .0051)
  psi <- pmin(pmax(1 - rowSums(unclass(start$loadings)^2), .005), 1)
  f <- function(psi) { e <- eigen(R - diag(psi), symmetric = TRUE); sum(e$values[-(1:m)]^2) / 2 }
  g <- function(psi) { e <- eigen(R - diag(psi), symmetric = TRUE); -drop(e$vectors[, -(1:m), drop = FALSE]^2 %*% e$values[-(1:m)]) }
  fit <- optim(psi, f, g, method = "L-BFGS-B", lower = .005, upper = 1, control = list(factr = 10, pgtol = 0, maxit = 5000))
  psi <- fit$par
  for (step in 1:20) { # Newton where no bound holds
    free <- which(psi > .005 & psi < 1)
    h <- sapply(free, function(i) { d <- replace(numeric(length(psi)), i, 1e-6); (g(psi + d) - g(psi - d))[free] / 2e-6 })
    move <- solve(h, -g(psi)[free])
    next_psi <- replace(psi, free, psi[free] + move)
    if (any(next_psi < .005 | next_psi > 1)) break
    psi <- next_psi
    if (max(abs(move)) < 1e-14) break
  }
  e <- eigen(R - diag(psi), symmetric = TRUE)
  L <- e$vectors[, 1:m, drop = FALSE] %*% diag(sqrt(e$values[1:m]), m)
  L <- L %*% diag(ifelse(colSums(L) < 0, -1, 1), m)
  stopifnot(max(abs(abs(L %*% t(L)) - abs(unclass(start$loadings) %*% t(unclass(start$loadings))))) < (if (heywood) .05 else 2e-3))
  list(loadings = L, psi = psi)
}

omegaOf <- function(R) { l <- minres(R, 1)$loadings; sum(l)^2 / (sum(l)^2 + sum(1 - l^2)) }
alphaOf <- function(S) { k <- ncol(S); k / (k - 1) * (1 - sum(diag(S)) / sum(S)) }

# The design's rows with every answer; population moments.
momentsOf <- function(d, items) {
  w <- weights(d, "sampling"); w <- w / sum(w)
  X <- as.matrix(d$variables[items])
  X <- sweep(X, 2, colSums(w * X))
  list(w = w, X = X, S = t(X) %*% (w * X))
}

# Errors of functions of the covariance matrix: their derivatives in its cells are taken numerically, the influences of
# the cells go through svytotal.
errorOf <- function(d, m, f, scale = 1e-5) {
  k <- ncol(m$S)
  z <- numeric(nrow(m$X))
  for (i in 1:k) for (j in 1:i) {
    h <- scale * sqrt(m$S[i, i] * m$S[j, j])
    at <- function(by) { S <- m$S; S[i, j] <- S[j, i] <- S[i, j] + by; f(S) }
    slope <- (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h)
    z <- z + slope * (m$X[, i] * m$X[, j] - m$S[i, j])
  }
  z <- z * m$w / weights(d, "sampling")
  d$variables$z <- ifelse(is.finite(z), z, 0)
  SE(svytotal(~z, d))[[1]]
}

ends <- function(case, name, value, se, df) {
  q <- exp(qt(.975, df) * se / (1 - value))
  setNames(c(value, se, 1 - (1 - value) * q, 1 - (1 - value) / q), paste0(name, c("", "_se", "_lower", "_upper")))
}

# `all`: the design, `items`: its items, complete or not. `scored`: answers from 0 to 1.
reliability <- function(case, all, items, flip = NULL, scored = TRUE, omega = length(items) > 2) {
  for (v in flip) { r <- range(all$variables[[v]], na.rm = TRUE); all$variables[[v]] <- sum(r) - all$variables[[v]] }
  if (scored) for (v in items) {
    x <- all$variables[[v]]
    all$variables[[v]] <- (match(x, sort(unique(x))) - 1) / (length(unique(na.omit(x))) - 1)
  }
  keep <- complete.cases(all$variables[items]) & weights(all, "sampling") > 0
  d <- subset(all, keep)
  formula <- as.formula(paste("~", paste(items, collapse = "+")))
  m <- momentsOf(d, items)
  k <- length(items)
  alpha <- svycralpha(formula, d)[[1]]
  stopifnot(all.equal(alpha, alphaOf(m$S)))
  d2 <- update(d, total = rowSums(d$variables[items]))
  v <- svyvar(as.formula(paste("~", paste(c(items, "total"), collapse = "+"))), d2)
  parts <- paste(sprintf("`%s:%s`", items, items), collapse = "+")
  long <- list()
  names <- outer(c(items, "total"), c(items, "total"), paste, sep = ":")
  b <- setNames(as.vector(v), as.vector(names))
  V <- attr(v, "var")
  g <- numeric(length(b)); names(g) <- names(b)
  total <- b[["total:total"]]
  own <- paste(items, items, sep = ":")
  g[own] <- -k / (k - 1) / total
  g["total:total"] <- k / (k - 1) * sum(b[own]) / total^2
  se <- sqrt(drop(g %*% V %*% g))
  stopifnot(all.equal(se, errorOf(d, m, alphaOf), tolerance = 1e-6))
  df <- degf(d)
  kish <- 1 / sum(m$w^2)
  R <- cov2cor(m$S)
  record(case, c(n = nrow(m$X), kish = kish, df = df, ends(case, "alpha", alpha, se, df),
                 alpha_standardised = alphaOf(R), mean_r = mean(R[lower.tri(R)])))
  rest <- function(i) function(S) { w <- sum(S[i, ]) - S[i, i]; w / sqrt(S[i, i] * (sum(S) - 2 * w - S[i, i])) }
  for (i in seq_along(items)) {
    r <- rest(i)(m$S)
    s <- errorOf(d, m, rest(i))
    z <- atanh(r) + c(-1, 1) * qt(.975, df) * s / (1 - r^2)
    record(case, named("item_rest", items[i], r))
    record(case, setNames(c(s, tanh(z)), paste0("item_rest_", c("se", "lower", "upper"), "[", items[i], "]")))
    if (k > 2) record(case, named("alpha_if_dropped", items[i], alphaOf(m$S[-i, -i])))
    if (k > 3 && omega) record(case, named("omega_if_dropped", items[i], omegaOf(R[-i, -i])))
  }
  if (k == 2) record(case, c(spearman_brown = 2 * R[1, 2] / (1 + R[1, 2])))
  if (omega) {
    # With a communality at its bound there is no error: the estimate lies on an edge.
    edge <- any(minres(R, 1)$psi <= .005)
    record(case, ends(case, "omega", omegaOf(R), if (edge) NA else errorOf(d, m, function(S) omegaOf(cov2cor(S)), 1e-4), df))
    record(case, named("loading", items, minres(R, 1)$loadings[, 1]))
  }
}

api <- readData("apistrat")
strat <- svydesign(~1, strata = ~stype, weights = ~pw, data = api)
reliability("apistrat", strat, c("ell", "mobility", "meals"), scored = FALSE)
stopifnot(abs(svycralpha(~ell + mobility + meals, strat) - .6456507813) < 1e-10)
reliability("apiclus1_fpc", svydesign(~dnum, weights = ~pw, fpc = ~fpc, data = readData("apiclus1")), c("ell", "mobility", "meals"), scored = FALSE)
synthetic <- svydesign(~psu, strata = ~stratum, weights = ~w, nest = TRUE, data = readData("synthetic"))
reliability("synthetic", synthetic, paste0("item", 1:3))
s <- readData("scale_items")
d <- svydesign(~psu, strata = ~stratum, weights = ~w, nest = TRUE, data = s)
four <- paste0("a", 1:4)
reliability("four", d, four, flip = "a4")
reliability("four_as_asked", d, four)
reliability("area_2", subset(d, area == 2), four, flip = "a4")
reliability("two", d, c("b1", "b2"))
reliability("unlike_answers", d, c("b1", "b3", "yes"))
reliability("numbers", d, c("minutes", "visits", "score"), scored = FALSE)
reliability("against", d, paste0("against", 1:3), omega = FALSE)

# Polychoric correlations: thresholds from the margins of a pair, then the root of the likelihood's slope.
below <- function(x, y, r) {
  if (x == -Inf || y == -Inf) return(0)
  if (x == Inf || y == Inf) return(pnorm(min(x, y)))
  pmvnorm(c(-Inf, -Inf), c(x, y), corr = matrix(c(1, r, r, 1), 2), algorithm = TVPACK(abseps = 1e-14))[[1]]
}
polychoricOf <- function(x, y, w) {
  keep <- !is.na(x) & !is.na(y) & w > 0
  P <- prop.table(xtabs(w[keep] ~ x[keep] + y[keep]))
  a <- c(-Inf, qnorm(cumsum(rowSums(P))[-nrow(P)]), Inf)
  b <- c(-Inf, qnorm(cumsum(colSums(P))[-ncol(P)]), Inf)
  phi2 <- function(x, y, r) ifelse(is.finite(x) & is.finite(y), exp(-(x^2 - 2 * r * x * y + y^2) / (2 * (1 - r^2))) / (2 * pi * sqrt(1 - r^2)), 0)
  cell <- function(M) diff(t(diff(M)))
  slope <- function(r) {
    d <- t(cell(outer(a, b, phi2, r)))
    p <- t(cell(outer(a, b, Vectorize(function(x, y) below(x, y, r)))))
    sum(P[P > 0] * d[P > 0] / p[P > 0])
  }
  uniroot(slope, c(-.99, .99), tol = 1e-13)$root
}
polychorics <- function(data, items, weights) {
  R <- diag(length(items)); dimnames(R) <- list(items, items)
  for (i in seq_along(items)) for (j in seq_len(i - 1))
    R[i, j] <- R[j, i] <- polychoricOf(data[[items[i]]], data[[items[j]]], data[[weights]])
  R
}
recordMatrix <- function(case, name, M, ...) for (i in seq_len(nrow(M))) for (j in seq_len(ncol(M)))
  record(case, setNames(M[i, j], paste0(name, "[", rownames(M)[i], "][", colnames(M)[j], "]")), ...)

# Largest sum of squares first, each of positive sum.
inOrder <- function(L, Phi = diag(ncol(L))) {
  o <- order(-colSums(L^2)); L <- L[, o, drop = FALSE]; Phi <- Phi[o, o, drop = FALSE]
  s <- diag(ifelse(colSums(L) < 0, -1, 1), ncol(L))
  list(L = L %*% s, Phi = s %*% Phi %*% s)
}
# Quartimin by GPArotation; its line search ends where the criterion has no more digits, so plain steps along the
# gradient follow, as long as they make it smaller.
quartimin <- function(A) {
  T <- GPFoblq(A, method = "quartimin", eps = 1e-6, maxit = 2000)$Th
  at <- function(T) {
    L <- A %*% t(solve(T))
    G <- -t(t(L) %*% (L * (L^2 %*% (1 - diag(ncol(A))))) %*% solve(T))
    G - T %*% diag(colSums(T * G))
  }
  G <- at(T); step <- 1
  while (step > 1e-4 && norm(G, "F") > 1e-15) {
    T2 <- T - step * G
    T2 <- T2 %*% diag(1 / sqrt(colSums(T2^2)))
    G2 <- at(T2)
    if (norm(G2, "F") < norm(G, "F")) { T <- T2; G <- G2 } else step <- step / 2
  }
  stopifnot(norm(G, "F") < 1e-12)
  list(loadings = A %*% t(solve(T)), Phi = t(T) %*% T)
}
rotations <- function(case, R, m) {
  fit <- minres(R, m)
  A <- fit$loadings
  turns <- list(none = list(A, diag(m)))
  if (m > 1) {
    v <- varimax(A, eps = 1e-15)
    p <- promax(v$loadings)
    U <- v$rotmat %*% p$rotmat
    o <- quartimin(A)
    turns <- c(turns, list(varimax = list(unclass(v$loadings), diag(m)), promax = list(A %*% U, solve(t(U) %*% U)),
                           oblimin = list(o$loadings, o$Phi)))
  }
  for (name in names(turns)) {
    x <- inOrder(unclass(turns[[name]][[1]]), turns[[name]][[2]])
    dimnames(x$L) <- list(colnames(R), 1:m); dimnames(x$Phi) <- list(1:m, 1:m)
    recordMatrix(paste0(case, "_", name), "loading", x$L)
    recordMatrix(paste0(case, "_", name), "phi", x$Phi)
    record(paste0(case, "_", name), named("explained", 1:m, diag(x$Phi %*% t(x$L) %*% x$L) / nrow(R)))
  }
  if (m > 1) { # psych says the same to its own precision
    same <- suppressWarnings(suppressMessages(fa(R, m, fm = "minres", rotate = "oblimin", n.obs = 1000)))
    stopifnot(max(abs(inOrder(unclass(same$loadings))$L - inOrder(unclass(o$loadings), o$Phi)$L)) < 5e-3)
  }
  record(case, named("communality", colnames(R), 1 - fit$psi))
  res <- R - A %*% t(A)
  record(case, c(rmsr = sqrt(mean(res[row(res) != col(res)]^2))))
}

eight <- c("a1", "a2", "a3", "a4", "b1", "b2", "b3", "both")
R <- polychorics(s, eight, "w")
recordMatrix("polychoric", "r", R)
record("polychoric", named("eigenvalue", 1:8, eigen(R)$values))
# psych's optimiser stops at 1e-4 and its thresholds are of all who answered an item: the same where nobody lacks one.
full <- s[complete.cases(s[eight]) & s$w > 0, ]
R2 <- polychorics(full, eight, "w")
psychs <- polychoric(full[eight], weight = full$w, correct = 0, smooth = FALSE)$rho
stopifnot(max(abs(R2 - psychs)) < 2e-3)
record("polychoric_complete", c(omega_ordinal = omegaOf(R2)))
rotations("polychoric", R, 2)
rotations("one_factor", R[1:4, 1:4], 1)
three <- c("minutes", "visits", "score", "b1", "b2", "b3")
P <- diag(6); dimnames(P) <- list(three, three)
for (i in 1:6) for (j in seq_len(i - 1)) {
  k <- !is.na(s[[three[i]]]) & !is.na(s[[three[j]]])
  P[i, j] <- P[j, i] <- cov.wt(s[k, three[c(i, j)]], s$w[k] / sum(s$w[k]), cor = TRUE)$cor[1, 2]
}
recordMatrix("pearson", "r", P)
rotations("pearson", P, 2)

# A matrix whose first variable wants a communality above 1.
H <- matrix(c(1, .9, .9, .3, .9, 1, .7, .3, .9, .7, 1, .3, .3, .3, .3, 1), 4, dimnames = list(1:4, 1:4))
h <- minres(H, 1)
record("heywood", c(named("loading", 1:4, h$loadings[, 1]), named("communality", 1:4, 1 - h$psi)))

# The bivariate normal distribution, by numerical integration of the conditional one.
for (r in c(-.999, -.7, 0, .3, .95, .9999)) for (x in c(-2.5, 0, .4)) for (y in c(-1, 0, .41, 3)) {
  value <- below(x, y, r)
  if (value > 1e-12) record("bivariate", setNames(value, paste0("p[", x, "][", y, "][", r, "]")), 1e-9)
}

# Unrelated variables: the 95th percentile of eigenvalues over 4,000 simulated samples.
set.seed(11)
chance <- function(n, k, draw, correlate) {
  E <- replicate(4000, eigen(correlate(draw(n, k)), symmetric = TRUE, only.values = TRUE)$values)
  apply(E, 1, quantile, .95)
}
reason <- "500 sets against 4000: Monte Carlo error of a percentile"
record("chance_normal", named("line", 1:6, chance(200, 6, function(n, k) matrix(rnorm(n * k), n), cor)), 1.2e-2, reason)
record("chance_large", named("line", 1:8, chance(2000, 8, function(n, k) matrix(rnorm(n * k), n), cor)), 4e-3, reason)
loosen("^(loading|explained|phi)\\b", "varimax ends where its criterion has no more digits: angles to about 1e-8", "_(varimax|promax)$")
finish("scales")
