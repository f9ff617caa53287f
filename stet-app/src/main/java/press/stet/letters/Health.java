package press.stet.letters;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import press.stet.mail.Relay;

/** Which relays could not be reached last time; those of weight 0 are wanted only when all others are down. */
final class Health {

    private final Set<UUID> down = ConcurrentHashMap.newKeySet();
    private volatile List<Relay> all = List.of();

    void these(List<Relay> relays) {
        all = List.copyOf(relays);
    }

    void down(Relay relay) {
        down.add(relay.id());
    }

    void up(Relay relay) {
        down.remove(relay.id());
    }

    boolean wants(Relay relay) {
        return relay.weight() > 0 || all.stream().allMatch(one -> one.weight() == 0 || down.contains(one.id()));
    }
}
