package press.stet.ops.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import press.stet.newsroom.Document;
import press.stet.newsroom.Document.Block;
import press.stet.newsroom.Document.Chain;
import press.stet.newsroom.Document.Hop;
import press.stet.newsroom.Document.Inline;
import press.stet.newsroom.Document.ListItem;
import press.stet.newsroom.Document.Manner;
import press.stet.newsroom.Document.Paragraph;
import press.stet.newsroom.Document.Style;
import press.stet.newsroom.Document.Text;

/** Arbitrary stories such as a newsroom may hold, made of what each exchange format can carry. */
final class Stories {
    static final Item.Person SPEAKER = person("a7b5c4d3-0000-7000-8000-000000000001", "Vera Nought");
    static final Item.Person OTHER = person("a7b5c4d3-0000-7000-8000-000000000002", "<Ó> \"Q\" & Sons");
    static final List<Item.Photo> PHOTOS = List.of(
            photo(
                    "https://example.org/media/one.jpg?w=1&h=2",
                    "A bridge",
                    "The bridge, \"before\" <noon>",
                    "Ilka Draw"),
            photo("media/two & a half.png", "*Two* [boats]", null, null));
    private static final List<Chain> CHAINS = List.of(
            new Chain(
                    "a1",
                    new Document.Named(SPEAKER.id(), "spokesman: \"of\" <it>"),
                    Manner.TO_AGENCY,
                    List.of(
                            new Hop("A & B", "https://example.org/wire/1", "2015-11-30T18:02:00Z"),
                            new Hop("C", null, null))),
            new Chain("a2", new Document.Described("a person — who knows"), Manner.TO_US, List.of()),
            new Chain("a31", new Document.Withheld("fears for {{ her }} work", 2), Manner.IN_DOCUMENT, List.of()));

    private Stories() {}

    private static Item.Person person(String id, String name) {
        return new Item.Person("stet:person:" + id, UUID.fromString(id), name);
    }

    private static Item.Photo photo(String address, String alt, String caption, String credit) {
        return new Item.Photo(address, Keys.id(address), address, Optional.empty(), alt, caption, credit);
    }

