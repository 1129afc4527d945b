# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- What goes with having a mediator (trust, confidence), all else equal

# The model of one behaviour: those who said what they would do, with every answer and a weight.
mediatorIds <- paste0("mediator", seq_along(mediators))
for (i in seq_along(mediators)) people[[mediatorIds[i]]] <- mediators[[i]]
behaviourModel <- function(y) {
  people$y <- y
  complete <- people$inDomain & !is.na(people$y) & people$w > 0 & people$known &
    complete.cases(people[c(terms$id, mediatorIds)])
  people <- dropUnused(people, complete, terms$id)
  used <- complete[people$known]
  modelOf(c(terms$id[terms$control], terms$id[!terms$control], mediatorIds), subset(designOf(people), used))
}
