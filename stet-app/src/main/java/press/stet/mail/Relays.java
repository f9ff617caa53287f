package press.stet.mail;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import press.stet.audit.Audit;
import press.stet.kernel.Ids;
import press.stet.kernel.Refusal;
import press.stet.kernel.Sealed;
import press.stet.kernel.Sealing;
import press.stet.kernel.Secret;

/** The relays mail is handed to, whose name it bears, and the keys that sign it. */
@Service
public class Relays {

    /** Selectors of the two keys every domain gets. */
    private static final String RSA_SELECTOR = "stet-r1";

    private static final String ED25519_SELECTOR = "stet-e1";

    private final RelayRows rows;
    private final HouseRelay house;
    private final Sealing sealing;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Relays(RelayRows rows, HouseRelay house, Sealing sealing, Audit audit, Ids ids, Clock clock) {
        this.rows = rows;
        this.house = house;
        this.sealing = sealing;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** The newsroom's relays, by name; while there are none, the one in the house, which lets nothing out. */
    public List<Relay> all() {
        List<Relay> relays = rows.relays().stream().map(this::opened).toList();
        return relays.isEmpty() ? List.of(house.relay()) : relays;
    }

    /** Whether mail leaves this machine. */
    public boolean areOutside() {
        return !rows.relays().isEmpty();
    }

    private Relay opened(RelayRows.RelayRow row) {
        Sealed sealed = row.password();
        Relay relay = row.relay();
        return sealed == null
                ? relay
                : new Relay(
                        relay.id(),
                        relay.name(),
                        relay.host(),
                        relay.port(),
                        relay.security(),
                        relay.username(),
                        new Secret(sealing.open(sealed, place(relay.id()))),
                        relay.weight(),
                        relay.connections(),
                        relay.perSecond());
    }

    /** All relays in the order in which one mail tries them: drawn by weight, those of weight 0 last. */
    public List<Relay> inTurn() {
        List<Relay> left = new ArrayList<>(all());
        List<Relay> turn = new ArrayList<>();
        while (!left.isEmpty()) {
            int total = left.stream().mapToInt(Relay::weight).sum();
            int drawn = total == 0 ? 0 : ThreadLocalRandom.current().nextInt(total);
            int at = 0;
            while (total > 0 && drawn >= left.get(at).weight()) {
                drawn -= left.get(at).weight();
                at++;
            }
            turn.add(left.remove(at));
        }
        return turn;
    }

    /** @throws Refusal if a field does not fit */
    @Transactional
    public UUID add(
            String name,
            String host,
            int port,
            Relay.Security security,
            @Nullable String username,
            @Nullable Secret password,
            Pace pace,
            @Nullable UUID staff) {
        check(name, host, port, security, pace);
        UUID id = ids.next();
        Relay relay = new Relay(
                id,
                name,
                host.toLowerCase(Locale.ROOT),
                port,
                security,
                username,
                null,
                pace.weight(),
                pace.connections(),
                pace.perSecond());
        try {
            rows.insert(relay, password == null ? null : sealing.seal(password.value(), place(id)));
        } catch (DuplicateKeyException e) {
            throw new Refusal("There is a relay of the name " + name + " already.", "name");
        }
        audit.record(staff, "relay.added", id, name);
        return id;
    }

    /** How much of the mail a relay gets, and how fast; see {@link Relay}. */
    public record Pace(int weight, int connections, int perSecond) {
        public static final Pace STANDARD = new Pace(10, 10, 200);
    }

    private static void check(String name, String host, int port, Relay.Security security, Pace pace) {
        if (name.isBlank() || name.length() > 60) {
            throw new Refusal("Give the relay a short name.", "name");
        }
        if (!host.matches("[A-Za-z0-9.:-]{1,253}")) {
            throw new Refusal(
                    "Name the relay's host as your provider writes it, for instance smtp.provider.example.", "host");
        }
        if (port < 1 || port > 65_535) {
            throw new Refusal("A port is a number from 1 to 65535; relays mostly listen at 587 or 465.", "port");
        }
        boolean local = host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
        if (security == Relay.Security.PLAIN && !local) {
            throw new Refusal("Only a relay on this machine may be used without encryption.", "security");
        }
        if (pace.weight() < 0
                || pace.weight() > 1_000
                || pace.connections() < 1
                || pace.connections() > 100
                || pace.perSecond() < 1
                || pace.perSecond() > 100_000) {
            throw new Refusal("Between 1 and 100 connections and at least one mail a second, please.", "connections");
        }
    }

    @Transactional
    public void remove(UUID id, @Nullable UUID staff) {
        if (rows.deleteRelay(id)) {
            audit.record(staff, "relay.removed", id, "");
        }
    }

    /** Whose name mail bears; until somebody says, a name that no real domain can have. */
    public Sender sender() {
        return rows.sender().orElse(new Sender("newsroom@stet.invalid", null, "stet.invalid", Sender.Signing.OURS));
    }

    /** @throws Refusal if a field does not fit */
    @Transactional
    public void save(Sender sender, @Nullable UUID staff) {
        if (!sender.address().matches("[A-Za-z0-9._+-]{1,64}@([A-Za-z0-9-]+\\.)+[A-Za-z]{2,}")) {
            throw new Refusal(
                    "Give the address that letters come from, for instance letters@newsroom.example.", "address");
        }
        if (!sender.bounceDomain().matches("([A-Za-z0-9-]+\\.)+[A-Za-z]{2,}")) {
            throw new Refusal(
                    "Give the domain that undeliverable mail comes back to, for instance bounces.newsroom.example.",
                    "bounceDomain");
        }
        rows.save(sender);
        audit.record(staff, "sender.changed", null, sender.domain());
    }

    /** The keys that sign what this sender sends; none if the relay signs. */
    public List<DkimKey> keys(Sender sender) {
        return sender.signing() == Sender.Signing.OURS ? keys(sender.domain()) : List.of();
    }

    /** The keys that sign mail of this domain: RSA first, Ed25519 beside it; made when they are first asked for. */
    @Transactional
    public List<DkimKey> keys(String domain) {
        if (rows.keys(domain).isEmpty()) {
            make(DkimKey.generate(domain, RSA_SELECTOR, DkimKey.Algorithm.RSA));
            make(DkimKey.generate(domain, ED25519_SELECTOR, DkimKey.Algorithm.ED25519));
        }
        return rows.keys(domain).stream()
                .map(row -> new DkimKey(
                        row.domain(),
                        row.selector(),
                        row.algorithm(),
                        new Secret(sealing.open(row.privateKey(), keyPlace(row.domain(), row.selector()))),
                        row.publicKey()))
                .toList();
    }

    private void make(DkimKey key) {
        rows.insert(
                key, sealing.seal(key.privateKey().value(), keyPlace(key.domain(), key.selector())), clock.instant());
    }

    /** Connects to a relay; see {@link SmtpConnection}. */
    public SmtpConnection connect(Relay relay) throws RelayException {
        return SmtpConnection.open(
                relay,
                sender().bounceDomain(),
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                Relay.Patience.STANDARD);
    }

    private static String place(UUID relay) {
        return "relay.password:" + relay;
    }

    private static String keyPlace(String domain, String selector) {
        return "signing_key:" + selector + "." + domain;
    }
}
