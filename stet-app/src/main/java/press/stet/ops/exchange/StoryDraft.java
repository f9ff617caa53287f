package press.stet.ops.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.stet.newsroom.Document;
import press.stet.newsroom.Document.Block;

/** A story while a reader gathers it; {@link Reception} sets it right and lets it in. */
final class StoryDraft {
    final String key;
    final Notes notes = new Notes();
    Item.Kind kind = Item.Kind.STORY;
    Item.State state = Item.State.PUBLISHED;

    @Nullable
    String slug;

    @Nullable
    String title;

    @Nullable
    String kicker;

    @Nullable
    String standfirst;

    @Nullable
    String dateline;

    @Nullable
    String language;

    @Nullable
    String section;

    final Set<String> topics = new LinkedHashSet<>();
    final Set<String> authors = new LinkedHashSet<>();

    @Nullable
    Instant created;

    @Nullable
    Instant published;

    @Nullable
    Instant updated;

    final List<Item.Correction> corrections = new ArrayList<>();
    Item.@Nullable LeadPhoto leadPhoto;
    final Set<String> oldAddresses = new LinkedHashSet<>();
    List<Block> blocks = List.of();
    List<Document.Chain> chains = List.of();

    StoryDraft(String key) {
        this.key = key;
    }

    void oldAddress(@Nullable String path) {
        if (path != null) {
            oldAddresses.add(path);
        }
    }

    /** Notes something and keeps the story from readers until a person has looked. */
    void keepAsDraft(Finding why, @Nullable String detail) {
        notes.note(why, detail);
        state = Item.State.DRAFT;
    }

    void correction(@Nullable Instant at, @Nullable String note) {
        String line = Clean.line(note);
        if (!line.isEmpty()) {
            corrections.add(new Item.Correction(at, line));
        }
    }
}
