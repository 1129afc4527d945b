# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- How answers become variables; what is not named is a reason for missing (NA)

# Categories in their order. `codes`: the code of each label, c("No" = 1, "Yes" = 2), or texts.
levelsOf <- function(x, codes) {
  labels <- if (is.null(names(codes))) codes else names(codes)
  factor(labels[match(x, codes)], levels = labels)
}
# 1 where the answer is one of those wanted, 0 where it is another, NA where there is none.
isOneOf <- function(x, wanted) ifelse(is.na(x), NA, as.numeric(x %in% wanted))
# Answers as they are, without those that mean none; ranges of such codes as list(c(low, high)).
validOf <- function(x, missing = NULL, ranges = list(), only = NULL) {
  x[x %in% missing] <- NA
  for (range in ranges) x[!is.na(x) & x >= range[1] & x <= range[2]] <- NA
  if (!is.null(only)) x[!x %in% only] <- NA
  x
}
# The place of an answer among its levels, worst to best, from 0 to 1.
scoreOf <- function(x, codes) (match(x, codes) - 1) / (length(codes) - 1)
# The mean of the items that were answered, where at least `minItems` were. Steps of items of up to
# 13 answers are whole multiples of 1 / 27720: counted in them equal means are equal to the last digit.
scaleOf <- function(items, minItems) {
  answered <- rowSums(!is.na(items))
  parts <- 27720 * rowSums(items, na.rm = TRUE)
  whole <- round(parts)
  parts <- ifelse(abs(parts - whole) < 1e-6, whole, parts)
  ifelse(answered >= max(minItems, 1), parts / (27720 * answered), NA)
}
# Several variables taken together, NA where one is.
together <- function(...) {
  parts <- data.frame(...)
  ifelse(complete.cases(parts), do.call(paste, c(lapply(parts, as.character), sep = " | ")), NA)
}
# Turned round within the range of its answers.
turnedRound <- function(x) min(x, na.rm = TRUE) + max(x, na.rm = TRUE) - x
# Levels that nobody of those used has are no levels; the first that is there is the reference.
dropUnused <- function(people, used, ids) {
  for (id in ids) if (is.factor(people[[id]])) {
    there <- levels(people[[id]])[levels(people[[id]]) %in% people[[id]][used]]
    people[[id]] <- factor(people[[id]], levels = there)
  }
  people
}
