package press.stet.letters;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import press.stet.newsroom.Houses;

/** Where links in mail begin. */
@Component
class SiteAddress {

    private final Houses houses;
    private final int port;

    SiteAddress(Houses houses, @Value("${stet.site-port:8080}") int port) {
        this.houses = houses;
        this.port = port;
    }

    /** The newsroom's public address, or this machine's while it has none; without a slash at the end. */
    String base() {
        String address = houses.house().address();
        return address == null ? "http://localhost:" + port : address;
    }
}
