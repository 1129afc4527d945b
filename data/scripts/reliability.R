# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- A scale: what each item adds. `items`: their scores, one column an item

scale <- as.data.frame(items)
names(scale) <- paste0("item", seq_along(scale))
people <- cbind(people, scale, complete = complete.cases(scale))
answered <- subset(designOf(people), inDomain & complete & w > 0)
w <- weights(answered, "sampling")
X <- as.matrix(answered$variables[names(scale)])
X <- sweep(X, 2, colSums(w * X) / sum(w))
S <- crossprod(X, w * X) / sum(w)
alpha <- function(S) ncol(S) / (ncol(S) - 1) * (1 - sum(diag(S)) / sum(S))
if (exists("svycralpha")) stopifnot(all.equal(alpha(S),
  svycralpha(as.formula(paste("~", paste(names(scale), collapse = "+"))), answered)[[1]]))
df <- dfOf(answered)
itemRest <- function(k) {
  x <- X[, k]
  rest <- rowSums(X[, -k, drop = FALSE])
  spread <- function(v) sqrt(sum(w * v^2) / sum(w))
  u <- x / spread(x)
  v <- rest / spread(rest)
  r <- sum(w * u * v) / sum(w)
  # A person's influence on a correlation is w (u v - r (u^2 + v^2) / 2) / sum of w.
  se <- sqrt(covarianceOf(w * (u * v - r * (u^2 + v^2) / 2) / sum(w), answered)[1, 1])
  ends <- if (df > 0) tanh(atanh(r) + c(-1, 1) * qt(.975, df) * se / (1 - r^2)) else c(NA, NA)
  without <- if (ncol(X) > 2) alpha(S[-k, -k]) else NA
  c(item_rest = r, lower = ends[1], upper = ends[2], alpha_if_dropped = without, n = nrow(X))
}
numbers <- sapply(seq_along(scale), itemRest)
computed <- unlist(lapply(rownames(numbers), function(what) named(what, itemNames, numbers[what, ])))
cat("alpha:", alpha(S), "\n")
