package press.stet.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import press.stet.kernel.Refusal;

/**
 * The site's own connector, beside the framework's (which is the desk's): its own port, limits fit for reading, a virtual
 * thread for each request, and {@link SiteValve} behind it.
 */
public final class SiteServer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final int MAX_CONNECTIONS = 10_000;
    private static final int MAX_WAITING = 1_000;
    private static final int HEADER_MILLIS = 10_000;
    private static final int KEEP_ALIVE_MILLIS = 30_000;
    private static final int MAX_REQUESTS_PER_CONNECTION = 10_000;
    private static final int MAX_HEADER_BYTES = 8 * 1024;
    private static final int MAX_HEADERS = 50;
    /** What is read and thrown away of a body nobody asked for before the connection is closed. */
    private static final int MAX_SWALLOWED = 64 * 1024;

    /** The longest form a reader may send. */
    private static final int MAX_FORM = 16 * 1024;

    private final Site site;
    private final FormDoor door;
    private final RequestsPerHour requests;
    private final Connector connector;

    SiteServer(Site site, FormDoor door, RequestsPerHour requests, int port, String address) {
        this.site = site;
        this.door = door;
        this.requests = requests;
        this.connector = new Connector(Http11NioProtocol.class.getName());
        connector.setPort(port);
        connector.setXpoweredBy(false);
        connector.setMaxPostSize(MAX_FORM);
        connector.setProperty("maxHeaderCount", String.valueOf(MAX_HEADERS));
        Http11NioProtocol http = (Http11NioProtocol) connector.getProtocolHandler();
        if (!address.isEmpty()) {
            http.setAddress(resolve(address));
        }
        http.setExecutor(new VirtualThreadExecutor("site-"));
        http.setMaxConnections(MAX_CONNECTIONS);
        http.setAcceptCount(MAX_WAITING);
        http.setConnectionTimeout(HEADER_MILLIS);
        http.setKeepAliveTimeout(KEEP_ALIVE_MILLIS);
        http.setMaxKeepAliveRequests(MAX_REQUESTS_PER_CONNECTION);
        http.setMaxHttpRequestHeaderSize(MAX_HEADER_BYTES);
        http.setMaxSwallowSize(MAX_SWALLOWED);
    }

    private static InetAddress resolve(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new Refusal("The site cannot listen at \"" + address + "\": this machine has no such address.", e);
        }
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addAdditionalConnectors(connector);
        factory.addEngineValves(new SiteValve(connector, site, door, requests));
    }

    /** The port readers are served on, once the server has started. */
    public int port() {
        return connector.getLocalPort();
    }
}
