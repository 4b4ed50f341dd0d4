#!/bin/sh
# All tests, in two halves side by side: reading and rules keep one core busy, servers and browsers mostly wait.
# With arguments: only those, as pytest takes them.
set -u
cd "$(dirname "$0")/.."
if [ "$#" -gt 0 ]; then exec .venv/bin/python -m pytest "$@"; fi

READING="tests/nlu tests/actions tests/bot tests/docs"
log=$(mktemp) || exit 1
ignored=$(for folder in $READING; do printf ' --ignore=%s' "$folder"; done)

# shellcheck disable=SC2086  # lists of words
.venv/bin/python -m pytest -p no:cacheprovider $READING >"$log" 2>&1 &
reading=$!
trap 'kill "$reading" 2>/dev/null; rm -f "$log"' EXIT
trap 'exit 130' INT TERM
# shellcheck disable=SC2086
.venv/bin/python -m pytest $ignored
services=$?
wait "$reading"
read_well=$?
printf '\n%s:\n' "$READING"
cat "$log"
[ "$services" = 0 ] && [ "$read_well" = 0 ]
