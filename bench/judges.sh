#!/bin/sh
# What two outside judges say of a running newsroom's story page: Lighthouse, and MDN's HTTP Observatory behind TLS.
#
#   bench/judges.sh http://127.0.0.1:8080/path/of/a/story/
#
# Needs npm, chromium, nginx and openssl. The Observatory wants TLS: nginx ends it here, as it would on a server, with a certificate
# made for the occasion. Give the newsroom an https address first (desk, House): only then are readers told to stay on https.
set -eu

url=${1:?"Give the address of a story: bench/judges.sh http://127.0.0.1:8080/path/of/a/story/"}
case $url in
  http://127.0.0.1:*/* | http://localhost:*/*) ;;
  *) echo "Only a server on this machine is judged here: http://127.0.0.1:PORT/PATH" >&2; exit 2 ;;
esac
PATH=$PATH:/usr/sbin
for tool in npm nginx openssl; do
  command -v "$tool" >/dev/null || { echo "$tool is missing. On Debian: apt-get install npm nginx-light openssl" >&2; exit 2; }
done
here=$(CDPATH='' cd "$(dirname "$0")" && pwd -P)
folder=$(mktemp -d)
cleanup() {
  [ ! -f "$folder/nginx.pid" ] || kill "$(cat "$folder/nginx.pid")" 2>/dev/null || true
  rm -rf "$folder"
}
trap cleanup EXIT
trap 'exit 1' INT TERM

npm --prefix "$folder" install --ignore-scripts --no-audit --no-fund --loglevel=error lighthouse@12.8.2 @mdn/mdn-http-observatory@1.4.8 >/dev/null
CHROME_PATH=${CHROMIUM:-/usr/bin/chromium} "$folder/node_modules/.bin/lighthouse" "$url" --quiet --output=json --output-path="$folder/lighthouse.json" \
  --only-categories=performance,accessibility,best-practices,seo \
  --chrome-flags="--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"

plain=$((20000 + $$ % 20000))
secure=$((plain + 1))
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost \
  -keyout "$folder/key.pem" -out "$folder/certificate.pem" 2>/dev/null
cat >"$folder/nginx.conf" <<CONF
pid $folder/nginx.pid;
error_log $folder/error.log;
events {}
http {
  access_log off;
  client_body_temp_path $folder/body; proxy_temp_path $folder/proxy; fastcgi_temp_path $folder/fastcgi;
  uwsgi_temp_path $folder/uwsgi; scgi_temp_path $folder/scgi;
  server { listen 127.0.0.1:$plain; return 301 https://localhost:$secure\$request_uri; }
  server {
    listen 127.0.0.1:$secure ssl;
    ssl_certificate $folder/certificate.pem;
    ssl_certificate_key $folder/key.pem;
    location / { proxy_pass $(echo "$url" | sed 's,^\(http://[^/]*\)/.*,\1,'); }
  }
}
CONF
chmod -R a+rX "$folder"
nginx -c "$folder/nginx.conf"
NODE_EXTRA_CA_CERTS=$folder/certificate.pem node "$here/judges.mjs" "$folder" "$plain" "$secure" "/$(echo "$url" | cut -d/ -f4-)"
