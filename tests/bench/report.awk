# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# Joins the two lists of "name<TAB>value" and prints them side by side.
FNR == 1 { file++ }
file == 1 {
  ours[$1] = $2
  if ($1 ~ /^coefficient /) coefficient[++n] = $2
  if ($1 ~ /^error /) error[++k] = $2
}
file == 2 { peers[$1] = $2 }

function seconds(x) { return x == "" ? "-" : x < 1 ? sprintf("%.1f ms", 1000 * x) : sprintf("%.2f s", x) }
function ratio(a, b) { return a == "" || b == "" || b == 0 ? "-" : a < b ? sprintf("1/%.3g", b / a) : sprintf("%.3g", a / b) }
function away(a, b) { a = a / b - 1; return a < 0 ? -a : a }

# What we took on the wall with 1 and 2 threads and in processor time with 1, the peer's wall and
# processor time, and ours over theirs by either clock.
function line(work, mine, name, theirs,   two, cpu) {
  two = ours[mine "_2"]
  if (two == "") two = ours[mine]
  cpu = ours["cpu " mine "_1"]
  if (cpu == "") cpu = ours["cpu " mine]
  printf "%-42s %9s %9s %9s   %-20s %9s %9s   %8s %8s\n", work, seconds(ours[mine "_1"]), seconds(two), seconds(cpu), name,
         seconds(peers[theirs]), seconds(peers["cpu " theirs]), ratio(two, peers[theirs]), ratio(cpu, peers["cpu " theirs])
}

END {
  printf "%d people in the model, %d coefficients (peer %d)\n\n", ours["rows"], ours["parameters"], peers["svyglm_parameters"]
  printf "%-42s %9s %9s %9s   %-20s %9s %9s   %8s %8s\n", "", "1 thread", "2 threads", "1: cpu", "peer", "wall", "cpu", "by wall", "by cpu"
  for (i = 1; i <= 2; i++) {
    form = i == 1 ? "codes" : "texts"
    line(sprintf("CSV of %s, %.0f MB, into a project", form, ours["size_mb_file_" form]), "import_" form, "fread, 1 thread", "fread_" form "_1")
    line("", "import_" form, "fread, 2 threads", "fread_" form "_2")
    line("", "import_" form, "sqlite3 .import", "sqlite_import_" form)
    line("  read only, into memory", "read_" form, "fread, 2 threads", "fread_" form "_2")
  }
  line("open the project, load the model's columns", "open_and_load", "", "")
  line("prepare (rows, scales, matrix)", "prepare", "", "")
  line("fit with design-based covariance", "fit", "survey::svyglm", "svyglm")
  line("effects with delta errors", "effects", "closed form in R", "effects_by_hand")
  line("the whole answer (all three, tests)", "whole_answer", "survey::svyglm", "svyglm")
  line("importance of 8 drivers with intervals", "importance", "256 x glm.fit, bare", "glm_fit_256")
  line("32 areas with differences and tests", "areas", "svyby, means alone", "svyby")
  line("32 areas: funnel, ranks, pairs, adjusted", "borough_pack", "svyby, svypredmeans", "svyby_svypredmeans")
  printf "\npeak memory above start: load %.1f MB, fit %.1f MB, importance %.1f MB; the columns in use hold %.1f MB packed, %.1f MB as doubles\n", \
         ours["memory_mb_load"], ours["memory_mb_fit"], ours["memory_mb_importance"], ours["memory_mb_columns"], ours["memory_mb_model_columns"]
  printf "project files: %.1f MB (codes), %.1f MB (texts)\n", ours["size_mb_project_codes"], ours["size_mb_project_texts"]
  printf "numbers with one and with two threads: %s\n", ours["threads_differ_in_numbers"] == 0 ? "identical to the last digit" : "DIFFERENT"
  for (i = 1; i <= n; i++) {
    if ((d = away(coefficient[i], peers["coefficient " i])) > worst) worst = d
    if ((d = away(error[i], peers["error " i])) > worstError) worstError = d
  }
  for (name in ours) if (name ~ /^effect / && (d = away(ours[name], peers[name])) > worstEffect) worstEffect = d
  printf "against R, largest relative difference: coefficients %.1e, standard errors %.1e, effects %.1e\n", worst, worstError, worstEffect
}
