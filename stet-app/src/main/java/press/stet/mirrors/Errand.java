package press.stet.mirrors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import press.stet.edition.Keys;
import press.stet.edition.Seal;
import press.stet.format.ClockText;
import press.stet.format.Head;
import press.stet.format.HotPage;
import press.stet.format.Memory;
import press.stet.format.ObjectHash;
import press.stet.format.PageContent;
import press.stet.format.RefusedException;
import press.stet.format.SignedNote;
import press.stet.format.Store;
import press.stet.format.StoreLayout;
import press.stet.format.Verdict;
import press.stet.format.Verifier;
import press.stet.format.WebStore;
import press.stet.kernel.Refusal;
import press.stet.kernel.Sealing;
import press.stet.storage.Objects;

/** One visit to one mirror: push what it lacks, read back from outside, take off what is old, note how it went. */
@Component
class Errand {

    private static final Logger LOG = LoggerFactory.getLogger(Errand.class);

    private final MirrorRows rows;
    private final Channels channels;
    private final Keys keys;
    private final Seal seal;
    private final Objects objects;
    private final Sealing sealing;
    private final Clock clock;

    Errand(MirrorRows rows, Channels channels, Keys keys, Seal seal, Objects objects, Sealing sealing, Clock clock) {
        this.rows = rows;
        this.channels = channels;
        this.keys = keys;
        this.seal = seal;
        this.objects = objects;
        this.sealing = sealing;
        this.clock = clock;
    }

    /** How a visit went. */
    enum Went {
        UP_TO_DATE,
        FAILED,
        /** The mirror was removed. */
        GONE
    }

    Went run(UUID id) {
        Optional<Mirror> found = rows.find(id);
        if (found.isEmpty()) {
            return Went.GONE;
        }
        Mirror mirror = found.get();
        try {
            Optional<ClockText> latest = seal.clock();
            if (latest.isPresent()
                    && (mirror.state() == null
                            || mirror.error() != null
                            || mirror.state().clock() < latest.get().version())) {
                visit(mirror);
            }
            return Went.UP_TO_DATE;
        } catch (IOException | RuntimeException e) {
            String sentence = sentence(e);
            LOG.warn("The mirror {} lags: {}", mirror.name(), sentence);
            rows.failed(id, sentence, clock.instant());
            return Went.FAILED;
        }
    }

    private void visit(Mirror mirror) throws IOException {
        if (mirror.kind() == Mirror.Kind.WEB) {
            try (WebStore store = new WebStore(mirror.webStore().orElseThrow())) {
                rows.succeeded(mirror.id(), look(store), clock.instant());
            }
            return;
        }
        try (Target target = store(mirror)) {
            // After a failure nothing is taken for granted: somebody may have emptied the place.
            Push.State known = mirror.error() == null ? mirror.state() : null;
            Optional<Push.State> pushed = new Push(keys, objects, target).run(known);
            if (pushed.isPresent()) {
                if (mirror.carries() == Carries.DOOR) {
                    bringPages(mirror, pushed.get().table());
                }
                putLists(mirror, target);
                readBack(mirror, target, pushed.get());
                Push.State swept =
                        new Retention(keys.texts(), objects, target).sweep(keepingFrom(mirror, pushed.get()));
                rows.succeeded(mirror.id(), swept, clock.instant());
            }
        }
    }

    /** What may be there is noted before it is: a push that is cut off leaves some pages of one edition and some of another. */
    private void bringPages(Mirror mirror, ObjectHash table) throws IOException {
        Set<ObjectHash> may = new LinkedHashSet<>(mirror.pages());
        may.add(table);
        rows.pages(mirror.id(), List.copyOf(may));
        try (Target door = target(mirror, "")) {
            new DoorPages(keys.texts(), objects, door).bring(mirror.pages(), table);
        }
        rows.pages(mirror.id(), List.of(table));
    }

