# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- R's numbers beside Candour's
#
# They agree where they differ by no more than a millionth of their size, of 0.001 where that is more
# (1e-9 near zero).

# The same name twice is told apart as Candour's are: "x", "x (2)".
numbered <- function(names) {
  seen <- ave(seq_along(names), names, FUN = seq_along)
  ifelse(seen > 1, paste0(names, " (", seen, ")"), names)
}
names(computed) <- numbered(names(computed))
inR <- unname(computed[names(plotted)])
relative <- abs(inR - unname(plotted)) / pmax(abs(unname(plotted)), 1e-3)
agrees <- is.finite(inR) & relative <= 1e-6
options(width = 120)
shown <- function(x, digits) formatC(unname(x), digits = digits, format = "g")
print(data.frame(R = shown(inR, 10), Candour = shown(plotted, 10), relative = shown(relative, 2),
                 agrees = ifelse(agrees, "", "NO"), row.names = names(plotted)))
cat("\n", sum(agrees), " of ", length(plotted), " numbers agree; the largest relative difference is ",
    format(signif(max(0, relative, na.rm = TRUE), 3)), ".\n", sep = "")
if (!interactive()) quit(status = if (all(agrees)) 0 else 1)
