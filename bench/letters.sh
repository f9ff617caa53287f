#!/bin/sh
# stet bench letters [READERS]: one letter of 20 kB to every reader, signed and unsigned, with the record of each, to smtp-sink on
# loopback; beside it what Debian's smtp-source reaches without rendering, signing or remembering anything.
# Everything happens in a folder of its own under ${TMPDIR:-/tmp} and on loopback; it ends by itself.
set -eu
readers=${1:-20000}
here=$(CDPATH='' cd "$(dirname "$0")" && pwd -P)
stet=$here/../stet
PATH=$PATH:/usr/sbin
port=18425
if ! command -v smtp-sink >/dev/null 2>&1 && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "postfix postfix/main_mailer_type select No configuration" | debconf-set-selections
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends postfix >/dev/null 2>&1 || true
fi
command -v smtp-sink >/dev/null 2>&1 || { echo "The benchmark needs smtp-sink and smtp-source (Debian: apt-get install postfix, without configuration)." >&2; exit 1; }
work=$(mktemp -d "${TMPDIR:-/tmp}/stet-bench.XXXXXX")
smtp-sink -u nobody "127.0.0.1:$port" 512 >/dev/null 2>&1 &
sink=$!
trap 'kill "$sink" 2>/dev/null; rm -rf "$work"' EXIT INT TERM

echo "| what | signing up s | planning s | sending s | mails/s | accepted | peak heap MB |"
echo "|---|---|---|---|---|---|---|"
for signing in OURS THE_RELAYS; do
  "$stet" --data "$work/data" --site-port 18480 --desk-port 18481 sending --readers "$readers" --relay-port "$port" --signing "$signing" |
    grep '^|'
done
for way in -d ''; do
  began=$(date +%s.%N)
  # shellcheck disable=SC2086
  smtp-source $way -s 10 -l 20480 -m "$readers" -f a@newsroom.example -t b@host.example "127.0.0.1:$port"
  ended=$(date +%s.%N)
  awk -v w="smtp-source $way -s 10, 20 kB" -v n="$readers" -v b="$began" -v e="$ended" \
    'BEGIN { printf "| %s | | | %.1f | %.0f | | |\n", w, e - b, n / (e - b) }'
done
