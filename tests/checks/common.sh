# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# Shared by the checks: where the sources are, and counting what is wrong.
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
problems=0

# The project's own files matching the given patterns ('*.h' ...), as git knows them, or else (an
# unpacked archive) as they lie there.
files() {
  if git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
    git ls-files --cached --others --exclude-standard -- "$@" | while read -r f; do [ -f "$f" ] && echo "$f"; done
  else
    [ $# -eq 0 ] && set -- "*"
    for pattern in "$@"; do
      find . \( -path ./build -o -path ./.git \) -prune -o -type f -path "./$pattern" -print | sed 's|^\./||'
    done | sort -u
  fi
}

# complain WHAT < lines: each line is a problem.
complain() {
  local line
  while IFS= read -r line; do
    echo "$1: $line"
    problems=$((problems + 1))
  done
}

verdict() {
  [ "$problems" -eq 0 ] && { echo "fine"; exit 0; }
  echo "$problems problems"
  exit 1
}
