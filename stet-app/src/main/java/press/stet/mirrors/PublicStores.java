package press.stet.mirrors;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import press.stet.edition.StoreAddresses;

/** The mirrors that readers' browsers may ask: those by https where an edition was read back. */
@Component
class PublicStores implements StoreAddresses {

    /** A reader learns of no more: whoever subscribes learns the same. */
    private static final int MOST = 8;

    private final MirrorRows rows;

    PublicStores(MirrorRows rows) {
        this.rows = rows;
    }

    @Override
    public List<String> stores() {
        return rows.all().stream()
                .filter(mirror -> mirror.state() != null)
                .map(Mirror::webStore)
                .flatMap(Optional::stream)
                .filter(address -> "https".equals(address.getScheme()))
                .map(URI::toString)
                .distinct()
                .limit(MOST)
                .toList();
    }
}
