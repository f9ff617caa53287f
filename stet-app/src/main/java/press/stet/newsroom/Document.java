package press.stet.newsroom;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A story's text as a tree of known nodes, with the chains that say who said what ({@code docs/document.md}). A document that
 * exists is valid: {@link DocumentJson#parse} is the only way in from outside.
 */
public record Document(List<Block> blocks, List<Chain> chains) {

    public static final Document EMPTY = new Document(List.of(new Paragraph(List.of())), List.of());

    public Document {
        blocks = List.copyOf(blocks);
        chains = List.copyOf(chains);
    }

    /** What stands under each other. */
    public sealed interface Block {}

    public record Paragraph(List<Inline> content) implements Block {}

    /** A sub-heading; {@code level} is 2 or 3. */
    public record Heading(int level, List<Inline> content) implements Block {}

    public record Quote(List<Paragraph> paragraphs) implements Block {}

    public record BulletList(List<ListItem> items) implements Block {}

    public record OrderedList(int start, List<ListItem> items) implements Block {}

    /** A photo by reference; a caption of null means the photo's own. */
    public record Photo(UUID photo, @Nullable String caption) implements Block {}

    /** Something elsewhere, printed as a still with a link and never as a frame. */
    public record Embed(String url, String title, @Nullable String source) implements Block {}

    public record Code(String text) implements Block {}

    public record Rule() implements Block {}

    /** Holds paragraphs and further lists; the first block is a paragraph. */
    public record ListItem(List<Block> blocks) {}

    /** What stands beside each other. */
    public sealed interface Inline {
        List<Mark> marks();
    }

    public record Text(String text, List<Mark> marks) implements Inline {}

    public record Break(List<Mark> marks) implements Inline {}

    /** A name by reference: the name itself is a sealed field and never stands in a document. */
    public record Name(UUID person, List<Mark> marks) implements Inline {}

    public sealed interface Mark {}

    /** The marks that only change the look. */
    public enum Style implements Mark {
        STRONG,
        EM,
        STRIKE,
        SUB,
        SUP,
        CODE
    }

    public record Link(String href) implements Mark {}

    /** This text is a statement of somebody; {@code chain} is the id of a {@link Chain} in the same document. */
    public record Statement(String chain) implements Mark {}

    /** Who said it, how, and through whom it reached us; hops run from the one nearest to us to the one nearest to the speaker. */
    public record Chain(String id, Speaker speaker, Manner manner, List<Hop> hops) {}

    public sealed interface Speaker {}

    public record Named(UUID person, @Nullable String role) implements Speaker {}

    public record Described(String description) implements Speaker {}

    /** Somebody we do not name; the identity itself is never stored. */
    public record Withheld(String reason, int knownTo) implements Speaker {}

    public enum Manner {
        TO_US,
        TO_AGENCY,
        TO_OUTLET,
        IN_PUBLIC,
        IN_DOCUMENT,
        SEEN_BY_US
    }

    /** One station on the way; {@code seen} is when we saw it there, ISO 8601. */
    public record Hop(
            String outlet,
            @Nullable String address,
            @Nullable String seen) {}

    /** The words alone: blocks and list items on lines of their own, names shown by {@code names}. */
    public String plainText(Names names) {
        StringJoiner lines = new StringJoiner("\n");
        blocks.forEach(block -> addLines(block, names, lines));
        return lines.toString();
    }

    /** How a person is called in print at this moment. */
    @FunctionalInterface
    public interface Names {
        String of(UUID person);
    }

    /** Every person the document refers to, in the text and as a named speaker; with repeats. */
    public List<UUID> people() {
        List<UUID> found = new ArrayList<>();
        blocks.forEach(block -> addPeople(block, found));
        for (Chain chain : chains) {
            if (chain.speaker() instanceof Named named) {
                found.add(named.person());
            }
        }
        return found;
    }

    /** Every photo in the text, in order; with repeats. */
    public List<UUID> photos() {
        return blocks.stream()
                .filter(Photo.class::isInstance)
                .map(block -> ((Photo) block).photo())
                .toList();
    }

    private static void addLines(Block block, Names names, StringJoiner lines) {
        switch (block) {
            case Paragraph p -> lines.add(words(p.content(), names));
            case Heading h -> lines.add(words(h.content(), names));
            case Quote q -> q.paragraphs().forEach(p -> lines.add(words(p.content(), names)));
            case BulletList list -> list.items().forEach(item -> item.blocks().forEach(b -> addLines(b, names, lines)));
            case OrderedList list ->
                list.items().forEach(item -> item.blocks().forEach(b -> addLines(b, names, lines)));
            case Code code -> lines.add(code.text());
            case Embed embed -> lines.add(embed.title());
            case Photo photo -> {
                if (photo.caption() != null) {
                    lines.add(photo.caption());
                }
            }
            case Rule() -> {}
        }
    }

    private static String words(List<Inline> content, Names names) {
        StringBuilder words = new StringBuilder();
        for (Inline inline : content) {
            switch (inline) {
                case Text text -> words.append(text.text());
                case Break ignored -> words.append(' ');
                case Name person -> words.append(names.of(person.person()));
            }
        }
        return words.toString();
    }

    private static void addPeople(Block block, List<UUID> found) {
        switch (block) {
            case Paragraph p -> addPeople(p.content(), found);
            case Heading h -> addPeople(h.content(), found);
            case Quote q -> q.paragraphs().forEach(p -> addPeople(p.content(), found));
            case BulletList list -> list.items().forEach(item -> item.blocks().forEach(b -> addPeople(b, found)));
            case OrderedList list -> list.items().forEach(item -> item.blocks().forEach(b -> addPeople(b, found)));
            case Photo ignored -> {}
            case Embed ignored -> {}
            case Code ignored -> {}
            case Rule ignored -> {}
        }
    }

    private static void addPeople(List<Inline> content, List<UUID> found) {
        for (Inline inline : content) {
            if (inline instanceof Name person) {
                found.add(person.person());
            }
        }
    }
}
