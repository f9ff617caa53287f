package press.stet.mirrors;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import press.stet.edition.StoreAddresses;

/**
 * The mirrors that any reader's browser may ask: stores by https where an edition was read back, and doors that are open to
 * everybody. Doors of other channels are told to nobody here.
 */
@Component
class PublicStores implements StoreAddresses {

    /** A reader learns of no more: whoever subscribes learns the same. */
    private static final int MOST = 8;

    private final MirrorRows rows;
    private final ChannelRows channels;

    PublicStores(MirrorRows rows, ChannelRows channels) {
        this.rows = rows;
        this.channels = channels;
    }

    @Override
    public List<String> stores() {
        Set<UUID> open = channels.doors().stream()
                .filter(door -> door.channel().equals(Channels.OPEN))
                .map(ChannelRows.Door::mirror)
                .collect(Collectors.toSet());
        return rows.all().stream()
                .filter(mirror -> mirror.carries() == Carries.STORE || open.contains(mirror.id()))
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
