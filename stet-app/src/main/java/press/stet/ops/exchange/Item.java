package press.stet.ops.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.stet.newsroom.Document;

/** One thing that travels between newsrooms. Texts are clean: no control characters, no lone surrogates. */
public sealed interface Item {

    /** Names the item within all exports of its source, for instance {@code ghost:5f8…}; equal in every run. */
    String key();

    /** An author as printed in bylines. */
    record Author(String key, String name, String slug) implements Item {}

    record Section(String key, String name, String slug) implements Item {}

    record Topic(String key, String name, String slug) implements Item {}

    /** A person named by reference in a document or as the speaker of a statement; {@code id} stands for it there. */
    record Person(String key, UUID id, String name) implements Item {}

    /**
     * A picture.
     *
     * @param id stands for it in documents of the same import
     * @param address where the source says it is: a web address or a path
     * @param file its bytes, if they travel with the export
     */
    record Photo(
            String key,
            UUID id,
            String address,
            Optional<MediaFile> file,
            @Nullable String alt,
            @Nullable String caption,
            @Nullable String credit)
            implements Item {
        public Photo {
            alt = Clean.orNull(alt);
            caption = Clean.orNull(caption);
            credit = Clean.orNull(credit);
        }
    }

    /**
     * A story or a page. Photos, names and speakers in its document carry the ids of {@link Photo} and {@link Person}
     * items of the same import; whoever lets the story in puts the newsroom's own in their place.
     *
     * @param language BCP 47 tag, null for the newsroom's own
     * @param published null exactly for drafts
     * @param updated the last change readers were told of, never before {@code published}
     * @param oldAddresses paths, with query where needed, that shall lead to the story
     */
    record Story(
            String key,
            Kind kind,
            State state,
            String slug,
            String title,
            @Nullable String kicker,
            @Nullable String standfirst,
            @Nullable String dateline,
            @Nullable String language,
            @Nullable String section,
            List<String> topics,
            List<String> authors,
            @Nullable Instant created,
            @Nullable Instant published,
            @Nullable Instant updated,
            List<Correction> corrections,
            @Nullable LeadPhoto leadPhoto,
            List<String> oldAddresses,
            Document document)
            implements Item {
        public Story {
            topics = List.copyOf(topics);
            authors = List.copyOf(authors);
            corrections = List.copyOf(corrections);
            oldAddresses = List.copyOf(oldAddresses);
        }
    }

    enum Kind {
        STORY,
        PAGE
    }

    enum State {
        DRAFT,
        SCHEDULED,
        PUBLISHED,
        RETRACTED
    }

    /** @param at when it was made, null where the source does not say */
    record Correction(@Nullable Instant at, String note) {}

    /** @param photo id of a {@link Photo}; {@code caption} is this story's own, or null */
    record LeadPhoto(UUID photo, @Nullable String caption) {}
}
