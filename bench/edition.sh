#!/bin/sh
# stet bench edition [STORIES]: a full print beside Hugo on the same corpus and the same kinds of pages, and publish -> live.
# Everything happens in a folder of its own under ${TMPDIR:-/tmp} and on loopback; it ends by itself.
set -eu
stories=${1:-50000}
here=$(CDPATH='' cd "$(dirname "$0")" && pwd -P)
stet=$here/../stet
for need in python3 hugo /usr/bin/time; do
  command -v "$need" >/dev/null 2>&1 || { echo "The benchmark needs $need (Debian: apt-get install python3 hugo time)." >&2; exit 1; }
done
work=$(mktemp -d "${TMPDIR:-/tmp}/stet-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM

corpus() { # stories folder
  mkdir "$2"
  cp -r "$here/hugo/." "$2/"
  python3 "$here/gen_corpus.py" --n "$1" --out "$2" >/dev/null
}
corpus "$stories" "$work/corpus"
corpus 1000 "$work/small"

measured() { # name command...: wall, CPU of the process and its children, largest resident size
  name=$1
  shift
  /usr/bin/time -o "$work/time" -f '%e %U %S %M' "$@" >"$work/out" 2>&1 || { cat "$work/out" >&2; exit 1; }
  awk -v n="$name" '{ printf "| %s | %.1f | %.1f | %d |\n", n, $1, $2 + $3, $4 / 1024 }' "$work/time"
}


data="--data $work/data --site-port 18480 --desk-port 18481"
echo "| what | wall s | CPU s | peak MB |"
echo "|---|---|---|---|"
# shellcheck disable=SC2086
measured "stet import, $stories stories" "$stet" $data import "$work/corpus/content"
# shellcheck disable=SC2086
measured "stet print --full" "$stet" $data print --full
grep '^Edition' "$work/out" | sed 's/^/| /; s/$/ | | | |/'
measured "hugo, the same corpus" hugo --quiet -s "$work/corpus" -d "$work/hugo"
find "$work/hugo" -type f | wc -l | sed 's/.*/| hugo wrote & files | | | |/'
echo
# The program as it runs by default, measured after as many changes that do not count.
latency() { # data folder
  "$stet" --data "$1" --site-port 18480 --desk-port 18481 latency --changes 200 | grep '^[a-z].* times:'
}
"$stet" --data "$work/small-data" --site-port 18480 --desk-port 18481 import "$work/small/content" >/dev/null
latency "$work/small-data"
latency "$work/data"