    /** One line of text with everything that formats trip over; never empty, no white space at its ends. */
    static Arbitrary<String> line() {
        Arbitrary<String> piece = Arbitraries.frequencyOf(
                Tuple.of(
                        6,
                        Arbitraries.strings()
                                .withCharRange('a', 'z')
                                .ofMinLength(1)
                                .ofMaxLength(6)),
                Tuple.of(
                        3,
                        Arbitraries.strings()
                                .withChars("*_`#<>&[]()!\"'\\-+=~.:;/{}%|^$@1234567890,?")
                                .ofMinLength(1)
                                .ofMaxLength(3)),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                "\u00A0",
                                "é",
                                "日本語",
                                "العربية",
                                "\uD83D\uDDF3",
                                "\u2028",
                                "\uFEFF",
                                "\u200F",
                                "&amp;",
                                "<em>",
                                "</p>",
                                "{{< x >}}",
                                "{% y %}",
                                "1. ",
                                "- a",
                                "# b",
                                "https://example.org",
                                "--",
                                "***",
                                "<!--",
                                "[caption]",
                                "$1")));
        return Combinators.combine(piece, Arbitraries.of("", " ", " "))
                .as((a, b) -> a + b)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(parts -> Clean.line(String.join("", parts)))
                .filter(text -> text.chars().anyMatch(c -> c > ' ' && c < 0x7F));
    }

    private static Arbitrary<Marks> marks() {
        Arbitrary<Marks> styled = Arbitraries.of(Style.class).set().ofMaxSize(2).map(set -> new Marks(null, null, set));
        Arbitrary<String> links = Arbitraries.of(
                "https://example.net/a?b=c&d=(e)",
                "/politics/x/",
                "mailto:a@example.org",
                "tel:+49301234",
                "https://example.net/*_x_*");
        return Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(Marks.NONE)),
                Tuple.of(3, styled),
                Tuple.of(2, Combinators.combine(styled, links).as(Marks::linkedTo)),
                Tuple.of(
                        2,
                        Combinators.combine(styled, Arbitraries.of("a1", "a2", "a31"))
                                .as(Marks::saidIn)));
    }

    private static Arbitrary<List<Inline>> inlines() {
        Arbitrary<Inline> text = Combinators.combine(line(), Arbitraries.of("", " "), Arbitraries.of("", " "), marks())
                .as((words, before, after, marks) -> new Text(before + words + after, marks.list()));
        Arbitrary<Inline> person = Combinators.combine(Arbitraries.of(SPEAKER, OTHER), marks())
                .as((who, marks) -> new Document.Name(who.id(), marks.list()));
        return Arbitraries.frequencyOf(
                        Tuple.of(8, text),
                        Tuple.of(1, Arbitraries.just(new Document.Break(List.of()))),
                        Tuple.of(1, person))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(Flow::tidy)
                .filter(run -> run.stream().anyMatch(Text.class::isInstance));
    }

    private static Arbitrary<Paragraph> paragraph() {
        return inlines().map(run -> new Paragraph(List.copyOf(run)));
    }

    private static Arbitrary<Block> list(int deeper) {
        Arbitrary<Block> inside = deeper == 0
                ? paragraph().map(p -> p)
                : Arbitraries.frequencyOf(
                        Tuple.of(2, paragraph().map(p -> (Block) p)),
                        Tuple.of(1, Arbitraries.lazy(() -> list(deeper - 1))));
        Arbitrary<ListItem> item = Combinators.combine(
                        paragraph(), inside.list().ofMaxSize(2))
                .as((first, rest) -> {
                    List<Block> all = new ArrayList<>(List.of(first));
                    all.addAll(rest);
                    return new ListItem(List.copyOf(all));
                });
        Arbitrary<List<ListItem>> items = item.list().ofMinSize(1).ofMaxSize(3);
        return Arbitraries.oneOf(
                items.map(all -> new Document.BulletList(all)),
                Combinators.combine(Arbitraries.integers().between(0, 120), items)
                        .as(Document.OrderedList::new));
    }

    private static Arbitrary<Block> block() {
        Arbitrary<String> code = Arbitraries.of("x = 1\n\n  y `` ~~~\n", "```\n</code></pre> &amp;", "\n a", "\t<b>");
        return Arbitraries.frequencyOf(
                Tuple.of(6, paragraph().map(p -> (Block) p)),
                Tuple.of(1, Combinators.combine(Arbitraries.of(2, 3), inlines()).as(Document.Heading::new)),
                Tuple.of(1, paragraph().list().ofMinSize(1).ofMaxSize(2).map(Document.Quote::new)),
                Tuple.of(2, list(2)),
                Tuple.of(
                        1,
                        Combinators.combine(Arbitraries.of(PHOTOS), line().injectNull(.5))
                                .as((photo, caption) -> new Document.Photo(photo.id(), caption))),
                Tuple.of(
                        1,
                        Combinators.combine(line(), line().injectNull(.5))
                                .as((title, source) ->
                                        new Document.Embed("https://example.com/v?a=1&b=2", title, source))),
                Tuple.of(1, code.map(Document.Code::new)),
                Tuple.of(1, Arbitraries.just(new Document.Rule())));
    }

    static Arbitrary<ExportedStory> exported() {
        Arbitrary<Document> document =
                block().list().ofMinSize(1).ofMaxSize(6).map(blocks -> new Document(blocks, CHAINS));
        Arbitrary<List<String>> names =
                line().map(Stories::named).list().ofMaxSize(3).uniqueElements(Clean::slug);
        Arbitrary<Item.Correction> correction = Combinators.combine(
                        Arbitraries.of(Instant.parse("2020-02-03T04:05:06Z")).injectNull(.3), line())
                .as(Item.Correction::new);
        Arbitrary<List<String>> texts = line().injectNull(.4).list().ofSize(4);
        Arbitrary<List<Integer>> choices =
                Arbitraries.integers().between(0, 11).list().ofSize(6);
        return Combinators.combine(
                        document, line(), texts, names, names, correction.list().ofMaxSize(2), choices)
                .as(Stories::story);
    }

    private static String named(String line) {
        return "N " + line;
    }

    private static ExportedStory story(
            Document document,
            String title,
            List<String> texts,
            List<String> topics,
            List<String> authors,
            List<Item.Correction> corrections,
            List<Integer> choices) {
        Item.State state = Item.State.values()[choices.get(0) % 4];
        Instant published = state == Item.State.DRAFT ? null : Instant.parse("2019-05-06T07:08:09Z");
        Instant updated =
                published == null || choices.get(1) < 6 ? null : published.plusSeconds(3600L * choices.get(1));
        Item.Photo photo = PHOTOS.get(choices.get(2) % 2);
        Item.LeadPhoto lead = choices.get(2) < 6 ? null : new Item.LeadPhoto(photo.id(), texts.get(3));
        Map<String, Item.Photo> photos = new LinkedHashMap<>();
        PHOTOS.stream()
                .filter(p -> document.photos().contains(p.id()) || lead != null && p == photo)
                .forEach(p -> photos.put(p.key(), p));
        Item.Story story = new Item.Story(
                "stet:0198-" + choices,
                choices.get(3) == 0 ? Item.Kind.PAGE : Item.Kind.STORY,
                state,
                "a-slug",
                title,
                texts.get(0),
                texts.get(1),
                texts.get(2),
                choices.get(4) < 4 ? null : choices.get(4) < 8 ? "en-GB" : "ar",
                null,
                List.of(),
                List.of(),
                choices.get(5) < 6 ? null : Instant.parse("2019-05-01T00:00:00.123Z"),
                published,
                updated,
                corrections,
                lead,
                List.of("/old/one/", "/?p=" + choices.get(5)),
                document);
        String section = topics.isEmpty() ? null : topics.getFirst();
        return new ExportedStory(
                story,
                "https://example.org/old/one/",
                section,
                topics.stream().skip(1).toList(),
                authors,
                List.of(SPEAKER, OTHER),
                List.copyOf(photos.values()));
    }
}
