# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- What goes with a driver in all, directly, and by way of each mediator (Karlson, Holm and Breen)
#
# Each mediator is regressed on drivers and controls by weighted least squares, Z a + what is left. The
# model with what is left in place of the mediators has the same fit; its coefficient of a driver is
# b + sum of theta a: in all. The weighted mean of p (1 - p) brings all to the probability.

f <- behaviourModel(behaviours[[1]])
isMediator <- f$of %in% mediatorIds
Z <- f$X[, !isMediator, drop = FALSE]
zz <- crossprod(Z, f$w * Z)
M <- f$X[, isMediator, drop = FALSE]
a <- solved(zz, crossprod(Z, f$w * M))
# Influences of the logit's coefficients, then of each regression's, and their covariance.
z <- (f$w * (f$y - f$p) * f$X) %*% solved(crossprod(f$X, f$w * f$p * (1 - f$p) * f$X))
for (i in seq_along(mediators)) z <- cbind(z, (f$w * drop(M[, i] - Z %*% a[, i]) * Z) %*% solved(zz))
stacked <- list(V = covarianceOf(z, f$design), df = f$df)
slope <- f$wn * f$p * (1 - f$p)
slopeJ <- colSums(slope * (1 - 2 * f$p) * f$X)
slope <- sum(slope)
atMediator <- match(mediatorIds, f$of)
atRegression <- ncol(f$X) + (seq_along(mediators) - 1) * ncol(Z)
# The parts of `units` of a column, with their gradients in all coefficients.
partsOf <- function(column, units) {
  j <- match(column, colnames(f$X))
  k <- match(column, colnames(Z))
  direct <- list(value = slope * f$b[[j]], J = c(slopeJ * f$b[[j]], rep(0, length(mediators) * ncol(Z))))
  direct$J[j] <- direct$J[j] + slope
  through <- lapply(seq_along(mediators), function(i) {
    theta <- f$b[[atMediator[i]]]
    J <- c(slopeJ * theta * a[k, i], rep(0, length(mediators) * ncol(Z)))
    J[atMediator[i]] <- J[atMediator[i]] + slope * a[k, i]
    J[atRegression[i] + k] <- slope * theta
    list(value = slope * theta * a[k, i], J = J)
  })
  parts <- lapply(c(list(direct), through), times, by = units)
  total <- Reduce(function(one, other) list(value = one$value + other$value, J = one$J + other$J), parts)
  setNames(c(list(total), parts), c("total", "direct", paste("through", throughNames)))
}
# The contrasts of a term that a figure may show.
contrastsOf <- function(term) {
  x <- f$frame[[term$id]]
  row <- function(level, contrast, column, units) {
    if (!hasColumn(f, column)) return(NULL)
    list(list(driver = term$driver, key = paste(term$driver, term$variable, level, contrast, sep = "]["),
              parts = partsOf(column, units)))
  }
  if (is.factor(x)) {
    return(do.call(c, lapply(levels(x)[-1], function(level)
      row(level, paste("versus", levels(x)[1]), paste0(term$id, level), 1))))
  }
  two <- sort(unique(x))
  if (length(two) == 2) return(row("", paste("from", round(two[1], 9), "to", round(two[2], 9)), term$id, diff(two)))
  row("", "per sd", term$id, weightedSd(x, f$wn))
}
rows <- do.call(c, lapply(which(!terms$control), function(i) contrastsOf(terms[i, ])))
# Of a driver with several the largest is drawn.
size <- sapply(rows, function(row) abs(row$parts$total$value))
driverOf <- sapply(rows, function(row) row$driver)
rows <- rows[sapply(unique(driverOf), function(driver) which(driverOf == driver)[which.max(size[driverOf == driver])])]
partInference <- function(part) inferenceOf(stacked, part)
totalP <- p.adjust(sapply(rows, function(row) partInference(row$parts$total)[["p"]]), "holm")
throughP <- p.adjust(unlist(lapply(rows, function(row) sapply(row$parts[-(1:2)], function(part) partInference(part)[["p"]]))), "holm")
throughP <- matrix(throughP, ncol = length(mediators), byrow = TRUE)
numbersOf <- function(i) {
  row <- rows[[i]]
  total <- row$parts$total
  told <- partInference(total)[["p"]] < .05
  one <- function(name) {
    part <- row$parts[[name]]
    r <- partInference(part)
    share <- part$value / total$value
    s <- if (name == "total" || !told) c(NA, NA, NA, NA) else
      partInference(list(value = share, J = (part$J - share * total$J) / total$value))
    adjusted <- if (name == "total") totalP[i] else if (name == "direct") NA else
      throughP[i, match(name, names(row$parts)) - 2]
    values <- c(points = 100 * r[["estimate"]], lower = 100 * r[["lower"]], upper = 100 * r[["upper"]], p = r[["p"]],
                p_holm = adjusted, share = 100 * s[[1]], share_lower = 100 * s[[3]], share_upper = 100 * s[[4]])
    setNames(values, paste0(names(values), "[", row$key, "][", name, "]"))
  }
  unlist(lapply(names(row$parts), one))
}
computed <- unlist(lapply(seq_along(rows), numbersOf))
