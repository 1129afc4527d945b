# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- What the design says of an estimate

# Rows of `z` are each person's influence on the estimates, the weight in it: their covariance.
covarianceOf <- function(z, design) {
  z <- as.matrix(z)
  colnames(z) <- paste0("z", seq_len(ncol(z)))
  unname(vcov(svytotal(z / weights(design, "sampling"), design))) # svytotal() puts the weight on
}
# Degrees of freedom of some of the design's people: sampling units less strata, as degf().
dfOf <- function(design, inside = TRUE) {
  inside <- inside & weights(design, "sampling") > 0
  length(unique(design$cluster[inside, 1])) - length(unique(design$strata[inside, 1]))
}
# A x = b for a matrix of crossproducts whose columns may be of very different sizes.
solved <- function(A, b = diag(nrow(A))) {
  size <- sqrt(diag(A))
  solve(A / outer(size, size), b / size, tol = 1e-30) / size
}
named <- function(what, keys, values) setNames(as.numeric(values), paste0(what, "[", keys, "]"))
