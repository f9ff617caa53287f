package press.stet.mirrors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import press.stet.audit.Audit;
import press.stet.edition.EditionSealed;
import press.stet.edition.Keys;
import press.stet.edition.Seal;
import press.stet.format.MirrorsText;
import press.stet.format.Role;
import press.stet.format.SignedNote;
import press.stet.format.StoreLayout;
import press.stet.kernel.Refusal;
import press.stet.kernel.Sealing;

/**
 * Which door is shown to whom. Each belongs to one bucket of one channel; whoever tells the censor burns the doors of her own
 * bucket and no others. What a bucket's readers may know stands in a signed list of mirrors under a name that only they can learn.
 */
@Service
public class Channels {

    /** The channel of those who come by themselves: its list lies open. */
    public static final String OPEN = "open";

    /** A list holds for two weeks and is signed again after one. */
    private static final Duration LIFE = Duration.ofDays(14);

    private static final Duration FRESH = Duration.ofDays(7);
    private static final int MOST_STORES = 8;
    private static final int DOORS_OF_A_NEW_BUCKET = 2;
    private static final int TAG_LENGTH = 24;

    private final ChannelRows rows;
    private final MirrorRows mirrors;
    private final ObjectProvider<ChannelReaders> readers;
    private final Keys keys;
    private final Seal seal;
    private final Sealing sealing;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Channels(
            ChannelRows rows,
            MirrorRows mirrors,
            ObjectProvider<ChannelReaders> readers,
            Keys keys,
            Seal seal,
            Sealing sealing,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.mirrors = mirrors;
        this.readers = readers;
        this.keys = keys;
        this.seal = seal;
        this.sealing = sealing;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Gives a door to the bucket of this channel that has the fewest. The first door of a channel begins it. */
    @Transactional
    public void allot(String mirror, String channel, @Nullable UUID staff) {
        if (!channel.matches("[a-z]{1,12}")) {
            throw new Refusal("A channel has a short name of small letters, for instance letter, push or members.");
        }
        Mirror door = find(mirror);
        if (door.carries() != Carries.DOOR) {
            throw new Refusal(mirror + " is a store and no door: nobody opens it, so it belongs to no channel.");
        }
        if (rows.key(channel).isEmpty()) {
            byte[] key = new byte[32];
            random.nextBytes(key);
            rows.insert(channel, sealing.seal(HexFormat.of().formatHex(key), place(channel)), clock.instant());
            rows.insertBucket(channel, "");
        }
        Map<String, Long> doors = new HashMap<>();
        rows.doors().stream()
                .filter(one -> one.channel().equals(channel))
                .forEach(one -> doors.merge(one.bits(), 1L, Long::sum));
        String poorest = rows.buckets(channel).stream()
                .map(ChannelRows.Bucket::bits)
                .min(Comparator.comparing(bits -> doors.getOrDefault(bits, 0L)))
                .orElseThrow();
        rows.allot(door.id(), channel, poorest);
        audit.record(staff, "mirror.allotted", door.id(), mirror + ": " + channel);
    }

    /**
     * Takes a door that is blocked off every list. Its bucket is split in two, where that leaves enough readers in each half, and
     * each half gets doors that none of them was told of.
     */
    @Transactional
    public void burn(String mirror, @Nullable UUID staff) {
        Mirror door = find(mirror);
        Optional<ChannelRows.Door> allotted = rows.doors().stream()
                .filter(one -> one.mirror().equals(door.id()))
                .findFirst();
        rows.burnt(door.id(), clock.instant());
        audit.record(staff, "mirror.burnt", door.id(), mirror);
        allotted.ifPresent(was -> replace(was.channel(), was.bits()));
    }

    private void replace(String channel, String bits) {
        Optional<Buckets> split = buckets(channel).split(bits, counted(channel));
        if (split.isEmpty()) {
            give(channel, bits, 1);
            return;
        }
        List<UUID> left = rows.doors().stream()
                .filter(one -> one.channel().equals(channel) && one.bits().equals(bits))
                .map(ChannelRows.Door::mirror)
                .toList();
        rows.insertBucket(channel, bits + "0");
        rows.insertBucket(channel, bits + "1");
        for (int i = 0; i < left.size(); i++) {
            rows.allot(left.get(i), channel, bits + i % 2);
        }
        rows.deleteBucket(channel, bits);
        give(channel, bits + "0", DOORS_OF_A_NEW_BUCKET);
        give(channel, bits + "1", DOORS_OF_A_NEW_BUCKET);
    }

    private void give(String channel, String bits, int doors) {
        rows.reserve().stream().limit(doors).forEach(door -> rows.allot(door, channel, bits));
    }

    private ToLongFunction<String> counted(String channel) {
        Buckets buckets = buckets(channel);
        return bits -> {
            long[] count = {0};
            readers.stream()
                    .filter(some -> some.channel().equals(channel))
                    .forEach(some -> some.each(reader -> count[0] += buckets.has(bits, reader) ? 1 : 0));
            return count[0];
        };
    }

    /** Addresses of the doors that this reader of the channel may be told of; none if the channel has none. */
    public List<String> doors(String channel, String reader) {
        if (rows.key(channel).isEmpty()) {
            return List.of();
        }
        return addresses(channel, buckets(channel).of(reader));
    }

    /** The signed list of mirrors for this reader, as it fits into a push message or a letter; empty before there is one. */
    public Optional<byte[]> list(String channel, String reader) throws IOException {
        if (rows.key(channel).isEmpty()) {
            return Optional.empty();
        }
        String name = StoreLayout.mirrors(listName(channel, buckets(channel).of(reader)));
        return Optional.ofNullable(keys.texts().read(name, SignedNote.MAX_LENGTH));
    }

    private List<String> addresses(String channel, String bits) {
        Map<UUID, Mirror> all = new HashMap<>();
        mirrors.all().forEach(mirror -> all.put(mirror.id(), mirror));
        return rows.doors().stream()
                .filter(one -> one.channel().equals(channel) && one.bits().equals(bits))
                .flatMap(one -> Optional.ofNullable(all.get(one.mirror())).flatMap(Mirror::web).stream())
                .map(URI::toString)
                .filter(address -> address.startsWith("https://"))
                .limit(MirrorsText.MAX_ADDRESSES)
                .toList();
    }

    private Buckets buckets(String channel) {
        return new Buckets(
                key(channel),
                rows.buckets(channel).stream().map(ChannelRows.Bucket::bits).toList());
    }

    private byte[] key(String channel) {
        return HexFormat.of().parseHex(sealing.open(rows.key(channel).orElseThrow(), place(channel)));
    }

    private static String place(String channel) {
        return "mirrors.channel:" + channel;
    }

    /** What the signed list calls the bucket: nobody who is not told can ask for it. */
    private String listName(String channel, String bits) {
        return channel.equals(OPEN)
                ? OPEN
                : channel + "-"
                        + HexFormat.of()
                                .formatHex(Buckets.hmac(key(channel), "list " + bits))
                                .substring(0, TAG_LENGTH);
    }

    /** The list that a mirror's own readers follow: its bucket's at an allotted door, the open one elsewhere. */
    String listOf(Mirror mirror) {
        return rows.doors().stream()
                .filter(one -> one.mirror().equals(mirror.id()))
                .findFirst()
                .map(one -> listName(one.channel(), one.bits()))
                .orElse(OPEN);
    }

    /** Names of all lists, for the stores that carry them. */
    List<String> lists() {
        List<String> names = new ArrayList<>(List.of(OPEN));
        for (String channel : rows.channels()) {
            rows.buckets(channel).forEach(bucket -> names.add(listName(channel, bucket.bits())));
        }
        return names.stream().distinct().toList();
    }

    /** Signs what changed and what grows old; then the clock too, so that every mirror is visited at once. */
    public void sign() {
        if (!keys.exist()) {
            return;
        }
        try {
            boolean changed = false;
            if (rows.key(OPEN).isEmpty()) {
                changed = sign(OPEN, List.of());
            }
            for (String channel : rows.channels()) {
                for (ChannelRows.Bucket bucket : rows.buckets(channel)) {
                    changed |= sign(listName(channel, bucket.bits()), addresses(channel, bucket.bits()));
                }
            }
            if (changed) {
                seal.again()
                        .ifPresent(
                                signed -> events.publishEvent(new EditionSealed(signed.edition(), signed.version())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The lists of mirrors could not be signed.", e);
        }
    }

    private boolean sign(String name, List<String> doors) throws IOException {
        List<String> stores = stores(name);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        byte[] note = keys.texts().read(StoreLayout.mirrors(name), SignedNote.MAX_LENGTH);
        MirrorsText before =
                note == null ? null : MirrorsText.parse(SignedNote.parse(note).text());
        if (before != null
                && before.stores().equals(stores)
                && before.doors().equals(doors)
                && before.time().plus(FRESH).isAfter(now)) {
            return false;
        }
        if (before == null && stores.isEmpty() && doors.isEmpty()) {
            return false;
        }
        long version = Math.max(before == null ? 1 : before.version() + 1, now.getEpochSecond());
        MirrorsText list = new MirrorsText(keys.root().newsroom(), name, version, now, now.plus(LIFE), stores, doors);
        keys.texts()
                .write(
                        StoreLayout.mirrors(name),
                        SignedNote.sign(list.text(), keys.signer(Role.MIRRORS)).encoded());
        return true;
    }

    /** Some of the public stores, chosen by the list's name: no reader learns of all. */
    private List<String> stores(String list) {
        return mirrors.all().stream()
                .filter(mirror -> mirror.carries() == Carries.STORE && mirror.state() != null)
                .flatMap(mirror -> mirror.webStore().stream())
                .map(URI::toString)
                .filter(address -> address.startsWith("https://"))
                .distinct()
                .sorted(Comparator.comparing(address -> HexFormat.of()
                        .formatHex(Buckets.hmac(list.getBytes(java.nio.charset.StandardCharsets.UTF_8), address))))
                .limit(MOST_STORES)
                .sorted()
                .toList();
    }

    private Mirror find(String name) {
        return mirrors.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal("There is no mirror of the name " + name + "."));
    }
}
