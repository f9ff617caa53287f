package press.stet.mirrors;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import press.stet.format.CspClass;
import press.stet.kernel.Refusal;

/**
 * Ready-made configuration for a web server that serves a folder mirror as a store: right types, any origin may read, nothing is
 * logged about who reads what.
 *
 * @param host name the server answers to
 * @param folder the mirror's folder
 * @param onion address of the same store as an onion service, for {@code Onion-Location}; null for none
 */
public record ServerConfig(
        String host, String folder, @Nullable String onion) {

    private static final String FOR_GOOD = "public, max-age=31536000, immutable";
    private static final String FOR_A_MINUTE = "public, max-age=60, must-revalidate";

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
        String location =
                onion == null ? "" : "\n    add_header Onion-Location http://" + onion + "$request_uri always;";
        return String.format(
                Locale.ROOT,
                """
                server {
                    listen 80;
                    server_name %s;
                    access_log off;
                    error_log /dev/null crit;
                    server_tokens off;

                    location /stet/ {
                        alias %s/;
                        limit_except GET { deny all; }
                        autoindex off;
                        types { }
                        default_type "text/plain; charset=utf-8";
                %s
                        add_header Cache-Control "%s" always;
                    }

                    location /stet/o/ {
                        alias %s/o/;
                        limit_except GET { deny all; }
                        types { }
                        default_type application/octet-stream;
                %s
                        add_header Cache-Control "%s";
                    }

                    location ~ /\\. { return 404; }
                }
                """,
                host,
                base(),
                nginxHeaders(location),
                FOR_A_MINUTE,
                base(),
                nginxHeaders(location),
                FOR_GOOD);
    }

    private static String nginxHeaders(String location) {
        return String.format(Locale.ROOT, """
                        add_header Access-Control-Allow-Origin * always;
                        add_header Content-Security-Policy "%s" always;
                        add_header X-Content-Type-Options nosniff always;
                        add_header Referrer-Policy no-referrer always;
                        add_header Cross-Origin-Resource-Policy cross-origin always;""", CspClass.ASSET.policy())
                        .indent(8)
                        .stripTrailing()
                + location.replace("\n    ", "\n        ");
    }

    /** One site block for Caddy, which gets its certificate by itself. */
    public String caddy() {
        String location = onion == null ? "" : "\n        Onion-Location \"http://" + onion + "{uri}\"";
        return String.format(Locale.ROOT, """
                %s {
                    log {
                        output discard
                    }
                    @hidden path_regexp /\\.
                    respond @hidden 404
                    @other not method GET HEAD
                    respond @other 405
                    header {
                        Access-Control-Allow-Origin *
                        Content-Security-Policy "%s"
                        X-Content-Type-Options nosniff
                        Referrer-Policy no-referrer
                        Cross-Origin-Resource-Policy cross-origin
                        Content-Type "text/plain; charset=utf-8"
                        Cache-Control "%s"
                        -Server%s
                    }
                    header /stet/o/* Content-Type application/octet-stream
                    header /stet/o/* Cache-Control "%s"
                    handle_path /stet/* {
                        root * %s
                        file_server
                    }
                    respond 404
                }
                """, host, CspClass.ASSET.policy(), FOR_A_MINUTE, location, FOR_GOOD, base());
    }

    private String base() {
        return folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
    }
}
