#!/bin/sh
# bench/import.sh [MEGABYTES] [FORMAT]: imports a generated export (ghost, wxr; 300 MB of wxr unless told otherwise) into a newsroom
# with its real database and says the importing process's largest resident size. Fails above 300 MB. The database's own processes are
# not counted: they are the same whatever is imported. Everything happens in a folder of its own below ${TMPDIR:-/tmp}.
set -eu
megabytes=${1:-300}
format=${2:-wxr}
most=300
here=$(CDPATH='' cd "$(dirname "$0")" && pwd -P)
work=$(mktemp -d "${TMPDIR:-/tmp}/stet-import.XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM

case $format in
  wxr) file=wordpress.xml bytes_each=6100 ;;
  ghost) file=ghost.json bytes_each=17400 ;;
  *) echo "Say wxr or ghost." >&2; exit 2 ;;
esac
python3 "$here/gen_corpus.py" --n $((megabytes * 1000000 / bytes_each)) --out "$work" --format "$format" >/dev/null
size=$(($(wc -c <"$work/$file") / 1000000))

began=$(date +%s)
"$here/../stet" --data "$work/data" import "$work/$file" >"$work/out" 2>&1 &
import=$!
peak=0
while now=$(awk '/^VmHWM/ { print $2 }' "/proc/$import/status" 2>/dev/null) && [ -n "$now" ]; do
  peak=$now
  sleep 0.2
done
wait "$import" || { tail -n 20 "$work/out" >&2; exit 1; }
tail -n 3 "$work/out"
peak=$((peak / 1024))
echo "import of $size MB ($format): $(($(date +%s) - began)) s, at most $peak MB in the importing process"
[ "$peak" -le "$most" ] || { echo "That is more than $most MB." >&2; exit 1; }
