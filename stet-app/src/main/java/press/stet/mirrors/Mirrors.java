package press.stet.mirrors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import press.stet.audit.Audit;
import press.stet.edition.Seal;
import press.stet.format.ClockText;
import press.stet.kernel.DataFolder;
import press.stet.kernel.Ids;
import press.stet.kernel.Refusal;
import press.stet.kernel.Sealing;

/** The newsroom's mirrors: added and removed by people, pushed to by themselves, seen on the board. */
@Service
public class Mirrors {

    /**
     * One line of the board.
     *
     * @param kind {@code folder}, {@code s3}, {@code sftp} or {@code web}
     * @param carries whether people open it
     * @param whose of a door, the channel whose readers are told of it, {@code reserve} or {@code burnt}; empty for a store
     * @param up the last visit went well
     * @param edition the last that was read back in full; 0 for none yet
     * @param rightHash what was read back is what the newsroom signed as its latest edition
     * @param lagMinutes how long what is there has not been the latest; 0 if it is
     * @param said the last that each source said of each place in the last thirty days
     * @param blocked where two sources say that it cannot be reached; empty if nowhere
     * @param sentence how it stands, in words
     */
    public record Line(
            String name,
            String kind,
            Carries carries,
            String whose,
            String address,
            boolean up,
            long edition,
            boolean rightHash,
            long lagMinutes,
            List<Said> said,
            List<String> blocked,
            String sentence) {}

    /**
     * What somebody says of a mirror.
     *
     * @param place a country or a network
     * @param source who says so
     */
    public record Said(String place, String source, Reach reach, Instant at) {}

    private static final Duration SAID_STAYS_TRUE = Duration.ofDays(30);
    private static final int SOURCES = 2;

    private final MirrorRows rows;
    private final VerdictRows verdicts;
    private final Errand errand;
    private final Channels channels;
    private final Seal seal;
    private final Sealing sealing;
    private final Audit audit;
    private final Ids ids;
    private final DataFolder data;
    private final Clock clock;

    Mirrors(
            MirrorRows rows,
            VerdictRows verdicts,
            Errand errand,
            Channels channels,
            Seal seal,
            Sealing sealing,
            Audit audit,
            Ids ids,
            DataFolder data,
            Clock clock) {
        this.rows = rows;
        this.verdicts = verdicts;
        this.errand = errand;
        this.channels = channels;
        this.seal = seal;
        this.sealing = sealing;
        this.audit = audit;
        this.ids = ids;
        this.data = data;
        this.clock = clock;
    }

    /**
     * @param folder of the store, or of the door; must be there
     * @param publicAddress where readers find this folder, or null
     * @param staff who adds it; null for a command
     */
    @Transactional
    public void addFolder(
            String name, Path folder, Carries carries, @Nullable String publicAddress, @Nullable UUID staff) {
        try (FolderTarget there = new FolderTarget(folder.toAbsolutePath())) {
            add(
                    Mirror.fresh(
                            ids.next(),
                            name,
                            Mirror.Kind.FOLDER,
                            carries,
                            folder.toAbsolutePath().normalize().toString(),
                            publicAddress == null ? null : web(publicAddress),
                            null),
                    staff);
        }
    }

    /** @param address of the folder in the bucket, {@code https://host/bucket/folder/} or {@code https://bucket.host/folder/} */
    @Transactional
    public void addBucket(
            String name,
            String address,
            Carries carries,
            BucketKeys keys,
            @Nullable String publicAddress,
            @Nullable UUID staff) {
        UUID id = ids.next();
        add(
                Mirror.fresh(
                        id,
                        name,
                        Mirror.Kind.S3,
                        carries,
                        web(address),
                        publicAddress == null ? null : web(publicAddress),
                        sealing.seal(keys.words(), Errand.place(id))),
                staff);
    }

    /**
     * A folder that somebody names on the desk, who need not be able to write on this machine: so only one that is there for this and
     * holds nothing else.
     */
    @Transactional
    public void addFolderFromAfar(
            String name, String folder, Carries carries, @Nullable String publicAddress, @Nullable UUID staff) {
        addFolder(name, OwnFolders.free(folder, data), carries, publicAddress, staff);
    }

    /** @param address {@code sftp://user@host/folder/} */
    @Transactional
    public void addSftp(
            String name,
            String address,
            Carries carries,
            SshLogin login,
            @Nullable String publicAddress,
            @Nullable UUID staff) {
        UUID id = ids.next();
        add(
                Mirror.fresh(
                        id,
                        name,
                        Mirror.Kind.SFTP,
                        carries,
                        SshLogin.address(address),
                        publicAddress == null ? null : web(publicAddress),
                        sealing.seal(login.words(), Errand.place(id))),
                staff);
    }

    /** A host that copies by itself and is only looked at. */
    @Transactional
    public void addWeb(String name, String address, @Nullable UUID staff) {
        add(Mirror.fresh(ids.next(), name, Mirror.Kind.WEB, Carries.STORE, web(address), null, null), staff);
    }

