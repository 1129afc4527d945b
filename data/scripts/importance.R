# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- Importance: Shapley's share of each driver in McFadden's R2, the controls in every model
#
# Every set of drivers has a model. At its maximum a likelihood is flat, so that one person moves the
# mean log-likelihood of a model by her own part of it, without a refit; the errors follow from that.

name <- unique(terms$driver[!terms$control])
k <- length(name)
everything <- model.matrix(reformulate(terms$id, "y"), f$frame) # columns that others determine too
owner <- c("", terms$driver)[attr(everything, "assign") + 1]
isControl <- c(TRUE, terms$control)[attr(everything, "assign") + 1]
w1 <- f$w / mean(f$w)
crossproducts <- crossprod(everything, w1 * everything)

# Of `columns` those that the ones before do not determine.
independent <- function(columns) {
  S <- crossproducts[columns, columns, drop = FALSE]
  size <- diag(S)
  kept <- logical(length(columns))
  for (j in seq_along(columns)) {
    if (S[j, j] <= 1e-10 * size[j]) next
    kept[j] <- TRUE
    if (j < length(columns)) {
      rest <- (j + 1):length(columns)
      S[rest, rest] <- S[rest, rest] - outer(S[rest, j], S[j, rest]) / S[j, j]
    }
  }
  columns[kept]
}
side <- ifelse(f$y == 1, 1, -1)
logLikelihood <- function(eta) plogis(side * eta, log.p = TRUE)
information <- function(X, p) crossprod(sqrt(w1 * p * (1 - p)) * X)
nothing <- function(columns) c(qlogis(sum(f$wn * f$y)), rep(0, columns - 1)) # the intercept alone
# The most likely coefficients: Newton's steps, halved where they lead down; the matrix of the steps
# is worked out anew only now and then.
maximum <- function(X, b) {
  likelihood <- function(b) sum(w1 * logLikelihood(drop(X %*% b)))
  if (!isTRUE(likelihood(b) > likelihood(nothing(ncol(X))))) b <- nothing(ncol(X))
  now <- likelihood(b)
  for (step in 0:500) {
    p <- plogis(drop(X %*% b))
    if (step %% 8 == 0) A <- information(X, p)
    gradient <- crossprod(X, w1 * (f$y - p))
    move <- drop(solved(A, gradient))
    gain <- sum(gradient * move)
    for (half in 1:30) {
      then <- likelihood(b + move)
      if (then >= now || gain < 1e-9) break
      move <- move / 2
    }
    b <- b + move
    now <- then
    if (gain < 1e-17 * length(f$y)) return(b) # nothing more to have
  }
  stop("A model of some of the drivers did not settle.")
}

controlsFirst <- c(which(isControl), which(!isControl))
wholeColumns <- independent(controlsFirst)
wholeX <- everything[, wholeColumns, drop = FALSE]
whole <- maximum(wholeX, nothing(ncol(wholeX)))
A <- information(wholeX, plogis(drop(wholeX %*% whole)))
mean0 <- { share <- sum(f$wn * f$y); share * log(share) + (1 - share) * log(1 - share) }
each0 <- ifelse(f$y == 1, log(share), log(1 - share))

# How much each set's R2 counts in each driver's Shapley value.
bit <- 2^(seq_len(k) - 1)
sets <- 0:(2^k - 1)
holds <- outer(sets, bit, function(set, b) bitwAnd(set, b) > 0)
size <- rowSums(holds)
count <- sapply(seq_len(k), function(j)
  ifelse(holds[, j], 1 / (k * choose(k - 1, size - 1)), -1 / (k * choose(k - 1, size))))
count <- matrix(count, ncol = k)

