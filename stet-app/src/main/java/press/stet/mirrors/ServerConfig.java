package press.stet.mirrors;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import press.stet.format.CspClass;
import press.stet.kernel.Refusal;

/**
 * Ready-made configuration for a web server that serves a folder mirror: right types, policies of the format, any origin may read the
 * store, answers compressed so that they fit through lines that are cut, nothing logged about who reads what.
 *
 * @param host name the server answers to
 * @param folder the mirror's folder
 * @param carries whether pages lie in the folder, with the store below {@code stet/}, or the store alone
 * @param onion address of the same folder as an onion service, for {@code Onion-Location}; null for none
 */
public record ServerConfig(
        String host,
        String folder,
        Carries carries,
        @Nullable String onion) {

    private static final String NGINX_NO_PAGES = """
            location / { return 404; }
        """;

    private static final String NGINX_PAGES = """
            error_page 404 /404.html;

            location = /stet-worker.js {
                limit_except GET { deny all; }
                default_type text/javascript;
        @worker@
                add_header Cache-Control no-cache always;
            }

            location ~ \\.(js|css|png|jpg|jpeg|webp|avif|svg|xml|json|txt|webmanifest|epub|zip|idx|bin)$ {
                limit_except GET { deny all; }
        @asset@
                add_header Cache-Control "@minute@";
            }

            location ~ ^/(media|assets)/ {
                limit_except GET { deny all; }
        @asset@
                add_header Cache-Control "@good@";
            }

            location ^~ /.well-known/ {
                limit_except GET { deny all; }
                default_type "text/plain; charset=utf-8";
        @asset@
            }

            location / {
                limit_except GET { deny all; }
                try_files $uri $uri.html $uri/index.html =404;
        @page@
                add_header Cache-Control "@minute@" always;
            }
        """;

    private static final String NGINX = """
        server {
            listen 80;
            server_name @host@;
            root @folder@;
            access_log off;
            error_log /dev/null crit;
            server_tokens off;
            absolute_redirect off;
            autoindex off;
            etag on;
            index index.html;
            charset utf-8;
            charset_types text/plain application/xml;
            types {
                text/html html;
                text/javascript js;
                text/css css;
                text/plain txt;
                application/xml xml;
                application/json json;
                application/manifest+json webmanifest;
                application/epub+zip epub;
                application/zip zip;
                image/png png;
                image/jpeg jpg jpeg;
                image/webp webp;
                image/avif avif;
                image/svg+xml svg;
            }
            default_type application/octet-stream;
            gzip on;
            gzip_min_length 512;
            gzip_vary on;
            gzip_types text/javascript text/css text/plain application/xml application/json application/manifest+json application/octet-stream image/svg+xml;

            location ^~ /stet/o/ {
                alias @store@/o/;
                limit_except GET { deny all; }
                types { }
        @asset@
                add_header Access-Control-Allow-Origin * always;
                add_header Cache-Control "@good@";
            }

            location ^~ /stet/carried/ {
                alias @store@/carried/;
                limit_except GET { deny all; }
                types { }
                default_type text/html;
        @asset@
                add_header Access-Control-Allow-Origin * always;
                add_header Content-Disposition attachment;
                add_header Cache-Control "@minute@" always;
            }

            location ^~ /stet/ {
                location ~ /\\. { return 404; }
                alias @store@/;
                limit_except GET { deny all; }
                types { }
                default_type text/plain;
                charset_types text/plain;
        @asset@
                add_header Access-Control-Allow-Origin * always;
                add_header Cache-Control "@minute@" always;
            }

            location ~ /\\.(?!well-known/) { return 404; }
        @pages@}
        """;

    private static final String CADDY = """
        @host@ {
            log {
                output discard
            }
            encode {
                zstd
                gzip
                minimum_length 512
                match {
                    header Content-Type text/*
                    header Content-Type application/octet-stream
                    header Content-Type application/json
                    header Content-Type application/xml*
                    header Content-Type application/manifest+json
                    header Content-Type image/svg+xml
                }
            }
            header -Server
            route {
                @hidden {
                    path */.*
                    not path /.well-known/*
                }
                respond @hidden 404
                @other not method GET HEAD
                respond @other 405
                header X-Content-Type-Options nosniff
                header Referrer-Policy no-referrer
                header Content-Security-Policy "@asset-policy@"
                header Cross-Origin-Resource-Policy cross-origin
                header Cache-Control "@minute@"@onion@
                handle_path /stet/* {
                    root * @store@
                    header Access-Control-Allow-Origin *
                    @text not path /o/* /carried/*
                    header @text Content-Type "text/plain; charset=utf-8"
                    @object path /o/*
                    header @object Content-Type application/octet-stream
                    header @object Cache-Control "@good@"
                    @carried path /carried/*
                    header @carried Content-Type "text/html; charset=utf-8"
                    header @carried Content-Disposition attachment
                    file_server
                }
        @pages@    }
        @errors@}
        """;

    private static final String CADDY_NO_PAGES = """
                respond 404
        """;

    private static final String CADDY_PAGES = """
                handle {
                    root * @folder@
                    @named path /media/* /assets/*
                    header @named Cache-Control "@good@"
                    @page not path *.js *.css *.png *.jpg *.jpeg *.webp *.avif *.svg *.xml *.json *.txt *.webmanifest *.epub *.zip *.idx *.bin /.well-known/*
                    header @page Content-Security-Policy "@page-policy@"
                    header @page Cross-Origin-Resource-Policy same-origin
                    @worker path /stet-worker.js
                    header @worker Content-Security-Policy "@worker-policy@"
                    header @worker Cross-Origin-Resource-Policy same-origin
                    header @worker Cache-Control no-cache
                    @js path *.js
                    header @js Content-Type text/javascript
                    @xml path *.xml
                    header @xml Content-Type "application/xml; charset=utf-8"
                    @webmanifest path *.webmanifest
                    header @webmanifest Content-Type application/manifest+json
                    @epub path *.epub
                    header @epub Content-Type application/epub+zip
                    header /.well-known/* Content-Type "text/plain; charset=utf-8"
                    try_files {path} {path}.html {path}/index.html
                    file_server
                }
        """;

    private static final String CADDY_ERRORS = """
            handle_errors {
                root * @folder@
                rewrite * /404.html
                file_server
            }
        """;

    public ServerConfig {
        if (!host.matches("[A-Za-z0-9.-]{1,253}")) {
            throw new Refusal("Name the host as it stands in an address, for instance mirror.example.");
        }
        if (!folder.matches("/[A-Za-z0-9._/-]*")) {
            throw new Refusal("Name the folder from the root on, with letters, digits and . _ - only.");
        }
        if (onion != null && !onion.matches("[a-z2-7]{56}\\.onion")) {
            throw new Refusal("An onion address has 56 letters and digits before .onion.");
        }
    }

    /** One server block for nginx. Certificates are added to it by whoever runs the server. */
    public String nginx() {
        return filled(NGINX.replace("@pages@", carries == Carries.DOOR ? NGINX_PAGES : NGINX_NO_PAGES)
                .replace("@asset@", nginxHeaders(CspClass.ASSET))
                .replace("@page@", nginxHeaders(CspClass.PAGE))
                .replace("@worker@", nginxHeaders(CspClass.WORKER)));
    }

    private String nginxHeaders(CspClass csp) {
        String headers =
                String.format(Locale.ROOT, """
                    add_header Content-Security-Policy "%s" always;
                    add_header X-Content-Type-Options nosniff always;
                    add_header Referrer-Policy no-referrer always;
                    add_header Cross-Origin-Resource-Policy %s always;
                    """, csp.policy(), csp == CspClass.ASSET ? "cross-origin" : "same-origin");
        if (onion != null) {
            headers += "add_header Onion-Location http://" + onion + "$request_uri always;\n";
        }
        return headers.indent(8).stripTrailing();
    }

    /** One site block for Caddy, which gets its certificate by itself. */
    public String caddy() {
        return filled(CADDY.replace("@pages@", carries == Carries.DOOR ? CADDY_PAGES : CADDY_NO_PAGES)
                .replace("@errors@", carries == Carries.DOOR ? CADDY_ERRORS : "")
                .replace(
                        "@onion@",
                        onion == null
                                ? ""
                                : "\n        header Onion-Location \"http://" + onion + "{http.request.orig_uri}\"")
                .replace("@asset-policy@", CspClass.ASSET.policy())
                .replace("@page-policy@", CspClass.PAGE.policy())
                .replace("@worker-policy@", CspClass.WORKER.policy()));
    }

    private String filled(String template) {
        String base = folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
        return template.replace("@host@", host)
                .replace("@store@", carries == Carries.DOOR ? base + "/stet" : base)
                .replace("@folder@", base)
                .replace("@minute@", Target.Headers.FOR_A_MINUTE)
                .replace("@good@", Target.Headers.FOR_GOOD);
    }
}