    private void add(Mirror mirror, @Nullable UUID staff) {
        if (!mirror.name().matches("[a-z0-9-]{1,40}")) {
            throw new Refusal("Give the mirror a short name of small letters, digits and hyphens.", "name");
        }
        try {
            rows.insert(mirror, clock.instant());
        } catch (DuplicateKeyException e) {
            throw new Refusal("There is a mirror of the name " + mirror.name() + " already.", e);
        }
        audit.record(staff, "mirror.added", mirror.id(), mirror.name());
    }

    private static String web(String address) {
        String base = address.endsWith("/") ? address : address + "/";
        if (!base.matches("https?://[A-Za-z0-9.:-]+/([A-Za-z0-9._~-]+/)*")) {
            throw new Refusal(
                    "The address begins with https:// and has only letters, digits and . _ ~ - in its folders.",
                    "address");
        }
        return URI.create(base).toString();
    }

    /** Forgets a mirror; what lies there stays and grows old. */
    @Transactional
    public void remove(String name, @Nullable UUID staff) {
        if (!rows.delete(name)) {
            throw new Refusal("There is no mirror of the name " + name + ".");
        }
        audit.record(staff, "mirror.removed", null, name);
    }

    /**
     * Notes what somebody says of a mirror. It counts as blocked in a place when two sources say so: one may be mistaken, or
     * may want to see the newsroom give a good address up.
     */
    @Transactional
    public void say(String name, String place, String source, Reach reach, @Nullable UUID staff) {
        if (place.isBlank() || place.length() > 100) {
            throw new Refusal("Name the country or the network, for instance Belarus or AS6697.", "place");
        }
        if (source.isBlank() || source.length() > 100) {
            throw new Refusal("Say who found it, for instance OONI, a volunteer, a partner.", "source");
        }
        Mirror mirror = rows.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal("There is no mirror of the name " + name + "."));
        verdicts.insert(ids.next(), mirror.id(), new Said(place.strip(), source.strip(), reach, clock.instant()));
        audit.record(
                staff, "mirror.said", mirror.id(), name + ": " + reach.name().toLowerCase(Locale.ROOT));
        if (mirror.carries() == Carries.DOOR && !blocked(said(mirror)).isEmpty()) {
            channels.burn(name, staff);
        }
    }

    private List<Said> said(Mirror mirror) {
        return verdicts.latest(mirror.id(), clock.instant().minus(SAID_STAYS_TRUE));
    }

    private static List<String> blocked(List<Said> said) {
        Map<String, Set<String>> sources = new TreeMap<>();
        said.stream().filter(one -> one.reach() == Reach.BLOCKED).forEach(one -> sources.computeIfAbsent(
                        one.place(), place -> new HashSet<>())
                .add(one.source().toLowerCase(Locale.ROOT)));
        return sources.entrySet().stream()
                .filter(place -> place.getValue().size() >= SOURCES)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Visits every mirror now, one after the other. */
    public void visitAll() {
        channels.sign();
        rows.all().forEach(mirror -> errand.run(mirror.id()));
    }

    /** The board, by name. */
    public List<Line> board() {
        try {
            ClockText latest = seal.clock().orElse(null);
            return rows.all().stream().map(mirror -> line(mirror, latest)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The newsroom's own clock cannot be read.", e);
        }
    }

    private Line line(Mirror mirror, @Nullable ClockText latest) {
        Push.State state = mirror.state();
        boolean right = latest != null && state != null && state.edition() == latest.edition();
        long lag = right || state == null
                ? 0
                : Math.max(
                        0, Duration.between(state.clockTime(), clock.instant()).toMinutes());
        List<Said> said = said(mirror);
        return new Line(
                mirror.name(),
                mirror.kind().name().toLowerCase(Locale.ROOT),
                mirror.carries(),
                whose(mirror),
                mirror.publicAddress() == null ? mirror.address() : mirror.publicAddress(),
                mirror.error() == null && state != null,
                state == null ? 0 : state.edition(),
                right,
                lag,
                said,
                blocked(said),
                sentence(mirror, right, lag));
    }

    private static String whose(Mirror mirror) {
        if (mirror.carries() == Carries.STORE) {
            return "";
        }
        return mirror.burntAt() != null ? "burnt" : mirror.channel() == null ? "reserve" : mirror.channel();
    }

    private static String sentence(Mirror mirror, boolean right, long lag) {
        if (mirror.error() != null) {
            return mirror.error();
        }
        if (mirror.state() == null) {
            return "Nothing was pushed there yet.";
        }
        String edition = "Edition " + mirror.state().edition();
        return right
                ? edition + " is there, read back and right."
                : edition + " is there; it has not been the latest for " + lag + (lag == 1 ? " minute." : " minutes.");
    }
}