R2 <- numeric(length(sets))
combined <- matrix(0, length(f$y), k) # each person's log-likelihoods, so counted
for (s in seq_along(sets)) {
  wanted <- isControl | owner %in% name[holds[s, ]]
  columns <- independent(controlsFirst[wanted[controlsFirst]])
  # Started where the whole model's parabola has its top on these columns.
  inWhole <- match(columns, wholeColumns)
  start <- ifelse(is.na(inWhole), 0, whole[inWhole])
  if (!anyNA(inWhole) && length(columns) < length(wholeColumns)) {
    others <- A[inWhole, -inWhole, drop = FALSE] %*% whole[-inWhole]
    start <- start + solved(A[inWhole, inWhole, drop = FALSE], others)
  }
  X <- everything[, columns, drop = FALSE]
  l <- logLikelihood(drop(X %*% maximum(X, drop(start))))
  R2[s] <- 1 - sum(f$wn * l) / mean0
  combined <- combined + outer(l, count[s, ])
}
shapley <- drop(crossprod(count, R2))
explained <- sum(shapley)
total <- R2[length(R2)]

# Influences: -(l_i - l) / l_0 + l / l_0^2 (l_0i - l_0), combined over the sets.
l <- colSums(f$wn * combined)
V <- covarianceOf(f$wn * (-sweep(combined, 2, l) / mean0 + outer(each0 - mean0, l) / mean0^2), f$design)
se <- sqrt(diag(V))
df <- dfOf(f$design)
half <- qt(.975, df)
J <- (diag(k) * explained - outer(shapley, rep(1, k))) / explained^2
shareSe <- sqrt(diag(J %*% V %*% t(J)))
onlyIts <- total - R2[length(R2) - bit]
alone <- R2[1 + bit] - R2[1]

# Reliable: two errors from zero, and more than noise gives so many columns (chi-squared times their
# design effect, 5 % over all drivers).
reliable <- sapply(seq_len(k), function(j) {
  mine <- which(f$of %in% terms$id[!terms$control & terms$driver == name[j]])
  own <- solved(crossprod(f$X, w1 * f$p * (1 - f$p) * f$X))[mine, mine, drop = FALSE]
  columns <- if (length(mine)) length(mine) else sum(owner == name[j])
  effect <- if (length(mine)) max(1, sum(diag(solved(own, f$V[mine, mine]))) / length(mine)) else 1
  df > 0 && shapley[j] >= 2 * se[j] &&
    -2 * length(f$y) * mean0 * shapley[j] > effect * qchisq(1 - .05 / k, columns)
})

# Tiers: a tier ends where all above differ from all below (t, Holm over all pairs).
differs <- matrix(FALSE, k, k)
if (k > 1) {
  pair <- t(combn(k, 2))
  pairSe <- sqrt(pmax(0, diag(V)[pair[, 1]] + diag(V)[pair[, 2]] - 2 * V[pair]))
  pairP <- p.adjust(2 * pt(-abs((shapley[pair[, 1]] - shapley[pair[, 2]]) / pairSe), df), "holm")
  differs[pair[pairP < .05, , drop = FALSE]] <- TRUE
  differs <- differs | t(differs)
}
ranked <- order(!reliable, -shapley)
tier <- integer(k)
for (at in seq_len(k)) {
  here <- ranked[at]
  above <- ranked[seq_len(at - 1)]
  below <- ranked[at:k][reliable[ranked[at:k]]]
  ends <- at > 1 && (if (reliable[here]) all(differs[above, below]) else reliable[ranked[at - 1]])
  tier[here] <- (if (at > 1) tier[ranked[at - 1]] else 1) + ends
}

share <- if (k > 1) shapley / explained else shapley
shownSe <- if (k > 1) shareSe else se
computed <- c(
  named(if (k > 1) "share_percent" else "explained_percent", name, 100 * share),
  named("lower", name, pmax(0, 100 * (share - half * shownSe))),
  named("upper", name, pmin(100, 100 * (share + half * shownSe))),
  named("unique_percent", name, 100 * (if (k > 1) onlyIts / explained else onlyIts)),
  named("shapley", name, shapley),
  named("shapley_se", name, se),
  named("unique", name, onlyIts),
  named("alone", name, alone),
  named("tier", name, tier),
  named("reliable", name, reliable))
