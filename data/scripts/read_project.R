# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# ---- How the project file is read
#
# It is one SQLite file. The table "wave" lists the waves, oldest first; their interviews are the
# rows of wave_1, wave_2 ...; "variable" says which column holds which question, and "value_label"
# what its codes mean.

# One variable of one wave: numbers and codes as numbers, texts as texts, dates as seconds since
# 1970; NULL where the wave did not ask it.
readColumn <- function(db, wave, name) {
  about <- dbGetQuery(
    db, "SELECT position, kind, form, column_name FROM variable WHERE wave = ? AND name = ?",
    params = list(wave, name))
  if (nrow(about) == 0) return(NULL)
  iso <- about$kind == "date" && about$form == "numbers"
  cells <- dbGetQuery(db, sprintf(
    "SELECT CAST(%s AS %s) AS cell FROM wave_%d ORDER BY rowid",
    dbQuoteIdentifier(db, about$column_name), if (iso) "TEXT" else "REAL", wave))$cell
  if (iso) return(secondsOf(cells))
  if (about$kind != "text") return(as.numeric(cells))
  labels <- dbGetQuery(db, "SELECT code, label FROM value_label WHERE wave = ? AND variable = ?",
                       params = list(wave, about$position))
  labels$label[match(cells, labels$code)]
}

# "2019-04-01" or "2019-04-01T10:00:00" as seconds since 1970.
secondsOf <- function(iso) {
  part <- function(from, to) ifelse(nchar(iso) >= to, suppressWarnings(as.numeric(substr(iso, from, to))), 0)
  days <- as.numeric(as.Date(substr(iso, 1, 10), format = "%Y-%m-%d"))
  86400 * days + 3600 * part(12, 13) + 60 * part(15, 16) + part(18, 19)
}

# The variables named, a row an interview, the waves below one another. "@wave" is the wave's name.
readProject <- function(path, names) {
  if (!file.exists(path)) stop("There is no project file ", path, ". Say: Rscript SCRIPT.R FILE")
  db <- dbConnect(RSQLite::SQLite(), path, flags = RSQLite::SQLITE_RO)
  on.exit(dbDisconnect(db))
  waves <- dbGetQuery(db, "SELECT id, name FROM wave ORDER BY id")
  countOf <- function(id) dbGetQuery(db, sprintf("SELECT count(*) AS n FROM wave_%d", id))$n
  rows <- sapply(waves$id, countOf)
  join <- function(name) {
    if (name == "@wave") return(rep(waves$name, rows))
    parts <- lapply(waves$id, function(id) readColumn(db, id, name))
    asked <- !sapply(parts, is.null)
    if (!any(asked)) stop("The project has no variable ", name, ".")
    if (length(unique(sapply(parts[asked], is.character))) > 1)
      stop(name, " is text in one wave and a number in another, which this script does not join.")
    for (k in which(!asked)) parts[[k]] <- rep(NA, rows[k]) # not asked in this wave
    unlist(parts)
  }
  as.data.frame(sapply(names, join, simplify = FALSE), optional = TRUE, stringsAsFactors = FALSE)
}
