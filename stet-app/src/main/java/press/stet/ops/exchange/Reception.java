package press.stet.ops.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.stet.newsroom.Document;
import press.stet.newsroom.DocumentJson;
import press.stet.newsroom.DocumentWriter;
import press.stet.newsroom.InvalidDocument;

/** Lets items in: each author, section and topic once, each story with an address of its own and sound dates. */
final class Reception {
    private static final int NUMBERS_TRIED = 100;
    /** Looked at before the document is written out to be judged: that costs memory. */
    private static final int PARTS_MOST = 20_000;

    private final Newcomers newcomers;
    final Report report;
    private final Seen once = new Seen("authors, sections, topics and photos");
    private final Seen stories = new Seen("stories");
    private final Seen slugs = new Seen("stories");

    Reception(Newcomers newcomers, Report report) {
        this.report = report;
        this.newcomers = item -> {
            report.arrived(item);
            newcomers.arrives(item);
        };
    }

    /** @param prefix begins the keys of the pictures */
    Photos photos(String prefix, Shelf shelf) {
        return new Photos(prefix, shelf, once, newcomers, report);
    }

    String author(String key, String name) {
        if (once.add(key)) {
            String clean = nameOr(name, key);
            newcomers.arrives(new Item.Author(key, clean, slugOr(clean, key)));
        }
        return key;
    }

    String section(String key, String name, @Nullable String slug) {
        if (once.add(key)) {
            String clean = nameOr(name, key);
            newcomers.arrives(new Item.Section(key, clean, slugOr(slug == null ? clean : slug, key)));
        }
        return key;
    }

    String topic(String key, String name, @Nullable String slug) {
        if (once.add(key)) {
            String clean = nameOr(name, key);
            newcomers.arrives(new Item.Topic(key, clean, slugOr(slug == null ? clean : slug, key)));
        }
        return key;
    }

    /** @param id stands for the person in the export's documents */
    void person(UUID id, String name) {
        String key = "stet:person:" + id;
        if (once.add(key)) {
            newcomers.arrives(new Item.Person(key, id, nameOr(name, key)));
        }
    }

    /** True the first time anything of this key is asked about; for findings about tags and the like. */
    boolean first(String key) {
        return once.add(key);
    }

    private static String nameOr(String name, String key) {
        String clean = Clean.line(name);
        return clean.isEmpty() ? key.substring(key.lastIndexOf(':') + 1) : clean;
    }

    private static String slugOr(String name, String key) {
        String slug = Clean.slug(name);
        return slug.isEmpty() ? "x" + Long.toHexString(Seen.hash(key)) : slug;
    }

    /** Lets the story in, or reports why not. */
    void story(StoryDraft draft) {
        if (!stories.add(draft.key)) {
            report.found(draft.key, Finding.DUPLICATE, draft.title);
            return;
        }
        if (draft.notes.has(Finding.TOO_LONG)) {
            draft.notes.writeTo(report, draft.key);
            return;
        }
        dates(draft);
        Document document = new Document(draft.blocks.isEmpty() ? Document.EMPTY.blocks() : draft.blocks, draft.chains);
        if (!canStand(document, draft)) {
            return;
        }
        String title = title(draft, document);
        String slug = slug(draft, title);
        draft.notes.writeTo(report, draft.key);
        newcomers.arrives(new Item.Story(
                draft.key,
                draft.kind,
                draft.state,
                slug,
                title,
                Clean.orNull(draft.kicker),
                Clean.orNull(draft.standfirst),
                Clean.orNull(draft.dateline),
                language(draft.language),
                draft.section,
                List.copyOf(draft.topics),
                List.copyOf(draft.authors),
                draft.created,
                draft.published,
                draft.updated,
                draft.corrections,
                draft.leadPhoto,
                List.copyOf(draft.oldAddresses),
                document));
    }

    /** Whether the document keeps the rules of documents; if not, that is reported. */
    private boolean canStand(Document document, StoryDraft draft) {
        String broken = null;
        int parts = document.blocks().stream()
                .flatMap(block -> Lists.paragraphsOf(block).stream())
                .mapToInt(paragraph -> 1 + paragraph.content().size())
                .sum();
        if (parts > PARTS_MOST) {
            broken = "it has more than " + PARTS_MOST + " parts";
        } else {
            try {
                DocumentJson.parse(DocumentWriter.json(document));
            } catch (InvalidDocument rule) {
                broken = rule.sentence();
            }
        }
        if (broken != null) {
            draft.notes.writeTo(report, draft.key);
            report.found(draft.key, Finding.NOT_A_STORY, broken);
        }
        return broken == null;
    }

    private static void dates(StoryDraft draft) {
        if (draft.state != Item.State.DRAFT && draft.published == null) {
            draft.keepAsDraft(Finding.UNDATED, null);
        }
        if (draft.state == Item.State.DRAFT) {
            draft.published = null;
        }
        Instant published = draft.published;
        Instant updated = draft.updated;
        if (published != null && updated != null && !updated.isAfter(published)) {
            if (updated.isBefore(published) && draft.state == Item.State.PUBLISHED) {
                draft.notes.note(Finding.DATES_SWAPPED, updated.toString());
            }
            draft.updated = null;
        }
    }

    private static String title(StoryDraft draft, Document document) {
        String title = Clean.line(draft.title);
        if (!title.isEmpty()) {
            return title;
        }
        draft.notes.note(Finding.UNTITLED, draft.slug);
        String words = HtmlMedia.shortened(
                document.plainText(person -> "").lines().findFirst().orElse(""));
        String slug = Clean.line(draft.slug);
        return !words.isEmpty() ? words : slug.isEmpty() ? draft.key : slug;
    }

    private String slug(StoryDraft draft, String title) {
        String wanted = Clean.slug(draft.slug);
        wanted = wanted.isEmpty() ? Clean.slug(title) : wanted;
        wanted = wanted.isEmpty() ? slugOr("", draft.key) : wanted;
        String slug = wanted;
        for (int n = 2; !slugs.add(slug); n++) {
            // A file of nothing but equal slugs must not cost the square of their number.
            slug = wanted + "-" + (n <= NUMBERS_TRIED ? String.valueOf(n) : Long.toHexString(Seen.hash(draft.key + n)));
        }
        if (!slug.equals(wanted)) {
            draft.notes.note(Finding.SLUG_TAKEN, wanted + " is now " + slug);
        }
        return slug;
    }

    /** A BCP 47 tag in its usual spelling ({@code pt-BR}), or null. */
    static @Nullable String language(@Nullable String raw) {
        String tag = Locale.forLanguageTag(Clean.line(raw).replace('_', '-')).toLanguageTag();
        return tag.equals("und") ? null : tag;
    }
}
