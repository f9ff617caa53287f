package press.stet.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import press.stet.jobs.Jobs;
import press.stet.kernel.Ids;
import press.stet.kernel.Refusal;

/**
 * The newsroom's photos. What comes in is recognised, measured and freed of everything that is not picture before a byte of
 * it is kept; what goes out is newly encoded pixels.
 */
@Component
public class Photos {
    private final PhotoRows rows;
    private final PhotoFiles files;
    private final PhotoPrinting printing;
    private final Jobs jobs;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Photos(
            PhotoRows rows,
            PhotoFiles files,
            PhotoPrinting printing,
            Jobs jobs,
            Ids ids,
            Clock clock,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.files = files;
        this.printing = printing;
        this.jobs = jobs;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Takes a photo from the desk and prints it at once.
     *
     * @throws PhotoRefused when it is no picture we take; nothing is kept then
     */
    public Photo add(byte[] file, PhotoDetails details) {
        PhotoFile picture = PhotoFile.read(file);
        List<Rendition> renditions = printing.print(picture);
        PhotoId id = new PhotoId(ids.next());
        printing.keep(files.keep(picture.bytes()), picture, renditions, original -> {
            if (!rows.insert(id, original, null, details, clock.instant())) {
                throw new IllegalStateException("The photo " + id + " exists already.");
            }
        });
        return get(id);
    }

    /**
     * As {@link #add(byte[], PhotoDetails)}, from a stream that is read to its end or to the limit.
     *
     * @throws PhotoRefused when it is no picture we take
     */
    public Photo add(InputStream file, PhotoDetails details) {
        try {
            return add(file.readNBytes(PhotoFile.MOST_BYTES + 1), details);
        } catch (IOException e) {
            throw new UncheckedIOException("The photo did not arrive in full. Please try again.", e);
        }
    }

    /**
     * Takes a photo from an import; its sizes are printed by a job. Bringing the same again changes nothing; another
     * picture under the same key replaces the first.
     *
     * @param sourceKey where it comes from, for instance the old site's address of it
     * @throws PhotoRefused when it is no picture we take; nothing is kept then
     */
    @Transactional
    public Photo bring(String sourceKey, byte[] file, PhotoDetails details) {
        PhotoFile picture = PhotoFile.read(file);
        String original = files.keep(picture.bytes());
        rows.insertOriginal(original, picture.uprightWidth(), picture.uprightHeight(), clock.instant());
        boolean isNew = rows.insert(new PhotoId(ids.next()), original, sourceKey, details, clock.instant());
        PhotoId id = rows.bySource(sourceKey).orElseThrow();
        if (!isNew) {
            rows.updateOriginal(id, original);
        }
        if (rows.state(original) == Photo.State.WAITING) {
            jobs.enqueue(PrintPhoto.KIND, original, new PrintPhoto(original));
        }
        return get(id);
    }

    /** Says something else about a photo. */
    @Transactional
    public Photo describe(PhotoId id, PhotoDetails details) {
        if (!rows.updateDetails(id, details)) {
            throw unknown();
        }
        events.publishEvent(new PhotoChanged(id));
        return get(id);
    }

    /**
     * One photo.
     *
     * @throws Refusal when there is none
     */
    public Photo get(PhotoId id) {
        return Optional.ofNullable(getAll(List.of(id)).get(id)).orElseThrow(Photos::unknown);
    }

    private static Refusal unknown() {
        return new Refusal("This photo is not there any more. Please choose another one.", "photo");
    }

    /** Those of these photos that there are, in the order asked for. */
    public Map<PhotoId, Photo> getAll(Collection<PhotoId> wanted) {
        Map<PhotoId, Photo> found = new LinkedHashMap<>();
        for (PhotoRows.Line line : rows.byIds(wanted)) {
            found.put(line.photo().id(), line.photo());
        }
        Map<PhotoId, Photo> ordered = new LinkedHashMap<>();
        for (PhotoId id : wanted) {
            Photo photo = found.get(id);
            if (photo != null) {
                ordered.put(id, photo);
            }
        }
        return ordered;
    }

    /** The photo that an import brought from this source. */
    public Optional<PhotoId> bySource(String sourceKey) {
        return rows.bySource(sourceKey);
    }

    /**
     * For choosing a photo: newest first, a page at a time.
     *
     * @param words of the alt text, caption or agency, in any order and cut short if need be; none for all photos
     * @param people photos by or of these are found too, as the newsroom knows who bears which name
     * @param before the last photo of the page before, or null
     * @param limit at most this many, 1 to 200
     */
    public List<Photo> find(String words, Set<UUID> people, @Nullable PhotoId before, int limit) {
        List<String> each = words.isBlank() ? List.of() : List.of(words.strip().split("\\s+", -1));
        return rows.find(each, people, before, Math.clamp(limit, 1, 200)).stream()
                .map(PhotoRows.Line::photo)
                .toList();
    }

    /** The file of a rendition. */
    public byte[] print(Rendition rendition) {
        return files.read(rendition.hash());
    }

    /** The kept original, for export: all pixels, nothing else. */
    public byte[] original(PhotoId id) {
        return files.read(rows.byIds(List.of(id)).stream()
                .findFirst()
                .orElseThrow(Photos::unknown)
                .original());
    }

    /** What prints photos on this machine, for health. */
    public String engine() {
        return printing.engine();
    }
}