    /** A store carries every list, a door its own; there a file says which that is. */
    private void putLists(Mirror mirror, Target target) throws IOException {
        String own = channels.listOf(mirror);
        for (String list : mirror.carries() == Carries.DOOR ? List.of(own) : channels.lists()) {
            String name = StoreLayout.mirrors(list);
            byte[] note = keys.texts().read(name, SignedNote.MAX_LENGTH);
            if (note != null && !Arrays.equals(note, target.read(name, SignedNote.MAX_LENGTH))) {
                target.put(name, note);
            }
        }
        if (mirror.carries() == Carries.DOOR) {
            target.put("channel", (own + "\n").getBytes(UTF_8));
        }
        target.settle();
    }

    private static Push.State keepingFrom(Mirror mirror, Push.State pushed) {
        Push.State old = mirror.state();
        return old == null ? pushed : pushed.keepingFrom(old.keptFrom());
    }

    private void readBack(Mirror mirror, Target target, Push.State pushed) throws IOException {
        Push.State seen;
        if (mirror.publicAddress() == null) {
            seen = look(target);
        } else {
            try (WebStore outside = new WebStore(mirror.webStore().orElseThrow())) {
                seen = look(outside);
            }
        }
        if (seen.edition() < pushed.edition() || !seen.table().equals(pushed.table())) {
            throw new Refusal("Edition " + pushed.edition() + " was pushed, but read from outside it is still edition "
                    + seen.edition() + ". A cache before the mirror may hold it back.");
        }
    }

    /** What a reader finds there: the head, and the pages it names, byte for byte. */
    private Push.State look(Store store) throws IOException {
        Head head = new Verifier(clock).head(store, Memory.pinned(keys.pinned()));
        PageContent content = new PageContent(store, head.root());
        for (HotPage hot : head.edition().hot()) {
            try {
                content.copy(hot.entry(), OutputStream.nullOutputStream());
            } catch (RefusedException e) {
                if (e.verdict() != Verdict.WITHDRAWN) {
                    throw new Refusal(hot.path() + " does not hold there: " + e.sentence(), e);
                }
            }
        }
        ObjectHash table = head.edition().table();
        return new Push.State(
                head.edition().number(),
                table,
                head.memory().clockVersion(),
                head.asOf(),
                head.root().version(),
                head.edition().notices(),
                head.edition().number());
    }

    /** The mirror's store. */
    private Target store(Mirror mirror) throws IOException {
        return target(mirror, mirror.carries() == Carries.DOOR ? Mirror.STORE : "");
    }

    /** @param below a folder in the mirror's own, with a slash at its end, or nothing */
    private Target target(Mirror mirror, String below) throws IOException {
        return switch (mirror.kind()) {
            case FOLDER -> new FolderTarget(Path.of(mirror.address())).below(below);
            case S3 -> {
                if (mirror.credentials() == null) {
                    throw new Refusal(
                            "The mirror " + mirror.name() + " has no credentials. Remove it and add it again.");
                }
                BucketKeys bucket = BucketKeys.of(sealing.open(mirror.credentials(), place(mirror.id())));
                yield new S3Target(
                        URI.create(mirror.address()).resolve(below),
                        new SigV4(bucket.region(), bucket.keyId(), bucket.secret()),
                        clock);
            }
            case SFTP ->
                SftpTarget.at(
                        URI.create(mirror.address()).resolve(below),
                        mirror.credentials() == null
                                ? SshLogin.OF_THIS_MACHINE
                                : SshLogin.of(sealing.open(mirror.credentials(), place(mirror.id()))));
            case WEB ->
                throw new Refusal("The mirror " + mirror.name() + " copies by itself; nothing is pushed there.");
        };
    }

    /** The place that credentials are sealed for. */
    static String place(UUID mirror) {
        return "mirrors.credentials:" + mirror;
    }

    private static String sentence(Exception failure) {
        String words = failure.getMessage();
        return words == null ? "It failed without a word (" + failure.getClass().getSimpleName() + ")." : words;
    }
}
