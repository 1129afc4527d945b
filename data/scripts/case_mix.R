# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- Areas adjusted for who lives there: everybody's prediction with the area set to each in turn

complete <- people$known & people$inDomain & !is.na(people$y) & !is.na(people$area) & people$w > 0 &
  complete.cases(people[terms$id])
largest <- areas[which.max(n[-whole])] # the reference
mixed <- people
mixed$area <- relevel(mixed$area, largest)
mixed <- dropUnused(mixed, complete, c(terms$id, "area"))
f <- modelOf(c(terms$id, "area"), subset(designOf(mixed), complete[people$known]))
adjusted <- sapply(levels(f$frame$area), function(a) marginAt(f, "area", a)$value)
computed <- c(computed, named("adjusted", names(adjusted), 100 * adjusted))
