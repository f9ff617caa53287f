#!/bin/sh
# Sets the site's server beside nginx on the same story, on this machine, over loopback.
#
#   bench/site.sh http://127.0.0.1:8080/path/of/a/story/
#
# Needs wrk, nginx, curl and ss (Debian: wrk nginx-light curl iproute2). nginx serves the very bytes the site served, with
# gzip_static, sendfile and the same headers. Three rounds in turn; the best of each counts, since other work on the machine
# can only slow them down. SECONDS_EACH (5) and CONNECTIONS (32) may be set.
set -eu

url=${1:?"Give the address of a story: bench/site.sh http://127.0.0.1:8080/path/of/a/story/"}
seconds=${SECONDS_EACH:-5}
connections=${CONNECTIONS:-32}
case $url in
  http://127.0.0.1:*/* | http://localhost:*/*) ;;
  *) echo "Only a server on this machine may be measured: http://127.0.0.1:PORT/PATH" >&2; exit 2 ;;
esac
for tool in wrk nginx curl ss; do
  command -v "$tool" >/dev/null || { echo "$tool is missing. On Debian: apt-get install wrk nginx-light curl iproute2" >&2; exit 2; }
done

site_port=$(echo "$url" | sed 's,^http://[^:]*:\([0-9]*\)/.*,\1,')
peer_port=$((20000 + $$ % 20000))
folder=$(mktemp -d)
cleanup() {
  [ ! -f "$folder/nginx.pid" ] || kill "$(cat "$folder/nginx.pid")" 2>/dev/null || true
  rm -rf "$folder"
}
trap cleanup EXIT
trap 'exit 1' INT TERM

mkdir "$folder/www"
curl -sSf -o "$folder/www/story.html" "$url"
curl -sSf -H 'Accept-Encoding: gzip' -o "$folder/www/story.html.gz" "$url"
touch -r "$folder/www/story.html" "$folder/www/story.html.gz"
chmod -R a+rX "$folder"
headers=$(curl -sS -o /dev/null -D - "$url" | tr -d '\r' | sed -n '/^\(Content-Security\|X-Content\|Referrer\|Cross-Origin\|Permissions\|Cache\|Vary\)/s/^\([^:]*\): \(.*\)$/add_header \1 "\2";/p')

cat > "$folder/nginx.conf" <<CONF
worker_processes 2;
pid $folder/nginx.pid;
error_log $folder/error.log;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 10000; gzip_static on; open_file_cache max=100;
  types { text/html html; } charset utf-8;
  client_body_temp_path $folder/body; proxy_temp_path $folder/proxy; fastcgi_temp_path $folder/fastcgi;
  uwsgi_temp_path $folder/uwsgi; scgi_temp_path $folder/scgi;
  $headers
  server { listen 127.0.0.1:$peer_port; root $folder/www; }
}
CONF
nginx -c "$folder/nginx.conf"
peer=http://127.0.0.1:$peer_port/story.html

# Clock ticks used so far by whoever listens on this port.
ticks() {
  for pid in $(ss -Hltnp "sport = :$1" | grep -o 'pid=[0-9]*' | cut -d= -f2 | sort -u); do
    sed 's/^.*) //' "/proc/$pid/stat" | awk '{ print $12 + $13 }'
  done | awk '{ sum += $1 } END { print sum + 0 }'
}

# One round: requests a second, 99th percentile, requests per CPU-second of the server, answers that were not 2xx.
round() {
  before=$(ticks "$2")
  wrk -t2 -c"$connections" -d"${seconds}s" --latency -H 'Accept-Encoding: gzip' "$1" > "$folder/wrk"
  after=$(ticks "$2")
  awk -v used="$((after - before))" -v hz="$(getconf CLK_TCK)" '
    /Requests\/sec/ { rate = $2 } / requests in / { count = $1 } /99%/ { slow = $2 } /Non-2xx/ { bad = $NF }
    END { printf "%.0f %s %.0f %d\n", rate, slow, used ? count * hz / used : 0, bad }' "$folder/wrk"
}

wrk -t2 -c"$connections" -d"${seconds}s" -H 'Accept-Encoding: gzip' "$url" >/dev/null
for turn in 1 2 3; do
  round "$url" "$site_port" >> "$folder/site"
  round "$peer" "$peer_port" >> "$folder/peer"
done

best() { sort -rn "$1" | head -1; }
echo "Story: $(stat -c %s "$folder/www/story.html") bytes, $(stat -c %s "$folder/www/story.html.gz") in gzip; $connections connections, best of 3 rounds of $seconds s"
best "$folder/site" > "$folder/site.best"
best "$folder/peer" > "$folder/peer.best"
paste -d' ' "$folder/site.best" "$folder/peer.best" | awk '
  { printf "%-24s %12s %12s %8s\n", "", "Stet", "nginx", "ratio"
    printf "%-24s %12d %12d %8.2f\n", "requests/s", $1, $5, $1 / $5
    printf "%-24s %12d %12d %8.2f\n", "requests per CPU-second", $3, $7, $7 ? $3 / $7 : 0
    printf "%-24s %12s %12s\n", "99th percentile", $2, $6
    printf "%-24s %12d %12d\n", "answers not 2xx", $4, $8
    exit ($1 / $5 >= 0.5 && $4 + $8 == 0) ? 0 : 1 }' && echo "At least half of nginx: yes" || { echo "At least half of nginx: no"; exit 1; }
